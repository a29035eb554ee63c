import datetime as dt

import pytest

from models.choices import OwnKind
from models.records import Beat
from planner.errors import PlanError
from planner.i18n import set_language
from planner.library import sounds
from planner.video import as_text, own_fields, own_kinds, videos


@pytest.fixture
def made(workspace):
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 27, 19)))
    sound = workspace.do(sounds.add("Dusk", "Nila"))
    for edit in (
        videos.set_format(made, 4),
        videos.set_length(made, 22.5),
        videos.set_text(made, "product", "Concentrate"),
        videos.set_text(made, "hook", "Your coffee is bitter"),
        videos.set_text(made, "script", "Line one\nLine two\n"),
        videos.set_text(made, "caption", "Three steps"),
        videos.set_beats(made, [Beat(0, 3, "Hook", "cup\nclose"), Beat(3, 22.5, "Steps")]),
        videos.set_hashtags(made, ["kopi", "coldbrew"]),
        videos.set_sound(made, sound),
    ):
        workspace.do(edit)
    return made


def text(workspace, video_id):
    return workspace.read(lambda session: as_text.as_text(session, video_id))


def test_a_video_reads_from_title_to_hashtags(workspace, made):
    assert text(workspace, made) == (
        "Cold brew\n"
        "Fri 27 Nov 2026, 19:00 WIB · Idea · How-to tutorial · 22.5 s · Concentrate\n\n"
        "Spoken hook:\nYour coffee is bitter\n\n"
        "Beats:\n0–3 s  Hook: cup close\n3–22.5 s  Steps\n\n"
        "Script:\nLine one\nLine two\n\n"
        "Sound:\nDusk – Nila\n\n"
        "Caption:\nThree steps\n\n"
        "Hashtags:\n#kopi #coldbrew\n"
    )


def test_it_speaks_the_language_of_the_program(workspace, made):
    set_language("id")
    try:
        assert "Naskah:\nLine one" in text(workspace, made)
        assert "Jum 27 Nov 2026" in text(workspace, made)
    finally:
        set_language("en")


def test_what_is_empty_is_left_out(workspace):
    assert text(workspace, workspace.do(videos.add("Idea"))) == "Idea\nNo date · Idea\n"


def test_a_video_that_is_gone_is_refused(workspace):
    with pytest.raises(PlanError):
        text(workspace, 7)


def test_own_fields_are_told_by_name(workspace):
    made = workspace.do(videos.add("Cold brew"))
    for name, kind, text in (("Owner", OwnKind.TEXT, "Nila"), ("Reviewed?", OwnKind.YES_NO, own_kinds.YES)):
        workspace.do(own_fields.set_value(made, workspace.do(own_fields.add(name, kind)), text))
    assert "Owner:\nNila\n\nReviewed?:\nyes\n" in workspace.read(lambda s: as_text.as_text(s, made))

import datetime as dt

import pytest

from models.choices import Origin, Stage
from models.records import Beat
from models.template import Template
from planner import labels
from planner.errors import PlanError
from planner.i18n import set_language
from planner.library import sounds
from planner.texts import beats
from planner.video import formats, templates, videos

AT = dt.datetime(2026, 11, 27, 19)


def look(workspace, video_id):
    return workspace.read(lambda session: videos.get(session, video_id))


@pytest.fixture
def saved(workspace):
    made = workspace.do(videos.add("Cold brew in three steps", AT, stage=Stage.POSTED))
    for edit in (
        videos.set_format(made, 4),
        videos.set_sound(made, workspace.do(sounds.add("Dusk"))),
        videos.set_text(made, "hook", "Your coffee is bitter"),
        videos.set_beats(made, [Beat(0, 3, "Hook", "cup")]),
        videos.set_hashtags(made, ["kopi"]),
        videos.choose(made, "origin", "creator"),
    ):
        workspace.do(edit)
    return workspace.do(templates.save(made, "  Three   steps "))


def test_every_built_in_format_has_a_template_with_beats_of_its_course():
    assert {one["key"] for one in templates.usual()} == labels.CONTENT_FORMATS.keys()
    courses = {one["key"]: one["beats"] for one in formats.built_in()}
    for one in templates.usual():
        assert [beat["kind"] for beat in one["beats"]] == courses[one["key"]]
        ends = [beat["end"] for beat in one["beats"]]
        assert ends == sorted(set(ends))
        assert ends[-1] == one["length"]


@pytest.mark.parametrize("one", templates.usual(), ids=lambda one: one["key"])
def test_every_text_stands_in_both_languages(one):
    for text in (*one["beats"], *one["checklist"], *one["hints"]):
        assert text["en"].strip()
        assert text["id"].strip()
        assert text["en"] != text["id"]


def test_the_words_of_a_built_in_beat_tell_its_kind():
    for one, pattern in zip(templates.usual(), templates.built_in(), strict=True):
        for row, beat in zip(one["beats"], pattern.beats, strict=True):
            assert row["kind"] in beats.kinds_of(beat.name, "")


def test_a_built_in_template_makes_a_video_with_beats_and_a_checklist(workspace):
    made = look(workspace, workspace.do(templates.make("how-to", AT)))
    assert (made.title, made.at, made.length, made.stage) == ("How-to tutorial", AT, 24, Stage.IDEA)
    assert [beat["name"] for beat in made.beats][1:3] == ["Step 1", "Step 2"]
    assert made.notes.startswith("☐ Everything measured out")
    assert made.format_id == 4
    assert workspace.undo() == "New video from a template"


def test_built_in_templates_speak_indonesian():
    set_language("id")
    try:
        pattern = templates.built_in()[0]
        assert pattern.beats[0].text == "Sekilas hasilnya, lalu kembali ke awal"
        assert "Tandai posisi kamera" in pattern.checklist
    finally:
        set_language("en")


def test_a_saved_template_makes_videos_that_begin_like_the_one_it_was_saved_from(workspace, saved):
    made = look(workspace, workspace.do(templates.make(saved, dt.datetime(2026, 12, 1, 12))))
    assert (made.title, made.hook, made.hashtags) == (
        "Cold brew in three steps", "Your coffee is bitter", ["kopi"],
    )  # fmt: skip
    assert (made.stage, made.origin, made.format_id, made.sound_id) == (Stage.IDEA, Origin.CREATOR, 4, 1)
    assert made.beats == [{"start": 0, "end": 3, "name": "Hook", "text": "cup"}]
    assert made.at_utc == dt.datetime(2026, 12, 1, 5, tzinfo=dt.UTC)


def test_saved_templates_are_listed_before_the_built_in_ones(workspace, saved):
    found = workspace.read(templates.all_templates)
    assert [one.name for one in found][:2] == ["Three steps", "Before and after"]
    assert (found[0].key, found[0].format, found[0].hook) == (saved, "how-to", "Your coffee is bitter")


def test_a_template_whose_sound_is_gone_still_makes_videos(workspace, saved):
    workspace.do(videos.set_sound(1, None))
    workspace.do(sounds.delete(1))
    assert look(workspace, workspace.do(templates.make(saved))).sound_id is None


def test_templates_are_renamed_and_deleted(workspace, saved):
    workspace.do(templates.rename(saved, "Steps"))
    workspace.do(templates.rename(saved, "STEPS"))
    assert workspace.read(lambda s: s.get(Template, saved)).name == "STEPS"
    workspace.do(templates.delete(saved))
    with pytest.raises(PlanError, match="no longer"):
        workspace.do(templates.make(saved))


@pytest.mark.parametrize("name", ["", " ", "three STEPS"])
def test_a_name_that_is_empty_or_taken_is_refused(workspace, saved, name):
    with pytest.raises(PlanError, match="name"):
        workspace.do(templates.save(1, name))
    other = workspace.do(templates.save(1, "Other"))
    with pytest.raises(PlanError, match="name"):
        workspace.do(templates.rename(other, name))


def test_a_built_in_template_that_does_not_exist_is_refused(workspace):
    with pytest.raises(PlanError):
        workspace.do(templates.make("vlog"))

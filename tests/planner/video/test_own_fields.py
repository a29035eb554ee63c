"""Fields of the user's own: their laws, what becomes of what stands in them, and undo."""

import datetime as dt
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import reading
from models.choices import OwnKind
from models.database import open_engine
from planner import i18n, items, opening
from planner.calendar.workspace import Workspace
from planner.errors import PlanError
from planner.video import own_fields, own_kinds, series, templates, videos
from tests.conftest import NOW
from tests.planner.dumping import dump
from tests.trying import examples


@pytest.fixture
def video(workspace):
    return workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))


@pytest.fixture
def pillar(workspace):
    return workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell")))


@pytest.fixture
def owner(workspace):
    return workspace.do(own_fields.add("Owner"))


def texts(workspace, video):
    return workspace.read_plain(lambda c: reading.own_texts(c, [video])).get(video, {})


def names(workspace):
    return [one.name for one in workspace.read(own_fields.all_fields)]


@pytest.mark.parametrize("name", ["pillar", " PILLAR ", "Pil\tlar", "Pillar"])
def test_a_name_is_given_once_however_it_is_written(workspace, pillar, name):
    if name == "Pil\tlar":
        workspace.do(own_fields.add(name))
        assert names(workspace) == ["Pillar", "Pil lar"]
    else:
        with pytest.raises(PlanError, match="field .* of your own already"):
            workspace.do(own_fields.add(name))


def test_a_field_may_be_renamed_to_its_own_name_in_other_letters(workspace, pillar, owner):
    workspace.do(own_fields.rename(pillar, "PILLAR"))
    assert names(workspace) == ["PILLAR", "Owner"]
    with pytest.raises(PlanError, match="already"):
        workspace.do(own_fields.rename(pillar, "owner"))


@pytest.mark.parametrize(
    "name", ["Hook", "spoken hook", "Judul", "Stage", "tahap", "Notes", "HASHTAGS", "stage:"]
)
def test_a_name_that_every_video_has_already_is_refused_in_either_language(workspace, name):
    with pytest.raises(PlanError, match="Every video has a field"):
        workspace.do(own_fields.add(name))


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 81])
def test_a_name_is_neither_empty_nor_long(workspace, name):
    with pytest.raises(PlanError, match=r"needs a name|at most 80"):
        workspace.do(own_fields.add(name))


def test_a_list_needs_choices_each_once(workspace):
    for none in ((), (" ", "\n")):
        with pytest.raises(PlanError, match="needs a choice"):
            workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, none))
    with pytest.raises(PlanError, match="too long"):
        workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("x" * 81,)))
    made = workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", " learn", "Sell  it")))
    assert workspace.read(lambda s: own_fields.get(s, made)).choices == ["Learn", "Sell it"]


def test_a_choice_is_one_of_the_list_and_written_as_there(workspace, video, pillar):
    workspace.do(own_fields.set_value(video, pillar, "sell"))
    assert texts(workspace, video) == {"Pillar": "Sell"}
    with pytest.raises(PlanError, match="“Fun” is not in the list of “Pillar”: Learn, Sell"):
        workspace.do(own_fields.set_value(video, pillar, "Fun"))


def test_a_yes_or_no_holds_yes_or_nothing(workspace, video):
    seen = workspace.do(own_fields.add("Reviewed?", OwnKind.YES_NO, ("left", "away")))
    assert workspace.read(lambda s: own_fields.get(s, seen)).choices == []
    workspace.do(own_fields.set_value(video, seen, own_kinds.YES))
    assert texts(workspace, video) == {"Reviewed?": "yes"}
    workspace.do(own_fields.set_value(video, seen, ""))
    assert texts(workspace, video) == {}
    with pytest.raises(PlanError, match="“Reviewed.” is yes or no"):
        workspace.do(own_fields.set_value(video, seen, "perhaps"))


def test_a_text_stands_as_it_was_typed_and_blanks_empty_it(workspace, video, owner):
    workspace.do(own_fields.set_value(video, owner, " Nila \n& Raka"))
    assert texts(workspace, video) == {"Owner": " Nila \n& Raka"}
    workspace.do(own_fields.set_value(video, owner, " \n "))
    assert dump(workspace)["ownvalue"] == []


def test_a_text_with_a_control_character_is_refused(workspace, video, owner):
    with pytest.raises(PlanError, match="control character"):
        workspace.do(own_fields.set_value(video, owner, "Ni\x07la"))


def test_what_is_gone_is_said(workspace, video, pillar):
    with pytest.raises(PlanError, match="no longer in the calendar"):
        workspace.do(own_fields.set_value(video, 77, "Sell"))
    with pytest.raises(PlanError, match="no longer in the calendar"):
        workspace.do(own_fields.set_value(77, pillar, "Sell"))


def test_a_list_that_loses_a_choice_empties_the_videos_that_had_it_and_says_how_many(
    workspace, video, pillar
):
    other = workspace.do(videos.add("Other"))
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    workspace.do(own_fields.set_value(other, pillar, "Sell"))
    assert workspace.do(own_fields.change_choices(pillar, ("Fun", "Sell"))) == 1
    assert (texts(workspace, video), texts(workspace, other)) == ({}, {"Pillar": "Sell"})
    workspace.undo()
    assert texts(workspace, video) == {"Pillar": "Learn"}


def test_videos_follow_a_choice_that_is_renamed(workspace, video, pillar):
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    assert workspace.do(own_fields.change_choices(pillar, ("Sell", "Teach"), {"Learn": "teach"})) == 0
    assert texts(workspace, video) == {"Pillar": "Teach"}


def test_choices_belong_to_a_list_alone(workspace, owner):
    with pytest.raises(PlanError, match="not one of a list"):
        workspace.do(own_fields.change_choices(owner, ("Nila",)))


def holding(workspace, field, *texts):
    """Give new videos what is to stand in a field of text, and return these."""
    made = [workspace.do(videos.add(f"v{at}")) for at, _text in enumerate(texts)]
    for one, text in zip(made, texts, strict=True):
        workspace.do(own_fields.set_value(one, field, text))
    return made


def held(workspace, field):
    return [
        one.text for one in workspace.read(lambda s: own_fields.values_in(s, field, range(1, 99))).values()
    ]


def field_of(workspace, field):
    found = workspace.read(lambda s: own_fields.get(s, field))
    return found.kind, found.choices


def test_a_text_becomes_a_list_of_what_stands_there_and_back_again_in_one_step_each(workspace, owner):
    holding(workspace, owner, "Nila", " nila\n", "Raka  S", "NILA", "raka s")
    before = dump(workspace)
    assert workspace.do(own_fields.change_kind(owner, OwnKind.CHOICE)) == 0
    assert field_of(workspace, owner) == (OwnKind.CHOICE, ["Nila", "Raka S"])
    assert held(workspace, owner) == ["Nila", "Nila", "Raka S", "Nila", "Raka S"]
    workspace.do(own_fields.change_kind(owner, OwnKind.TEXT))
    assert field_of(workspace, owner) == (OwnKind.TEXT, [])
    assert held(workspace, owner) == ["Nila", "Nila", "Raka S", "Nila", "Raka S"]
    workspace.undo()
    workspace.undo()
    assert dump(workspace) == before


def test_a_text_becomes_the_list_that_is_given_and_what_is_not_in_it_is_emptied_and_counted(workspace, owner):
    made = holding(workspace, owner, "Nila", "Raka", "Sari")
    given = own_fields.change(owner, "Who", OwnKind.CHOICE, ("Raka", "N."), {"nila": "n."})
    assert workspace.do(given) == 1
    assert [texts(workspace, one) for one in made] == [{"Who": "N."}, {"Who": "Raka"}, {}]
    workspace.undo()
    assert [texts(workspace, one) for one in made] == [
        {"Owner": "Nila"},
        {"Owner": "Raka"},
        {"Owner": "Sari"},
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stands", "why"),
    [((), "needs a choice"), (("x" * 81,), "81 characters, at most 80"), (range(201), "at most 200 choices")],
)
def test_a_text_that_makes_no_list_stays_one(workspace, owner, stands, why):
    holding(workspace, owner, *map(str, stands))
    before = dump(workspace)
    with pytest.raises(PlanError, match=why):
        workspace.do(own_fields.change_kind(owner, OwnKind.CHOICE))
    assert dump(workspace) == before


def test_what_reads_as_yes_or_no_becomes_that_and_the_words_of_before_are_kept_by_undo(workspace, owner):
    holding(workspace, owner, "ya", "No", " Yes ", "✓", "tidak", "✗")
    before = dump(workspace)
    workspace.do(own_fields.change_kind(owner, OwnKind.YES_NO))
    assert held(workspace, owner) == ["yes", "yes", "yes"]
    workspace.undo()
    assert dump(workspace) == before


def test_what_is_neither_yes_nor_no_is_named_and_nothing_is_changed(workspace, owner, pillar):
    holding(workspace, owner, "yes", "perhaps", "Perhaps", "x" * 90, "a", "b", "c", "d")
    holding(workspace, pillar, "Learn")
    before = dump(workspace)
    said = f"“perhaps”, “{'x' * 80}…”, “a”, “b”, “c”, and 1 more. Change it first"
    with pytest.raises(PlanError, match=f"“Owner” can’t become yes or no, since this is neither: {said}"):
        workspace.do(own_fields.change_kind(owner, OwnKind.YES_NO))
    with pytest.raises(PlanError, match="neither: “Learn”[.]"):
        workspace.do(own_fields.change_kind(pillar, OwnKind.YES_NO))
    assert dump(workspace) == before


@pytest.mark.parametrize(("language", "yes", "no"), [("en", "yes", "no"), ("id", "ya", "tidak")])
def test_a_yes_keeps_its_word_as_a_text_and_as_a_choice(workspace, language, yes, no):
    seen = workspace.do(own_fields.add("Seen", OwnKind.YES_NO))
    holding(workspace, seen, own_kinds.YES, "")
    i18n.set_language(language)
    try:
        workspace.do(own_fields.change_kind(seen, OwnKind.TEXT))
        assert held(workspace, seen) == [yes]
        workspace.do(own_fields.change_kind(seen, OwnKind.YES_NO))
        assert held(workspace, seen) == [own_kinds.YES]
        workspace.do(own_fields.change_kind(seen, OwnKind.CHOICE))
    finally:
        i18n.set_language("en")
    assert field_of(workspace, seen) == (OwnKind.CHOICE, [yes, no])
    assert held(workspace, seen) == [yes]


def test_a_template_is_read_as_the_kind_that_a_field_has_by_then(workspace, video, owner):
    workspace.do(own_fields.set_value(video, owner, "YA"))
    template = workspace.do(templates.save(video, "Brew"))
    workspace.do(own_fields.change_kind(owner, OwnKind.YES_NO))
    assert texts(workspace, workspace.do(templates.make(template))) == {"Owner": "yes"}
    workspace.do(own_fields.change_kind(owner, OwnKind.CHOICE, ("Ya", "Yes", "No")))
    assert texts(workspace, workspace.do(templates.make(template))) == {"Owner": "Ya"}


def test_a_kind_that_a_field_has_already_changes_nothing(workspace, pillar):
    before = dump(workspace)
    assert workspace.do(own_fields.change_kind(pillar, OwnKind.CHOICE, ("Other",))) == 0
    assert dump(workspace) == before


def test_removing_a_field_takes_what_stands_in_it_and_undo_brings_it_back(workspace, video, pillar, owner):
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    workspace.do(own_fields.set_value(video, owner, "Nila"))
    before = dump(workspace)
    workspace.do(own_fields.remove(pillar))
    assert (names(workspace), texts(workspace, video)) == (["Owner"], {"Owner": "Nila"})
    workspace.undo()
    assert dump(workspace) == before


def test_a_video_that_is_deleted_takes_what_stands_in_its_fields(workspace, video, owner):
    workspace.do(own_fields.set_value(video, owner, "Nila"))
    before = dump(workspace)
    workspace.do(videos.delete([video]))
    assert dump(workspace)["ownvalue"] == []
    workspace.undo()
    assert dump(workspace) == before


def test_the_file_itself_refuses_a_value_without_its_video_or_field(workspace, video, owner):
    workspace.do(own_fields.set_value(video, owner, "Nila"))

    def delete(connection):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM ownfield")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO ownvalue (video_id, field_id, text) VALUES (1, 1, 'twice')")

    workspace.read_plain(delete)


def test_fields_come_in_the_order_they_are_put_into(workspace, pillar, owner):
    seen = workspace.do(own_fields.add("Reviewed?", OwnKind.YES_NO))
    workspace.do(own_fields.arrange((seen, pillar)))
    assert names(workspace) == ["Reviewed?", "Pillar", "Owner"]
    workspace.do(own_fields.add("Budget"))
    assert names(workspace)[-1] == "Budget"


def test_several_videos_get_the_same_at_once(workspace, video, owner):
    other = workspace.do(videos.add("Other"))
    workspace.do(own_fields.set_values([video, other, video], owner, "Nila"))
    assert workspace.read(own_fields.uses) == {owner: 2}
    workspace.undo()
    assert workspace.read(own_fields.uses) == {}


def test_a_copy_a_series_and_a_template_have_what_the_video_has(workspace, video, pillar, owner):
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    workspace.do(own_fields.set_value(video, owner, "Nila"))
    both = {"Pillar": "Learn", "Owner": "Nila"}
    assert texts(workspace, workspace.do(videos.duplicate(video))) == both
    [copied] = workspace.do(items.copy([video], 7))
    assert texts(workspace, copied) == both
    template = workspace.do(templates.save(video, "Brew"))
    workspace.do(own_fields.rename(owner, "Who"))
    made = workspace.do(templates.make(template))
    assert texts(workspace, made) == {"Pillar": "Learn", "Who": "Nila"}
    workspace.do(series.begin(video, dt.datetime(2026, 11, 25, 19), 1, dt.date(2026, 12, 3)))
    [following] = workspace.read(lambda s: series.following(s, video))
    assert texts(workspace, following.id) == {"Pillar": "Learn", "Who": "Nila"}


def test_a_template_leaves_out_what_no_field_takes_any_more(workspace, video, pillar, owner):
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    workspace.do(own_fields.set_value(video, owner, "Nila"))
    template = workspace.do(templates.save(video, "Brew"))
    workspace.do(own_fields.change_choices(pillar, ("Sell",)))
    workspace.do(own_fields.remove(owner))
    assert texts(workspace, workspace.do(templates.make(template))) == {}


def test_two_programs_change_two_fields_of_one_video_and_take_back_each_its_own(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    one = opening.create(path, clock, zone="UTC", spoken="en")
    video, owner, place = (
        one.do(videos.add("Brew")),
        one.do(own_fields.add("Owner")),
        one.do(own_fields.add("Shelf")),
    )
    other = opening.open_calendar(path, clock)
    one.do(own_fields.set_value(video, owner, "Nila"))
    other.do(own_fields.set_value(video, place, "Left"))
    one.do(own_fields.set_value(video, owner, "Raka"))
    other.undo()
    assert texts(one, video) == {"Owner": "Raka"}
    one.undo()
    assert texts(other, video) == {"Owner": "Nila"}
    other.do(own_fields.set_value(video, owner, "Sari"))
    with pytest.raises(PlanError, match="changed elsewhere"):
        one.undo()
    assert texts(one, video) == {"Owner": "Sari"}
    one.close()
    other.close()


def test_a_value_that_can_not_be_read_stops_nothing_and_is_written_over(workspace, video, pillar, owner):
    workspace.do(own_fields.set_value(video, pillar, "Learn"))
    workspace.do(own_fields.set_value(video, owner, "Nila"))
    workspace.read_plain(
        lambda c: c.execute("UPDATE ownvalue SET text = x'ff00' WHERE field_id = 2").fetchall()
    )
    workspace.read_plain(
        lambda c: c.execute("UPDATE ownfield SET choices = '{', kind = 'x' WHERE id = 1").fetchall()
    )
    assert workspace.read(lambda s: videos.get(s, video)).title == "Cold brew"
    [first, _second] = workspace.read_plain(reading.own_fields)
    assert (first.kind, first.choices, texts(workspace, video)["Pillar"]) == ("text", (), "Learn")
    workspace.do(own_fields.set_value(video, owner, "Raka"))
    assert texts(workspace, video)["Owner"] == "Raka"
    workspace.undo()
    assert workspace.read_plain(
        lambda c: c.execute("SELECT text FROM ownvalue WHERE field_id = 2").fetchone()
    ) == (b"\xff\x00",)


def test_fields_of_many_videos_are_two_questions(workspace, owner):
    made = [workspace.do(videos.add(f"v{n}")) for n in range(30)]
    workspace.do(own_fields.set_values(made, owner, "Nila"))

    def asked(connection):
        said = []
        connection.set_trace_callback(said.append)
        found = reading.own_texts(connection)
        connection.set_trace_callback(None)
        return len(found), len(said)

    assert workspace.read_plain(asked) == (30, 2)


TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@pytest.mark.slow
@examples(30, 200)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), TYPED), max_size=12))
def test_whatever_is_typed_is_read_back_and_taken_back(steps):
    workspace = Workspace(open_engine(None), lambda: NOW)
    workspace.record(opening.furnish(brand="", zone="UTC", language="en").run)
    made = [workspace.do(videos.add(f"v{n}")) for n in range(3)]
    kept = [workspace.do(own_fields.add(name)) for name in ("Owner", "Shelf", "Budget")]
    before, wanted = dump(workspace), {}
    for video, field, text in steps:
        workspace.do(own_fields.set_value(made[video], kept[field], text))
        wanted[made[video], kept[field]] = text
    found = workspace.read_plain(reading.own_values)
    there = {(video, field): text for video, texts_ in found.items() for field, text in texts_.items()}
    assert there == {at: text for at, text in wanted.items() if text.strip()}
    while dump(workspace) != before and workspace.undo():
        pass
    assert dump(workspace) == before
    workspace.close()


@pytest.mark.slow
@examples(30, 200)
@given(st.lists(TYPED, max_size=6), st.lists(st.sampled_from(OwnKind), max_size=4))
def test_no_change_of_kind_loses_a_word_and_undo_brings_each_back_as_it_was_typed(typed, kinds):
    workspace = Workspace(open_engine(None), lambda: NOW)
    workspace.record(opening.furnish(brand="", zone="UTC", language="en").run)
    field = workspace.do(own_fields.add("Owner"))
    holding(workspace, field, *typed)
    before, done = dump(workspace), 0
    for kind in kinds:
        stood = list(map(own_kinds.folded, held(workspace, field)))
        was = field_of(workspace, field)[0]
        try:
            workspace.do(own_fields.change_kind(field, kind))
        except PlanError:
            assert kind is not OwnKind.TEXT
            assert field_of(workspace, field)[0] is was
            continue
        done += was is not kind
        if kind is not OwnKind.YES_NO:
            assert list(map(own_kinds.folded, held(workspace, field))) == stood
    for _step in range(done):
        workspace.undo()
    assert dump(workspace) == before
    workspace.close()

"""A field of a video stands once, and goes wherever it says."""

import pytest

from models.video import Video
from planner.exchange import columns
from planner.exchange.shapes.table import Table
from planner.i18n import in_every_language
from planner.video import fields, series, templates, videos

KEPT_BY_THE_PROGRAM = {
    "id", "at_utc", "live_id", "campaign_id", "series_id", "filming_id", "staged_utc", "source",
}  # fmt: skip
"""Columns that nobody fills in, or that say what a video belongs to."""


def test_every_column_of_a_video_belongs_to_one_field() -> None:
    waivers = {"ignored"}  # rows of their own
    assert fields.columns_of(fields.FIELDS) - waivers == Video.model_fields.keys() - KEPT_BY_THE_PROGRAM


def test_names_and_headers_stand_once() -> None:
    assert len(fields.BY_NAME) == len(fields.FIELDS)
    for language in (0, 1):
        headers = [in_every_language(fields.header(field))[language].casefold() for field in fields.FIELDS]
        assert len(set(headers)) == len(headers)


@pytest.mark.parametrize("field", fields.FIELDS, ids=lambda field: field.name)
@pytest.mark.parametrize("language", [0, 1])
def test_a_table_knows_each_field_by_its_own_header(field: fields.Field, language: int) -> None:
    header = in_every_language(fields.header(field))[language]
    assert columns.guess(Table((header,), []))[header] == field.name


def test_whatever_is_edited_by_its_kind_has_a_step_that_undo_names() -> None:
    assert all(field.step for field in fields.FIELDS if field.kind != "own")
    assert {*videos.TEXTS, *videos.FLAGS, *videos.CHOICES} <= Video.model_fields.keys()


def test_a_choice_has_words_for_each_of_its_values() -> None:
    for field in fields.of_kind("choice"):
        assert field.choices is not None
        assert field.words is not None
        assert field.words.keys() == set(field.choices)


def test_what_a_series_applies_templates_take_over_too() -> None:
    assert set(series.FIELDS) <= templates.CONTENT | {"format_id"}


@pytest.mark.parametrize("field", fields.of_kind("choice"), ids=lambda field: field.name)
def test_a_choice_is_known_by_its_words_in_either_language_and_by_itself(field: fields.Field) -> None:
    assert field.choices is not None
    assert field.words is not None
    for value in field.choices:
        for said in (value.value, *filter(None, in_every_language(field.words[value]))):
            assert fields.choice_of(field, said) is value
    assert fields.choice_of(field, "Juno Park") is None


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("partnership", "Tom (customer), paid £80", "paid"),
        ("partnership", "paid 500rb", "paid"),
        ("partnership", "gifted, 3 jars", "gifted"),
        ("origin", "Gail (customer)", "customer"),
        ("partnership", "own team", None),
    ],
)
def test_a_choice_is_read_beside_a_name_or_a_sum(field: str, text: str, value: str | None) -> None:
    assert fields.choice_among(fields.BY_NAME[field], text) == value

"""The engagement rate from the numbers of the last videos as they are pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.creators import engagement
from planner.errors import PlanError
from tests.trying import examples


@pytest.mark.parametrize(
    "pasted",
    [
        "1000\t50\t8\t2", "1000 50 8 2", "1000; 50; 8; 2", "1000,50,8,2", "1K  50  8  2", "1rb | 50 | 8 | 2",
        "Views\tLikes\tComments\tShares\n1.000\t50\t8\t2",
        "Suka\tJudul\tDibagikan\tKomentar\tTayangan\n50\tKopi pagi\t2\t8\t1rb",
        "views likes comments shares\n1000 50 8 2",
        "\n\n1000 50 8 2\n\n",
    ],
)  # fmt: skip
def test_the_rate_is_likes_comments_and_shares_by_views(pasted):
    found = engagement.read(pasted)
    assert (round(found.rate, 9), found.videos, found.views) == (6, 1, 1000)


def test_videos_count_by_their_views():
    assert engagement.read("1000 100 0 0\n9000 0 0 0").rate == 1


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "Paste the numbers"),
        ("Views\tLikes\tComments\tShares", "Paste the numbers"),
        ("Views\tLikes\n1\t2", "missing: comments, shares"),
        ("1000 50 8", "Line 1: it takes four numbers.*Here are 3"),
        ("1000 50 8 2 9", "Here are 5"),
        ("1000 50 8 2\n\n1000 fifty 8 2", "Line 3: “fifty” is no number"),
        ("0 0 0 0", "without views"),
        ("10 50 8 2", "more likes than views"),
        ("1000 -5 8 2", "“-5” is no number of likes"),
        ("1000\t50\t\t2", "“” is no number of comments"),
    ],
)
def test_what_can_not_be_read_is_told_by_its_line(pasted, said):
    with pytest.raises(PlanError, match=f"(?s){said}"):
        engagement.read(pasted)


def test_of_many_bad_lines_the_first_are_told_and_the_others_counted():
    with pytest.raises(PlanError, match="And 4 lines more"):
        engagement.read("\n".join(["a b c d"] * 9))


numbers = st.integers(0, 10**7)


@given(st.lists(st.tuples(st.integers(1, 10**7), numbers, numbers, numbers), min_size=1, max_size=30))
@examples(50, 500)
def test_whole_numbers_are_read_as_they_are(rows):
    rows = [(max(views, likes), likes, comments, shares) for views, likes, comments, shares in rows]
    found = engagement.read("\n".join("\t".join(map(str, row)) for row in rows))
    assert found.views == sum(row[0] for row in rows)
    assert found.rate == pytest.approx(100 * sum(sum(row[1:]) for row in rows) / found.views)


@given(st.text(max_size=60))
@examples(100, 2000)
def test_whatever_is_pasted_is_read_or_told(pasted):
    try:
        assert engagement.read(pasted).rate >= 0
    except PlanError as told:
        assert str(told)

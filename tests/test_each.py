"""A table in one test: all cases are tried, and those that fail are told."""

import inspect

import pytest

from tests.each import each


@each("n, twice", [(1, 2), (2, 4), (3, 6)])
def test_every_case_has_its_values_and_shares_the_fixtures(n, twice, tmp_path):
    (tmp_path / str(n)).write_text(str(twice))
    assert len(list(tmp_path.iterdir())) == n
    assert twice == 2 * n


def test_all_that_fail_are_told_with_their_names():
    @each("n", [1, 2, 3, 4], ids="number {}".format)
    def odd(n):
        assert n % 2

    assert list(inspect.signature(odd).parameters) == []
    with pytest.raises(ExceptionGroup, match="2 of 4 cases") as told:
        odd()
    assert [error.__notes__ for error in told.value.exceptions] == [["with number 2"], ["with number 4"]]


def test_one_that_fails_is_told_as_it_is():
    @each("n", [1, 2, 3])
    def not_two(n):
        assert n != 2

    with pytest.raises(AssertionError) as told:
        not_two()
    assert told.value.__notes__ == ["with 2"]

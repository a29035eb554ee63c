"""A long edit goes on as long as its process does, which no other one of its number is taken for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.calendar.whose_work import goes_on, work_of


@pytest.fixture
def process():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as started:
        yield started
        started.communicate()


def test_an_edit_goes_on_while_its_process_does_however_long_ago_its_last_slice_was(process):
    work = work_of(1, process.pid)
    assert goes_on(work, 1000)
    process.communicate()
    assert not goes_on(work, 0)


def test_one_of_this_process_is_what_an_earlier_opening_left():
    assert not goes_on(work_of(1), 0)


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the system does not say when a process began"
)
def test_a_process_that_got_the_number_of_another_one_is_not_taken_for_it(process):
    before = work_of(1, process.pid).split("/")
    before[2] += "0"
    assert not goes_on("/".join(before), 0)


@pytest.mark.skipif(os.name == "nt", reason="no process can be asked for there")
def test_where_the_system_does_not_say_when_a_process_began_a_day_is_waited(process):
    work = "/".join([*work_of(1, process.pid).split("/")[:2], "", "1"])
    assert goes_on(work, 23)
    assert not goes_on(work, 25)


@pytest.mark.parametrize(
    "work", ["", "odd", "a/b", "a/b/c/d", "elsewhere/1//1", "/-1//1", "/1e3//", "/".join("ab" * 9)]
)
def test_what_is_of_another_computer_or_no_name_at_all_goes_by_its_age(work):
    assert goes_on(work, 0.9)
    assert not goes_on(work, 1.1)

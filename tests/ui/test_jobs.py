"""Work goes on beside the window, ends in a call whatever happens, and never holds closing up."""

import os
import threading
import time

import pytest
from PySide6.QtCore import QObject

from planner.errors import PlanError
from ui import jobs

CLOSING = 4
"""Seconds within which closing is over on a busy machine; what it waits for here would take 30."""


@pytest.fixture
def owner(qapp):
    owner = QObject()
    yield owner
    jobs.finish()


@pytest.fixture
def gate():
    """What stuck work waits for: opened at the end."""
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture
def heard():
    return []


def idle():
    return not (jobs._working or jobs._waiting or jobs._let_go)


def never(_result):
    raise AssertionError("nobody is to be called")


def test_what_came_of_it_arrives_in_the_gui_thread(owner, qtbot, heard):
    jobs.run(
        owner,
        threading.current_thread,
        lambda found: heard.extend([found, threading.current_thread()]),
        never,
    )
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[0] is not heard[1]
    assert heard[1] is threading.main_thread()


class Panic(BaseException):
    """What a library in another language raises: no Exception."""


@pytest.mark.parametrize(
    "error", [PlanError("x"), MemoryError(), RecursionError(), ZeroDivisionError(), Panic("x"), SystemExit(3)]
)
def test_whatever_the_work_raises_ends_the_waiting(owner, qtbot, heard, error):
    def work():
        raise error

    jobs.run(owner, work, never, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], Exception)


def test_what_is_done_with_the_result_may_break_and_ends_the_waiting_too(owner, qtbot, heard):
    def then(_result):
        raise KeyError("x")

    jobs.run(owner, lambda: 1, then, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], KeyError)


def test_a_handler_that_breaks_does_not_stop_the_others(owner, qtbot, heard):
    def otherwise(error):
        raise error

    with qtbot.captureExceptions() as caught:
        jobs.run(owner, lambda: 1 / 0, never, otherwise)
        for number in range(2 * jobs.AT_ONCE):
            jobs.run(owner, lambda number=number: number, heard.append, never)
        qtbot.waitUntil(lambda: len(heard) == 2 * jobs.AT_ONCE)
    assert [kind for kind, *_rest in caught] == [ZeroDivisionError]


def test_only_a_few_are_at_work_at_once_and_all_have_their_turn(owner, qtbot, heard):
    at_work, most = [], []
    lock = threading.Lock()

    def work():
        with lock:
            at_work.append(1)
            most.append(len(at_work))
        time.sleep(0.01)
        with lock:
            at_work.pop()

    for _number in range(20):
        jobs.run(owner, work, heard.append, never)
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert max(most) <= jobs.AT_ONCE


def test_an_owner_that_is_gone_hears_nothing(qapp, qtbot, gate):
    owner = QObject()
    jobs.run(owner, gate.wait, never, never)
    owner.deleteLater()
    qtbot.wait(1)
    del owner
    gate.set()
    qtbot.waitUntil(idle)


@pytest.mark.slow
def test_stuck_work_is_let_go_and_its_result_dropped(owner, qtbot, gate):
    jobs.run(owner, lambda: gate.wait(30), never, never)
    begun = time.monotonic()
    jobs.finish()
    assert time.monotonic() - begun < CLOSING
    gate.set()
    qtbot.waitUntil(idle)


@pytest.mark.slow
def test_many_stuck_ones_are_let_go_together_and_leave_room_for_others(owner, qtbot, gate, heard):
    for _number in range(jobs.AT_ONCE + 3):
        jobs.run(owner, lambda: gate.wait(30), never, never)
    begun = time.monotonic()
    jobs.finish(owner)
    assert time.monotonic() - begun < CLOSING
    jobs.run(owner, lambda: 1, heard.append, never)
    qtbot.waitUntil(lambda: heard == [1])
    gate.set()
    qtbot.waitUntil(idle)


def test_work_that_asks_ends_when_it_is_told_to(owner, qtbot, heard):
    def work():
        for _turn in range(3000):
            if jobs.stopped():
                heard.append("stopped")
                return
            time.sleep(0.01)

    jobs.run(owner, work, never, never)
    jobs.finish()
    assert heard == ["stopped"]
    qtbot.waitUntil(idle)


def test_nobody_outside_of_work_is_told_to_stop(owner):
    assert not jobs.stopped()


@pytest.mark.slow
def test_only_what_works_for_the_one_that_ends_is_stopped(owner, qtbot, gate, heard):
    child, other = QObject(owner), QObject()
    jobs.run(child, lambda: gate.wait(30), never, never)
    jobs.run(other, lambda: gate.wait(30), heard.append, never)
    jobs.finish(owner)
    gate.set()
    qtbot.waitUntil(lambda: heard == [True])
    qtbot.waitUntil(idle)


@pytest.mark.slow
def test_a_window_closes_though_work_is_stuck(window, qtbot, gate):
    jobs.run(window.stack, lambda: gate.wait(30), never, never)
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < CLOSING
    assert not window.isVisible()
    gate.set()
    qtbot.waitUntil(idle)


@pytest.mark.slow
def test_a_window_closes_though_a_file_never_comes(window, qtbot, tmp_path):
    pipe = tmp_path / "plan.csv"
    os.mkfifo(pipe)
    jobs.run(window, pipe.read_bytes, never, never)
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < CLOSING
    end = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # opens whether or not anybody reads yet
    os.write(end, b"at last")
    os.close(end)
    qtbot.waitUntil(idle)


def test_what_was_refused_is_told_and_what_broke_is_raised():
    told = []
    otherwise = jobs.telling(told.append)
    otherwise(PlanError("Choose another name."))
    assert told == ["Choose another name."]
    with pytest.raises(ZeroDivisionError):
        otherwise(ZeroDivisionError())

"""Samples: each step has its day, and no step comes before the one that goes before it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.creators import creators, samples, states
from planner.errors import PlanError
from tests.trying import examples

DAY = dt.date(2026, 11, 25)
NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)


def later(days):
    return DAY + dt.timedelta(days=days)


@pytest.fixture
def sample(workspace):
    return workspace.do(samples.add(workspace.do(creators.add("ayu")), "Gayo"))


def steps_of(workspace, sample):
    kept = workspace.read(lambda s: samples.get(s, sample))
    return {step: day for step in states.STEPS if (day := getattr(kept, step))}


def test_a_sample_goes_step_by_step(workspace, sample):
    for n, step in enumerate(states.STEPS):
        assert workspace.do(samples.forward(sample, later(n))) == step
    assert steps_of(workspace, sample) == {step: later(n) for n, step in enumerate(states.STEPS)}
    with pytest.raises(PlanError, match="nothing comes after"):
        workspace.do(samples.forward(sample, later(9)))


def test_a_sample_that_nobody_asked_for_is_shipped_at_once(workspace, sample):
    workspace.do(samples.forward(sample, DAY, "shipped"))
    assert steps_of(workspace, sample) == {"shipped": DAY}
    with pytest.raises(PlanError, match="behind it"):
        workspace.do(samples.forward(sample, DAY, "requested"))


def test_a_step_on_a_day_before_the_last_step_is_refused(workspace, sample):
    workspace.do(samples.forward(sample, DAY, "shipped"))
    with pytest.raises(
        PlanError, match="“Received” on Tue 24 Nov 2026 is before “Shipped” on Wed 25 Nov 2026"
    ):
        workspace.do(samples.forward(sample, later(-1)))
    assert steps_of(workspace, sample) == {"shipped": DAY}


def test_a_video_is_not_due_before_the_sample_arrived(workspace, sample):
    with pytest.raises(PlanError, match="before the sample arrived"):
        workspace.do(samples.change(sample, {"received": DAY, "due": later(-1)}))


def test_a_sample_is_of_some_product(workspace, sample):
    with pytest.raises(PlanError, match="which product"):
        workspace.do(samples.change(sample, {"product": " "}))


def test_a_sample_that_is_gone_is_told(workspace, sample):
    workspace.do(samples.delete(sample))
    with pytest.raises(PlanError, match="no longer"):
        workspace.do(samples.forward(sample, DAY))


@given(st.lists(st.tuples(st.sampled_from(["", *states.STEPS]), st.integers(-20, 20)), max_size=12))
@examples(15, 200)
def test_whatever_is_said_the_steps_stay_in_the_order_of_time(said):
    engine = open_engine(None)
    workspace = Workspace(engine, lambda: NOW)
    workspace.record(opening.furnish(brand="", zone="Asia/Jakarta", language="en").run)
    sample = workspace.do(samples.add(workspace.do(creators.add("ayu")), "Gayo"))
    for step, days in said:
        before = steps_of(workspace, sample)
        try:
            done = workspace.do(samples.forward(sample, later(days), step))
        except PlanError:
            assert steps_of(workspace, sample) == before
        else:
            assert steps_of(workspace, sample) == {**before, done: later(days)}
    days = list(steps_of(workspace, sample).values())
    assert days == sorted(days)
    workspace.close()

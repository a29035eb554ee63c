"""``export`` on the command line."""

import pytest

from planner import cli, opening
from planner.video import videos


@pytest.fixture
def run(capsys, clock):
    def run(*argv):
        code = cli.main(["export", *(str(arg) for arg in argv)], clock)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def calendar(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    workspace.do(videos.add("Cold brew"))
    workspace.close()
    return path


def test_a_file_that_is_there_is_not_written_over_unasked(run, calendar, tmp_path):
    target = tmp_path / "plan.csv"
    assert run(calendar, "--output", target)[0] == 0
    assert target.read_text("utf-8-sig").startswith("Title,Stage,On hold or cancelled,Date")
    code, _out, err = run(calendar, "--output", target)
    assert (code, "Add --replace" in err) == (2, True)
    assert run(calendar, "--output", target, "--replace")[0] == 0


def test_without_a_file_it_is_printed(run, calendar):
    code, out, _err = run(calendar, "--to", "ics")
    assert code == 0
    assert out.startswith("BEGIN:VCALENDAR")
    code, _out, err = run(calendar, "--to", "xlsx")
    assert (code, "--output" in err) == (2, True)


def test_days_out_of_order_and_tables_are_bad_input(run, calendar, tmp_path):
    assert run(calendar, "--from", "2026-12-02", "--until", "2026-12-01")[0] == 2
    table = tmp_path / "plan.csv"
    table.write_text("Title\nA\n")
    code, _out, err = run(table)
    assert (code, "import it first" in err) == (2, True)

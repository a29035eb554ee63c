"""What the benchmarks are measured on fits a calendar of today: only the run of benchmarks would notice else."""

from models.video import Video
from tests.benchmarks.made import THIS_MONTH, Month, make_calendar, rows


def test_the_videos_of_a_benchmark_have_all_columns_and_are_taken_by_a_new_calendar(tmp_path):
    made = next(rows([Month(THIS_MONTH, 1)]))
    asked = {column.name for column in Video.metadata.tables["video"].columns if not column.nullable}
    assert asked <= {*made, "id"} <= set(Video.model_fields)
    assert make_calendar(tmp_path / "made.hookline", [Month(THIS_MONTH, 2)]).exists()

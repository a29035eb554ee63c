"""What the benchmarks are measured on has every column that a calendar of today asks for."""

from models.video import Video
from tests.benchmarks.made import THIS_MONTH, Month, make_calendar, rows


def test_a_video_of_a_benchmark_has_all_columns_that_are_asked_for_and_is_taken(tmp_path):
    made = next(rows([Month(THIS_MONTH, 1)]))
    asked = {column.name for column in Video.__table__.columns if not column.nullable}
    assert asked <= {*made, "id"} <= set(Video.model_fields)
    assert make_calendar(tmp_path / "made.hookline", [Month(THIS_MONTH, 2)]).exists()

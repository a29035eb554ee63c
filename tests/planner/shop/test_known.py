"""Products as rules and lists see them: their stock, what names them, and how long it lasts."""

import datetime as dt

import pytest
from PIL import Image

from models.choices import Answer, Stage
from models.records import Segment
from planner.checks import engine, loading
from planner.live import lives
from planner.live.lives import Preparation
from planner.shop import fit, known, pictures, products, stock
from planner.video import videos
from tests.conftest import NOW

TODAY = dt.date(2026, 11, 23)
FRIDAY = dt.datetime(2026, 11, 27, 19, 0)


@pytest.fixture
def shop(workspace):
    """A box in two variants of which 14 are left, a video of it on Friday, and a live event that sets 20 aside."""
    box = workspace.do(products.add("Gift box", {"buffer": 50, "daily_orders": 6.0, "price": 25_000_000}))
    [first] = workspace.read(lambda session: products.skus(session, box))
    second = workspace.do(products.add_sku(box, "GB-B", "Blue", 24_000_000))
    workspace.do(stock.say({first.id: 10, second: 4}, NOW))
    video = workspace.do(videos.add("Wrapped", FRIDAY, stage=Stage.SCRIPTED))
    workspace.do(videos.set_text(video, "product", "gift-box"))
    run = [Segment(5, "Welcome"), Segment(20, "Show", "Gift box", needs=20)]
    workspace.do(lives.add("Friday live", FRIDAY, prepared=Preparation(["Gift box"], "", False, run)))
    return box


def loaded(workspace):
    return workspace.read_plain(lambda connection: known.load(connection, TODAY))


def test_the_stock_of_a_product_is_that_of_its_variants_together(workspace, shop):
    box = loaded(workspace).named("GIFT BOX")
    assert (box.stock, box.is_short, box.lowest_price) == (14, True, 24_000_000)
    assert box.lasts == pytest.approx(14 / 6)


def test_videos_and_live_events_that_name_a_product_are_found(workspace, shop):
    box = loaded(workspace).by_id[shop]
    assert [one.title for one in box.videos] == ["Wrapped"]
    assert [(one.title, one.pieces) for one in box.lives] == [("Friday live", 20)]


def test_what_is_left_on_a_day_lacks_normal_days_orders_and_what_live_events_before_it_set_aside(
    workspace, shop
):
    box = loaded(workspace).by_id[shop]
    assert box.left_on(TODAY, TODAY) == 14
    assert box.left_on(FRIDAY.date(), TODAY) == 14 - 4 * 6
    assert box.left_on(FRIDAY.date() + dt.timedelta(days=1), TODAY) == 14 - 5 * 6 - 20


@pytest.mark.parametrize(
    ("stock_", "buffer", "daily", "watched"),
    [
        (62, 50, None, True),
        (63, 50, None, False),
        (100, 50, 15.0, True),
        (105, 50, 15.0, False),
        (None, 50, 6.0, False),
    ],
)
def test_a_stock_is_watched_below_a_quarter_above_its_buffer_or_within_a_week_of_its_end(
    stock_, buffer, daily, watched
):
    one = known.Known(1, "Box", buffer=buffer, daily_orders=daily, variants=(known.Variant(1, stock=stock_),))
    assert one.is_watched is watched


def test_a_video_may_name_several_products(workspace, shop):
    workspace.do(products.add("Drip bags"))
    found = loaded(workspace).all_named("Gift box, drip bags")
    assert [one.name for one in found] == ["Gift box", "Drip bags"]


def test_a_calendar_without_products_has_an_empty_shop(workspace):
    assert loaded(workspace) == known.Shop()


def test_the_video_and_the_live_event_that_sell_what_is_short_are_told_of(workspace, shop):
    def look(connection):
        calendar = loading.load_calendar(connection, NOW)
        return engine.check(
            loading.load(connection, calendar), calendar, lives=loading.load_lives(connection, calendar)
        )

    codes = {result.rule.code for result in workspace.read_plain(look)}
    assert {"SHP008", "SHP010"} <= codes


def test_what_is_found_in_a_listing_is_found_by_its_id(workspace, shop):
    def look(connection):
        calendar = loading.load_calendar(connection, NOW)
        return engine.check_others("product", loading.load_products(connection, calendar), calendar)

    found = workspace.read_plain(look)
    assert "SHP003" in {result.rule.code for result in found[shop]}


def test_a_product_fits_where_all_is_said_and_nothing_speaks_against_it():
    yes = dict.fromkeys(fit.QUESTIONS, Answer.YES)
    assert fit.of(yes, None, None) == fit.Fit(fit.GOOD)
    assert fit.of({**yes, "bought_at_once": Answer.NO}, None, None).grade == fit.FAIR
    assert fit.of({**yes, "seen_soon": Answer.NO}, None, None).grade == fit.WEAK
    assert fit.of({}, None, None) == fit.Fit("")
    assert fit.of(yes, 200, 100).against == ("price",)


def test_only_pictures_on_this_computer_are_measured(tmp_path):
    upright, damaged = tmp_path / "a.png", tmp_path / "b.png"
    Image.new("RGB", (30, 40)).save(upright)
    damaged.write_bytes(b"no picture")
    found = pictures.sizes(
        ["https://shop.example/1.jpg", str(upright), str(damaged), "", str(tmp_path / "none.png")]
    )
    assert found == {1: (30, 40)}

"""All rules on one video: as people write it, and with texts as long as the platform takes."""

import dataclasses
import datetime as dt
import json

import pytest

from models.choices import Account, Licence, Stage, TagKind
from models.records import Beat
from planner import times
from planner.checks import engine
from planner.checks.facts import CalendarFacts, FormatFacts, LibraryTag, SoundFacts, VideoFacts
from planner.checks.loading import with_neighbours
from tests.benchmarks.made import NOW, SCRIPT, ZONE

pytestmark = pytest.mark.benchmark(disable_gc=False)

TODAY = dt.date(2026, 11, 23)
KINDS = (TagKind.TRENDING, TagKind.CATEGORY, TagKind.NICHE)
LIBRARY = {f"tag{number}": LibraryTag(KINDS[number % 3], TODAY) for number in range(200)} | {
    "senjacoffee": LibraryTag(TagKind.BRAND),
    "coldbrew": LibraryTag(TagKind.CATEGORY),
    "coldbrewathome": LibraryTag(TagKind.TRENDING, TODAY),
}
CALENDAR = CalendarFacts(now=NOW, zone=ZONE, account=Account.BUSINESS, tags=LIBRARY)
AT = dt.datetime(2026, 11, 25, 19, 0)
TYPICAL = VideoFacts(
    calendar=CALENDAR,
    id=1,
    title="Cold brew in 15 seconds",
    stage=Stage.SCRIPTED,
    at=AT,
    zone=ZONE,
    at_utc=times.to_utc(AT, ZONE),
    product="Cold Brew Concentrate 500 ml",
    product_link=True,
    hook="Cold brew in 15 seconds, without the wait",
    overlay="1 : 3 | no stirring",
    shows_product=True,
    length=22.0,
    beats=(
        Beat(0, 3, "Hook", "Concentrate poured from high above, the glass cracks with ice"),
        Beat(3, 9, "Step 1", "One part concentrate"),
        Beat(9, 15, "Step 2", "Three parts cold milk, no stirring"),
        Beat(15, 19, "Result", "Side view of the layers, first sip"),
        Beat(19, 22, "Call to action", "Tap the basket, ships tomorrow"),
    ),
    script=SCRIPT,
    sound=SoundFacts(7, "Slow Morning", Licence.COMMERCIAL, True, TODAY),
    sound_reason="Slow and warm, as the pour is",
    voice_over=True,
    caption="Cold brew in 15 seconds, without the wait. Tap the basket, it ships tomorrow.",
    hashtags=("coldbrewathome", "coldbrew", "senjacoffee", "tag5"),
    cta="Tap the basket",
    format=FormatFacts("how-to", ("steps",)),
)
LONGEST = dataclasses.replace(
    TYPICAL,
    title=TYPICAL.title * 6,
    hook=SCRIPT * 2,
    overlay=" | ".join([TYPICAL.overlay] * 20),
    length=600.0,
    beats=tuple(Beat(n * 20, n * 20 + 20, f"Step {n}", SCRIPT) for n in range(30)),
    script=(SCRIPT + " ") * 58,  # what is said in ten minutes
    caption=(SCRIPT + " ") * 14,  # 2,200 UTF-16 units
    hashtags=tuple(f"tag{number}" for number in range(30)),
    notes=SCRIPT * 20,
)


def as_json(video: VideoFacts) -> str:
    """Return a video's own facts as text, the least that has to be read to judge it."""
    own = dataclasses.replace(video, calendar=CalendarFacts(now=NOW))
    return json.dumps(dataclasses.asdict(own) | {"calendar": None}, default=str)


@pytest.mark.parametrize(
    ("name", "video", "limit"), [("typical", TYPICAL, 0.3), ("longest texts", LONGEST, 1.0)]
)
def test_all_rules_on_one_video(paired, name, video, limit):
    text = as_json(video)
    engine.check([video], CALENDAR)
    paired(
        f"all rules on one video, {name}",
        lambda: engine.check([video], CALENDAR),
        f"json.loads of its {len(text) / 1000:.1f} KB",
        lambda: json.loads(text),
        rounds=400,
        limit=limit,
    )


def test_all_rules_over_ten_thousand_videos(paired):
    videos = with_neighbours(
        dataclasses.replace(
            TYPICAL,
            id=number,
            hook=f"{TYPICAL.hook}, take {number * 7919 % 10_007}",
            at=at,
            at_utc=times.to_utc(at, ZONE),
        )
        for number in range(1, 10_001)
        for at in [dt.datetime(2025, 1, 1, 8) + dt.timedelta(hours=3 * number)]
    )
    paired(
        "all rules over 10,000 videos",
        lambda: engine.check(videos, CALENDAR),
        "a loop that counts their hashtags",
        lambda: sum(len(video.hashtags) for video in videos),
        rounds=3,
        limit=5000,
    )

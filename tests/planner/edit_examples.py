"""An example of every edit, and a calendar in which each has something to change."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.choices import (
    Account,
    AgreementKind,
    BrandRuleKind,
    CreatorStage,
    DueState,
    Licence,
    LiveStage,
    OwnKind,
    PermissionState,
    ReminderKind,
    SampleKind,
    Stage,
    StockFrom,
    TagKind,
)
from models.records import Beat, Segment
from models.reminder import Due
from models.video import Video
from planner import edits, opening
from planner.calendar import settings as calendar_settings
from planner.calendar.workspace import Workspace, together
from planner.checks import brand_rules, reviews, rule_settings, waivers
from planner.checks.brand_rules import Wish
from planner.checks.rulefile import RuleFile
from planner.checks.waivers import Waived
from planner.creators import agreements, challenges, creators, permissions, samples
from planner.days import own_days
from planner.exchange.events_import import Found, Live, Named
from planner.exchange.plan_table import PlannedVideo
from planner.exchange.records import kinds
from planner.exchange.records.creator_rows import CreatorRow, Sheet
from planner.exchange.records.parsed import Parsed
from planner.exchange.records.product_rows import ProductRow, VariantRow
from planner.library import hashtags, sounds, trend_check
from planner.live import audience, list_before, lives
from planner.reminders import reminder_settings, reminders
from planner.results import bringing
from planner.shop import products, stock
from planner.video import campaigns, covers, filming, first_hour, own_fields, series, templates, videos
from tests.planner.results.exports import NUMBERS, PAID

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 25)
AT = dt.datetime(2026, 11, 25, 19, 0)


def planned(key: str, title: str, **more: Any) -> PlannedVideo:
    values: dict[str, Any] = {
        "row": 1,
        "key": key,
        "title": title,
        "stage": Stage.SCRIPTED,
        "at": AT,
        "zone": "Asia/Jakarta",
        "format": "how-to",
        "hook": "Stop buying beans like this",
        "overlay": "3 mistakes",
        "shows": frozenset({"product", "overlay"}),
        "length": 24.0,
        "beats": (Beat(0, 3, "Hook", "hand"), Beat(3, 24, "Steps", "grind")),
        "script": "Stop buying beans like this.",
        "sound": "Rain on Tin",
        "sound_link": "https://example.com/rain",
        "voice_over": True,
        "caption": "Three mistakes",
        "hashtags": ("kopi", "senjacoffee"),
        "product": "Gayo",
        "cta": "Tap the basket",
        "notes": "Lens: 35 mm",
    }
    return PlannedVideo(**values | more)


INSTEAD = Wish(BrandRuleKind.INSTEAD, ("cheap",), ("caption", "hook"), "good value", formats=("how-to",))
SHOW = Live(1, "k", "Show", AT, "Asia/Jakarta", 90, "Bring beans", "Loft", ("Gayo",), LiveStage.IDEA)
CLOSED = Named(1, "k", "Closed", DAY, yearly=True)
GOODS = [
    ProductRow(2, "Gift box", "IDR", {"category": "Gifts"}, [VariantRow(2, "GB-3R", stock=9)]),
    ProductRow(
        3,
        "Mug",
        "IDR",
        {"buffer": 5},
        [VariantRow(3, "MG-1", "White", 100, 3), VariantRow(4, "MG-2", "Red", 120)],
    ),
]
PEOPLE = [
    CreatorRow(
        2,
        "ayu.kitchen",
        {"followers": 100, "stage": CreatorStage.AGREED},
        {"fee": 100, "currency": "IDR"},
        [Sheet(2, {"product": "Gift box", "shipped": DAY})],
        [Sheet(2, {"link": "https://x/1", "asked": DAY})],
    ),
    CreatorRow(3, "someone", {}, {}, [], [Sheet(3, {"link": "https://x/2"})], is_customer=True),
]
OWN = len(reminder_settings.usual()) + 1
"""The id of the user's own reminder: it is added after the usual ones."""


edits.load()


EXAMPLES: dict[str, list[tuple[Any, ...]]] = {
    "audience.set_hour": [(4, 20, 900), (0, 19, None)],
    "audience.set_viewer_zones": [(("Asia/Makassar",),)],
    "audience.take_over": [({(1, 12): 5, (1, 13): 7},), ({},)],
    "audience.use_best": [()],
    "run_templates.use": [(1, "products"), (1, "flash")],
    "fixing.fix_all_safe": [((1, 2, 3), NOW), ((1,), NOW, ("TAG002", "TAG003"))],
    "bringing.bring": [([NUMBERS, PAID], "Asia/Jakarta", NOW)],
    "bringing.remove": [(1,)],
    "by_hand.note": [(1, {"views": 1200, "orders": None, "gmv": 89_000}, "IDR", "Asia/Jakarta", NOW)],
    "products.add": [("Filter kit",), ("Tumbler", {"price": 100, "markets": ["ID"], "shipped_by": "us"})],
    "products.change": [
        (1, {"name": "Gayo box", "title": "Gift box of Gayo", "commission": 12.5, "other_names": "Kado, Box"})
    ],
    "products.delete": [(1,)],
    "products.add_sku": [(1, "GB-B", "Blue"), (1, "GB-C", "Green", 120)],
    "products.change_sku": [(1, "GB-X", "Plain", None)],
    "products.delete_sku": [(2,)],
    "first_look.take": [(("Filter kit", "Tumbler"),)],
    "first_look.take_creators": [(["mira.dapur"],)],
    "checklists.tick": [("stop_ads", True, NOW, 1), ("papers", True, NOW, None, "MY")],
    "stock.add_counted": [("Filter kit", {"buffer": 5}, 14, NOW), ("Tumbler", {}, None, NOW)],
    "stock.say": [({1: 14, 2: None}, NOW), ({1: -2}, NOW, StockFrom.IMPORTED)],
    "settings.set_fees": [("ID", [{"name": "All of it", "percent": 5.0}])],
    "waivers.add": [
        (1, "HOOK003", "", "It is our way", None),
        (2, "TAG003", "fyp", "For a test", DAY),
    ],
    "waivers.remove": [(1,)],
    "waivers.accept": [([Waived("HOOK003", "", 1), Waived("LIV001", "", None, 1)], "Before we began", DAY)],
    "waivers.change": [(1, "Agreed on Monday", DAY)],
    "brand_rules.add": [(INSTEAD,), (replace(INSTEAD, kind=BrandRuleKind.MATCH, words=("*kopi*",)),)],
    "brand_rules.change": [(1, INSTEAD)],
    "brand_rules.delete": [(1,)],
    "brand_rules.replace_all": [([INSTEAD],), ([],)],
    "reviews.approve": [(1, NOW), (2, NOW, "Lovely")],
    "reviews.send_back": [(1, NOW, "Shorter hook")],
    "hashtags.set_set": [("Iced", ("kopi", "#es")), ("Cold brew", ("kopi",), "Cold brew set")],
    "hashtags.delete_set": [("Cold brew set",)],
    "quick_add.add": [("cold brew fri 19:00 #howto #kopi @gayo 22s", NOW), ("Roast day", NOW)],
    "quick_add.add_many": [("- cold brew fri\n- Roast day", NOW)],
    "series.begin": [(1, AT, 1, dt.date(2026, 12, 24)), (2, AT, 4, dt.date(2027, 1, 24))],
    "series.change_following": [(4,), (5, ("time",)), (4, ("hook", "beats"))],
    "series.end": [(4,), (5,)],
    "templates.save": [(1, "Brewing"), (2, "Roasting")],
    "templates.make": [(1, AT), ("how-to", AT), ("unboxing",)],
    "templates.rename": [(1, "Short brew")],
    "templates.delete": [(1,)],
    "lives.prepare": [(1, ("Gayo",), "Two for one", True, [Segment(5, "Welcome"), Segment(20, "Gayo")])],
    "lives.add_teaser": [(1,), (1, 2)],
    "lives.tell_subscribers": [(1,)],
    "rulefile.take_over": [
        (RuleFile(("shop",), {"LEN002": {"max_s": 40}}, (INSTEAD,)),),
        (RuleFile((), {}, ()),),
    ],
    "rule_settings.set_packs": [(("shop", "ad"),)],
    "settings.set_slots": [([(1, dt.time(12, 30), ""), (3, dt.time(19), "trend")],), ([],)],
    "settings.set_markets": [(("MY", "SG"),)],
    "settings.set_stage_limit": [("filmed", 3)],
    "creators.add": [
        ("https://www.tiktok.com/@Nila.roasts?lang=id",),
        ("@dita", {"followers": 9400, "fit": 4}),
    ],
    "creators.change": [
        (1, {"name": "Ayu", "engagement": 6.2, "audience_seen": True, "followers": None}),
        (1, {"handle": "@ayu.cooks", "fit": 5}),
    ],
    "creators.set_stage": [((1, 2), CreatorStage.AGREED)],
    "creators.look_at_more": [(1,), (1, 5), (1, -1)],
    "creators.delete": [(1,), (2,)],
    "agreements.add": [
        (2,),
        (
            1,
            {
                "kind": AgreementKind.PAID,
                "fee": 250_000,
                "signed": DAY,
                "due": DAY,
                "code": "AYU15",
                "videos": 3,
            },
        ),
    ],
    "agreements.change": [(1, {"tiers": [(50, 12), (0, 10)], "orders": 49, "freedom": "How it is told"})],
    "agreements.plan_videos": [(1, (AT, None))],
    "agreements.make_code": [(1, "@ayu")],
    "agreements.delete": [(1,)],
    "samples.add": [
        (1, "Gayo"),
        (2, "Gayo", {"kind": SampleKind.REFUNDABLE, "requested": DAY, "cost": 8900}),
    ],
    "samples.change": [(1, {"due": DAY + dt.timedelta(days=20), "tracking": "JP123"})],
    "samples.forward": [(1, DAY), (1, DAY, "posted")],
    "samples.delete": [(1,)],
    "permissions.add": [({"handle": "@rina"},), ({"handle": "@AYU", "state": PermissionState.ASKED},)],
    "permissions.change": [
        (1, {"until": DAY, "ad_code": "#abc", "ad_start": DAY, "ad_days": 30}),
        (2, {"video_id": 1}),
    ],
    "permissions.ask": [(2, DAY, "Message")],
    "permissions.grant": [(2, DAY, {"repost": True, "until": DAY, "credit": "@rina"})],
    "permissions.refuse": [(2,)],
    "permissions.plan_video": [(1,), (1, AT)],
    "permissions.delete": [(1,)],
    "challenges.add": [("#SenjaMorning",), ("senjaiced", DAY, DAY, "A gift box", "Film your first sip")],
    "challenges.change": [(1, "senjacups", DAY, None, "Beans", "")],
    "challenges.delete": [(1,)],
    "campaigns.add": [("12.12", DAY, DAY, "fine")],
    "campaigns.change": [(1, "Gifts", DAY, DAY + dt.timedelta(days=3), "accent")],
    "campaigns.delete": [(1,)],
    "campaigns.assign": [((2, 3), 1), ((1,), None)],
    "campaigns.add_label": [((1, 2), "gifts")],
    "campaigns.add_video": [(1,)],
    "campaigns.set_labels": [(1, "cold, gift guide"), (2, "new")],
    "filming.add": [("Kitchen", AT), ("Studio", AT, "Roastery", (1, 2))],
    "filming.change": [(1, "Kitchen 2", AT + dt.timedelta(days=1), "Home", "Bring the tripod")],
    "filming.delete": [(1,)],
    "filming.assign": [((2, 3), 1), ((1,), None)],
    "filming.arrange": [(1, (3, 1))],
    "lives.describe": [(1, "Dita", "Studio", "50 orders")],
    "lives.set_stage": [(1, LiveStage.READY)],
    "lives.set_run": [
        (1, (Segment(5, "Hook"), Segment(20, "Box", "Gift box", "Rp 212.500", 15, 14, 50, "Only tonight")))
    ],
    "lives.copy_run": [(1, 2)],
    "lives.set_result": [(1, 1200, 31, 4_500_000.0, "Rp", "Begin earlier")],
    "lives.add_clip": [(1, "The last box")],
    "trend_check.begin": [(NOW, 20)],
    "trend_check.end": [(1, NOW)],
    "trend_check.note_sound": [(1, NOW, "Slow Morning", "https://example.com", "Beans"), (1, NOW, "Rain")],
    "trend_check.note_tag": [(1, NOW, "#newtrend"), (1, NOW, "kopi", "Beans")],
    "trend_check.note_idea": [(1, NOW, "Latte in the rain", "Beans")],
    "trend_check.note": [(1, NOW, "All of them begin with a close-up"), (1, NOW, "", "UklGRg==")],
    "trend_check.keep": [(1, NOW, "#newtrend seen twice"), (1, NOW, "~Rain"), (1, NOW, "“Stop it”", "Beans")],
    "trend_check.give_time": [(1, 5)],
    "trend_check.make_idea": [(3,)],
    "trend_check.forget": [(1,)],
    "trend_check.use": [(1, NOW), (2, NOW)],
    "trend_check.set_places": [(["Trending tab", "Brands"],)],
    "first_hour.begin": [(1, NOW), (2, NOW)],
    "first_hour.count_came": [(3,), (3, 4)],
    "first_hour.count_answered": [(3,)],
    "first_hour.set_pinned": [(3, "Which one?")],
    "first_hour.add_question": [(3, "How long does it keep?")],
    "first_hour.remove_question": [(3, "how MUCH?")],
    "first_hour.make_idea": [(3, "How much?")],
    "first_hour.set_starters": [("id", ["Makasih!"])],
    "live_run.forget": [(2,)],
    "list_before.begin": [(2,)],
    "list_before.add": [(1, "Charge the phone", 60)],
    "list_before.change": [(1, "Call Dita", 90)],
    "list_before.tick": [(1, NOW)],
    "list_before.delete": [(1,)],
    "covers.put": [(1, "UklGRh=="), (2, "UklGRi==")],
    "covers.remove": [(1,)],
    "campaigns.remove_label": [((1, 2), "cold")],
    "own_fields.add": [("Owner",), ("Kind", OwnKind.CHOICE, ("A", "B", "a")), ("Reviewed?", OwnKind.YES_NO)],
    "own_fields.rename": [(1, "Column"), (1, "PILLAR")],
    "own_fields.change_choices": [
        (1, ("Sell", "Learn")),
        (1, ("Teach", "Fun"), {"Learn": "Teach"}),
        (1, ("Fun",)),
    ],
    "own_fields.change": [
        (1, "Column", OwnKind.CHOICE, ("Teach", "Sell"), {"Learn": "Teach"}),
        (2, "For", OwnKind.CHOICE, ("A shop",), {"the  shop": "a shop"}),
    ],
    "own_fields.change_kind": [
        (1, OwnKind.TEXT),
        (2, OwnKind.CHOICE),
        (2, OwnKind.CHOICE, ("Nobody",)),
    ],
    "own_fields.arrange": [((2, 1),)],
    "own_fields.remove": [(1,), (2,)],
    "own_fields.set_value": [(1, 1, "sell"), (1, 1, ""), (2, 2, "Senja"), (2, 1, "Learn")],
    "own_fields.set_values": [((1, 2, 3), 2, "Nila")],
    "own_days.add": [(DAY, "Birthday", True)],
    "own_days.change": [(1, DAY, "Our birthday", False)],
    "own_days.delete": [(1,)],
    "videos.add_files": [((Path("/films/pour_over.mp4"), Path("/films/Ice.mov")), AT)],
    "items.shift": [((1, 2, 3), (1,), 7), ((1,), (), -1)],
    "items.to_moment": [((1,), (1,), dt.datetime(2026, 12, 1, 9))],
    "items.plan": [({1: dt.datetime(2026, 12, 1, 9), 2: dt.datetime(2026, 12, 2, 9)},)],
    "items.take_off": [((1, 2),)],
    "items.copy": [((1, 2),), ((1, 2), 7)],
    "items.set_product": [((1, 2), "Gayo")],
    "items.set_format": [((1, 2), 2), ((1,), None)],
    "items.delete": [((1, 2), (1,))],
    "settings.set_active_hours": [((12, 19, 20),)],
    "sounds.delete": [(2,)],
    "sounds.set_formats": [(1, ("how-to",))],
    "sounds.set_licence": [(1, Licence.OWN)],
    "videos.choose": [
        (1, "origin", "customer"),
        (1, "partnership", "gifted"),
        (1, "disclosure", "partnership"),
        (1, "flag", "on_hold"),
        (1, "duets", "nobody"),
    ],
    "videos.place_overlay": [(1, 100.0, 1500.0), (2, None, None)],
    "videos.tease": [(1, 1), (2, None)],
    "parsed.store": [(Parsed(kinds.PRODUCTS, [], GOODS), NOW), (Parsed(kinds.CREATORS, [], [], PEOPLE), NOW)],
    "events_import.store": [(Found("live", [SHOW], [], []),), (Found("days", [], [CLOSED], []), "duplicate")],
    "plan_import.store": [
        ([planned("new", "Brewing"), planned("k2", "Known"), planned("new2", "No sound", sound="")],),
        ([planned("k2", "Known", hashtags=(), sound="Dusk", stage=Stage.IDEA), planned("x", "X")], "update"),
        ([planned("k2", "Known"), planned("k2", "Known")], "duplicate"),
    ],
    "hashtags.mark_seen": [("kopisusu", DAY)],
    "hashtags.set_all": [
        (TagKind.BRAND, ("#SenjaCoffee", "kopisenja"), dt.date(2026, 11, 23)),
        (TagKind.BRAND, (), dt.date(2026, 11, 23)),
    ],
    "hashtags.set_kind": [
        ("rainyday", TagKind.NICHE),
        ("kopisusu", None),
        ("#KopiSusu", TagKind.TRENDING, DAY),
    ],
    "lives.add": [("Friday live", AT), ("Night live", AT, "Europe/London", 90, "All blends")],
    "lives.change": [(1, "Longer live", AT, "Europe/London", 120, "Gayo first")],
    "lives.delete": [(1,)],
    "opening.furnish": [("Senja Coffee", "Asia/Jakarta", "en")],
    "reminders.done": [(1,), (2,)],
    "reminder_settings.add_own": [
        ("Order gift boxes", AT),
        ("Stock", AT, "Europe/London", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH"),
    ],
    "reminder_settings.change_own": [(OWN, "Order ribbons", AT, "", "FREQ=MONTHLY")],
    "reminder_settings.delete_own": [(OWN,)],
    "reminder_settings.pause": [(NOW + dt.timedelta(days=3),), (None,)],
    "reminder_settings.set_after_lives": [((0, 60),), ((),)],
    "reminder_settings.set_days_off": [((6,), (DAY,)), ((), ())],
    "reminder_settings.set_kind": [
        (ReminderKind.FILM, True, 1440, dt.time(8)),
        (ReminderKind.FIRST_HOUR, False, -10),
    ],
    "reminder_settings.set_on": [(ReminderKind.RIGHTS_END, False), (ReminderKind.SEASON, False)],
    "reminder_settings.set_quiet": [(dt.time(22), dt.time(7)), (None, None)],
    "reminder_settings.set_weekly_review": [(True, dt.time(17), [6], 45)],
    "reminders.skip_ahead": [
        (
            reminders.Occurrence(
                1, ReminderKind.TREND_CHECK, 0, 0, AT, "Asia/Jakarta", NOW, 20, "Trend check", AT
            ),
        )
    ],
    "reminder_settings.set_lives": [((30, 60),), ((),)],
    "reminder_settings.set_post": [(True, 15), (False, 0)],
    "reminder_settings.set_trend_check": [(True, dt.time(8, 30), [0, 2, 4], 15), (False, dt.time(9), [], 20)],
    "reminders.skip": [(1,), (3,)],
    "first_ideas.start": [("Senja Kopi", "Gift box, 250000\nCold brew", [(0, dt.time(19), "")])],
    "reminders.skip_all_missed": [()],
    "reminders.skip_several": [([1, 3],)],
    "reminders.snooze": [(1, NOW + dt.timedelta(minutes=10))],
    "settings.change": [
        ("account", Account.SHOP),
        ("brand", "Fajar"),
        ("zone", "Europe/London"),
        ("first_weekday", 6),
        ("max_length", 180.0),
    ],
    "rule_settings.change": [
        ("LEN002", "max_s", 45.0),
        ("TAG003", "severity", "hint"),
        ("CAP002", "calls.en", ("go",)),
    ],
    "rule_settings.reset": [("LEN002",)],
    "sounds.add": [
        ("Rain",),
        ("Dusk II", "Nila", "https://example.com", Licence.COMMERCIAL, True, DAY),
        ("Nap", "", "", Licence.OWN, False, None, ("unboxing",)),
    ],
    "sounds.change": [(1, "Dawn", "Nila", "https://example.com", Licence.OWN, False)],
    "sounds.mark_seen": [(1, DAY)],
    "videos.add": [("Unboxing",), ("Brew", AT, "Europe/London", Stage.APPROVED)],
    "videos.delete": [((1,),), ((1, 2, 3),)],
    "videos.duplicate": [(1,)],
    "videos.reschedule": [(1, AT), (1, None), (2, AT, "America/New_York")],
    "videos.set_beats": [(1, [Beat(2, 9, "Steps", "pour"), Beat(0, 2, "Hook", "")]), (1, [])],
    "videos.set_flag": [(1, flag, True) for flag in videos.FLAGS],
    "videos.set_format": [(1, 2), (1, None)],
    "videos.set_caption_and_hashtags": [(1, "Pour #kopi", ["gayo"])],
    "videos.set_hashtags": [(1, ["kopi", "gayo"]), (1, [])],
    "videos.set_length": [(1, 31.5), (1, None)],
    "videos.set_sound": [(1, 2), (1, None)],
    "videos.set_stage": [((1, 2), Stage.FILMED)],
    "videos.set_text": [
        (1, field, "https://example.com/v/2" if field == "posted_link" else "Wait for it 🫘")
        for field in videos.TEXTS
    ],
}
"""Arguments for every edit, on the calendar that ``fill`` makes. A new edit belongs here."""
ON_AN_EMPTY_CALENDAR = {"opening.furnish"}
ALL = [(name, args) for name, examples in EXAMPLES.items() for args in examples]


def fill(workspace: Workspace) -> None:
    """Give every edit something to change."""
    workspace.record(opening.furnish(brand="Senja Coffee", zone="Asia/Jakarta", language="en").run)
    first = together(
        "Fill",
        sounds.add("Dusk", trending=True, last_seen=dt.date(2026, 11, 1)),
        sounds.add("Static", licence=Licence.COMMERCIAL),
        hashtags.set_kind("kopisusu", TagKind.CATEGORY),
        hashtags.set_all(TagKind.BRAND, ("senjacoffee", "senja"), dt.date(2026, 11, 23)),
        videos.add("How to brew", dt.datetime(2026, 11, 24, 18, 0), stage=Stage.SCRIPTED),
        videos.set_format(1, 1),
        videos.set_sound(1, 1),
        videos.set_length(1, 22),
        videos.set_text(1, "hook", "Hi guys, welcome back! Your coffee is bitter"),
        videos.set_beats(1, [Beat(0, 3, "Hook", "cup"), Beat(3, 22, "Steps", "pour")]),
        videos.set_hashtags(1, ["fyp", "kopi", "kopi", "gayo", "senja", "viral", "foryou"]),
        videos.add("Roast day"),
        videos.add("Known", AT),
        own_days.add(DAY, "Birthday"),
        products.add("Gift box", {"instead": "Drip bags"}),
        products.add_sku(1, "GB-3R", "Red"),
        stock.say({1: 20, 2: 5}, NOW),
        videos.set_text(1, "product", "gift box"),
        own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell")),
        own_fields.add("Made for"),
        own_fields.set_value(1, 1, "Learn"),
        own_fields.set_value(1, 2, "The shop"),
        campaigns.add("11.11", DAY, DAY),
        covers.put(1, "UklGRg=="),
        filming.add("Kitchen", AT, "Home", (1,)),
        campaigns.assign((1,), 1),
        campaigns.add_label((1,), "cold"),
        lives.add("Sunday live", dt.datetime(2026, 11, 29, 20, 0)),
        lives.add("Other live", dt.datetime(2026, 12, 6, 20, 0)),
        lives.prepare(2, ("Gayo",), "", False, [Segment(30, "Gayo", "Gayo beans", stock=4)]),
        lives.set_stage(2, LiveStage.DONE),
        list_before.add(1, "Light and sound", 60),
        waivers.add(1, "CAP002", "", "The basket is pinned"),
        waivers.add(None, "LIV001", "", "Decided on the day", None, 1),
        hashtags.set_set("Cold brew set", ("coldbrew", "senjacoffee")),
        brand_rules.add(Wish(BrandRuleKind.NEVER, ("cheap",), ("caption",))),
        reviews.send_back(1, NOW, "Shorter"),
        videos.tease(2, 1),
        videos.place_overlay(2, 80.0, 300.0),
        calendar_settings.set_slots([(2, dt.time(19), "")]),
        rule_settings.change("LEN002", "min_s", 12.0),
        templates.save(1, "Known brew"),
        videos.add("Weekly", AT),
        series.begin(4, AT, 2, dt.date(2026, 12, 23)),
        videos.set_text(4, "hook", "Every other week"),
        videos.reschedule(5, AT + dt.timedelta(weeks=2, hours=1)),
        first_hour.begin(3, NOW),
        first_hour.add_question(3, "How much?"),
        trend_check.begin(NOW, 20),
        trend_check.note_idea(1, NOW, "Rain on the roof"),
        trend_check.note_tag(1, NOW, "#rainyday"),
        trend_check.keep(1, NOW, "“Stop it”"),
        audience.take_over({(0, 19): 40, (4, 20): 70}),
        bringing.bring([replace(NUMBERS, digest="c")], "Asia/Jakarta", NOW),
        creators.add("ayu", {"followers": 12_000, "looked_at": 3}),
        creators.add("nila", {"market": "MY"}),
        agreements.add(1, {"product": "Gayo", "code": "AYU10", "signed": DAY, "videos": 2}),
        samples.add(
            1, "Gayo", {"requested": DAY - dt.timedelta(days=9), "shipped": DAY - dt.timedelta(days=2)}
        ),
        permissions.add({"creator_id": 1, "link": "https://example.com/v/9", "credit": "@ayu"}),
        permissions.grant(1, DAY, {"repost": True}),
        permissions.add({"handle": "@rina", "link": "https://example.com/v/10"}),
        challenges.add("senjacup", DAY, DAY + dt.timedelta(days=14)),
        reminder_settings.add_own("Order boxes", AT),
        reminder_settings.set_quiet(dt.time(21), dt.time(6)),
        reminder_settings.set_days_off((5,), ()),
        reminder_settings.pause(NOW + dt.timedelta(hours=3)),
    )
    workspace.record(first.run)
    workspace.record(notice)


def notice(session: Any) -> None:
    session.get_one(Video, 3).source = "k2"
    for state, video, live in (
        (DueState.DUE, 1, 0),
        (DueState.MISSED, 0, 0),
        (DueState.MISSED, 0, 1),
    ):
        [reminder, *_others] = [
            one
            for one in reminder_settings.chosen(session)
            if one.kind == ("post" if video else "trend_check")
        ]
        session.add(
            Due(
                reminder_id=reminder.id,
                video_id=video,
                live_id=live,
                wall=AT,
                due_utc=NOW - dt.timedelta(hours=1),
                state=state,
            )
        )

"""Headers that nobody listed are understood by the words in them, and columns without any by their cells."""

import pytest

from planner.exchange import header_parts
from planner.exchange.columns import guess
from planner.exchange.tables import Table


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Jam tayang TikTok", "time"), ("Heure de mise en ligne", "time"), ("Giờ lên sóng", "time"), ("เวลาลง", "time"),
        ("Kalimat pancingan", "hook"), ("Phrase d'ouverture", "hook"), ("Câu mở màn", "hook"), ("Says first", "hook"),
        ("Kalimat 3 detik pertama", "hook"), ("Einstiegssatz", "hook"), ("Frase de arranque", "hook"),
        ("Teks di bawah video", "caption"), ("Pie de vídeo", "caption"), ("Texte du post", "caption"),
        ("On-screen product", "product"), ("Isi keranjang", "product"), ("Món hàng", "product"),
        ("Tình trạng", "stage"), ("Where it's at", "stage"), ("Status naskah", "stage"), ("Udah sampai mana", "stage"),
        ("Worum geht's", "title"), ("Tema konten", "title"), ("หัวเรื่อง", "title"), ("De qué trata", "title"),
        ("Durée prévue", "length"), ("Tgl upload", "date"),
    ],
)  # fmt: skip
def test_a_header_is_the_field_whose_words_stand_in_it(header: str, field: str) -> None:
    assert header_parts.field_of(header) == field


@pytest.mark.parametrize(
    "header", ["Link produk", "Người quay", "Video editor", "Harga barang", "Pilar konten", "PIC"]
)
def test_what_is_about_a_video_and_no_field_of_it_is_none(header: str) -> None:
    assert header_parts.field_of(header) is None


def test_networks_are_heard_among_other_words() -> None:
    assert header_parts.networks_in("Reels goes live") == {"instagram"}
    assert header_parts.networks_in("Jam TikTok") == {"tiktok"}
    assert header_parts.without_networks("TikTok goes live") == "goes live"


def table(*rows: str) -> Table:
    cells = [tuple(row.split("|")) for row in rows]
    return Table(cells[0], cells[1:])


def test_a_column_of_clock_times_is_the_time_whatever_its_header_says() -> None:
    plan = table(
        "Date|Xyz|Title|Editor", "4 May 2027|19:00|Mug that leaks|Ana", "6 May 2027|7:45|Pour it slow|Ana"
    )
    assert guess(plan)["Xyz"] == "time"


def test_lengths_below_a_header_that_nobody_knows_are_no_times() -> None:
    plan = table("Date|Xyz|Title", "4 May 2027|0:25|Mug that leaks", "6 May 2027|0:40|Pour it slow")
    assert guess(plan).get("Xyz") != "time"


def test_titles_and_hooks_that_no_header_announces_are_known_by_their_cells() -> None:
    rows = (
        "4 May 2027|Mug that leaks|Hold it upside down|filmed",
        "6 May 2027|Pour it slow|Count up to nine|idea",
    )
    fields = guess(table("Date|Aaa|Bbb|Status", *rows, "8 May 2027|Kiln at five|Do not open yet|idea"))
    assert (fields["Aaa"], fields["Bbb"]) == ("title", "hook")


def test_what_comes_again_is_no_title() -> None:
    rows = (
        "4 May 2027|Tips for you|Mug|filmed",
        "6 May 2027|Tips for you|Lid|idea",
        "8 May 2027|Tips for you|Pan|idea",
    )
    assert "title" not in guess(table("Date|Aaa|Product|Status", *rows)).values()


def test_a_list_of_prices_is_no_plan() -> None:
    assert guess(table("Bahan|Harga (RM)", "Mentega 1 kg|28.5", "Telur sepapan|15.9", "Gula melaka|9")) == {}


def test_crosses_for_networks_say_where_a_row_goes() -> None:
    fields = guess(table("Konten|TT|IG|Tgl", "Oli|x|x|3 Mei 2027", "Foto||x|6 Mei 2027"))
    assert (fields["TT"], fields["IG"]) == ("platform", "other_platform")


def test_the_time_of_another_network_is_not_ours() -> None:
    rows = ("Mon 3 May 2027|Repot|7:15pm|–|–", "Tue 4 May 2027|–|–|Slides|12pm")
    fields = guess(table("Day|TikTok|TikTok goes live|Reels|Reels goes live", *rows))
    assert fields["TikTok goes live"] == "time"
    assert fields["Reels goes live"] == "other_platform"


def test_days_of_a_month_beside_weekdays_need_no_header() -> None:
    plan = Table(
        ("Hb", "Hari", "Tajuk"), [("2", "Sel", "Kuih"), ("4", "Kha", "Karipap")], context=("Mac 2027",)
    )
    assert guess(plan)["Hb"] == "date"

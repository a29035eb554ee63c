"""What the columns of a table are: headers are heard, and what stands in the cells decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange import column, columns, network_columns
from planner.exchange.columns import DONE, OTHER_PLATFORM, guess
from planner.exchange.tables import Table
from tests.trying import examples


def guessed(headers: str, *rows: str) -> dict[str, str]:
    """Return the fields of a table whose headers and cells are parted by bars."""
    return guess(table(headers, *rows))


def table(headers: str, *rows: str) -> Table:
    return Table(tuple(headers.split("|")), [tuple(row.split("|")) for row in rows])


# Moments


@pytest.mark.parametrize("header", ["Posting Time", "Post time", "Time", "Jam tayang", "Video publish time"])
def test_a_column_of_whole_moments_is_one_though_its_header_says_time(header: str) -> None:
    found = guessed(f"Text|{header}", "Latte|2026-12-04 19:30", "Tea|2026-12-05 12:00")
    assert found == {"Text": "caption", header: "datetime"}


def test_a_column_of_days_is_one_though_its_header_says_time() -> None:
    assert guessed("Title|Waktu", "Latte|4 Des 2026", "Tea|5 Des 2026")["Waktu"] == "date"


def test_a_column_of_times_is_one_though_its_header_says_date_or_schedule() -> None:
    found = guessed("Title|Date|Schedule", "Latte|4 Dec 2026|19:00", "Tea|5 Dec 2026|12:30")
    assert found == {"Title": "title", "Date": "date", "Schedule": "time"}


def test_a_column_of_weekdays_is_one_though_its_header_says_date() -> None:
    assert guessed("Title|Date", "Latte|Mon", "Tea|Wed")["Date"] == "weekday"


def test_a_column_called_day_holds_dates_where_its_cells_are_some() -> None:
    found = guessed("Day|Title", "1 March 2027|Latte", "2 March 2027|Tea")
    assert found["Day"] == "date"


def test_days_beside_dates_are_both_kept_apart() -> None:
    found = guessed("Hari|Tanggal|Jam|Judul", "Senin|1 Maret 2027|19.00|Kopi", "Rabu|3 Maret 2027|12.00|Teh")
    assert found == {"Hari": "weekday", "Tanggal": "date", "Jam": "time", "Judul": "title"}


@pytest.mark.parametrize(
    "other",
    [
        "Created",
        "Created At",
        "Last Modified",
        "Tanggal dibuat",
        "Shoot date",
        "Tgl syuting",
        "Edited on",
        "Updated",
    ],
)
@pytest.mark.parametrize("posted", ["Publish date", "Due Date", "Tanggal tayang"])
def test_the_day_on_which_a_row_was_made_or_filmed_is_never_that_of_posting(other: str, posted: str) -> None:
    rows = ("Latte|2026-11-01|2026-12-04", "Tea|2026-11-02|2026-12-05")
    assert guessed(f"Title|{other}|{posted}", *rows) == {"Title": "title", posted: "date"}
    alone = guessed(f"Title|{other}", "Latte|2026-11-01", "Tea|2026-11-02")
    assert alone == {"Title": "title"}


def test_of_several_dates_the_one_that_is_called_publishing_wins() -> None:
    found = guessed("Title|Date|Publish date", "A|2026-12-01|2026-12-04", "B|2026-12-02|2026-12-05")
    assert found == {"Title": "title", "Publish date": "date"}


def test_dates_without_a_known_header_are_found() -> None:
    found = guessed("Judul|Kapan ya?", "Kopi|4 Des 2026", "Teh|5 Des 2026")
    assert found == {"Judul": "title", "Kapan ya?": "date"}


def test_one_date_under_an_unknown_header_decides_nothing() -> None:
    assert guessed("Judul|Diskon sampai", "Kopi|4 Des 2026", "Teh|") == {"Judul": "title"}


def test_a_number_under_day_is_a_day_of_the_month() -> None:
    assert guessed("Day|Title", "1|Latte", "14|Tea")["Day"] == "date"


def test_lengths_such_as_022_are_no_times_of_day() -> None:
    found = guessed("Title|Length|Time", "A|0:22|19:00", "B|0:31|12:00")
    assert found == {"Title": "title", "Length": "length", "Time": "time"}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("2026-12-04 19:30", "datetime"), ("2026-12-04T12:00:00Z", "datetime"), ("1796385600", "datetime"),
     ("4 Dec 2026", "date"), ("12/24/2026", "date"), ("19:00", "time"), ("7 pm", "time"), ("Mon", "weekday"),
     ("Day 3", "weekday"), ("Minggu 2 Senin", "weekday"), ("", ""), ("soon", ""), ("4 Dec if Rina is back", ""),
     ("x" * 200, "")],
)  # fmt: skip
def test_a_cell_is_a_moment_a_day_a_time_a_weekday_or_none(cell: str, expected: str) -> None:
    assert column.when(cell) == expected


# Hashtags and labels


def test_tags_with_blanks_and_no_sign_are_labels() -> None:
    found = guessed("Name|Tags|Hashtags used", "A|Trade Shows, Sizing|#a #b", "B|Events|#c")
    assert found["Tags"] == "labels"


def test_tags_are_labels_where_another_column_holds_hashtags() -> None:
    found = guessed("Title|Tags|Caption", "A|Edukasi|Look #mug", "B|Promo|Buy #kopi")
    assert found["Tags"] == "labels"


def test_tags_with_their_sign_are_hashtags() -> None:
    assert guessed("Title|Tags", "A|#kopi #susu", "B|#teh")["Tags"] == "hashtags"


def test_a_column_of_hashtags_is_found_under_any_header() -> None:
    assert guessed("Title|Buat di bawah", "A|#kopi #susu", "B|#teh")["Buat di bawah"] == "hashtags"


# Check marks and stages


@pytest.mark.parametrize(
    ("yes", "no"), [("TRUE", "FALSE"), ("☑", "☐"), ("x", ""), ("✅", "❌"), ("ya", "tidak")]
)
def test_check_marks_called_like_stages_are_stages(yes: str, no: str) -> None:
    found = guessed(
        "Title|Filmed|Edited|Posted", f"A|{yes}|{yes}|{no}", f"B|{yes}|{no}|{no}", f"C|{yes}|{yes}|{yes}"
    )
    assert found == {
        "Title": "title",
        "Filmed": f"{DONE}filmed",
        "Edited": f"{DONE}edited",
        "Posted": f"{DONE}posted",
    }


def test_a_column_called_like_a_stage_that_holds_dates_is_no_check_mark() -> None:
    found = guessed("Title|Date|Filmed", "A|2026-12-04|2026-11-20", "B|2026-12-05|2026-11-21")
    assert found == {"Title": "title", "Date": "date"}


def test_the_column_of_stages_is_known_by_its_words() -> None:
    found = guessed("Title|Hook|Di mana?", "A|x y|sudah syuting", "B|z|draf", "C|q|siap tayang")
    assert found["Di mana?"] == "stage"


def test_a_column_that_is_called_status_and_holds_none_gives_way_to_one_that_does() -> None:
    found = guessed("Title|Status|Progress now", "A|Rina|Filmed", "B|Budi|Draft", "C|Sari|Posted")
    assert found == {"Title": "title", "Progress now": "stage"}


# Networks


def test_of_a_column_a_platform_the_one_of_tiktok_is_taken() -> None:
    found = guessed(
        "Day|Instagram|TikTok|YouTube", "1 Mar 2027|Reel of a cat|Latte|Short", "2 Mar 2027|a|b|c"
    )
    assert found == {"Day": "date", "Instagram": OTHER_PLATFORM, "TikTok": "title", "YouTube": OTHER_PLATFORM}


def test_beside_a_title_the_column_of_tiktok_is_its_caption() -> None:
    found = guessed("Title|Instagram|TikTok", "Latte|Reel|Look at this", "Tea|Reel|And at this")
    assert found == {"Title": "title", "Instagram": OTHER_PLATFORM, "TikTok": "caption"}


def test_a_column_of_networks_says_where_a_row_goes() -> None:
    found = guessed("Title|Channel", "A|TikTok", "B|IG, YT", "C|Brand (TikTok)")
    assert found == {"Title": "title", "Channel": "platform"}


def test_a_column_called_channel_that_names_no_network_is_none() -> None:
    assert guessed("Title|Channel", "A|Senja Coffee", "B|Senja Coffee ID") == {"Title": "title"}


@pytest.mark.parametrize(
    ("cell", "networks"),
    [("TikTok", {"tiktok"}), ("Senja (TikTok)", {"tiktok"}), ("IG, YT", {"instagram", "youtube"}),
     ("TikTok dan Instagram", {"tiktok", "instagram"}), ("Reels + Shorts", {"instagram", "youtube"}), ("Senja", set())],
)  # fmt: skip
def test_networks_are_known_by_their_usual_names(cell: str, networks: set[str]) -> None:
    assert network_columns.networks(cell) == networks


# Headers


@pytest.mark.parametrize(
    "header", ["Title / Hook", "Titre / Hook", "Judul | Hook", "**Title**", "`Judul`", "Title:"]
)
def test_a_header_of_two_names_or_with_marks_is_its_first_field(header: str) -> None:
    cells = Table((header, "Date"), [("Latte", "2026-12-04"), ("Tea", "2026-12-05")])
    assert guess(cells) == {header: "title", "Date": "date"}


def test_the_second_name_of_a_header_is_taken_where_the_first_is() -> None:
    found = guessed("Title|Hook/Title", "Latte|Look at this", "Tea|And at this")
    assert found == {"Title": "title", "Hook/Title": "hook"}


def test_what_a_vendor_writes_behind_a_name_does_not_hide_it() -> None:
    found = guessed(
        "Date - Intl. format or prompt|Text|Title - For the video, pin, PDF ..|Label(s) - Separated by comma",
        "2027-03-04 19:00|Look #mug|Latte|gift, mug",
        "2027-03-05 19:00|Look #tea|Tea|gift",
    )
    assert found == {
        "Date - Intl. format or prompt": "datetime",
        "Text": "caption",
        "Title - For the video, pin, PDF ..": "title",
        "Label(s) - Separated by comma": "labels",
    }


def test_units_in_brackets_are_left_aside() -> None:
    found = guessed("Judul|Durasi (detik)|Jam [WIB]", "Kopi|22|19:00", "Teh|31|12:00")
    assert found == {"Judul": "title", "Durasi (detik)": "length", "Jam [WIB]": "time"}


def test_lengths_with_their_unit_are_found_under_any_header() -> None:
    assert guessed("Title|Berapa lama", "A|22 detik", "B|30 detik")["Berapa lama"] == "length"


def test_an_id_is_one_only_where_it_holds_something() -> None:
    assert guessed("ID|Title", "11|Latte", "12|Tea")["ID"] == "id"
    assert guessed("ID|Title", "|Latte", "|Tea") == {"Title": "title"}


# Numeric dates


def test_what_stands_above_says_which_number_is_the_month() -> None:
    cells = Table(("Date", "Title"), [("3/4/2027", "a"), ("3/5/2027", "b")], context=("March 2027",))
    assert columns.date_order(cells, {"Date": "date"}) == "month_first"
    other = Table(("Date", "Title"), [("4/3/2027", "a"), ("5/3/2027", "b")], context=("Maret 2027",))
    assert columns.date_order(other, {"Date": "date"}) == "day_first"


def test_the_number_that_stays_is_the_month() -> None:
    rows = [(f"{day}/3/2027", str(day)) for day in (1, 3, 5, 8)]
    assert columns.date_order(Table(("Date", "Title"), rows), {"Date": "date"}) == "day_first"
    rows = [(f"3/{day}/2027", str(day)) for day in (1, 3, 5, 8)]
    assert columns.date_order(Table(("Date", "Title"), rows), {"Date": "date"}) == "month_first"


def test_tables_of_one_file_decide_for_each_other() -> None:
    one, two = (Table(("Date",), [(cell,)]) for cell in ("3/4/2027", "31/4/2027"))
    assert columns.date_order([one, two], [{"Date": "date"}] * 2) == "day_first"


# Laws

WORDS = st.sampled_from(
    [
        "Title",
        "Date",
        "Time",
        "Tags",
        "Status",
        "Filmed",
        "TikTok",
        "Instagram",
        "Platform",
        "ID",
        "Length",
        "Hari",
    ]
)
CELLS = st.text(max_size=12) | st.sampled_from(
    [
        "4 Dec 2026",
        "19:00",
        "2026-12-04 19:30",
        "Mon",
        "#a",
        "gift, mug",
        "TRUE",
        "Draft",
        "TikTok",
        "22s",
        "3/4/2027",
        "",
    ]
)


@st.composite
def tables_of_anything(draw: st.DrawFn) -> Table:
    headers = draw(st.lists(WORDS | st.text(min_size=1, max_size=12), min_size=1, max_size=6, unique=True))
    width = len(headers)
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), max_size=5))
    return Table(tuple(headers), rows)


@pytest.mark.slow
@examples(100, 1000)
@given(tables_of_anything())
def test_whatever_a_table_holds_each_field_is_claimed_once(cells: Table) -> None:
    found = guess(cells)
    assert found.keys() <= set(cells.headers)
    fields = [field for field in found.values() if field != OTHER_PLATFORM]
    assert len(fields) == len(set(fields))
    columns.date_order(cells, found)


@examples(100, 1000)
@given(st.text(max_size=130))
def test_no_text_of_a_cell_raises(cell: str) -> None:
    assert column.when(cell) in {"", "datetime", "date", "time", "weekday"}
    network_columns.networks(cell)
    columns.is_stage(cell)


# Fixed choices


@pytest.mark.parametrize("made", ["Made by us", "Dibuat kreator", "Creator", "pelanggan", "own"])
def test_who_made_a_video_is_a_choice_where_the_cells_are(made: str) -> None:
    assert guessed("Title|Made by", f"Latte|{made}")["Made by"] == "origin"


def test_who_made_a_video_is_none_where_the_cells_are_names() -> None:
    assert "Made by" not in guessed("Title|Made by", "Latte|Juno Park", "Tea|Sari")


def test_what_somebody_got_and_how_it_is_disclosed_are_known_by_other_words() -> None:
    found = guessed("Judul|Kerja sama|Pengungkapan", "Latte|Endorse|Kemitraan berbayar", "Teh|Barter|")
    assert found == {"Judul": "title", "Kerja sama": "partnership", "Pengungkapan": "disclosure"}


@pytest.mark.parametrize("header", ["", "Etapa"])
def test_a_column_of_weeks_says_when_its_rows_are_though_its_header_does_not(header):
    rows = [("Minggu 1", "Unboxing"), ("Minggu 2", "Resep es kopi"), ("Minggu 3", "Tur gudang")]
    fields = guess(Table((header or "Column 1", "TikTok", "Instagram"), [(*row, "Foto") for row in rows]))
    assert fields[header or "Column 1"] == "week"
    dated = guess(
        Table(("Tanggal", "Periode", "Judul"), [(f"{n}/12/2026", *row) for n, row in enumerate(rows, 1)])
    )
    assert "week" not in dated.values()


@pytest.mark.parametrize("headers", ["Judul|Produk|SKU", "Judul|SKU|Produk", "Title|SKU|Product name"])
def test_the_name_of_a_product_is_its_product_and_not_its_code(headers: str) -> None:
    cells = {"Judul": "Satu", "Title": "One", "SKU": "LMP-WHT"}
    found = guessed(headers, "|".join(cells.get(header, "Lampu meja") for header in headers.split("|")))
    name = next(header for header in headers.split("|") if header.startswith("Prod"))
    assert found[name] == "product"
    assert guessed("Judul|SKU", "Satu|LMP-WHT")["SKU"] == "product"

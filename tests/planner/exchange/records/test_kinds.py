"""What a file lists is told by whole headers, wherever they stand; a plan is never taken for such a list."""

from pathlib import Path

from planner.exchange import tables
from planner.exchange.records import kinds
from tests.each import each
from tests.planner.exchange.records.listing import HANDLES, SHEET, book

HERE = Path(__file__).parents[1]
PLANS = [path for name in ("plans", "further_plans") for path in sorted((HERE / name).iterdir())]
TEMPLATE = """category,seller_sku,product_name,main_image,price
1,2,3,4,5
Category,Seller SKU,Product name,Main image,Retail Price (Local Currency)
Mug,M,Mug,x,5
"""


def kind(text):
    return [one.kind for one in kinds.of_grids(tables.grids_of_text(text))]


@each(
    "text, expected",
    [
        (HANDLES, "shopify"),
        (HANDLES.replace("Handle,", "URL handle,").replace("Variant SKU", "SKU"), "shopify"),
        (SHEET, "stock"),
        ("\ufeff" + SHEET, "stock"),
        (SHEET.replace(";", "\t"), "stock"),
        ("STOK GUDANG\n\n" + SHEET, "stock"),
        ("SKU,Stock\nA,3\n", "stock"),
        ("Name\tPrice\tStock\nKopi\t5000\t3\n", "goods"),
        ("Nama Produk,Harga (Rp)\nKopi,5.000\n", "goods"),
        ("Produk,Stok\nKopi,5\n", "goods"),
        (TEMPLATE, "template"),
        ("Creator name,GMV dari kreator\n,Keterangan\nayu.dapur,Rp5\n", "creator_list"),
        ("Creator username,Affiliate GMV\nayu.dapur,Rp5\n", "creator_list"),
        ("PELACAK\n\nUsername TikTok,Followers,Status\n@ayu,1000,Posted\n", "tracker"),
        ("Kreator,Komisi\n@ayu,10%\n", "tracker"),
        ("Handle;Status\n@ayu;Nego\n", "tracker"),
        ("Username,Status,Tgl Posting,Link Video\n@ayu,Posted,2026-12-01,https://x\n", "tracker"),
        ("Name,SKU,Price,Tags\nMug,M1,5000,home\n", "goods"),
        ("Creator,Product,Shipped,Delivered\n@ayu,Mug,2026-12-01,2026-12-03\n", "samples"),
        ("Creator,Video link,Answer,Until\n@ayu,https://x,yes,2026-12-01\n", "permissions"),
    ],
)
def test_a_list_is_known_by_its_headers(text, expected):
    assert kind(text) == [expected]


@each(
    "text",
    [
        "Title,Date,Product,Price\nLatte,2026-12-04,Kopi,5000\n",
        "Tanggal,Jam,Judul,Produk,Harga,Stok\n2026-12-04,19:00,Latte,Kopi,5000,3\n",
        "Name,Status,Publish Date,Hook,Script,Product\nLatte,Idea,2026-12-04,Stop,Pour,Kopi\n",
        "Date,Title,Creator,Status\n2026-12-04,Latte,@ayu,Idea\n",
        "Creator,Concept,Status,Product,Due date\n@ayu,Latte,Idea,Kopi,2026-12-04\n",
        "Kreator,Caption,Komisi\n@ayu,Enak,10%\n",
        "Time,Product,Price,Stock\n19:00,Kopi,5000,3\n",
        "Week,Day,Theme,TikTok,Status\nWeek 1,Monday,Teach,Latte,Idea\n",
        "Order ID,Order Status,SKU ID,Seller SKU,Product Name,Quantity\n1,2,3,4,5,6\n",
        "Video ID,Product ID,Creator name,Views,GMV\n1,2,3,4,5\n",
        "Date,Followers\n2026-12-04,100\n",
        "Tanggal,Kreator,Produk,Status\n2026-12-04,@ayu,Kopi,Ide\n",
        "Date,Creator,Status,Notes\n2026-12-04,@ayu,Idea,Latte\n",
    ],
)
def test_a_plan_and_a_report_are_no_such_list(text):
    assert kind(text) == []


@each(
    "text",
    [
        "Tanggal,Judul,Hook\n2026-12-04,Latte,Tuang\n,,\nProduk,Harga,\nKopi,5000,\n",
        "Produk,Harga,\nKopi,5000,\n,,\nTanggal,Judul,Hook\n2026-12-04,Latte,Tuang\n",
        "# Plan\n\n| Produk | Harga |\n|---|---|\n| Kopi | 5000 |\n\n- 4 Des: Latte\n",
        "Produk | Harga\nKopi | 5000\n",
    ],
)
def test_a_list_in_a_plan_is_part_of_the_plan(text):
    assert kind(text) == []


def test_what_explains_the_columns_of_orders_is_no_list_of_creators():
    text = (
        "Order ID,Order Status,SKU ID,Phone #,Creator Handle\n,,,Phone number,Creator username\n1,2,3,4,5\n"
    )
    assert kind(text) == []


def test_sheets_before_the_list_are_passed_over_and_a_plan_beside_it_stays_a_plan(tmp_path):
    listed = ("Stok", [("SKU", "Stok"), ("A", 3)])
    path = book(tmp_path, ("Informasi", [("Petunjuk",)]), listed)
    assert [one.grid.name for one in kinds.of_grids(tables.grids(path))] == ["Stok"]
    path = book(tmp_path, ("Plan", [("Date", "Title"), ("2026-12-04", "Latte")]), listed)
    assert kinds.of_grids(tables.grids(path)) == []
    assert len(kinds.of_grids(tables.grids(path), kinds.PRODUCTS)) == 1
    assert kinds.of_grids(tables.grids(path), kinds.CREATORS) == []


def test_a_list_for_shopping_beside_another_table_is_not_one_of_products(tmp_path):
    path = book(
        tmp_path,
        ("Okt", [("Senin", "Selasa", "Rabu"), ("Panen", "", "Tanam")]),
        ("Belanja", [("Barang", "Jumlah", "Harga"), ("Bibit", 3, 5000)]),
    )
    assert kinds.of_grids(tables.grids(path)) == []


@each("path", PLANS)
def test_no_plan_is_taken_for_a_list(path):
    if path.suffix in {".csv", ".tsv", ".txt", ".md", ".xlsx"}:
        assert kinds.of_grids(tables.grids(path)) == []


def test_what_is_to_be_bought_beside_briefs_of_videos_is_no_list_of_products(tmp_path):
    brief = [["Video 1"], ["Title", "Latte in the rain"], ["Hook", "Stop pouring"], ["Date", "2026-12-04"]]
    path = book(tmp_path, ("Briefs", brief), ("Shopping", [("Name", "Price"), ("Milk", 20_000)]))
    assert kinds.of_grids(tables.grids(path)) == []

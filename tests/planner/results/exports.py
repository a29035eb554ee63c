"""Small files as the platform writes them, with invented shops, creators and buyers."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from planner.results.reading import Brought, Row

ORDERS = (
    "Order ID", "Order Status", "Cancelation/Return Type", "SKU ID", "Seller SKU", "Product Name", "Quantity",
    "Sku Quantity of return", "SKU Platform Discount", "SKU Subtotal After Discount", "Order Refund Amount",
    "Created Time", "Buyer Username", "Recipient", "Phone #", "Regency and City", "Creator Handle",
)  # fmt: skip
AFFILIATE = (
    "Order ID", "Product ID", "Product Name", "SKU ID", "Payment Amount", "Currency", "Quantity", "Order Status",
    "Creator Username", "Content Type", "Content ID", "Est. Commission Base", "Est. standard commission payment",
    "Actual Commission Payment", "Est. Shop Ads commission payment", "Return & Refund quantity", "Time Created",
    "Time Commission Paid",
)  # fmt: skip
PERFORMANCE = (
    "Nama Kreator", "Informasi Video", "ID Video", "Waktu", "Produk", "VV", "Likes", "Komentar", "Dibagikan",
    "Produk Dilihat", "Klik Produk", "Pesanan SKU teratribusi", "Produk yang terjual melalui video",
    "GMV dari video (Rp)", "GPM (Rp)", "Persentase Video yang Ditonton Hingga Selesai",
)  # fmt: skip
RETURNS = (
    "Return Order ID", "Order ID", "SKU ID", "Buyer Username", "Return unit price", "Return Quantity",
    "Return Status", "Refund Time", "Time Requested",
)  # fmt: skip
MAX = ("Campaign name", "Video title", "Video ID", "Cost", "SKU orders", "Gross revenue", "Currency")
STUDIO = (
    "Time",
    "Video title",
    "Video link",
    "Post time",
    "Total likes",
    "Total comments",
    "Total shares",
    "Total views",
)
BALCONY, FRIDGE = "7703542678784565683", "7705416144020139093"
"""Two videos, posted 2 November 2026 at 19:00 and 7 November at 20:10 in Jakarta."""
BUYER = "Siti Contoh"
DAY = dt.date(2026, 11, 25)
NUMBERS = Brought(
    "list.xlsx", "video_performance", "Videos of the shop", DAY, DAY, "IDR",
    rows=[Row(BALCONY, "Balcony", numbers={"views": 10, "gmv": 100, "watched_to_end": 0.5})], digest="a",
)  # fmt: skip
PAID = Brought("orders.csv", "orders", "Orders", currency="IDR", digest="b", lines=[
    ("597154966945074001", "1", "", "", "", "", "Lamp", "L", "done", 1, 0, 100, 0, None, None, "IDR",
     dt.datetime(2026, 11, 25, 19)),
])  # fmt: skip
"""Two files as they are held once they are read."""


def table(path: Path, rows: Sequence[Sequence[object]], sign: str = ",") -> Path:
    """Write a text with cells, as the platform does: with a mark before it and tabs behind ids."""
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    path.write_text("\ufeff" + out.getvalue(), encoding="utf-8")
    return path


def book(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    """Write a workbook."""
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet{number + 1}")
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def packed(path: Path, **members: str) -> Path:
    """Write a packed file of texts, with what a Mac adds to it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"Content/{name}.csv", text)
            archive.writestr(f"__MACOSX/Content/._{name}.csv", b"\x00\x05\x16\x07")
    return path


def order(number: int, amount: str = "IDR 112.300", **more: str) -> list[str]:
    """Return a row of orders."""
    held = {
        "Order ID": f"5971549669450740{number:02}\t", "Order Status": "Selesai", "SKU ID": "1731194492194785240",
        "Seller SKU": "LMP-W", "Product Name": "Lampu", "Quantity": "1", "SKU Subtotal After Discount": amount,
        "SKU Platform Discount": "IDR 3.800", "Order Refund Amount": "IDR 0", "Created Time": "28/10/2026 02:30:40\t",
        "Recipient": BUYER, "Phone #": "(+62)81200000000", "Buyer Username": "pembeli.rahasia",
    } | more  # fmt: skip
    return [held.get(name, "") for name in ORDERS]


def affiliate(number: int, content: str = BALCONY, **more: str) -> list[str]:
    """Return a row of affiliate orders."""
    held = {
        "Order ID": f"5971549669450740{number:02}", "SKU ID": "1731194492194785240", "Payment Amount": "100000",
        "Currency": "IDR", "Quantity": "2", "Order Status": "Pending", "Creator Username": "Ngopi.Balkon",
        "Content Type": "Video", "Content ID": content, "Est. standard commission payment": "10000",
        "Time Created": "30/10/2026 01:56:45", "Time Commission Paid": "/", "Product Name": "Lampu",
    } | more  # fmt: skip
    return [held.get(name, "") for name in AFFILIATE]


def performance(video: str, views: str, **more: str) -> list[str]:
    """Return a row of the list of videos."""
    held = {
        "Nama Kreator": "ngopi.balkon", "Informasi Video": "Kopi di balkon kecil pagi #kopi", "ID Video": video,
        "Waktu": "2026/11/02 19:00", "Produk": "Lampu", "VV": views, "Likes": "1.469", "Komentar": "151",
        "Dibagikan": "243", "Produk Dilihat": "30.340", "Klik Produk": "788", "Pesanan SKU teratribusi": "3",
        "Produk yang terjual melalui video": "4", "GMV dari video (Rp)": "346.300", "GPM (Rp)": "11.099",
        "Persentase Video yang Ditonton Hingga Selesai": "34,50%",
    } | more  # fmt: skip
    return [held.get(name, "") for name in PERFORMANCE]


def listed(path: Path, first: str, last: str, *rows: Sequence[str]) -> Path:
    """Write the list of videos with the line of its days above."""
    return book(path, [(f"Rentang Tanggal: {first} ~ {last}",), (), PERFORMANCE, *rows])

"""What the tests of lists do: read a text of their own wording, and bring it into a calendar."""

import datetime as dt
import io
from pathlib import Path

import openpyxl

from planner.exchange.records import parsed
from planner.exchange.records.cells import Answers

ANSWERS = Answers(dt.date(2026, 11, 30), "Asia/Jakarta", None, "IDR")
SHEET = """SKU;Nama Barang;Stok Awal;Stok Akhir;Stok Minimum
KP-1;Kopi susu - Botol;90;12 pcs;5
KP-2;Kopi susu - Gelas;90;-3;5
"""
HANDLES = """Handle,Title,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src
gayo,Gayo box,Red,'GB-R,14,89000,https://img.example/1.jpg
gayo,,Blue,GB-B,3,99000,
gayo,,,,,,https://img.example/2.jpg
mug,Mug,Default Title,MUG,,45000,
"""


def read(text, answers=ANSWERS, about=""):
    """Return what a text lists, None for a plan."""
    return parsed.read(parsed.of_text(text), answers, about)


def products(text, answers=ANSWERS):
    """Return the products that a text lists by name: their fields and variants as plain values."""
    found = read(text, answers)
    return {
        one.name: [(each.code, each.option, each.price, each.stock) for each in one.variants]
        for one in found.products
    }


def said(text, answers=ANSWERS):
    """Return what is told of a text."""
    return [problem.message for problem in read(text, answers).problems]


def book(tmp_path: Path, *sheets, name="list.xlsx"):
    """Return a workbook that holds sheets: names with rows."""
    whole = openpyxl.Workbook()
    whole.remove(whole.active)
    for title, rows in sheets:
        sheet = whole.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / name
    whole.save(path)
    return path


def bytes_of(*sheets):
    """Return the bytes of a workbook that holds sheets."""
    whole = openpyxl.Workbook()
    whole.remove(whole.active)
    for title, rows in sheets:
        sheet = whole.create_sheet(title)
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    whole.save(saved)
    return saved.getvalue()

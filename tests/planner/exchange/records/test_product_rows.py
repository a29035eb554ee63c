"""Rows of one product become one with its variants, and what can't be read is told by row and column."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange.records import parsed, product_rows
from planner.shop import money
from tests.each import each
from tests.planner.exchange.records.listing import ANSWERS, HANDLES, SHEET, book, products, read, said
from tests.trying import examples


def test_rows_of_a_handle_are_one_product_and_rows_of_pictures_are_no_variants():
    assert products(HANDLES) == {
        "Gayo box": [("GB-R", "Red", 8900000, 14), ("GB-B", "Blue", 9900000, 3)],
        "Mug": [("MUG", "", 4500000, None)],
    }
    assert read(HANDLES).products[0].fields["pictures"] == [
        "https://img.example/1.jpg",
        "https://img.example/2.jpg",
    ]


def test_names_with_a_dash_are_variants_in_an_own_sheet_which_is_told():
    assert products(SHEET) == {"Kopi susu": [("KP-1", "Botol", None, 12), ("KP-2", "Gelas", None, -3)]}
    assert read(SHEET).products[0].fields["buffer"] == 10
    assert (
        "In 2 names the words behind the dash were read as the variant, such as “Kopi susu - Botol”."
        in said(SHEET)
    )
    assert "These columns have no place and were left out: “Stok Awal”." in said(SHEET)


def test_the_second_row_of_a_sku_is_left_out_and_told():
    text = "SKU,Stock\nA,3\na,4\n"
    assert products(text) == {"": [("A", "", None, 3)]}
    assert said(text) == ["Row 3, SKU: SKU a stands in row 2 already. The row was left out."]


@each(
    "cell, stock, told",
    [
        ("12 pcs", 12, ""),
        ("-3", -3, ""),
        ("", None, ""),
        ("1.200", 1200, ""),
        ("habis", 0, ""),
        ("Sold out", 0, ""),
        ("banyak", None, "Row 2, Stok: “banyak” is no number."),
        ("9999999999", None, "Row 2, Stok: “9999999999” is more than a warehouse holds."),
    ],
)
def test_a_stock_is_read_or_told(cell, stock, told):
    text = f"SKU;Stok\nA;{cell}\n"
    assert products(text) == {"": [("A", "", None, stock)]}
    assert said(text) == ([told] if told else [])


@each(
    "cell, minor",
    [("Rp 89.000", 8900000), ("89rb", 8900000), ("129000", 12900000), ("-", None), ("gratis", None)],
)
def test_a_price_is_read_as_money_of_the_market(cell, minor):
    assert products(f"Nama;Harga;SKU\nKopi;{cell};A\n") == {"Kopi": [("A", "", minor, None)]}


def test_a_currency_that_the_file_names_goes_before_the_market():
    assert read("Name,Price ($),SKU\nMug,5.50,A\n").products[0].currency == "USD"
    assert read("Name,Price,Currency,SKU\nMug,5.50,GBP,A\n").products[0].currency == "GBP"
    found = read("Name,Price,SKU\nMug,$5.50,A\n").products[0]
    assert (found.currency, found.variants[0].price) == ("USD", 550)


def test_prices_with_cents_are_none_of_a_currency_without_any():
    text = "Name,Price,SKU\nMug,5.50,A\nBox,6.00,B\n"
    assert products(text) == {"Mug": [("A", "", None, None)], "Box": [("B", "", None, None)]}
    assert said(text) == [
        "The prices have cents, and IDR has none: they were left out. Say which currency they are in."
    ]
    dollars = replace(ANSWERS, currency="USD")
    assert products(text, dollars) == {"Mug": [("A", "", 550, None)], "Box": [("B", "", 600, None)]}


@each("cell", ["1.73102905541240e+18", "7.70E+18", "7,70E+18"])
def test_an_id_that_became_a_number_is_refused_for_its_cell_alone(cell):
    text = f"Product ID;SKU;Stock\n{cell};A;3\n"
    found = read(text)
    assert found.products[0].fields == {}
    assert found.products[0].variants[0].stock == 3
    assert "don't re-save it in Excel" in found.problems[0].message


def test_an_id_stays_digits_in_a_workbook_that_holds_it_as_a_text_and_is_refused_as_a_number(tmp_path):
    rows = [("Product ID", "SKU", "Stock"), ("1731029055412403135", "A", 3), (1731029055412403135, "B", 4)]
    found = parsed.read(parsed.of_file(book(tmp_path, ("Stok", rows))), ANSWERS)
    assert found.products[0].fields["shop_id"] == "1731029055412403135"
    assert "Download the file again" in found.problems[0].message


def test_numbers_of_a_workbook_are_as_they_are(tmp_path):
    rows = [("Name", "Price", "SKU"), ("Mug", 1.125, "A"), ("Box", 19.9, "B")]
    path = book(tmp_path, ("Goods", rows))
    found = parsed.read(parsed.of_file(path), replace(ANSWERS, currency="USD"))
    assert [one.variants[0].price for one in found.products] == [None, 1990]
    assert found.problems[0].message.startswith("Row 2, Price: ")


TEMPLATE = [
    ("category", "product_name", "main_image", "property_value_1", "price", "warehouse_quantity/1",
     "warehouse_quantity/2", "seller_sku"),
    ("V3", "create_product", "metric"),
    ("Kategori", "Nama produk", "Gambar utama", "Nilai varian utama (opsi)", "Harga Ritel (Mata Uang Lokal)",
     "Jumlah di Bandung", "Jumlah di Medan", "SKU Penjual"),
    ("Wajib", "Wajib", "Wajib", "Bersyarat", "Wajib", "Wajib", "Wajib", "Opsional"),
    ("Pilih dari daftar.", "Kurang dari 255 karakter", "Rasio 1:1", "", "", "", "", "Paling banyak 50 karakter"),
    ("Kopi", "Gayo", "https://img.example/1.jpg", "200 g", 89000, 5, 7, "GY-2"),
    ("Kopi", "Gayo", "https://img.example/1.jpg", "500 g", 189000, 0, 2, "GY-5"),
]  # fmt: skip


def test_the_platforms_template_is_read_below_what_explains_it_and_its_warehouses_are_added_up(tmp_path):
    path = book(tmp_path, ("Informasi", [("Petunjuk",)]), ("Template", TEMPLATE))
    found = parsed.read(parsed.of_file(path), replace(ANSWERS, currency="USD"))
    [one] = found.products
    assert (one.name, one.currency, one.row) == ("Gayo", "IDR", 6)
    assert [(each.code, each.option, each.price, each.stock) for each in one.variants] == [
        ("GY-2", "200 g", 8900000, 12),
        ("GY-5", "500 g", 18900000, 2),
    ]
    assert "These sheets were left out: “Informasi”." in [problem.message for problem in found.problems]


def test_a_row_without_a_name_or_a_sku_is_left_out_and_a_sum_too():
    text = "Name,SKU,Stock\nMug,A,3\n,,4\nTotal,,7\n"
    assert list(products(text)) == ["Mug"]
    assert said(text) == [
        "Row 3: There is neither a name nor a SKU. The row was left out.",
        "Row 4: “Total” is a sum and was left out.",
    ]


def test_rows_without_a_name_below_a_product_are_its_variants_and_told():
    text = "Nama,Varian,SKU,Stok\nKopi,Botol,K1,3\n,Gelas,K2,4\nTeh,,T1,5\n,,X,6\n"
    assert products(text) == {
        "Kopi": [("K1", "Botol", None, 3), ("K2", "Gelas", None, 4)],
        "Teh": [("T1", "", None, 5)],
        "": [("X", "", None, 6)],
    }
    assert said(text) == ["Rows without a name were read as variants of the product above them: 3."]


def test_rows_that_tell_how_to_fill_a_template_to_edit_are_no_products():
    text = (
        "Product ID,Product name,SKU ID,Price,Quantity in Bandung,Seller SKU\n"
        "Mandatory,Mandatory,Mandatory,Optional,Optional,Optional\n"
        "Do not change,Below 255 characters,Do not change,,,Up to 50 characters\n"
        "1731029055412403135,Mug,1731194492194785240,45000,5,MG\n"
    )
    [one] = read(text).products
    assert (one.row, one.fields["shop_id"], one.variants[0].shop_id) == (
        4, "1731029055412403135", "1731194492194785240",
    )  # fmt: skip


def test_a_product_that_stands_twice_without_naming_a_variant_is_told():
    text = "Nama,Harga,Stok\nMug,5000,1\nmug,6000,2\n"
    assert products(text) == {"Mug": [("", "", 500000, 1)]}
    assert said(text) == [
        "Row 3, Nama: “mug” stands in row 2 already, and the row names no variant. It was left out."
    ]


def test_a_file_of_which_no_row_can_come_in_says_why():
    with pytest.raises(PlanError, match="No row of the file can come in. Row 2: There is neither"):
        read("Name,SKU,Stock\n,,4\n")


def test_a_part_of_one_is_a_percentage_where_the_whole_column_has_none_else():
    assert read("Name,SKU,Price,Komisi\nMug,A,5,0.1\nBox,B,6,0.15\n").products[1].fields["commission"] == 15
    assert read("Name,SKU,Price,Komisi\nMug,A,5,0.5\nBox,B,6,12\n").products[0].fields["commission"] == 0.5


def test_a_description_is_words_without_marks():
    assert product_rows.plain_text("<p>One &amp; two</p>\n<ul><li>A</li><li>B</li></ul>") == "One & two\nA\nB"
    assert product_rows.plain_text("5 < 6") == "5 < 6"


@examples(50, 500)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(-500, 10**6)), min_size=1, max_size=8))
def test_what_a_sheet_says_is_what_is_read(rows):
    text = "SKU;Nama;Harga;Stok\n" + "".join(
        f"S{at};Kopi {at};{price};{stock}\n" for at, (price, stock) in enumerate(rows)
    )
    found = products(text)
    assert found == {
        f"Kopi {at}": [(f"S{at}", "", price * 10 ** money.digits("IDR"), stock)]
        for at, (price, stock) in enumerate(rows)
    }

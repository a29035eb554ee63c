"""Products come in as one step: what is known changes, what is new is added, the same file again changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from models import reading
from models.choices import StockFrom
from planner.errors import PlanError
from planner.exchange.records import compared, parsed
from planner.shop import known, products
from tests.conftest import NOW
from tests.planner.dumping import dump
from tests.planner.exchange.records.listing import ANSWERS, HANDLES, SHEET, read
from tests.trying import examples


def bring(workspace, text, answers=ANSWERS):
    return workspace.do(parsed.store(read(text, answers), NOW))


def there(workspace):
    """The products of a calendar: their price, and their variants with price and stock."""
    shop = workspace.read(
        lambda session: known.load(session.connection().connection.driver_connection, NOW.date())
    )
    return {
        one.name: (one.price, [(each.code, each.option, each.price, each.stock) for each in one.variants])
        for one in shop.products
    }


def changes(found):
    """What is said of the products that change, with their variants."""
    return {
        item.name: [compared.told(item.changes), *(compared.told(part.item.changes) for part in item.parts)]
        for item in found.changed
    }


def test_new_products_come_with_their_variants_and_prices(workspace):
    found = bring(workspace, HANDLES)
    assert (len(found.new), found.count("variant")) == (2, 3)
    assert there(workspace) == {
        "Gayo box": (8900000, [("GB-R", "Red", None, 14), ("GB-B", "Blue", 9900000, 3)]),
        "Mug": (4500000, [("MUG", "", None, None)]),
    }


def test_the_same_file_again_changes_nothing(workspace):
    for text in (HANDLES, SHEET):
        bring(workspace, text)
        before = dump(workspace)
        again = bring(workspace, text)
        assert (again.new, again.changed) == ([], [])
        assert dump(workspace) == before


def test_it_is_one_step_that_undo_takes_back(workspace):
    before = dump(workspace)
    bring(workspace, HANDLES)
    assert workspace.next_undo == "Import products"
    workspace.undo()
    assert dump(workspace) == before


def test_what_the_file_says_otherwise_is_changed_and_told_and_the_stock_is_logged_as_imported(workspace):
    bring(workspace, HANDLES)
    found = bring(workspace, HANDLES.replace(",14,", ",9,").replace("45000", "50000"))
    assert changes(found) == {
        "Gayo box": ["", "Stock 14 → 9", ""],
        "Mug": ["Price Rp 45.000 → Rp 50.000", ""],
    }
    log = workspace.read_plain(lambda connection: reading.stock_log(connection, 1))
    assert [(code, before, then, how) for _at, code, before, then, how in log[:1]] == [
        ("GB-R", 14, 9, StockFrom.IMPORTED.value)
    ]


def test_a_product_is_known_by_its_sku_whatever_the_file_calls_it(workspace):
    bring(workspace, HANDLES)
    found = bring(workspace, "SKU,Nama,Stok\ngb-b,Kado gayo,7\n")
    assert [item.name for item in found.changed] == ["Gayo box"]
    assert there(workspace)["Gayo box"][1][1] == ("GB-B", "Blue", 9900000, 7)


def test_a_product_is_known_by_the_shops_id_and_by_its_name_without_case_and_signs(workspace):
    workspace.do(products.add("Gift box", {"shop_id": "1731029055412403135"}))
    found = bring(workspace, "Nama,Product ID,Stok,SKU\nKado,1731029055412403135,3,GB-1\n")
    assert [item.name for item in found.changed] == ["Gift box"]
    assert there(workspace) == {"Gift box": (None, [("GB-1", "", None, 3)])}
    assert [item.name for item in bring(workspace, "Nama,Harga\nGIFT-BOX,5000\n").changed] == ["Gift box"]


def test_a_sku_that_nobody_knows_without_a_name_is_left_out_and_told(workspace):
    bring(workspace, HANDLES)
    found = bring(workspace, "SKU,Stock\nMUG,4\nNONE,5\n")
    assert [problem.message for problem in found.problems] == [
        "Row 3: SKU NONE is not in the calendar, and the row names no product. It was left out."
    ]
    assert there(workspace)["Mug"][1] == [("MUG", "", None, 4)]


def test_a_row_that_names_none_of_several_variants_is_left_out_and_told(workspace):
    bring(workspace, HANDLES)
    found = bring(workspace, "Name,Stock\nGayo box,4\n")
    assert "has 2 variants, and the row names none of them" in found.problems[0].message
    assert found.changed == []


def test_a_price_in_another_currency_leaves_the_price_as_it_is_and_says_so(workspace):
    bring(workspace, HANDLES)
    found = bring(workspace, "Name,Price,SKU\nMug,5.50,MUG\n", replace(ANSWERS, currency="USD"))
    assert "has its price in IDR here and in USD in the file. The price stays." in found.problems[0].message
    assert there(workspace)["Mug"][0] == 4500000


def test_a_price_of_one_variant_leaves_the_others_alone(workspace):
    bring(workspace, HANDLES)
    bring(workspace, "SKU,Name,Price\nGB-R,Gayo box,120000\n")
    assert there(workspace)["Gayo box"] == (
        8900000, [("GB-R", "Red", 12000000, 14), ("GB-B", "Blue", 9900000, 3)],
    )  # fmt: skip


def test_two_products_of_one_name_are_told_and_only_the_first_comes_in(workspace):
    found = bring(workspace, HANDLES.replace("mug,Mug", "mug,gayo-BOX"))
    assert [item.name for item in found.new] == ["Gayo box"]
    assert "is the product of row 2 already" in found.problems[0].message


def test_what_a_calendar_changed_meanwhile_refuses_leaves_nothing_of_it_there(workspace):
    found = read(HANDLES)
    found.products[1].fields["commission"] = 400
    before = dump(workspace)
    with pytest.raises(Exception, match="not between 0 and 100"):
        workspace.do(parsed.store(found, NOW))
    assert dump(workspace) == before


CELLS = st.tuples(
    st.sampled_from(["", "Kopi", "kopi!", "Kopi - Botol", "Teh", "Teh - Gelas", "Gayo - 1 - 2", "☕"]),
    st.sampled_from(["", "K1", "k1", "K2", "T1", "'T2", "G"]),
    st.sampled_from(["", "Merah", "merah", "Biru"]),
    st.sampled_from(["", "5000", "6.000", "7rb", "gratis", "$5"]),
    st.sampled_from(["", "0", "-3", "12 pcs", "habis", "x"]),
    st.sampled_from(["", "5", "-1", "2,5"]),
)


@examples(25, 300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=3))
def test_whatever_a_list_says_the_same_list_again_changes_nothing_and_undo_takes_all_of_it_back(
    workspace, lists
):
    empty = dump(workspace)
    for rows in lists:
        text = "Nama\tSKU\tVarian\tHarga\tStok\tStok minimum\n" + "".join(
            "\t".join(row) + "\n" for row in rows
        )
        try:
            found = read(text)
        except PlanError:
            continue
        workspace.do(parsed.store(found, NOW))
        before = dump(workspace)
        again = workspace.do(parsed.store(found, NOW))
        assert (again.new, [item.name for item in again.changed]) == ([], [])
        assert dump(workspace) == before
    while workspace.next_undo:
        workspace.undo()
    assert dump(workspace) == empty

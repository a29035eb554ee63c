"""Lines of the shop's lists are ticked, each for its product or market."""

from planner.shop import checklists, products
from tests.conftest import NOW


def test_a_line_is_ticked_for_one_product_alone_and_taken_back(workspace):
    box, other = workspace.do(products.add("Gift box")), workspace.do(products.add("Beans"))
    workspace.do(checklists.tick("stop_ads", True, NOW, box))
    assert workspace.read(lambda session: checklists.done(session, box)) == {"stop_ads"}
    assert workspace.read(lambda session: checklists.done(session, other)) == set()
    workspace.do(checklists.tick("stop_ads", False, NOW, box))
    assert workspace.read(lambda session: checklists.done(session, box)) == set()


def test_a_markets_list_is_its_own(workspace):
    workspace.do(checklists.tick("papers", True, NOW, market="MY"))
    assert workspace.read(lambda session: checklists.done(session, market="MY")) == {"papers"}
    assert workspace.read(lambda session: checklists.done(session, market="ID")) == set()


def test_a_product_that_is_deleted_takes_its_list(workspace):
    box = workspace.do(products.add("Gift box"))
    workspace.do(checklists.tick("stop_ads", True, NOW, box))
    workspace.do(products.delete(box))
    workspace.undo()
    assert workspace.read(lambda session: checklists.done(session, box)) == {"stop_ads"}

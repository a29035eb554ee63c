"""What stands in a page's place while its calendar is being opened."""

from ui.desk import Desk, Page
from ui.widgets.header import Header
from ui.widgets.parts import column


class Waiting(Page):
    """A page's header while its calendar is being opened."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk)
        self.setLayout(column(Header(title), None))

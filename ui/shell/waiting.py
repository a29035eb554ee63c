"""What stands in a page's place while its calendar is being opened."""

from PySide6.QtWidgets import QWidget

from ui.widgets.parts import Header, column


class Waiting(QWidget):
    """A page's header while its calendar is being opened."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setLayout(column(Header(title), None))

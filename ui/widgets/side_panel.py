"""The panel at the right of a page: sections that scroll, and buttons that stay at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.parts import column, label, row, rule, scrolling

WIDTH = 300
"""Pixels at texts of 100 %."""


class SidePanel(QFrame):
    """White, with a line at its left. Fill ``body``; what is in ``foot`` stays in sight."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName("sidepanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = width
        self._shown: object = None
        self.body = column(spacing=10)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.foot = row(spacing=8)
        self._foot = QWidget()
        self.foot.setContentsMargins(16, 10, 16, 14)
        self._foot.setLayout(self.foot)
        inside = QWidget()
        inside.setLayout(column(self.body, None, spacing=0))
        self.scrolled = scrolling(inside)
        whole = column(self.scrolled, self._foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._fit()
        theme.changed.connect(self._fit)

    def add_section(self, title: str, *items: QWidget | QLayout, first: bool = False) -> QWidget:
        """Add a titled section beneath a thin line, and return it so that it can be hidden."""
        section = QWidget()
        layout = column(*(() if first else (rule(), 4)), label(title, size="strong"), *items, spacing=8)
        section.setLayout(layout)
        self.body.addWidget(section)
        return section

    def begin_with(self, key: object) -> None:
        """Show the beginning where something else is shown than before."""
        if key != self._shown:
            self._shown = key
            self.scrolled.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(self._width))

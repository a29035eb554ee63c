"""A line above the page that says something about the whole calendar, and stays."""

from PySide6.QtWidgets import QFrame, QPushButton

from ui.widgets.parts import label, row


class Banner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = label(wrap=True)
        self._layout = row(self._text, spacing=12)
        self._layout.setStretch(0, 1)
        self._layout.setContentsMargins(18, 8, 18, 8)
        self.setLayout(self._layout)
        self.hide()

    def say(self, text: str, *buttons: QPushButton) -> None:
        """Show a sentence with what can be done about it."""
        self._text.setText(text)
        for one in buttons:
            self.hold(one)
        self.show()

    def hold(self, one: QPushButton) -> None:
        """Take a button that is not to be shown yet, or already there."""
        if self._layout.indexOf(one) < 0:
            self._layout.addWidget(one)

"""The middle of a video's page: how it looks on a phone, and its cover."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.i18n import _
from ui.pieces.preview import PhonePreview
from ui.theme import theme
from ui.widgets.header import KeyButton
from ui.widgets.parts import button, column, label, row

WIDTH, SMALLEST = 236, 208
"""Pixels of the column at the usual size of texts, and where there is little room."""


class PreviewColumn(QWidget):
    """The preview with what is shown over it, and buttons for the cover."""

    def __init__(self, preview: PhonePreview) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.px(SMALLEST))
        self.setMaximumWidth(theme.px(300))
        self.safe_zone = QCheckBox(_("Safe zone"))
        self.safe_zone.setChecked(True)
        self.safe_zone.setMinimumHeight(theme.px(24))
        self.safe_zone.toggled.connect(preview.show_safe_zone)
        self.choose = KeyButton("keyed", "image", "muted", word_stays=True)
        self.choose.say(_("Cover…"), "", _("Choose a cover…"))
        self.remove = button(_("Remove"), kind="smallquiet")
        self.remove.setAccessibleName(_("Remove cover"))
        words = _("Arrows move the text, finely with Shift. Drop a picture here as its cover.")
        hint = label(words, tone="muted", size="small", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = column(
            row(label(_("Preview"), size="head"), None, self.safe_zone),
            preview,
            row(None, self.choose, self.remove, None, spacing=6),
            hint,
            None,
            spacing=10,
        )
        layout.setContentsMargins(12, 14, 12, 14)
        self.setLayout(layout)

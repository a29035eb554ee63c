"""The middle of a video's page: how it looks on a phone, and its cover."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.i18n import _
from ui.pieces.preview import PhonePreview
from ui.widgets.parts import button, column, label, row


class PreviewColumn(QWidget):
    """The preview with what is shown over it, and buttons for the cover."""

    def __init__(self, preview: PhonePreview) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(220)
        self.setMaximumWidth(340)
        safe_zone = QCheckBox(_("Safe zone"))
        safe_zone.setChecked(True)
        safe_zone.toggled.connect(preview.show_safe_zone)
        self.choose = button(_("Choose a cover…"), kind="small")
        self.remove = button(_("Remove cover"), kind="quiet")
        layout = column(
            row(label(_("Preview"), size="head"), None, safe_zone),
            preview,
            row(self.choose, None, self.remove),
            None,
            spacing=10,
        )
        layout.setContentsMargins(18, 18, 18, 18)
        self.setLayout(layout)

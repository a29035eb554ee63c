"""What a creator is sent: the brief as text, PDF or HTML, and the page of what is due."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.calendar import settings
from planner.creators import brief, own_page
from planner.creators.known import KnownCreator
from planner.creators.states import SampleDays
from planner.i18n import _, language
from ui.store import Store


def brief_text(store: Store, creator: KnownCreator) -> str:
    """Return the brief of what was agreed, to paste into a message; "" where nothing was."""
    if creator.agreement is None:
        return ""
    return brief.text(creator, creator.agreement, store.read(settings.get).brand, language())


def own_page_text(store: Store, creator: KnownCreator, today: dt.date, days: SampleDays) -> str:
    """Return what is due, the brief and the rights, to paste into a message."""
    return own_page.text(creator, today, days, store.read(settings.get).brand, language())


def save_brief(parent: QWidget, store: Store, creator: KnownCreator) -> None:
    """Ask for a file and write the brief of what was agreed; say so, or why not."""
    agreed = creator.agreement
    proposed = " ".join((_("Brief"), creator.handle)) + ".pdf"
    name = QFileDialog.getSaveFileName(parent, _("Save the brief"), proposed, "PDF (*.pdf);;HTML (*.html)")[0]
    if not name or agreed is None:
        return
    try:
        save_page(Path(name), brief.html(creator, agreed, store.read(settings.get).brand, language()))
    except OSError as error:
        store.failed.emit(_("The brief was not saved: {reason}").format(reason=error))
        return
    store.told.emit(_("Saved the brief."), False)


def save_page(path: Path, page: str) -> None:
    """Write a page of HTML as it is where the name ends so, else as a PDF of A4. Raises OSError where it can't."""
    if path.suffix.casefold() in {".html", ".htm"}:
        path.write_text(page, encoding="utf-8")
        return
    with path.open("ab"):  # a PDF's writer does not say what is wrong
        pass
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(18, 18, 18, 18),
                    QPageLayout.Unit.Millimeter)
    )  # fmt: skip
    document = QTextDocument()
    document.setHtml(page)
    document.print_(writer)

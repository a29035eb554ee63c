"""HTML documents on paper: the pages of a PDF."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from ui.theme import FAMILY, tokens

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
LETTER_MARKETS = frozenset({"US", "CA", "MX", "PH", "CL", "CO"})
"""Markets (ISO 3166-1) whose printers hold Letter rather than A4."""


def usual_paper(market: str) -> str:
    """Return the paper that a market prints on."""
    return "Letter" if market in LETTER_MARKETS else "A4"


class PdfMaker(QObject):
    """Makes a PDF from HTML documents, each from a new page on, one whenever the window is idle.

    In the GUI thread: in another one Qt's fonts and Python's lock can wait for each other.
    """

    done = Signal(bytes)

    def __init__(
        self, texts: Sequence[str], title: str, parent: QObject | None = None, *, paper: str = "A4"
    ) -> None:
        """``paper`` is one of PAPERS."""
        super().__init__(parent)
        self._texts = iter(texts)
        self._number = 0
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("Hookline")
        self._writer.setPageSize(QPageSize(PAPERS[paper]))
        self._writer.setPageMargins(QMarginsF(18, 16, 18, 12), QPageLayout.Unit.Millimeter)
        self._painter = QPainter(self._writer)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        text = next(self._texts, None)
        if text is not None:
            self._number = _draw(self._painter, self._writer, text, self._number)
            return
        self._timer.stop()
        self._painter.end()
        self._buffer.close()
        self.done.emit(bytes(self._buffer.data().data()))
        self.deleteLater()


def _draw(painter: QPainter, writer: QPdfWriter, html: str, number: int) -> int:
    """Draw a document after page ``number`` and return the number of its last page."""
    foot = writer.logicalDpiY() / 2
    room = QRectF(0, 0, writer.width(), writer.height() - foot)
    document = QTextDocument()
    document.setDefaultFont(_font(10))  # else the application's, in dots of a screen: headings would be tiny
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDocumentMargin(0)
    document.setHtml(html)
    layout = document.documentLayout()
    layout.setPaintDevice(writer)  # after the text: with it before, the text is laid out twice
    document.setPageSize(room.size())
    context = layout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(tokens("light")["text"]))  # paper is never dark
    context.palette = palette
    for page in range(document.pageCount()):
        if number:
            writer.newPage()
        number += 1
        painter.save()
        painter.translate(0, -page * room.height())
        context.clip = room.translated(0, page * room.height())
        painter.setClipRect(context.clip)
        layout.draw(painter, context)
        painter.restore()
        painter.setFont(_font(8))
        painter.setPen(QColor(tokens("light")["muted"]))
        painter.drawText(
            QRectF(0, room.height(), room.width(), foot),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            str(number),
        )
    return number


def from_markdown(text: str) -> str:
    """Return Markdown as HTML that PdfMaker takes."""
    document = QTextDocument()
    document.setDefaultFont(_font(10))
    document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    html = document.toHtml().replace("</h2>", "</p>")
    html = re.sub(r'<h2 style=" margin-top:0px', '<p style=" margin-top:14px', html)
    return re.sub(r"font-size:(xx-|x-)?large", "font-size:13pt", html)  # else relative to letters of a screen


def _font(points: int) -> QFont:
    font = QFont(FAMILY)
    font.setPointSize(points)
    return font

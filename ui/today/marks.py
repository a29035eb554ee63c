"""What the checks say of a video in a row of today: the first findings in words, and one mark; fine is silence."""

from PySide6.QtWidgets import QWidget

from models.reading import Tile
from planner import labels
from planner.i18n import _, ngettext
from ui.findings import Findings
from ui.widgets.parts import chip, label
from ui.widgets.ring import Ring


def trouble(findings: Findings, tile: Tile) -> str:
    """Return the first two findings in words."""
    results = findings.of(tile.id)
    if results is None:
        return labels.stage(tile.stage)
    open_ = [r.finding.message for r in results if r.waiver is None and r.severity != "hint"]
    return ", ".join(open_[:2]) or labels.stage(tile.stage)


def mark(findings: Findings, tile: Tile) -> tuple[QWidget, str]:
    """Return what stands at the end of a video's row, and its words; fine is silence."""
    count = findings.count(tile.id)
    if count is None:
        return label("…", tone="muted"), ""
    if count[0]:
        text = ngettext("{n} to fix", "{n} to fix", count[0]).format(n=count[0])
        return chip(text, "fix"), text
    if count[1]:
        text = ngettext("{n} to consider", "{n} to consider", count[1]).format(n=count[1])
        return chip(text, "consider"), text
    if count.failed:
        return chip(_("Could not be checked")), _("Could not be checked")
    if count.missing:
        return _ring(findings, tile)
    return label(), ""


def _ring(findings: Findings, tile: Tile) -> tuple[QWidget, str]:
    found = findings.ring(tile.id)
    shown = Ring()
    if found is None:
        return label(), ""
    words = _("{there} of {asked} parts").format(there=found.there, asked=found.asked)
    shown.show_parts(found.there, found.asked, words)
    return shown, words

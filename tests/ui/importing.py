"""What is done on the import page: a plan is opened, said, and brought in."""

from PySide6.QtCore import Qt

from models import reading

PATIENCE = 30_000
"""Milliseconds that a plan may take to be read on a busy machine."""
PLAN = """Tanggal,Jam,Judul,Naskah,Durasi,Tagar,Keterangan,Kru
2026-12-01,19:00,Cold brew,"[0-3s] Tuang
[3-9s] Aduk",22 detik,#coldbrew #kopi,Enak banget,Dapur
2026-12-02,12:30,Gift box,,0:24,#kado,Buka yuk,Studio
"""


def file(tmp_path, text, name="plan.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def open_file(page, qtbot, path):
    page.show_file(path)
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy, timeout=PATIENCE)


AGAIN = "Title,Date,Time,Hook\nLatte,2026-12-04,19:00,One\nTea,2026-12-05,19:00,Steam\n"


def press(page, qtbot):
    qtbot.waitUntil(lambda: page.go.isEnabled(), timeout=PATIENCE)
    with qtbot.waitSignal(page.desk.wanted):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)


def bring(page, qtbot, path):
    open_file(page, qtbot, path)
    press(page, qtbot)


def tree(page):
    """What is told of new, changed and gone videos: x ticked, - partly."""
    lines = []

    def walk(item, depth):
        marks = {Qt.CheckState.Checked: " x", Qt.CheckState.PartiallyChecked: " -"}
        mark = marks.get(item.checkState(0), "") if depth else ""
        lines.append(" " * depth + item.text(0).replace("\n→", " →").replace("\n", ", ") + mark)
        for at in range(item.childCount()):
            walk(item.child(at), depth + 1)

    for at in range(page.side.tree.topLevelItemCount()):
        walk(page.side.tree.topLevelItem(at), 0)
    return lines


def found(store):
    return [hit.title for hit in store.read_rows(lambda c: reading.find(c, "", 100))]


def columns_shown(page):
    """What each column is, its example, and what that is read as."""
    columns = page.columns.model_of.columns
    return {
        line.example.header: tuple(columns[at].text(line) for at in (2, 3, 4))
        for line in page.columns.model_of.rows
    }


def settled(page, qtbot):
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy, timeout=PATIENCE)


def planned(page):
    """The title and the day of each video that would come in."""
    return [(one.title, f"{one.at:%Y-%m-%d}" if one.at else None) for one in page.plan.videos]

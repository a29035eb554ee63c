"""What is played while the disk fails: edits, undo, imports, older files, copies, exports, new files, preferences.

A scene fills a folder, does its steps there and says after each that it was saved, and can tell from the folder alone,
as the next start finds it, which of its states that is. The folder tests/faults mirrors no module: it looks at all that
writes.
"""

import datetime as dt
import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from sqlmodel import col, select

from models import calendar_file, search
from models.cover import Cover
from models.migrations.upgrade import VERSIONS, upgrade
from models.reminder import Reminder
from models.video import Video
from planner import opening, writing
from planner.calendar import files, slicing
from planner.calendar.workspace import Edit, Workspace, together
from planner.errors import PlanError
from planner.exchange import plan_import, plan_table, tables
from planner.exchange.plan_table import PlannedVideo
from planner.library import hashtags
from planner.preferences import Preferences
from planner.video import campaigns, covers, videos

NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
SUFFIX = calendar_file.SUFFIX
Step = Callable[[], object]


class Wrong(Exception):
    """What is found is not what was told."""


def clock() -> dt.datetime:
    return NOW


class Scene:
    """One kind of work on files."""

    exact = True
    """Whether a step that fails without the process dying is told as refused, so that it can't have been done."""
    exact_for_ever = True
    """Whether that holds where the disk stays broken, so that nothing can be taken back."""

    def fill(self, folder: Path, seed: int) -> None:
        """Make what is there before."""

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        """Yield the steps; each may be called again if it was refused."""
        raise NotImplementedError

    def state(self, folder: Path) -> object:
        """Return what is stored, as it is. Nothing is opened as a start would."""
        raise NotImplementedError

    def next_start(self, folder: Path) -> object:
        """Start as the program does, and return what is found; raises Wrong or PlanError."""
        raise NotImplementedError

    def names(self, folder: Path) -> set[str]:
        """Return the names that may lie in the folder."""
        raise NotImplementedError


def content(connection: sqlite3.Connection, *, ids: bool = True) -> str:
    """Return all rows of a calendar as one short text; the index of words and the key, which is random, aside.

    Without ``ids`` those of videos, sounds and plans are left out: what was given up has used some, for good.
    """
    digest = hashlib.sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        if table.startswith(("sqlite_", search.TABLE)):
            continue
        columns = [
            name
            for _at, name, *_more in connection.execute(f"PRAGMA table_info({table})")
            if (table, name) != ("calendar", "key")
        ]
        if not ids and table in ("video", "sound", "planfile", "planrow"):
            columns = [name for name in columns if name not in ("id", "sound_id", "file_id", "video_id")]
        rows = connection.execute(
            f"SELECT {', '.join(map(json.dumps, columns))} FROM {table} ORDER BY id"
        ).fetchall()
        if table == "history":  # the rows of a step are written in any order
            rows = [
                (
                    *row[:-1],
                    {name: sorted(of) if ids else len(of) for name, of in json.loads(row[-1]).items()},
                )
                for row in rows
            ]
        digest.update(repr((table, rows)).encode())
    return digest.hexdigest()


def read(path: Path, *, ids: bool = True) -> str:
    """Return what a calendar holds, having checked that it is whole."""
    with closing(
        sqlite3.connect(calendar_file.uri(path, "rw"), uri=True, isolation_level=None)
    ) as connection:
        whole(connection)
        return content(connection, ids=ids)


def whole(connection: sqlite3.Connection) -> None:
    """Raise Wrong if a calendar is damaged."""
    for check, well in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        if (found := connection.execute(f"PRAGMA {check}").fetchall()) != well:
            raise Wrong(f"{check}: {found[:3]}")


def start(path: Path, *, ids: bool = True) -> str:
    """Open a calendar as the program does, see that it can be changed, and return what it held."""
    workspace = opening.open_calendar(path, clock)
    read_only, found = workspace.read_only, workspace.read_plain(lambda c: content(c, ids=ids))
    workspace.close()
    if read_only:
        raise Wrong(f"{path.name} opens for reading only")
    with closing(
        sqlite3.connect(calendar_file.uri(path, "rw"), uri=True, isolation_level=None)
    ) as connection:
        connection.execute("UPDATE calendar SET brand = brand || '!'")
        whole(connection)
    return found


class Calendar(Scene):
    """Edits in one open calendar."""

    def fill(self, folder: Path, seed: int) -> None:
        (folder / f"plan{SUFFIX}").write_bytes(calendar())

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        found: list[Workspace] = []
        path = folder / f"plan{SUFFIX}"
        yield lambda: found.append(opening.open_calendar(path, clock))
        for n, make in enumerate(self.edits(seed)):
            yield lambda make=make, n=n: make(found[0], Random(f"{seed} {n}"))
        found[0].close()

    def edits(self, seed: int) -> list[Callable[[Workspace, Random], object]]:
        luck = Random(seed)
        return [luck.choice(EDITS) for _step in range(14)]

    def state(self, folder: Path) -> object:
        return read(folder / f"plan{SUFFIX}")

    def next_start(self, folder: Path) -> object:
        return start(folder / f"plan{SUFFIX}")

    def names(self, folder: Path) -> set[str]:
        return {f"plan{SUFFIX}"}


def one_of(workspace: Workspace, luck: Random) -> int:
    """Return a video; the calendar always has some."""
    return luck.choice(
        workspace.read_plain(lambda c: [one for (one,) in c.execute("SELECT id FROM video ORDER BY id")])
    )


def text(luck: Random, most: int) -> str:
    return "kopi senja " * luck.randint(0, most)


@cache
def planned(first: int, count: int, script: str) -> tuple[PlannedVideo, ...]:
    """Return rows of a table as they come in."""
    lines = [f"Row {n},Wait {n},{script * (n % 5)},Sound {n % 7}" for n in range(first, first + count)]
    table = tables.read_text("\n".join(["Title,Hook,Script,Sound", *lines]))
    columns = plan_table.guess_columns(table)
    return tuple(
        plan_table.parse(table, columns, today=NOW.date(), zone="Asia/Jakarta", day_first=None).videos
    )


def undo_or_add(workspace: Workspace, luck: Random) -> object:
    return workspace.undo() if workspace.next_undo else workspace.do(videos.add("Nothing to undo"))


def redo_or_add(workspace: Workspace, luck: Random) -> object:
    return workspace.redo() if workspace.next_redo else workspace.do(videos.add("Nothing to redo"))


def bring_in(first: int, count: int, known: plan_import.OnKnown) -> Callable[[Workspace, Random], object]:
    return lambda workspace, luck: workspace.do(
        plan_import.store(planned(first, count, "kopi senja " * luck.randint(1, 9)), known)
    )


def put_cover(workspace: Workspace, luck: Random) -> object:
    return workspace.do(covers.put(one_of(workspace, luck), "UklG" + luck.randbytes(8_000).hex()))


def remove_cover(workspace: Workspace, luck: Random) -> object:
    with_one = workspace.read(lambda s: list(s.exec(select(Cover.video_id).order_by(col(Cover.video_id)))))
    if not with_one:
        return put_cover(workspace, luck)
    return workspace.do(covers.remove(luck.choice(with_one)))


EDITS: list[Callable[[Workspace, Random], object]] = [
    lambda w, luck: w.do(
        videos.add(f"New {luck.randint(0, 99)}", dt.datetime(2026, 12, luck.randint(1, 28), 19))
    ),
    lambda w, luck: w.do(videos.set_text(one_of(w, luck), "script", f"{luck.random()} {text(luck, 900)}")),
    lambda w, luck: w.do(videos.set_text(one_of(w, luck), "hook", f"Wait {luck.random()}")),
    lambda w, luck: w.do(videos.set_hashtags(one_of(w, luck), [f"tag{luck.randint(0, 10**9)}"])),
    lambda w, luck: w.do(hashtags.set_set(f"Set {luck.random()}", ("kopi", "es"))),
    lambda w, luck: w.do(videos.duplicate(one_of(w, luck))),
    lambda w, luck: w.do(
        together("One less, one more", videos.delete([one_of(w, luck)]), videos.add("More"))
    ),
    lambda w, luck: w.do(campaigns.add(f"Sale {luck.random()}", NOW.date(), NOW.date(), "fine")),
    lambda w, luck: w.record(lambda session: session.add(Reminder(kind="post", minutes=luck.randint(1, 99)))),
    put_cover,
    remove_cover,
    undo_or_add,
    undo_or_add,
    undo_or_add,
    redo_or_add,
    redo_or_add,
    bring_in(0, 20, "update"),
]


class Imports(Calendar):
    """Large steps: hundreds of rows come in, are changed, taken back and done again."""

    def edits(self, seed: int) -> list[Callable[[Workspace, Random], object]]:
        count = Random(seed).choice((20, 60, 120))
        return [
            bring_in(0, count, "skip"),
            bring_in(count // 2, count, "update"),
            undo_or_add,
            redo_or_add,
            undo_or_add,
        ]


class Slices(Calendar):
    """A long edit is stored slice by slice; until it is finished, nothing of it counts."""

    def edits(self, seed: int) -> list[Callable[[Workspace, Random], object]]:
        return [in_slices(0), in_slices(20), undo_or_add, redo_or_add]

    def state(self, folder: Path) -> object:
        return read(folder / f"plan{SUFFIX}", ids=False)

    def next_start(self, folder: Path) -> object:
        return start(folder / f"plan{SUFFIX}", ids=False)


def in_slices(first: int) -> Callable[[Workspace, Random], object]:
    def run(workspace: Workspace, _luck: Random) -> None:
        slices = slicing.Slices(workspace, "Import plan")
        try:
            for at in range(first, first + 20, 5):
                slices.do(plan_import.store(planned(at, 5, "kopi senja "), "skip").run)
            slices.finish()
            slices.tell()
        except PlanError:
            slices.give_up()
            raise

    return run


class Covers(Calendar):
    """Pictures come and go."""

    def edits(self, seed: int) -> list[Callable[[Workspace, Random], object]]:
        return [put_cover, put_cover, remove_cover, undo_or_add, put_cover, undo_or_add, redo_or_add] * 2


class Recovery(Calendar):
    """A calendar that an earlier crash left half written is opened; what was saved before is there."""

    def fill(self, folder: Path, seed: int) -> None:
        whole, journal = half_written()
        (folder / f"plan{SUFFIX}").write_bytes(whole)
        (folder / f"plan{SUFFIX}-journal").write_bytes(journal)

    def edits(self, seed: int) -> list[Callable[[Workspace, Random], object]]:
        return [Random(seed).choice(EDITS)]


class Upgrade(Scene):
    """A calendar of an older program is brought up to date, after a backup.

    Where the disk breaks for ever after that was done, the file can't be read to be opened, and that is told.
    """

    exact_for_ever = False

    def __init__(self, version: int) -> None:
        self.version = version

    def fill(self, folder: Path, seed: int) -> None:
        (folder / f"plan{SUFFIX}").write_bytes(older(self.version))

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        yield lambda: opening.open_calendar(folder / f"plan{SUFFIX}", clock).close()

    def state(self, folder: Path) -> object:
        found = read(folder / f"plan{SUFFIX}")
        old = {read(backup) for backup in folder.glob("*before update*")}
        if len(old) > 1:
            raise Wrong("backups that differ")
        return found

    def next_start(self, folder: Path) -> object:
        with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
            as_found = self.state(Path(shutil.copytree(folder, Path(aside) / "as found")))
        again = start(folder / f"plan{SUFFIX}")
        if again != upgraded(self.version):
            raise Wrong("the next start did not bring it up to date")
        for backup in folder.glob("*before update*"):
            if read(backup) != old_content(self.version):
                raise Wrong(f"{backup.name} is not what was there before")
        return as_found

    def names(self, folder: Path) -> set[str]:
        return {
            f"plan{SUFFIX}",
            *(one.name for one in folder.glob(f"plan before update {self.version}*{SUFFIX}")),
        }


class Copy(Scene):
    """A copy is saved over another calendar, which in half of the scenes a crash had left half written."""

    def fill(self, folder: Path, seed: int) -> None:
        (folder / f"plan{SUFFIX}").write_bytes(calendar())
        if seed % 2:
            whole, journal = half_written()
            (folder / f"copy{SUFFIX}").write_bytes(whole)
            (folder / f"copy{SUFFIX}-journal").write_bytes(journal)
        else:
            (folder / f"copy{SUFFIX}").write_bytes(older(6))

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        yield lambda: files.save_copy(folder / f"plan{SUFFIX}", folder / f"copy{SUFFIX}")

    def state(self, folder: Path) -> object:
        return read(folder / f"plan{SUFFIX}"), read(folder / f"copy{SUFFIX}")

    def next_start(self, folder: Path) -> object:
        found = self.state(folder)
        start(folder / f"plan{SUFFIX}")
        return found

    def names(self, folder: Path) -> set[str]:
        return {f"plan{SUFFIX}", f"copy{SUFFIX}"}


class Export(Scene):
    """Files are written over files, through a link in half of the scenes."""

    def fill(self, folder: Path, seed: int) -> None:
        (folder / "plan.csv").write_bytes(b"0" * 50_000)
        if seed % 2:
            (folder / "link.csv").symlink_to("plan.csv")

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        target = folder / ("link.csv" if seed % 2 else "plan.csv")
        for n in range(1, 8):
            yield lambda n=n: writing.put(target, b"%d" % n * 30_000 * n)

    def state(self, folder: Path) -> object:
        if (folder / "link.csv").is_symlink() != (folder / "link.csv").exists():
            raise Wrong("a link was replaced")
        found = (folder / "plan.csv").read_bytes()
        return found[:1], len(found), len(set(found))

    def next_start(self, folder: Path) -> object:
        writing.clear(folder)
        return self.state(folder)

    def names(self, folder: Path) -> set[str]:
        return {"plan.csv", "link.csv"}


class New(Scene):
    """A calendar is made."""

    exact_for_ever = False

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        yield lambda: opening.create(folder / "in" / f"plan{SUFFIX}", clock, zone="UTC", spoken="en").close()

    def state(self, folder: Path) -> object:
        path = folder / "in" / f"plan{SUFFIX}"
        return read(path) if path.exists() else None

    def next_start(self, folder: Path) -> object:
        path = folder / "in" / f"plan{SUFFIX}"
        if not path.exists():
            opening.create(path, clock, zone="UTC", spoken="en").close()
            read(path)
            path.unlink()
            return None
        return start(path)

    def names(self, folder: Path) -> set[str]:
        return {"in", f"plan{SUFFIX}"}


class Remember(Scene):
    """Preferences change; one that can't be written is lost in silence, but never the file."""

    exact = False

    def fill(self, folder: Path, seed: int) -> None:
        (folder / "preferences.json").write_text(json.dumps({"theme": "light"}), encoding="utf-8")

    def steps(self, folder: Path, seed: int) -> Iterator[Step]:
        found: list[Preferences] = []
        yield lambda: found.append(Preferences(folder / "preferences.json"))
        for n in range(5):
            yield lambda n=n: found[0].__setitem__("page", f"page {n}" * 2000)

    def state(self, folder: Path) -> object:
        found = json.loads((folder / "preferences.json").read_text(encoding="utf-8"))
        return found["theme"], found.get("page", "")[:6]

    def next_start(self, folder: Path) -> object:
        found = Preferences(folder / "preferences.json")
        return found["theme"], "" if found["page"] == "today" else found["page"][:6]

    def names(self, folder: Path) -> set[str]:
        return {"preferences.json"}


SCENES: dict[str, Scene] = {
    "edits, undo and redo": Calendar(),
    "imports": Imports(),
    "imports in slices": Slices(),
    "covers": Covers(),
    "after a crash": Recovery(),
    **{f"from schema {n}": Upgrade(n) for n in range(1, calendar_file.SCHEMA_VERSION)},
    "a copy over a calendar": Copy(),
    "an export over a file": Export(),
    "a new calendar": New(),
    "preferences": Remember(),
}


# What is there before


OLD_VIDEO = (
    "INSERT INTO video (id, title, stage, zone, sound_id, product, product_link, hook, overlay, shows_product,"
    " shows_result, shows_motion, shows_overlay, beats, script, sound_reason, voice_over, caption, hashtags, cta,"
    " notes, source) VALUES (?, 'Kopi', 'idea', 'Asia/Jakarta', ?, '', 0, 'Hook', '', 0, 0, 0, 0, '[]', ?, '', 0, '',"
    " '[]', '', '', '')"
)
"""A video by the first schema: its id, its sound and its script."""


@cache
def calendar() -> bytes:
    """Return a calendar of thirty videos as a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
        rows = [Video(title=f"Video {n}", script="kopi senja " * 60) for n in range(30)]
        workspace.do(Edit("fill", lambda session: session.add_all(rows)))
        workspace.close()
        return path.read_bytes()


@cache
def half_written() -> tuple[bytes, bytes]:
    """Return a calendar in which a step is half written, and the journal that takes it back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        path.write_bytes(calendar())
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE video SET title = 'half', script = hex(randomblob(3000))")
            found = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
            connection.execute("ROLLBACK")
        return found


@cache
def older(version: int) -> bytes:
    """Return a calendar as an older program left it, with sixty rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        path.touch()
        upgrade(path, _steps(Path(folder), 1))
        with closing(sqlite3.connect(path)) as old:
            old.execute(f"PRAGMA application_id = {calendar_file.APPLICATION_ID}")
            old.execute(
                "INSERT INTO calendar VALUES (1, 'Senja', 'shop', 'ID', 'Asia/Jakarta', 'id', 0, '{}')"
            )
            for n in range(1, 21):
                old.execute(
                    "INSERT INTO sound VALUES (?, ?, '', '', 'own', 1, '2026-11-01')", (n, f"Dusk {n}")
                )
                old.execute(OLD_VIDEO, (n, n, "kopi " * 200))
                old.execute("INSERT INTO waiver VALUES (?, ?, 'HOOK001', '', 'silent', NULL)", (n, n))
            old.commit()
        upgrade(path, _steps(Path(folder), version))
        return path.read_bytes()


def _steps(folder: Path, version: int) -> Path:
    steps = folder / f"to {version}"
    steps.mkdir(exist_ok=True)
    for file in sorted(VERSIONS.glob("[0-9]*.py"))[:version]:
        shutil.copy(file, steps)
    return steps


@cache
def old_content(version: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        path.write_bytes(older(version))
        return read(path)


@cache
def upgraded(version: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        path.write_bytes(older(version))
        upgrade(path)
        return read(path)

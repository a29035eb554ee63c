"""Workbooks and packed files as nobody's program writes them: by hand, part by part."""

import io
import random
import zipfile
from collections.abc import Mapping

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRICT = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a packed file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return whole.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a packed file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def text(cell: str, words: str) -> str:
    """Return a cell's XML; without a name it is the next one."""
    name = f' r="{cell}"' if cell else ""
    return f'<c{name} t="inlineStr"><is><t>{words}</t></is></c>'


def package(
    rows: str, *, path: str = "xl/worksheets/sheet1.xml", name: str = "March", space: str = MAIN, **more: str
) -> dict[str, str | bytes]:
    """Return the parts of a workbook whose one sheet has these rows; ``more`` are strings and styles."""
    relations = "".join(
        f'<Relationship Id="{part}" Type="{RELATIONS}/{part}" Target="{part}.xml"/>' for part in more
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="a" Type="{RELATIONS}/officeDocument"'
        f' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{RELATIONS}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {PACKAGE}><Relationship Id="s" Type="{RELATIONS}/worksheet"'
        f' Target="/{path}"/>{relations}</Relationships>',
        path: f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
    }
    return parts | {f"xl/{part}.xml": xml for part, xml in more.items()}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bytes changed, cut out or put in."""
    whole = bytearray(data)
    for _time in range(chance.randint(1, 4)):
        if not whole:
            break
        at = chance.randrange(len(whole))
        kind = chance.randrange(4)
        if kind == 0:
            whole[at] = chance.randrange(256)
        elif kind == 1:
            del whole[at : at + chance.randint(1, 40)]
        elif kind == 2:
            whole[at:at] = chance.randbytes(chance.randint(1, 9))
        else:
            del whole[at:]
    return bytes(whole)


def damaged_package(data: bytes, chance: random.Random) -> bytes:
    """Return a packed file with one of its parts damaged before it was packed."""
    parts = unzipped(data)
    name = chance.choice(sorted(parts))
    return zipped(parts | {name: damaged(parts[name], chance)})

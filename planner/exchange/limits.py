"""How large the tables of other people may be: what is over is refused in a sentence, before it is in memory."""

MAX_BYTES = 100 * 1024 * 1024
"""Of a file, and of the text of all cells of a workbook."""
MAX_CELL = 1024 * 1024
"""Characters."""
MAX_COLUMNS = 256
"""Up to column IV."""
MAX_ROWS = 99_999
"""Filled ones."""
MAX_CELLS = 2_000_000
"""Filled ones."""
MAX_LINE = 8 * MAX_CELL
"""Of a text, in characters; of what a row of a workbook is written with, in bytes."""
MAX_RECORDS = 1_048_576
"""Rows of a text or a workbook, blank ones too: as many as a sheet of a spreadsheet has."""
MAX_STRINGS = 500_000
"""Texts that the cells of a workbook share, each of which is there once: five in each row of the largest table."""
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of all that is read of a packed file."""
MAX_ELEMENTS = 5_000_000
"""Of XML, in all that is read of a workbook."""
MAX_PIECES = 65_536
"""Elements that one row or one text of a workbook is made of."""
MAX_DIRECTORY = 8 * 1024 * 1024
"""Bytes that list what a packed file holds."""
MAX_SHORT = 4_000
"""Characters of a cell that is short by nature, such as a date, a length, a list of hashtags or a header."""

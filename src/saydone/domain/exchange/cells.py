"""Cells of a CSV file that a spreadsheet shows and never runs.

A spreadsheet takes a cell that begins with "=", "+", "-", "@", a tab or a line break for a formula. An apostrophe in
front makes it text; so that it can be taken off again, one is also put before apostrophes that stand there already.
"""

import csv
import io
import re
from collections.abc import Sequence

_WRITTEN = re.compile(r"'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")
_READ = re.compile(r"'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")


def safe_cell(text: str) -> str:
    """The cell for a text."""
    return f"'{text}" if _WRITTEN.match(text) else text


def plain_cell(cell: str) -> str:
    """The text of a cell that ``safe_cell`` made, or that had no apostrophe to begin with."""
    return cell[1:] if _READ.match(cell) else cell


def write_row(cells: Sequence[str]) -> str:
    """The cells as a line by RFC 4180, its end included."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def join_cells(texts: Sequence[str]) -> str:
    """Several texts in one cell: a line of CSV in it, for texts with commas."""
    return write_row(texts).removesuffix("\r\n") if texts else ""


def split_cell(cell: str) -> list[str]:
    """The texts in a cell."""
    return [
        text.strip()
        for row in csv.reader([cell.replace("\n", " ")], skipinitialspace=True)
        for text in row
        if text.strip()
    ]

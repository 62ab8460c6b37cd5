"""The rows of a CSV file, by the names of their columns."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from saydone.errors import InvalidInput

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row: the line at which it begins, counted from 1, and its cells by column, in lower case."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()


def header_of(text: str) -> list[str]:
    """The names of the columns, in lower case."""
    return next(iter(_lines(text)), (1, list[str]()))[1]


def rows_of(text: str) -> Iterator[CsvRow]:
    """The rows below the header, without empty ones. Raises ``InvalidInput`` when it is no CSV."""
    lines = iter(_lines(text))
    _, header = next(lines, (1, list[str]()))
    for line, cells in lines:
        if any(cell.strip() for cell in cells):
            yield CsvRow(line, dict(zip(header, cells, strict=False)))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # Line breaks within quotes are the cell's, whichever they are.
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    number, begins = 0, 1
    try:
        for cells in reader:
            number += 1
            named = [cell.strip().lower() for cell in cells] if number == 1 else cells
            if number > 1 and (reader.line_num > begins or reader.line_num == len(lines)):
                _check_quotes(lines[begins - 1 : reader.line_num], delimiter)
            yield begins, named
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput(f"Line {begins} is no CSV: {error}.") from error


def _check_quotes(row: list[str], delimiter: str) -> None:
    """csv.Error when a quote that is left open has made one row of several: nothing else would tell."""
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise csv.Error("a quotation mark is not closed") from error

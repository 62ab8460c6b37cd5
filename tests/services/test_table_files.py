"""CSV: what spreadsheets read and write, and no formulas."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.exchange.archive import (
    Archive,
    ArchivedTask,
)
from saydone.domain.exchange.cells import join_cells, plain_cell, safe_cell, split_cell
from saydone.domain.exchange.csv_file import read_csv, write_csv
from saydone.domain.exchange.todoist_file import read_todoist
from saydone.errors import InvalidInput
from tests.conftest import BERLIN
from tests.services.moving import NOW

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
NAME = TEXT.map(lambda text: " ".join(f"n{text}".split()))


NASTY = ("=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "'=1", "''@x", "'quoted'", '"', "a,b;c", "＝1", "plain")


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    assert safe_cell(text)[0] not in "=+-@\t\r\n＝＋－＠"
    assert plain_cell(safe_cell(text)) == text


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text


@given(st.lists(NAME, max_size=4))
def test_labels_with_commas_share_a_cell(names: list[str]) -> None:
    assert split_cell(join_cells(names)) == names


def test_a_spreadsheet_reads_what_is_written_and_it_comes_back() -> None:
    tasks = tuple(
        ArchivedTask(title=title, description=f"{title}\nx", labels=("a,b",), due=date(2026, 3, 1))
        for title in NASTY
        if title.strip() == title
    )
    text = write_csv(Archive(tasks=tasks), range(10, 10 + len(tasks)))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@\t\r\n"]
    assert [
        (task.title, task.description, task.labels, task.due) for task in read_csv(text, now=NOW).archive.tasks
    ] == [(task.title, task.description, task.labels, task.due) for task in tasks]


def test_any_table_with_titles_is_read_and_what_is_not_is_told() -> None:
    text = "Task;Due date;Priority;Mood\nMilk;tomorrow 5pm;high;good\nEggs;someday;9;\n"
    read = read_csv(text, now=NOW)
    milk, eggs = read.archive.tasks
    assert (milk.title, milk.due, milk.priority) == ("Milk", datetime(2026, 3, 5, 17, tzinfo=BERLIN), 1)
    assert (eggs.title, eggs.due, eggs.priority) == ("Eggs", None, 4)
    assert [(note.line, note.kind) for note in read.notes] == [(1, "skipped"), (3, "changed"), (3, "changed")]


@pytest.mark.parametrize(
    "rows",
    ['"unclosed,x\nb,y\nc,z\n', '"unclosed,x\nb,"y"\nc,z\n', 'b,"y', '"unclosed,x\n\n\n'],
)
def test_a_quotation_mark_left_open_makes_no_task_of_many_lines(rows: str) -> None:
    with pytest.raises(InvalidInput, match="Line 3 is no CSV: a quotation mark is not closed"):
        read_csv(f"title,description\na,x\n{rows}", now=NOW)


def test_quotation_marks_that_open_nothing_are_read() -> None:
    text = 'title,description\n5" pipe,x\n"two\nlines","a ""b"""\n"c",6" nail\n'
    titles = [(task.title, task.description) for task in read_csv(text, now=NOW).archive.tasks]
    assert titles == [('5" pipe', "x"), ("two\nlines", 'a "b"'), ("c", '6" nail')]


def test_a_note_of_todoists_with_a_file_says_what_it_is_called_and_where_it_is() -> None:
    file = '[[file {"file_type":"application/pdf","file_name":"plan.pdf","tn_l":["x",1],"file_url":"https://files/1"}]]'
    notes = [f"Look {file}", file, "Keep [[file {broken]] as it is"]
    quoted = [f'note,"{each.replace(chr(34), chr(34) * 2)}",' for each in notes]
    read = read_todoist("TYPE,CONTENT,INDENT\ntask,Move,1\n" + "\n".join(quoted), name=None, now=NOW)
    assert [comment.text for comment in read.archive.tasks[0].comments] == [
        "Look\n\nFile in Todoist: plan.pdf https://files/1",
        "File in Todoist: plan.pdf https://files/1",
        "Keep [[file {broken]] as it is",
    ]
    assert [note.reason for note in read.notes] == ["Files do not travel along: attach “plan.pdf” again."] * 2

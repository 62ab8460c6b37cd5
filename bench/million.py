"""What a user with a million tasks waits for: python -m bench.million --database sqlite|postgresql [--tasks N].

The tasks (``million_rows.py``) are always the same ones, and so is the day on which they are asked for. All goes
through the services, as it does from every door, in one process, one at a time. Without ``--url`` the database is a new
one that is dropped afterwards: about 1.5 GB for a million tasks.
"""

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bench.million_load import fill
from bench.million_rows import ADA, NOW, ZONE, list_of
from bench.plans import sent_to
from saydone.domain.actor import Actor
from saydone.domain.insight import By
from saydone.domain.task import TaskChange, TaskDraft
from saydone.domain.task_query import Group, Sort, TaskQuery
from saydone.services import completion, insight, search, tasks
from saydone.store.db import Database

Ask = Callable[[AsyncSession], Awaitable[object]]

_POSTGRES = os.environ.get("SAYDONE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
_ADA = Actor(user_id=ADA, name="ada", zone=ZONE, door="api", operation="bench")
_SORTS: tuple[Sort, ...] = ("due", "priority", "created", "updated", "completed", "title", "position")
_GROUPS: tuple[Group, ...] = ("list", "priority", "assignee")
_FILTERS = (
    "today", "overdue", "p1 & @errand & !list:Work", "@idea", "due < 3 days", "no date", "created:last week",
    "completed:today", "list:Errands", "@errand | @phone", "!@errand", "recurring", "assigned:me", "invoice",
    "garden & p1", "dentist & list:Errands", "title:bepolkel", "qqqzzz",
)  # fmt: skip
_SEARCHES = ("call", "invoice", "call dentist", "bepolkel", "invioce", "bepolkle dentist", "qqqzzz", "ba")
_PERIODS: tuple[tuple[str, By], ...] = (
    ("this week", "day"), ("the last 30 days", "day"), ("the last 12 months", "week"), ("the last 12 months", "list"),
    ("the last 30 days", "label"),
)  # fmt: skip
_DEEP_PAGES = 50
_PATIENCE = 600.0  # seconds: an index on a million texts takes long to make


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is asked, or done."""

    name: str
    ask: Ask
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: of waiting, and of CPU, this process's and that of PostgreSQL's for it, where that can be seen."""

    least: float
    median: float
    p95: float
    cpu: float
    cpu_p95: float


def main() -> None:
    parser = argparse.ArgumentParser(description="What a user with a million tasks waits for.")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--url", default="", help="a database to use and keep; filled when it is empty")
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=30, help="how often each case is run")
    parser.add_argument("--quick", action="store_true", help="a few thousand tasks, twice each: shows that it works")
    parser.add_argument("--only", default="", help="part of a case's name")
    parser.add_argument("--plans", action="store_true", help="tell how the database finds it, rather than how fast")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    asked = parser.parse_args()
    size, times = (3_000, 2) if asked.quick else (asked.tasks, asked.times)
    told = asyncio.run(_run(asked, size, times))
    sys.stdout.write(told + "\n")


async def _run(asked: argparse.Namespace, size: int, times: int) -> str:
    async with _database(asked.database, asked.url) as db:
        await fill(db, size)
        cases = [case for case in await all_cases(db) if asked.only in case.name]
        gc.freeze()  # as a server does once it is loaded: a look through all that was imported takes 100 ms
        if asked.plans:
            return "\n".join([await plans(db, case) for case in cases])
        measured = {case.name: await measure(db, case, times) for case in cases}
        if asked.json:
            return json.dumps({name: asdict(figures) for name, figures in measured.items()}, indent=2)
        return table(measured)


@asynccontextmanager
async def _database(kind: str, url: str) -> AsyncGenerator[Database]:
    if url:
        db = Database(url, statement_seconds=_PATIENCE)
        yield db
        await db.close()
    elif kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="saydone-bench-") as folder:
            db = Database(f"sqlite+aiosqlite:///{Path(folder) / 'million.db'}", statement_seconds=_PATIENCE)
            yield db
            await db.close()
    else:
        name = f"saydone_bench_{uuid.uuid4().hex[:12]}"
        await _on_server(f"CREATE DATABASE {name}")
        url = f"{_POSTGRES.rpartition('/')[0]}/{name}".replace("postgresql://", "postgresql+asyncpg://")
        db = Database(url, statement_seconds=_PATIENCE)
        try:
            yield db
        finally:
            await db.close()
            await _on_server(f"DROP DATABASE {name} WITH (FORCE)")


async def _on_server(statement: str) -> None:
    admin = Database(_POSTGRES.replace("postgresql://", "postgresql+asyncpg://"))
    async with admin.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.exec_driver_sql(statement)
    await admin.close()


async def all_cases(db: Database) -> list[Case]:
    """Everything that is measured, on the tasks that are there."""
    open_tasks = TaskQuery(status="pending")
    found = [Case(f"page by {sort}", _listing(replace(open_tasks, sort=sort))) for sort in _SORTS]
    for sort in _SORTS:
        deep = await _deep(db, replace(open_tasks, sort=sort))
        found.append(Case(f"page {_DEEP_PAGES} by {sort}", _listing(deep)))
    found += [
        Case("page of 100", _listing(replace(open_tasks, limit=100))),
        Case("page by due, descending", _listing(replace(open_tasks, descending=True))),
        Case("page of all", _listing(TaskQuery())),
        Case("page of completed, newest first", _listing(TaskQuery("completed", sort="completed", descending=True))),
        Case("page of a list by position", _listing(replace(open_tasks, list_id=list_of(ADA, 3), sort="position"))),
        Case("page of a list by due", _listing(replace(open_tasks, list_id=list_of(ADA, 3)))),
        Case("page of a shared list", _listing(replace(open_tasks, list_id=1))),
    ]
    found += [Case(f"group by {group}", _listing(replace(open_tasks, group=group))) for group in _GROUPS]
    found += [Case("group by list, of all", _listing(TaskQuery(group="list")))]
    found += [Case(f"filter {query}", _listing(TaskQuery(None, query=query))) for query in _FILTERS]
    found += [Case("words invoice garden", _listing(replace(open_tasks, words="invoice garden")))]
    for text in _SEARCHES:
        found += [
            Case(f"search {text}, newest", _search(text, "newest")),
            Case(f"search {text}, best", _search(text, "best")),
        ]
    found += [Case(f"insight {period} by {by}", _insight(period, by)) for period, by in _PERIODS]
    return found + _writes(await _some_open(db))


async def _deep(db: Database, query: TaskQuery) -> TaskQuery:
    query = replace(query, limit=100)
    for _ in range(_DEEP_PAGES):
        async with db.reading() as session:
            page = await tasks.listing(session, _ADA, query, now=NOW)
        if page.next_cursor is None:
            break
        query = replace(query, cursor=page.next_cursor)
    return replace(query, limit=20)


async def _some_open(db: Database) -> list[str]:
    async with db.reading() as session:
        page = await tasks.listing(session, _ADA, TaskQuery("pending", sort="title", limit=100), now=NOW)
    return [str(task.id) for task in page.tasks if task.rrule is None]


def _listing(query: TaskQuery) -> Ask:
    return lambda session: tasks.listing(session, _ADA, query, now=NOW)


def _search(text: str, order: search.Order) -> Ask:
    return lambda session: search.search(session, _ADA, text, order=order)


def _insight(period: str, by: By) -> Ask:
    return lambda session: insight.insight(session, _ADA, period=period, by=by, now=NOW)


def _writes(ids: Sequence[str]) -> list[Case]:
    numbers, edited, completed = count(), cycle(ids[::2]), iter(ids[1::2])

    def acting() -> Actor:
        return replace(_ADA, operation=f"bench-{uuid.uuid4().hex}")

    def add(session: AsyncSession) -> Awaitable[object]:
        draft = TaskDraft(f"Call the dentist again {next(numbers)}", due=NOW.date(), labels=("phone",))
        return tasks.add(session, acting(), [draft], now=NOW)

    def edit(session: AsyncSession) -> Awaitable[object]:
        change = TaskChange(title=f"Write to the dentist {next(numbers)}", due=NOW.date())
        return tasks.update(session, acting(), [(next(edited), change)], now=NOW)

    def complete(session: AsyncSession) -> Awaitable[object]:
        return completion.complete(session, acting(), [next(completed)], now=NOW)

    return [Case("add a task", add, True), Case("edit a task", edit, True), Case("complete a task", complete, True)]


async def measure(db: Database, case: Case, times: int) -> Figures:
    """Run a case a few times, after one run that is not counted."""
    waits: list[float] = []
    worked: list[float] = []
    server = await _server_process(db)
    for _ in range(times + 1):
        wall, cpu = time.perf_counter(), time.process_time() + _cpu_of(server)
        await _ask(db, case)
        waits.append((time.perf_counter() - wall) * 1000)
        worked.append((time.process_time() + _cpu_of(server) - cpu) * 1000)
    waits, worked = waits[1:], worked[1:]
    return Figures(min(waits), median(waits), quantiles(waits, n=20)[-1], median(worked), quantiles(worked, n=20)[-1])


async def _server_process(db: Database) -> Path | None:
    """What Linux tells of PostgreSQL's process for this one's only connection, when it is on this machine."""
    if db.dialect != "postgresql":
        return None
    async with db.reading() as session:
        return Path(f"/proc/{await session.scalar(select(func.pg_backend_pid()))}/schedstat")


def _cpu_of(process: Path | None) -> float:
    return int(process.read_text().split()[0]) / 1e9 if process and process.exists() else 0.0


async def plans(db: Database, case: Case) -> str:
    """How the database finds what a case asks for."""
    with sent_to(db) as sent:
        await _ask(db, case)
    async with db.reading() as session:
        found = await sent.plans(session, run=True)
    return "\n".join([f"# {case.name}", *[f"{statement}\n{plan}\n" for statement, plan in found]])


async def _ask(db: Database, case: Case) -> None:
    async with db.transaction() if case.writes else db.reading() as session:
        await case.ask(session)


def table(measured: dict[str, Figures]) -> str:
    """The figures, a case a line."""
    lines = [f"{'milliseconds':44}{'least':>9}{'median':>9}{'p95':>9}{'CPU':>9}{'CPU p95':>9}"]
    for name, each in measured.items():
        lines.append(f"{name:44}{each.least:9.1f}{each.median:9.1f}{each.p95:9.1f}{each.cpu:9.1f}{each.cpu_p95:9.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()

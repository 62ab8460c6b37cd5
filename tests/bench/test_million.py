"""The benchmark of a million tasks works on a few thousand; how fast anything is, no test says."""

from bench.million import Case, all_cases, measure, plans, table
from bench.million_load import fill
from bench.million_rows import ADA
from saydone.store.db import Database
from saydone.store.visibility import visible_to


async def test_every_case_is_measured_on_tasks_that_are_found(db: Database) -> None:
    await fill(db, 300)
    await fill(db, 300)  # leaves them alone
    cases = await all_cases(db)
    assert len({case.name for case in cases}) == len(cases)
    measured = {case.name: await measure(db, case, 2) for case in cases}
    for name, figures in measured.items():
        assert 0 < figures.least <= figures.median <= figures.p95
        assert name in table(measured)
    async with db.reading() as session:
        assert (await visible_to(session, ADA)).shared, "a list of another's makes it harder"


async def test_a_plan_is_told_for_each_statement_of_a_case(db: Database) -> None:
    await fill(db, 200)

    async def ask(session: object) -> None:
        await next(case for case in await all_cases(db) if case.name == "filter today").ask(session)  # pyright: ignore[reportArgumentType] # a session

    told = await plans(db, Case("today", ask))
    assert "tasks_by_due" in told

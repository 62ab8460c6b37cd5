"""What a person looks for: near misses where nothing is found, and names that there are not are said."""

from saydone.domain.task import TaskDraft
from saydone.domain.task_query import TaskQuery
from saydone.services import lists
from saydone.services.finding import find
from tests.services.world import World


async def found(world: World, query: str) -> tuple[list[str], list[str]]:
    async with world.db.reading() as session:
        answer = await find(session, world.actor, TaskQuery(None, query=query), now=world.clock())
    return [task.title for task in answer.page.tasks], list(answer.notices)


async def test_words_that_no_task_has_find_those_that_come_near_and_all_else_holds(world: World) -> None:
    await world.add(
        TaskDraft("Go swimming", priority=1), "Buy swimming glasses", TaskDraft("Bubble wrap", labels=("errand",))
    )
    assert await found(world, "swimming glasses") == (["Buy swimming glasses"], [])
    assert await found(world, "swiming & p1") == (["Go swimming"], ["No task has “swiming”; these come near."])
    assert await found(world, "buble wrap") == (["Bubble wrap"], ["No task has “buble wrap”; these come near."])
    assert await found(world, "buble @errand !p1") == (["Bubble wrap"], ["No task has “buble”; these come near."])
    for nothing in ("buble & p1", "!swimming & buble & p2", "title:buble", "rocket", "p2"):
        assert await found(world, nothing) == ([], []), nothing


async def test_a_name_that_there_is_not_is_said(world: World) -> None:
    async with world.step() as (session, actor):
        house = await lists.create(session, actor, "House move", now=world.clock())
    await world.add(TaskDraft("Pack", list_id=house.id, labels=("after the move",)), "Milk")
    assert await found(world, '#"House move"') == (["Pack"], [])
    assert await found(world, "#Hose | @nope | assigned:zoe") == (
        [],
        ["There is no list “Hose”.", "There is no label “nope”.", "There is no one called “zoe”."],
    )
    assert await found(world, "#House move") == (
        [],
        ['There is no list “House”. For the list “House move” write #"House move".'],
    )
    assert (await found(world, "p1 | @after the move pack"))[1] == [
        'There is no label “after”. For the label “after the move” write @"after the move".'
    ]
    assert (await found(world, "!#Hose"))[1] == ["There is no list “Hose”."]

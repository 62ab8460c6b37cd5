"""Getting tasks by id through the tool."""

from mcp import Client

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import error_in, failed_in, result_in, tasks_in


async def add(client: Client, *titles: str) -> list[str]:
    result = await client.call_tool("add_task", {"tasks": [{"title": title} for title in titles]})
    return [task.id for task in tasks_in(result)]


async def test_tasks_come_in_the_order_named_and_each_once(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        first, second = await add(client, "One", "Two")
        result = await client.call_tool("get_task", {"ids": [second, f"#{first}", first, int(second)]})
    assert [task.title for task in tasks_in(result)] == ["Two", "One"]
    assert result_in(result).message == "Here is “Two”, “One”."


async def test_an_id_is_read_as_models_write_it(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        (number,) = await add(client, "One")
        for ids in (number, [number], int(number), [int(number)], [float(number)], f"#{number}", f'["{number}"]'):
            (task,) = tasks_in(await client.call_tool("get_task", {"ids": ids}))
            assert task.title == "One"


async def test_what_is_there_is_shown_and_what_is_not_is_named(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        (number,) = await add(client, "One")
        result = await client.call_tool("get_task", {"ids": ["404", number, "milk"]})
    assert [task.title for task in tasks_in(result)] == ["One"]
    assert failed_in(result) == [("404", "There is no task 404."), ("milk", "There is no task “milk”.")]


async def test_no_id_however_odd_finds_or_breaks_anything(client_of: ClientOf, alice: Actor) -> None:
    words = ["0", "-1", "1e30", "٣", "１", "1 2", "", "#", "1\x00", "\ud800", "x" * 9999, str(2**64)]
    numbers = [0, -1, 2**31, 2**63 - 1, 2**63, 1e30]
    async with client_of(alice) as client:
        await add(client, "One", "Two", "Three")
        for number in (*words, *numbers):
            sentence = error_in(await client.call_tool("get_task", {"ids": [number]}))
            assert sentence.startswith("There is no task ")
            assert len(sentence.encode()) < 400


async def test_what_is_no_id_at_all_is_refused(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, "One")
        for ids in ([True], [None], [1.5], [[1]], [{"id": 1}], True, None):
            sentence = error_in(await client.call_tool("get_task", {"ids": ids}))
            assert sentence.startswith("These arguments cannot be used. “ids.0")


async def test_none_and_too_many_ids_are_refused(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        assert error_in(await client.call_tool("get_task", {"ids": []})) == "Nothing was named. Name at least one task."
        assert "26 at once" in error_in(await client.call_tool("get_task", {"ids": ["1"] * 26}))


async def test_someone_elses_task_and_one_that_never_was_give_the_same_answer(
    client_of: ClientOf, alice: Actor, bob: Actor
) -> None:
    async with client_of(alice) as client:
        (number,) = await add(client, "Secret")
    calls: list[tuple[str, dict[str, object]]] = [
        ("get_task", {"ids": ["N"]}),
        ("complete_task", {"ids": ["N"]}),
        ("complete_task", {"ids": ["N"], "completed": False}),
        ("delete_task", {"ids": ["N"]}),
        ("update_task", {"changes": [{"id": "N", "title": "Mine"}]}),
    ]
    async with client_of(bob) as client:
        for tool, arguments in calls:
            answers = [
                error_in(await client.call_tool(tool, _with_id(arguments, name))).replace(name, "N")
                for name in (number, "987654")
            ]
            assert answers == ["There is no task N."] * 2
    async with client_of(alice) as client:
        (task,) = tasks_in(await client.call_tool("get_task", {"ids": [number]}))
    assert (task.title, task.status, task.version) == ("Secret", "pending", 1)


def _with_id(arguments: dict[str, object], number: str) -> dict[str, object]:
    if "ids" in arguments:
        return arguments | {"ids": [number]}
    return {"changes": [{"id": number, "title": "Mine"}]}

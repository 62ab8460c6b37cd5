"""The trash, through its tool."""

from saydone.domain.actor import Actor
from tests.tools.answers import error_in, failed_in, result_in, tasks_in, titles_in
from tests.tools.turns import Turns


async def test_deleted_tasks_are_listed_found_and_restored(turns: Turns) -> None:
    await turns.add("Milk", "Eggs", "Oat milk")
    await turns.add("Shell", parent="2")
    await turns.call("delete_task", ids=["1", "2"])
    listed = await turns.call("trash")
    assert sorted(task.title for task in tasks_in(listed)) == ["Eggs", "Milk", "Shell"]
    assert all(task.deleted_at for task in tasks_in(listed))
    assert result_in(listed).message == "3 tasks are in the trash."
    found = await turns.call("trash", search="EGG")
    assert result_in(found).message == "1 task is in the trash."
    restored = await turns.call("trash", do="restore", ids=["2", "3", "99"])
    assert result_in(restored).message.startswith(
        "Restored “Eggs”. Along with that: “Shell”. Not in the trash: “Oat milk”."
    )
    assert failed_in(restored) == [("99", "There is no task 99.")]
    assert sorted(titles_in(await turns.call("list_tasks"))) == ["Eggs", "Oat milk", "Shell"]


async def test_emptying_asks_first_and_acts_on_the_word_for_just_that(turns: Turns) -> None:
    await turns.add("Milk", "Eggs", "Bread")
    await turns.call("delete_task", ids=["1", "2"])
    async with turns.turn() as client:
        asked = await client.call_tool("trash", {"do": "empty"})
        token = result_in(asked).confirm
        assert token
        at_once = await client.call_tool("trash", {"do": "empty", "confirm": token})
    assert "“Milk”, “Eggs”" in result_in(asked).message
    assert error_in(at_once) == "Ask the user first: this can be confirmed only after they have answered."
    await turns.call("delete_task", ids=["3"])
    more = result_in(await turns.call("trash", do="empty", confirm=token))
    assert more.confirm not in (None, token)
    assert [task.title for task in more.tasks] == ["Milk", "Eggs", "Bread"]
    emptied = result_in(await turns.call("trash", do="empty", confirm=more.confirm))
    assert emptied.message == "Deleted 3 tasks for good."
    again = result_in(await turns.call("trash", do="empty", confirm=more.confirm))
    assert again.message == "The trash was empty already."


async def test_a_trash_is_its_owners(turns: Turns, bob: Actor) -> None:
    await turns.add("Milk")
    await turns.call("delete_task", ids=["1"])
    bobs = turns.of(bob)
    assert tasks_in(await bobs.call("trash")) == []
    assert error_in(await bobs.call("trash", do="restore", ids=["1"])) == "There is no task 1."
    token = result_in(await turns.call("trash", do="empty")).confirm
    assert result_in(await bobs.call("trash", do="empty", confirm=token)).message == "The trash was empty already."
    assert len(tasks_in(await turns.call("trash"))) == 1


async def test_what_cannot_be_is_said(turns: Turns) -> None:
    assert "Say which tasks to restore" in error_in(await turns.call("trash", do="restore"))
    assert "501 characters" in error_in(await turns.call("trash", search="x" * 501))
    assert "U+0000" in error_in(await turns.call("trash", search="\x00"))

"""Lists and labels, through the tools that show and change them."""

import pytest
from mcp_types import CallToolResult

from saydone.domain.actor import Actor
from saydone.tools.show_lists import ListsResult
from tests.tools.answers import error_in, failed_in, list_in, result_in, titles_in
from tests.tools.turns import Turns


def shown_in(result: CallToolResult) -> ListsResult:
    assert not result.is_error, result.content
    return ListsResult.model_validate(result.structured_content)


async def names(turns: Turns, *, archived: bool = False) -> list[str]:
    return [each.name for each in shown_in(await turns.call("show_lists", archived=archived)).lists]


async def test_lists_are_made_changed_and_shown_with_what_is_open_in_them(turns: Turns, bob: Actor) -> None:
    made = await turns.call(
        "organize", lists=[{"do": "create", "name": "Work", "to": "navy"}, {"do": "create", "name": "Trip"}]
    )
    assert result_in(made).message == "Made the list “Work”. Made the list “Trip”."
    await turns.add("Report", "Call", list="Work", labels=["office"])
    await turns.call("complete_task", ids=["2"])
    changed = await turns.call(
        "organize",
        lists=[
            {"do": "rename", "name": "trip", "to": "Journey"},
            {"do": "recolor", "name": "Journey", "to": "Red"},
            {"do": "reorder", "name": "Journey", "to": "first"},
        ],
        labels={"do": "rename", "name": "@office", "to": "desk"},
    )
    assert result_in(changed).message == (
        "The list “Trip” is now “Journey”. The list “Journey” is now red. Moved the list “Journey”. "
        "The label “office” is now “desk”."
    )
    shown = shown_in(await turns.call("show_lists"))
    assert [(each.name, each.color, each.open) for each in shown.lists] == [
        ("Inbox", "gray", 0),
        ("Journey", "red", 0),
        ("Work", "blue", 1),
    ]
    assert [label.name for label in shown.labels] == ["desk"]
    assert shown.message == "3 lists, 1 label."
    assert await names(turns.of(bob)) == ["Inbox"]


async def test_a_list_is_put_aside_and_brought_back(turns: Turns) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Old"})
    await turns.call("organize", lists={"do": "archive", "name": "Old"})
    assert (await names(turns), await names(turns, archived=True)) == (["Inbox"], ["Old"])
    await turns.call("organize", lists={"do": "unarchive", "name": "Old"})
    assert await names(turns) == ["Inbox", "Old"]


async def test_deleting_a_list_with_many_tasks_asks_first_and_undo_brings_all_back(turns: Turns) -> None:
    await turns.call("organize", lists=[{"do": "create", "name": "Big"}, {"do": "create", "name": "Small"}])
    await turns.add(*[f"Task {n}" for n in range(6)], list="Big")
    await turns.add("Only", list="Small")
    both = [{"do": "delete", "name": "Big"}, {"do": "rename", "name": "Small", "to": "Tiny"}]
    asked = result_in(await turns.call("organize", lists=both))
    assert asked.message.startswith("That deletes 6 tasks as well: “Task 0”")
    assert await names(turns) == ["Inbox", "Big", "Small"]
    done = result_in(await turns.call("organize", lists=both, confirm=asked.confirm))
    assert done.message.startswith("Deleted the list “Big” and its 6 tasks; undo brings it back.")
    assert await names(turns) == ["Inbox", "Tiny"]
    await turns.call("undo")
    assert await names(turns) == ["Inbox", "Big", "Small"]
    assert list_in(await turns.call("list_tasks", list="Big")).total == 6
    small = result_in(await turns.call("organize", lists={"do": "delete", "name": "Small"}))
    assert small.message == "Deleted the list “Small” and its 1 task; undo brings it back."


async def test_deleting_the_inbox_is_refused_and_not_asked_about_however_much_is_in_it(turns: Turns) -> None:
    await turns.add(*[f"Task {n}" for n in range(8)])
    refused = error_in(await turns.call("organize", lists=[{"do": "delete", "name": "Inbox"}]))
    assert refused == "The Inbox cannot be deleted."
    await turns.call("organize", lists=[{"do": "create", "name": "Small"}])
    await turns.add("One", list="Small")
    both = [{"do": "delete", "name": "Inbox"}, {"do": "delete", "name": "Small"}]
    done = result_in(await turns.call("organize", lists=both))
    assert done.confirm is None
    assert done.message.startswith("Deleted the list “Small” and its 1 task")
    assert await names(turns) == ["Inbox"]


async def test_deleting_a_label_leaves_its_tasks(turns: Turns) -> None:
    await turns.add("Post", labels=["errand"])
    gone = await turns.call("organize", labels={"do": "delete", "name": "errand"})
    assert result_in(gone).message == "Deleted the label “errand”, which 1 task had."
    assert titles_in(await turns.call("list_tasks")) == ["Post"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"do": "rename", "name": "Inbox", "to": "In"}, "The Inbox keeps its name."),
        ({"do": "delete", "name": "Inbox"}, "The Inbox cannot be deleted."),
        ({"do": "rename", "name": "Work"}, "Say in “to” what the list “Work” is to become."),
        ({"do": "recolor", "name": "Work", "to": "plaid"}, "“plaid” is no color here."),
        ({"do": "create", "name": "WORK"}, "There is a list “WORK” already."),
        ({"do": "create", "name": "  "}, "A list needs a name."),
        ({"do": "delete", "name": "Wrk"}, "Did you mean “Work”?"),
        ({"do": "reorder", "name": "Work", "to": "Garden"}, "There is no list “Garden”."),
    ],
)
async def test_what_cannot_be_done_to_a_list_is_said(turns: Turns, change: dict[str, str], said: str) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Work"})
    assert said in error_in(await turns.call("organize", lists=change))
    mixed = await turns.call("organize", lists=[change], labels=[{"do": "create", "name": "errand"}])
    assert result_in(mixed).message.startswith("Made the label “errand”.")
    assert said in failed_in(mixed)[0][1]


async def test_nothing_at_all_is_no_change(turns: Turns) -> None:
    assert "Name 1 to 25 changes" in error_in(await turns.call("organize"))


async def test_lists_of_others_are_not_there(turns: Turns, bob: Actor) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Secret"})
    number = shown_in(await turns.call("show_lists")).lists[1].id
    for change in ("delete", "archive", "rename"):
        refused = error_in(await turns.of(bob).call("organize", lists={"do": change, "name": number, "to": "x"}))
        assert refused == f"There is no list {number}."


async def test_filters_are_saved_used_changed_and_shown_to_their_owner_alone(turns: Turns, bob: Actor) -> None:
    await turns.add("Report", priority="p1")
    await turns.add("Nap")
    made = await turns.call("organize", filters={"do": "create", "name": "Hot", "to": "p1"})
    assert result_in(made).message == "Saved the filter “Hot”."
    shown = shown_in(await turns.call("show_lists"))
    assert [(each.name, each.query) for each in shown.filters] == [("Hot", "p1")]
    assert shown.message == "1 list, no labels, 1 filter."
    assert titles_in(await turns.call("list_tasks", query=shown.filters[0].query)) == ["Report"]
    assert shown_in(await turns.of(bob).call("show_lists")).filters == []
    refused = error_in(await turns.of(bob).call("organize", filters={"do": "delete", "name": "Hot"}))
    assert refused == "There is no filter “Hot”."
    assert error_in(await turns.call("organize", filters={"do": "delete", "name": "Hott"})) == (
        "There is no filter “Hott”. Did you mean “Hot”?"
    )
    changes = [
        {"do": "rename", "name": "hot", "to": "Cold"},
        {"do": "query", "name": "Cold", "to": "p4"},
    ]
    await turns.call("organize", filters=changes)
    assert [(each.name, each.query) for each in shown_in(await turns.call("show_lists")).filters] == [("Cold", "p4")]
    await turns.call("organize", filters={"do": "delete", "name": "Cold"})
    assert shown_in(await turns.call("show_lists")).filters == []
    assert list_in(await turns.call("list_tasks")).total == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"do": "create", "name": "Bad", "to": "(("}, "of the query"),
        ({"do": "create", "name": "Empty"}, "Say in “to” the query that the filter “Empty” stands for."),
        ({"do": "create", "name": "HOT", "to": "p2"}, "There is a filter “HOT” already."),
        ({"do": "query", "name": "Hot", "to": "p1 &"}, "of the query"),
        ({"do": "rename", "name": "Hot"}, "Say in “to” what the filter “Hot” is to become."),
    ],
)
async def test_a_filter_that_cannot_be_so_is_said_and_changes_nothing(
    turns: Turns, change: dict[str, str], said: str
) -> None:
    await turns.call("organize", filters={"do": "create", "name": "Hot", "to": "p1"})
    assert said in error_in(await turns.call("organize", filters=change))
    assert [(each.name, each.query) for each in shown_in(await turns.call("show_lists")).filters] == [("Hot", "p1")]

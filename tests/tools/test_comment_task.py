"""Comments, and all that belongs to a task, through the tools."""

from mcp_types import CallToolResult

from saydone.domain.actor import Actor
from saydone.tools.comment_task import CommentResult
from saydone.tools.get_task import DetailsResult, TaskDetails
from tests.tools.answers import error_in, text_in
from tests.tools.turns import Turns


def comment_in(result: CallToolResult) -> CommentResult:
    assert not result.is_error, result.content
    return CommentResult.model_validate(result.structured_content)


async def details(turns: Turns, task_id: str) -> TaskDetails:
    result = await turns.call("get_task", ids=[task_id])
    return DetailsResult.model_validate(result.structured_content).tasks[0]


async def test_a_task_is_told_with_all_that_belongs_to_it(turns: Turns) -> None:
    await turns.add("Party", due="friday", reminders=["1h before", "thursday 9am"])
    await turns.add("Cake", "Drinks", parent="1")
    await turns.call("complete_task", ids=["3"])
    await turns.call("comment_task", id="1", text="Ask Ann")
    party = await details(turns, "1")
    assert [(part.title, part.done) for part in party.parts] == [("Cake", False), ("Drinks", True)]
    assert [(comment.text, comment.mine) for comment in party.said] == [("Ask Ann", True)]
    assert party.reminders == ["1h before", "Thu 5 Mar 2026, 09:00"]
    assert (party.comments, party.list) == (1, "Inbox")
    told = text_in(await turns.call("get_task", ids=["1"]))
    assert "[x] #3 Drinks" in told
    assert "Ask Ann" in told


async def test_a_comment_is_edited_deleted_and_brought_back(turns: Turns) -> None:
    await turns.add("Party")
    made = comment_in(await turns.call("comment_task", id="1", text=" Ask Ann\r\n")).comment
    edited = comment_in(await turns.call("comment_task", comment_id=made.id, text="Ask Bob"))
    assert edited.message == "Changed the comment: “Ask Bob”."
    assert comment_in(await turns.call("comment_task", comment_id=made.id, text="none")).comment.text == "Ask Bob"
    assert (await details(turns, "1")).said == []
    await turns.call("undo")
    assert [comment.text for comment in (await details(turns, "1")).said] == ["Ask Bob"]


async def test_what_cannot_be_commented_on_is_said(turns: Turns, bob: Actor) -> None:
    await turns.add("Party")
    await turns.call("comment_task", id="1", text="Ask Ann")
    bobs = turns.of(bob)
    assert error_in(await bobs.call("comment_task", id="1", text="Hi")) == "There is no task 1."
    assert error_in(await bobs.call("comment_task", comment_id="1", text="Hi")) == "There is no comment 1."
    assert error_in(await turns.call("comment_task", comment_id="9", text="none")) == "There is no comment 9."
    assert error_in(await turns.call("comment_task", comment_id="x", text="Hi")) == "There is no comment “x”."
    assert error_in(await turns.call("comment_task", text="Hi")).startswith("Say which task")
    assert error_in(await turns.call("comment_task", id="1", text=" ")) == "A comment needs some text."

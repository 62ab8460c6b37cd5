"""Tasks and lists that are mentioned with “@” in a message: found, checked, and told to the model."""

import re
from collections.abc import Sequence

from chatkit.types import UserMessageContent, UserMessageItem, UserMessageTagContent
from chatkit.widgets import DynamicWidgetRoot
from pydantic import BaseModel

from saydone.agent.context_note import quoted, with_context
from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.views import TaskListView, view_of_list
from saydone.chatkit.widgets import chatkit_widget
from saydone.domain.actor import Actor
from saydone.domain.text import checked_text, folded
from saydone.domain.wording import words_of
from saydone.errors import InvalidInput, NotFound
from saydone.tools.list_view import ListView
from saydone.tools.results import TaskListResult, TaskResult
from saydone.tools.show_lists import ListsResult
from saydone.tools.task_view import TaskView

MENTIONS_MAX = 20
_ID_MAX, _TEXT_MAX, _DATA_MAX = 64, 500, 2000
_TASK = re.compile(r"task:([1-9][0-9]{0,17})")
_LIST = re.compile(r"list:([1-9][0-9]{0,17})")
_FOUND_MAX = 10
_LISTS_MAX = 5


class Mention(BaseModel):
    """Something to mention: ChatKit's ``Entity``. ``data`` is for the front end only; the server goes by the id."""

    id: str
    title: str
    icon: str
    group: str
    interactive: bool = True
    data: dict[str, str]


def check_mentions(content: Sequence[UserMessageContent]) -> None:
    """Raises ``InvalidInput`` for tags that cannot be kept."""
    tags = [part for part in content if isinstance(part, UserMessageTagContent)]
    if len(tags) > MENTIONS_MAX:
        raise InvalidInput(f"The message mentions {len(tags)} things; {MENTIONS_MAX} is the most.")
    for tag in tags:
        sizes = ("id", tag.id, _ID_MAX), ("text", tag.text, _TEXT_MAX), ("group", tag.group or "", _TEXT_MAX)
        for name, text, longest in sizes:
            if len(checked_text(text, f"A mention's {name}")) > longest:
                raise InvalidInput(f"A mention's {name} has {len(text)} characters; {longest} is the most.")
        if len(str(tag.data)) > _DATA_MAX:
            raise InvalidInput(f"A mention's data is larger than {_DATA_MAX} characters.")


def text_of(content: Sequence[UserMessageContent]) -> str:
    """The message as the user reads it, with the mentioned titles in it."""
    return _joined([(part.text, isinstance(part, UserMessageTagContent)) for part in content])


async def words_for_model(message: UserMessageItem, door: ToolDoor, actor: Actor) -> str:
    """The message as the model reads it: mentioned tasks by their numbers, and below what is known of them.

    Of a tag only the id counts: whose task it is, and what it is called, is looked up.
    """
    tags = [part for part in message.content if isinstance(part, UserMessageTagContent)]
    numbers = {tag.id: found[1] for tag in tags if (found := _TASK.fullmatch(tag.id))}
    tasks = await _tasks(tuple(dict.fromkeys(numbers.values())), door, actor)
    named = {tag.id: found[1] for tag in tags if (found := _LIST.fullmatch(tag.id))}
    lists = await _lists(door, actor) if named else {}
    words: list[tuple[str, bool]] = []
    notes: dict[str, None] = {}
    for part in message.content:
        if not isinstance(part, UserMessageTagContent):
            words.append((part.text, False))
            continue
        if part.id in named:
            task_list = lists.get(named[part.id])
            words.append((_name_in_words(task_list.name) if task_list else f"“{part.text}”", True))
            notes[_known_list(part.text, task_list)] = None
            continue
        number = numbers.get(part.id)
        words.append((f"#{number}" if number else f"“{part.text}”", True))
        notes[
            _known(number, tasks) if number else f"{quoted(part.text)} was mentioned, and nothing is known by it."
        ] = None
    if message.quoted_text:
        notes[f"The message is about this text, which the user selected: {quoted(message.quoted_text)}"] = None
    tool = message.inference_options.tool_choice
    return with_context(_joined(words), list(notes), tool=tool.id if tool else None)


async def find_mentions(query: str, door: ToolDoor, actor: Actor) -> list[Mention]:
    """The actor's lists and tasks that fit what is typed after “@”: open tasks first. Raises ``InvalidInput``."""
    number = re.fullmatch(r"\s*#?([1-9][0-9]{0,17})\s*", query)
    named = list((await _tasks((number[1],), door, actor)).values()) if number else []
    arguments = {"status": "all", "search": query, "sort": "due", "limit": _FOUND_MAX}
    result = await door.invoke("list_tasks", arguments, actor)
    listed = TaskListResult.model_validate(result.structured_content).tasks
    found = {task.id: task for task in (*named, *listed)}
    typed = folded(query.strip())
    there = await _lists(door, actor) if typed else {}
    lists = [each for each in there.values() if typed in folded(each.name)]
    return [*(_mention_of_list(each) for each in lists[:_LISTS_MAX]), *(mention_of(task) for task in found.values())]


async def preview(id: str, door: ToolDoor, actor: Actor) -> tuple[Mention, DynamicWidgetRoot]:
    """What a mention shows when it is looked at. Raises ``NotFound``."""
    if (listed := _LIST.fullmatch(id)) is not None:
        return await _list_preview(listed[1], door, actor)
    number = _TASK.fullmatch(id)
    tasks = await _tasks((number[1],), door, actor) if number else {}
    if not tasks:
        raise NotFound("There is no such task or list.")
    (task,) = tasks.values()
    view = TaskListView(title=task.title, arguments={}, tasks=[task], total=1, next_cursor=None)
    return mention_of(task), _basic(view, actor)


def mention_of(task: TaskView) -> Mention:
    """The mention of a task."""
    data = {"task_id": task.id, "status": task.status} | ({"due": task.due_text} if task.due_text else {})
    icon = "check-circle-filled" if task.status == "completed" else "check-circle"
    return Mention(id=f"task:{task.id}", title=task.title, icon=icon, group="Tasks", data=data)


def _mention_of_list(task_list: ListView) -> Mention:
    data = {"list_id": task_list.id, "open": str(task_list.open)}
    return Mention(id=f"list:{task_list.id}", title=task_list.name, icon="notebook", group="Lists", data=data)


async def _list_preview(number: str, door: ToolDoor, actor: Actor) -> tuple[Mention, DynamicWidgetRoot]:
    task_list = (await _lists(door, actor)).get(number)
    if task_list is None:
        raise NotFound("There is no such task or list.")
    arguments: dict[str, object] = {"list": number, "limit": _FOUND_MAX}
    answer = await door.invoke("list_tasks", arguments, actor)
    view = view_of_list(arguments, TaskListResult.model_validate(answer.structured_content))
    # A preview is looked at, not paged.
    shown = view.model_copy(update={"title": task_list.name, "next_cursor": None})
    return _mention_of_list(task_list), _basic(shown, actor)


def _basic(view: TaskListView, actor: Actor) -> DynamicWidgetRoot:
    card = chatkit_widget(view, words_of(actor.language)).model_dump(exclude_none=True)
    return DynamicWidgetRoot.model_validate({"type": "Basic", "children": [card]})


async def _lists(door: ToolDoor, actor: Actor) -> dict[str, ListView]:
    answer = await door.invoke("show_lists", {}, actor)
    return {each.id: each for each in ListsResult.model_validate(answer.structured_content).lists}


async def _tasks(numbers: Sequence[str], door: ToolDoor, actor: Actor) -> dict[str, TaskView]:
    if not numbers:
        return {}
    try:
        result = await door.invoke("get_task", {"ids": list(numbers)}, actor)
    except NotFound:
        return {}
    return {task.id: task for task in TaskResult.model_validate(result.structured_content).tasks}


def _known(number: str, tasks: dict[str, TaskView]) -> str:
    task = tasks.get(number)
    if task is None:
        return f"#{number} was mentioned, but there is no such task: say so, and do nothing else for it."
    due = f", due {task.due_text}" if task.due_text else ""
    return f"#{number} is the {task.status} task {quoted(task.title)}{due}."


def _known_list(called: str, task_list: ListView | None) -> str:
    if task_list is None:
        return (
            f"The list {quoted(called)} was mentioned, but there is no such list: say so, and do nothing else for it."
        )
    return f"{quoted(task_list.name)} is the list with the id {task_list.id}; {task_list.open} open tasks are in it."


def _name_in_words(name: str) -> str:
    return name if name.replace(" ", "").isalnum() else f"“{name}”"


def _joined(parts: Sequence[tuple[str, bool]]) -> str:
    """The parts as one text; mentions stand apart from the words around them, not from a comma."""
    text = ""
    for part, is_mention in parts:
        before = text[-1:]
        apart = part[:1].isalnum() or is_mention
        text += (" " if before and not before.isspace() and apart else "") + part
    return text

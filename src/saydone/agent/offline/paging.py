"""Reading tasks by a query: its arguments for ``list_tasks``, and all pages of it."""

from saydone.agent.offline.reading import Query
from saydone.agent.offline.steps import Part
from saydone.agent.offline.transcript import Answer, Call
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX

_PAGES_MAX = 5


def pages(query: Query, list_name: str = "") -> Part[Answer]:
    """All tasks that a query asks for, up to a few hundred, as one answer."""
    arguments: dict[str, object] = {**list_arguments(query, list_name), "limit": PAGE_MAX}
    (answer,) = yield [Call("list_tasks", arguments)]
    tasks, page = list(answer.tasks), answer
    for _ in range(_PAGES_MAX - 1):
        if page.next_cursor is None:
            break
        (page,) = yield [Call("list_tasks", {**arguments, "cursor": page.next_cursor})]
        tasks += page.tasks
    return answer.model_copy(update={"tasks": tasks, "next_cursor": page.next_cursor})


def list_arguments(query: Query, list_name: str = "") -> dict[str, object]:
    """The arguments of ``list_tasks`` for a query, within a list when one is named."""
    arguments: dict[str, object] = {"status": query.status}
    said = {"list": list_name, "label": query.label, "sort": query.sort, "group": query.group}
    arguments |= {name: value for name, value in said.items() if value}
    if query.terms:
        arguments["query"] = " & ".join(f"({term})" for term in query.terms)
    if words := query.words.strip()[:SEARCH_MAX]:
        arguments |= {"search": words, "sort": query.sort or "due"}
    if query.due_after:
        arguments["due_after"] = query.due_after.isoformat()
    if query.due_before:
        arguments["due_before"] = query.due_before.isoformat()
    if query.overdue:
        arguments["overdue"] = True
    if query.priority:
        arguments["priority"] = f"p{query.priority}"
    return arguments

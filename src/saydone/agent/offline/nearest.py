"""What there is instead of a task that was not found: the few nearest, or a list of that name."""

from collections.abc import Sequence

from saydone.agent.offline import list_replies, replies
from saydone.agent.offline.findings import Found
from saydone.agent.offline.naming import SHOW_LISTS
from saydone.agent.offline.resolve import alike, nearly, search_words
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.transcript import Call
from saydone.domain.task_query import SEARCH_MAX

NEAREST_MAX = 5


def nearest(missed: Sequence[Found], scenery: Scenery) -> Part[list[str]]:
    """What is said, and shown, of names that no task has."""
    missed = [found for found in missed if found.missed]
    if not missed:
        return []
    if len(missed) == 1 and SHOW_LISTS in scenery.tools:
        (kept,) = yield [Call(SHOW_LISTS, {})]
        named = next((each.name for each in kept.lists if alike(missed[0].missed, each.name)), "")
        if named:
            yield [_search(missed[0])]
            return [list_replies.is_a_list(named)]
    # What is looked at last is shown: a few that come near, and not all that was searched.
    answers = yield [_search(found) for found in missed]
    if len(missed) > 1:
        return []
    if answers[0].tasks:
        return [replies.COMES_NEAR]
    near = nearly(missed[0].missed, missed[0].others)[:NEAREST_MAX]
    if near:
        yield [Call("get_task", {"ids": [task.id for task in near]})]
    return [replies.nearest(near)] if near else []


def _search(found: Found) -> Call:
    words = search_words(found.missed)[:SEARCH_MAX]
    return Call("list_tasks", {"status": "all", "search": words, "sort": "relevance", "limit": NEAREST_MAX})

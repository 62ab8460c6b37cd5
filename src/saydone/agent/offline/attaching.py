"""Files of a message that are to belong to a task: "attach this to the report"."""

from saydone.agent.offline import replies
from saydone.agent.offline.attached import asks_to_add
from saydone.agent.offline.findings import Wanted
from saydone.agent.offline.lookup import find
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Scene, Target
from saydone.agent.offline.resolving import resolved
from saydone.agent.offline.steps import Plan, Reply, Scenery
from saydone.agent.offline.transcript import Call, Exchange

_POLITE = r"(?:please |can you |could you |would you )*"
_FILE = (
    r"(?:(?:this|that|these|those|the|my|attached) )*(?:files?|images?|pictures?|photos?|screenshots?|pdfs?|documents?"
    r"|scans?|attachments?|receipts?|tickets?)"
)
_END = r" (?:to|with|on|under|for) (?P<what>.+?)(?:,? please)?[\s.!]*"
_ATTACH = whole(
    rf"{_POLITE}attach(?: (?:this|that|it|these|those|them|{_FILE}))?{_END}",
    rf"{_POLITE}(?:add|save|put|keep|file|store) {_FILE}{_END.replace('what', 'what2')}",
)


def attaching(exchange: Exchange, scenery: Scenery) -> Plan | None:
    """What is done when the words ask to give the message's files to a task; None when they do not."""
    said = " ".join(exchange.said.split())
    match = _ATTACH.match(said) if exchange.files and not asks_to_add(said) else None
    if match is None:
        return None
    target = resolved(match["what"] or match["what2"], Scene(scenery.now))
    return _attach(target, exchange, scenery) if target is not None and target.kind != "every" else None


def _attach(target: Target, exchange: Exchange, scenery: Scenery) -> Plan:
    (found, *others) = yield from find(Wanted(target, "update", exchange.said), scenery)
    if others or len(found.tasks) != 1:
        several = (*found.tasks, *found.unsure, *found.close)
        return Reply(replies.several_fit(target.name or "it", several) if several else found.problem)
    (task,) = found.tasks
    names = [file.name for file in exchange.files]
    (answer,) = yield [Call("update_task", {"changes": [{"id": task.id, "files_add": names}]})]
    done = answer.ok and not answer.failed
    return Reply(replies.attached(task, names) if done else answer.message)

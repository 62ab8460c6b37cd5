"""A file of tasks that comes with a message: "import this" tells what would come in, and asks first."""

from saydone.agent.offline import file_replies
from saydone.agent.offline.files_of_tasks import to_import
from saydone.agent.offline.steps import Plan, Question, Reply, Scenery
from saydone.agent.offline.transcript import Call, Exchange


def bringing_in(exchange: Exchange, scenery: Scenery) -> Plan | None:
    """What is done when the words ask to import the message's file of tasks; None when they do not."""
    name = to_import(exchange.said, exchange.files)
    return _bring_in(name) if name is not None and "import_tasks" in scenery.tools else None


def _bring_in(name: str) -> Plan:
    (answer,) = yield [Call("import_tasks", {"file": name, "dry_run": True})]
    if not answer.ok or not answer.count:
        return Reply(answer.message)
    question = Question("files", (), confirm=True, call=Call("import_tasks", {"file": name}))
    return Reply(file_replies.would_bring_in(answer.message, answer.notes), (question,))

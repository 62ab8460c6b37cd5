"""One request to the REST API: one transaction, one operation, and with an idempotency key one answer."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

from fastapi import Depends, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema
from starlette.datastructures import MutableHeaders

from saydone.domain.version import Seen
from saydone.domain.wording import ENGLISH, words_of
from saydone.errors import InvalidInput, Stale
from saydone.store import kept_answers, operations
from saydone.store.kept_answers import KeptAnswer
from saydone.store.trying_again import trying_again
from saydone.tools.desk import Work
from saydone.web.api.showing import shown_present
from saydone.web.deps import CurrentActor
from saydone.web.identity import identify, runtime_of
from saydone.web.json_body import Handler, JsonRoute
from saydone.web.problem import problem_response

OPERATION = "X-Operation-Id"
_KEY = r"^[\x21-\x7e]{1,255}$"
_TAG = r'(W/)?"[\x21\x23-\x7e]{0,100}"[ \t]*'
_TAGS = rf"^(\*|([ \t]*,)*[ \t]*{_TAG}(,[ \t]*({_TAG})?)*)$"
"""Entity tags as a list, of which parts may be empty (RFC 9110, 5.6.1)."""
_EACH = re.compile(r'(W/)?"([^"]*)"')
_VERSION = re.compile("v([0-9]{1,15})")
_KEPT_HEADERS = ("content-type", "etag", "location", OPERATION.lower())


class ApiRoute(JsonRoute):
    """A route that works in a transaction (``Reads``, ``Writes``), committed before it is answered.

    A request with an ``Idempotency-Key`` that was answered before gets that answer again; one that failed did
    nothing, and may be sent again.
    """

    keeps_answers: ClassVar = True

    def around(self, handle: Handler) -> Handler:
        # What a route depends on takes headers only.
        known = frozenset(parameter.alias for parameter in self.dependant.query_params)
        tagged = any(depends.call is _if_match for depends in self.dependant.dependencies)

        async def read(request: Request) -> Response:
            actor, runtime = await identify(request), runtime_of(request)
            _check_parameters(request, known)
            async with runtime.db.reading() as session:
                request.state.work = Work(session, actor, runtime.clock().astimezone(actor.zone))
                return await handle(request)

        async def write(request: Request) -> Response:
            await identify(request)
            _check_parameters(request, known)
            if not tagged and "if-match" in request.headers:
                raise RequestValidationError([{"type": "extra_forbidden", "loc": ("header", "If-Match")}])
            if not self.takes_body:
                await _check_no_body(request)
            try:
                return await trying_again(lambda: _written(request, handle, self.keeps_answers))
            except Stale as error:
                return await _stale(request, error)

        return read if self.only_reads else write

    @property
    def only_reads(self) -> bool:
        """Whether nothing is written."""
        return self.methods == {"GET"}

    @property
    def takes_body(self) -> bool:
        """Whether there is something to say in the body."""
        return self.body_field is not None


class ReadingRoute(ApiRoute):
    """A route that writes nothing, whatever its method."""

    @property
    def only_reads(self) -> bool:
        return True


class SecretRoute(ApiRoute):
    """A route whose answer holds a secret, which is not kept: the same request again is refused."""

    keeps_answers = False


def _check_parameters(request: Request, known: frozenset[str]) -> None:
    """Raises ``RequestValidationError`` for parameters that there are not, or twice: what was left out would be taken
    for done, “dryrun” for “dry_run”, and of “dry_run=true&dry_run=false” the one that was not meant."""
    said = Counter(name for name, _ in request.query_params.multi_items())
    wrong = {
        name: "repeated" if name in known else "extra_forbidden"
        for name, times in said.items()
        if name not in known or times > 1
    }
    if wrong:
        raise RequestValidationError([{"type": kind, "loc": ("query", name)} for name, kind in wrong.items()])


async def _check_no_body(request: Request) -> None:
    """Raises ``InvalidInput`` for a body where nothing is taken: to complete would be done for “completed”: false."""
    if (await request.body()).strip() not in (b"", b"{}"):
        raise InvalidInput("There is nothing to say in a body here. Send none.")


async def _written(request: Request, handle: Handler, keeps_answers: bool) -> Response:
    actor, runtime = await identify(request), runtime_of(request)
    body = await request.body()
    key = request.headers.get("idempotency-key", "")
    async with runtime.db.transaction() as session:
        request.state.work = Work(session, actor, runtime.clock().astimezone(actor.zone))
        # One that is malformed is refused by whoever validates the request.
        claimed = re.fullmatch(_KEY, key) is not None
        if claimed:
            earlier = await kept_answers.claim(session, actor.user_id, key, _digest(request, body), runtime.clock())
            if earlier is not None:
                return Response(earlier.body, earlier.status, json.loads(earlier.headers))
        answer = await handle(request)
        if operations.has_begun(session, actor):
            answer.headers[OPERATION] = actor.operation
        if claimed:
            await kept_answers.keep(session, actor.user_id, key, _kept(answer if keeps_answers else _shown_once()))
    return answer


def _shown_once() -> Response:
    return problem_response(409, "conflict", "This was done, and its answer is shown once only.")


async def _stale(request: Request, error: Stale) -> Response:
    actor, runtime = await identify(request), runtime_of(request)
    async with runtime.db.reading() as session:
        work = Work(session, actor, runtime.clock().astimezone(actor.zone))
        current = (await shown_present(work, error.present)).model_dump(mode="json")
    status, code = (412, "precondition_failed") if "if-match" in request.headers else (error.status, error.code)
    headers = {"ETag": etag(current["version"])}
    words = words_of(actor.language)
    if words is not ENGLISH:
        headers["Content-Language"] = words.language
    return problem_response(status, code, words.sentence(error.message), headers, current=current, words=words)


def _digest(request: Request, body: bytes) -> str:
    asked = f"{request.method} {request.url.path}?{request.url.query}\n{_tags_of(request) or ''}\n"
    return hashlib.sha256(asked.encode() + body).hexdigest()


def _kept(answer: Response) -> KeptAnswer:
    headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
    return KeptAnswer(answer.status_code, json.dumps(headers), bytes(answer.body).decode())


def etag(version: int) -> str:
    """The entity tag of a version."""
    return f'"v{version}"'


@dataclass(frozen=True, slots=True)
class IfMatch:
    """The versions of which the caller saw one, when they said so; of other tags there is none."""

    seen: Seen


async def _work(request: Request, _actor: CurrentActor) -> Work:
    return cast(Work, request.state.work)


async def _writing(
    request: Request,
    _actor: CurrentActor,
    _key: Annotated[
        Annotated[str, Field(pattern=_KEY)] | SkipJsonSchema[None],
        Header(
            alias="Idempotency-Key",
            description="The same key with the same request returns the first answer again, for a day, and does "
            "nothing twice.",
        ),
    ] = None,
) -> Work:
    return cast(Work, request.state.work)


def _tags_of(request: Request) -> str | None:
    """What ``If-Match`` says; on several lines it is one list (RFC 9110, 5.3)."""
    lines = request.headers.getlist("if-match")
    return ",".join(lines) if lines else None


async def _if_match(
    request: Request,
    first_line: Annotated[
        Annotated[str, Field(pattern=_TAGS)] | SkipJsonSchema[None],
        Header(
            alias="If-Match",
            description="The `ETag` of what is to be changed, as it was seen, or several with commas between. When it "
            "is another by now nothing is done, and the answer is 412; `*` is whatever it is.",
            examples=["*"],
        ),
    ] = None,
) -> IfMatch:
    tags = first_line if first_line is None else _tags_of(request)
    if tags is None or tags == "*":
        return IfMatch(None)
    if re.fullmatch(_TAGS, tags) is None:
        raise InvalidInput("The lines of “If-Match” do not make one list of entity tags.")
    # To be compared strongly: what is weak matches nothing (RFC 9110, 13.1.1).
    seen = [_VERSION.fullmatch(name) for weak, name in _EACH.findall(tags) if not weak]
    return IfMatch(frozenset(int(found[1]) for found in seen if found))


Reads = Annotated[Work, Depends(_work)]
"""The request's transaction, of a route with the method GET."""
Writes = Annotated[Work, Depends(_writing)]
"""The request's transaction, of a route with another method."""
IfMatchHeader = Annotated[IfMatch, Depends(_if_match)]
"""What the caller saw of it."""


def tag(response: Response, version: int, *, location: str | None = None) -> None:
    """Give the answer its entity tag, and say where what was made is."""
    headers: MutableHeaders = response.headers
    headers["ETag"] = etag(version)
    if location is not None:
        headers["Location"] = location


TAGGED: dict[str, Any] = {
    "ETag": {"description": "The version, for `If-Match`.", "schema": {"type": "string", "examples": ['"v3"']}}
}
OPERATION_HEADER: dict[str, Any] = {
    OPERATION: {
        "description": "The operation in the history, when something was written.",
        "schema": {"type": "string"},
    }
}

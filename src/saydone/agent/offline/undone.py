"""What was taken back, as a person says it: “buy milk” is open again."""

from saydone.domain.when.pattern import Pattern

_AGAIN = {
    "added": "gone again",
    "completed": "open again",
    "opened again": "done again",
    "deleted": "back",
    "changed": "as before",
    "moved": "where it was",
    "moved to another list": "back in its list",
    "skipped once": "due as before",
    "brought back": "in the trash again",
    "archived": "no longer archived",
}
_DID = "|".join(sorted(_AGAIN, key=len, reverse=True))
_TOLD = Pattern(rf"^Took back: (?P<all>(?:{_DID}) .*(?:[”)]|more))\.$")
_PART = Pattern(rf"(?:^|, )(?P<did>{_DID}) (?P<what>.+?)(?=$|, (?:{_DID}) (?:“|the |a ))")
_MANY = Pattern(r"” and (?:“|\d+ more$)|^a .* of them\)$")


def told_undone(message: str) -> str:
    """The answer of the tool in the user's words; as it is where it says more than this knows."""
    told = _TOLD.match(message)
    parts = list(_PART.compiled.finditer(told["all"])) if told else []
    if not told or "".join(part[0] for part in parts) != told["all"]:
        return message
    return " ".join(map(_sentence, (part["did"] for part in parts), (part["what"] for part in parts)))


def _sentence(did: str, what: str) -> str:
    many = _MANY.search(what) is not None
    state = _AGAIN[did]
    if many:
        state = state.replace("it was", "they were").replace("its list", "their list")
    return f"{what[:1].upper()}{what[1:]} {'are' if many else 'is'} {state}."

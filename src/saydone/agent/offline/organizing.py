"""Sentences about lists, labels and saved filters themselves: "make a list called Trip", "rename the label errand"."""

import re
from collections.abc import Sequence

from saydone.agent.offline import list_replies, replies
from saydone.agent.offline.filter_words import as_query, problem_of
from saydone.agent.offline.lexicon import ALIEN, PEOPLE
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Kind, Scene, Tending
from saydone.agent.offline.wording import capital
from saydone.domain.when.pattern import Pattern

_THE = r"(?:(?:the|my|our|this|that|a|an|old|new) )*"
_KIND = r"(?P<kind>(?:task )?lists?|projects?|labels?|tags?|(?:saved )?filters?|saved search(?:es)?)"
_CALLED = r"(?:(?:called|named|titled|for|:)+ ?)?"
_NAME = r"(?P<name>[^,:]{1,60}?)"
# "The list Work" or "the Work list"; "label" and "filter" are said first more often, "list" last.
_THING = rf"{_THE}(?:{_KIND} {_CALLED}{_NAME}|(?P<name2>[^,:]{{1,60}}?) {_KIND.replace('<kind>', '<kind2>')})"


def _again(pattern: str) -> str:
    """The pattern with groups of other numbers."""
    return re.sub(r"\(\?P<(kind|name)(\d?)>", lambda group: f"(?P<{group[1]}{int(group[2] or 0) + 6}>", pattern)


COLOURS = (
    "red|orange|yellow|green|blue|purple|violet|pink|grey|gray|brown|black|white|teal|turquoise|cyan|magenta"
    "|lime|olive"
    "|navy|maroon|silver|gold|indigo|mint|salmon|lavender|charcoal"
)
_CREATE = whole(
    r"(?:create|make|add|start|set up|new|open|i(?:'d| would)? (?:want|need|like))(?: me| us)? "
    r"(?:(?:an?|the|another|new|brand new) )*(?P<kind>projects?|labels?|tags?|filters?) "
    rf"{_CALLED}(?P<name>[^,:]{{1,60}}?)",
)
_CREATE_SEVERAL = whole(
    r"(?:create|make|add|start|set up|open)(?: me| us)? (?:(?:the|new|two|three|four|five|following|these) )*"
    r"(?P<kind>lists|projects|labels|tags)(?: (?:called|named|titled|for)|:)? "
    r"(?P<names>(?!of\b|to\b|from\b|in\b|with\b)[^,:]{1,60}?(?:(?:,? and |, | & )[^,:]{1,60}?)+)"
)
_AND = Pattern(r",? and |, | & ", re.I)
_FILTER = r"(?:saved )?(?:filter|search)"
_SHOWING = r"(?: ?:| for| with| that (?:shows?|finds?|lists?)| showing| finding| of| matching) ?"
_SAVE = whole(
    rf"(?:save|create|make|add|keep|store|set up) (?:(?:an?|the|this|new|as|me) )*{_FILTER} "
    rf"(?:called |named |as )?(?P<name>{HIDDEN}|[^,:]{{1,60}}?){_SHOWING}(?P<query>.+)",
    r"(?:save|keep|store) (?:(?:an?|the|this|new|my) )*(?:saved )?filter (?:called |named )?"
    rf"(?P<name3>{HIDDEN}|[\w' -]{{1,60}}?) as (?P<query3>.+)",
    rf"save (?:the|this|a) search (?:for )?(?P<query4>.+?) as (?:my )?(?P<name4>{HIDDEN}|[\w' -]{{1,60}})",
    rf"save (?P<query5>{HIDDEN}) as (?:my )?(?P<name5>{HIDDEN}|[\w' -]{{1,40}})",
    rf"(?:save|keep|store) (?P<query2>.+?) as (?:(?:an?|the|my|new) )*{_FILTER} (?:called |named )?"
    r"(?P<name2>[^,:]{1,60})",
)
_REFINE = whole(
    rf"(?:change|update|set|edit|let) (?:the |my )?{_FILTER} (?P<name>{HIDDEN}|[^,:]{{1,60}}?) "
    r"(?:to|so that it|should) (?:show |find |list |shows |finds |lists )?(?P<query>.+)",
)
_RENAME = whole(
    rf"(?:rename|retitle) {_THING} (?:to|as|into) (?P<to>.+)",
    rf"(?:change|edit|update) the name of {_again(_THING)} (?:to|into) (?P<to2>.+)",
    rf"call {_THE}(?P<name5>[^,:]{{1,60}}?) (?P<kind5>list|project|label|tag|filter) "
    r"(?P<to3>.+?)(?: from now on| now| instead)?",
)
_ARCHIVE = whole(
    rf"(?P<verb>archive|un-?archive|dearchive) {_THING}",
    rf"(?P<bare>(?:un-?|de)?archive) {_THE}(?P<name3>[^,:]{{1,60}}?)",
)
_RECOLOUR = whole(
    rf"(?:make|colou?r|paint|turn|set(?: the colou?r of)?|change the colou?r of|give) {_THING}(?: "
    r"to| in| into| the colou?r| a)*"
    rf" (?P<to>{COLOURS})(?: colou?r)?",
)
_DESCRIBE = whole(
    rf"describe {_THING}(?: as|:) (?P<to>.+)",
    rf"(?:set|change|make|add|give) (?:the |a )?description (?:of|to|for) {_again(_THING)}(?: to| as| saying"
    rf"|:) (?P<to2>.+)",
)
_REORDER = whole(
    rf"(?:move|put|place|show|drag|bring|sort) {_THE}(?P<name>[^,:]{{1,60}}?) (?P<kind>list|project)"
    r" (?:to (?:the )?(?:very )?|at (?:the )?(?:very )?)?(?P<to>first|top|start|beginning|front|last|bottom|end)"
    r"(?: (?:of|among|in) (?:my |the |all )*lists)?",
    rf"(?:move|put|place|drag|bring) {_THE}(?P<kind3>list|project) (?P<name3>[^,:]{{1,60}}?)"
    r" (?:to (?:the )?(?:very )?|at (?:the )?(?:very )?)?(?P<to3>first|top|start|beginning|front|last|bottom|end)"
    r"(?: (?:of|among|in) (?:my |the |all )*lists)?",
    rf"(?:move|put|place|drag|bring) {_THE}(?P<name2>[^,:]{{1,60}}?) (?P<kind2>list|project) (?:right )?(?:before|above"
    rf"|ahead of) {_THE}(?P<to2>[^,:]{{1,60}}?)(?: list| project)?",
)
_FIRST = Pattern(r"^(?:first|top|start|beginning|front)$", re.I)
_LAST = Pattern(r"^(?:last|bottom|end)$", re.I)
_NO_LABEL = Pattern(r"\bwith(?:out| no) (?:an? |any )?(?:labels?|tags?)\b", re.I)
_DELETE = whole(
    r"(?:delete|remove|erase|get rid of|drop|scrap) "
    rf"{_THE}(?P<kind>list|project|label|tag|(?:saved )?filter) {_CALLED}(?P<name>[^,:]{{1,60}}?)",
    r"(?:delete|remove|erase|get rid of|drop|scrap) "
    rf"{_THE}(?P<name2>[^,:]{{1,60}}?) (?P<kind2>project|label|tag|filter)",
)
_SHOW_LISTS = whole(
    any_of(
        r"(?:please )?(?:show|list|display|see|view|tell|give|name|open)(?: me)?(?: what| which)?(?: "
        r"all| about)?(?: of)?",
        r"(?:what|which)(?: are| other)?(?: all)?(?: of)?",
        r"how many",
        r"(?:what are )?(?:the )?names of",
    )
    + r" ?(?:(?:my|the|our|all) )*(?P<archived>archived )?(?:lists|projects|labels|tags|(?:saved )?filters"
    r"|saved searches)"
    r"(?: (?:do (?:i|we) (?:have|use|keep)|are there|there are|have i(?: got)?|exist|i have|and "
    r"(?:my )?(?:labels|tags|filters|lists|projects)"
    r"|(?:i|we) (?:have|use)|called))?(?: (?:at the moment|now|already|so far))?",
)
_COUNTED = whole(
    r"how many (?:open )?(?:tasks|items|things|to-?dos)\b(?!.*\b(?:did|done|complet|finish|clos|add|creat)).* "
    r"(?:(?:in|on|per|for) (?:each|every)|per|by) (?:list|project)",
)
_MERGE = whole(
    r"(?:merge|combine|join|unite) (?:(?:the|my) )*lists (?P<one>.+?) (?:and|with|into) (?P<other>.+)",
)
_SHARE = whole(
    rf"share (?:it|that|this|that list|this list|{_THING}|(?:the |my )?(?P<other>[\w' -]{{1,40}}?)) with {PEOPLE}"
)
_NO_NAME = Pattern(
    r"^(?:the|my|our|all|everything|an?|this|that|it|to|list|new|of|to[- ]?do|task|reminder|"
    r"whole|entire|from|off|on|in)\b"
    r"(?!-)|\b(?:from|off|to|on|in|of|for|as) (?:the|my|a|our|it|that)$|^(?:that|which)\b",
    re.I,
)
_A_TASK = Pattern(rf"^(?:{HIDDEN}|[\w&'/.-]+(?: [\w&'/.-]+){{0,4}})$")


def read_organizing(text: str, scene: Scene) -> Clause | None:
    """What is to be done with a list, a label or a filter; None when it is about tasks."""
    if _NO_LABEL.search(text):
        return None
    if answer := _cannot(text):
        return Clause("other", answer=answer)
    if match := _SAVE.match(text):
        groups = match.groupdict()
        return _filter("create", _one(groups, "name"), _one(groups, "query"), scene)
    if match := _CREATE_SEVERAL.match(text):
        return _several(_kind(match["kind"]), _AND.split(match["names"]))
    if match := _REFINE.match(text):
        return _filter("query", match["name"], match["query"], scene)
    for do, pattern in (
        ("rename", _RENAME),
        ("recolor", _RECOLOUR),
        ("reorder", _REORDER),
        ("describe", _DESCRIBE),
        ("archive", _ARCHIVE),
        ("create", _CREATE),
        ("delete", _DELETE),
    ):
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            said = [_one(groups, stem) for stem in ("kind", "name", "to")]
            if do == "archive" and (match["bare"] or match["verb"]).lower() != "archive":
                do = "unarchive"
            if do == "reorder":
                said[2] = _LAST.sub("last", _FIRST.sub("first", said[2]))
            return _clause(do, _kind(said[0]), *said[1:])
    return None


def _cannot(text: str) -> str:
    """The answer to what is asked of lists and cannot be done."""
    if match := _MERGE.match(text):
        return list_replies.no_merging(match["one"], match["other"])
    return replies.NO_SHARING if _SHARE.match(text) else ""


def read_show_lists(text: str, scene: Scene) -> Clause | None:
    """The question which lists, labels or filters there are."""
    if _COUNTED.match(text):
        return Clause("show_lists", tending=Tending("show", "list"))
    match = _SHOW_LISTS.match(text)
    if not match:
        return None
    kind = re.findall(r"lists|projects|labels|tags|filters|searches", text, re.I)[0]
    return Clause("show_lists", tending=Tending("archived" if match["archived"] else "show", _kind(kind)))


def _several(kind: Kind, names: Sequence[str]) -> Clause | None:
    """One clause that makes all of them, if all of them may be names."""
    clauses = [_clause("create", kind, name) for name in dict.fromkeys(names)]
    made = [clause.tending.name for clause in clauses if clause and clause.tending]
    made = [capital(name) for name in made] if kind == "list" else made
    if len(made) < len(clauses):
        return None
    return Clause("organize", tending=Tending("create", kind, made[0], also=tuple(made[1:])))


def _filter(do: str, name: str, words: str, scene: Scene) -> Clause | None:
    query = as_query(words, now=scene.now)
    if query:
        return _clause(do, "filter", name, query)
    return Clause("other", answer=replies.no_query(words, problem_of(words, now=scene.now)))


def _one(groups: dict[str, str | None], stem: str) -> str:
    return next((said for name, said in groups.items() if name.rstrip("0123456789") == stem and said), "")


def _kind(word: str) -> Kind:
    word = word.lower()
    return (
        "label" if word.startswith(("label", "tag")) else "filter" if "filter" in word or "search" in word else "list"
    )


def _clause(do: str, kind: Kind, name: str, to: str = "") -> Clause | None:
    name = name.strip(" .!?")
    if not _A_TASK.match(name) or _NO_NAME.search(name) or ALIEN.search(f"{name} {kind}"):
        return None
    return Clause("organize", tending=Tending(do, kind, name, to.strip(" .!?")))

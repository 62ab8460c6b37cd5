"""Sentences that ask for tasks: "what's left to do?", "is milk on my list?", "show overdue tasks"."""

import re

from saydone.agent.offline import replies
from saydone.agent.offline.lexicon import FOREIGN, LIST_KINDS, LIST_NAMED, LIST_WORD, TASK_NOUN, TODO
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.plans import asks_about_plans, asks_how_to
from saydone.agent.offline.priority import LEVEL
from saydone.agent.offline.queries import GROUPED, query_of
from saydone.agent.offline.reading import Clause, Query, Scene
from saydone.agent.offline.views import read_view
from saydone.agent.offline.worldly import FOREIGN_LIST, KNOW_HOW, OUGHT
from saydone.domain.when.pattern import Pattern

_THING = rf"(?:{LIST_WORD}|tasks?|reminders?)"
_STATE = (
    r"(?:pending|overdue|open|completed|finished|done|late|unfinished|incomplete|remaining|high[- ]priority|urgent"
    r"|important|outstanding|today's|tomorrow's|this week's)"
)
_WANT = (
    r"(?:(?:i|we)(?:'d| would)? ?(?:'m|am|will)? ?(?:just )?(?:want|need|like|have|love|wish|would like)"
    r"(?: (?:to|you to))? )"
)
_SHOW = any_of(
    r"show|display|list(?: out| off)?|read(?: out| off| back| me| aloud)?|tell|give|view|see|open(?: up)?",
    r"pull(?: up)?|bring(?: up)?|check(?: out)?|go(?: back)?(?: over| through)|browse|repeat|recite|recall|review",
    r"(?:have|take) a (?:quick )?look(?: at| through)?|look(?: at| up| over| into| through| for| to see)?|get|print"
    r"|say|speak|play|describe|find|search|present|name",
    r"count|iterate|refresh|fetch|inform|hear|know|walk|run|take me|state|confirm|remind|summari[sz]e|recap|filter",
    r"grab|retrieve|navigate|jump|head|scroll|return|brief me|catch me up|fill me in|update me|put|go to|run down"
    r"|sort|group|hit me|what|access|announce|scan|talk|rattle|examine|verify|report|load|sum up|let|explain"
    r"|output|provide",
)

_ANCHOR = anywhere(
    rf"(?:check ?)?lists?|{TODO}|tasks?|reminders?|errands|chores|agenda|backlog|assignments?|deadlines?|groceries"
    r"|notes?",
    r"(?:shopping|grocery|food|list|work|pending|due|open|next) (?:items?|things?|stuff)|things? to do|on my plate",
    r"my (?:items|day|week|weekend|plans?|schedule)",
)
_SHOWING = Pattern(rf"^(?:{_WANT})?(?:just |please |quickly )?{_SHOW}\b", re.I)
_LIST_VERB = Pattern(r"^(?:please )?list\b(?! (?:of|for|called|named)\b)", re.I)
_QUESTION = opening(
    r"what(?:'s|'re)?|which|how(?:'s| many| much| is| are| does| long| about)?|when(?:'s)?|where(?:'s)?"
    r"|who(?:'s)?|why",
    r"is|are|was|were|did|do|does|have|has|had|am|will|should|can|could|would|isn't|aren't|didn't|don't|haven't"
    r"|hasn't",
    r"any|anything|something|there(?:'s)?|got any\w*",
    rf"(?:on|in) {LIST_NAMED},? (?:did|do|does|is|are|have|has|what|which|was)",
)
_BARE = whole(
    r"(?:and |the |my |all |all my |all of my |current |full |complete |whole |what about |how about |only |today's "
    r"|tomorrow's |this week's )*"
    rf"(?:(?:\w+ )?{_THING}|pending|overdue|(?:everything|all|anything) (?:that(?:'s| is| are) )?(?:pending|due"
    r"|overdue|open|left|completed"
    r"|done).*)"
    r"(?: (?:for |due |in |of |that |on |with |about |from |i |left|pending|overdue|today|tomorrow|this|next"
    r"|contains?|list).*)?",
    rf"(?:show|list|tell|give|read)(?: me)? (?:everything|all|anything) (?:that(?:'s| is| are) )?(?:{_STATE}|due"
    r"|left|to do)\b.*",
    r"(?:show|list|display|tell|give|read|see|view)(?: me)?(?: out)? (?:everything|all|it all|all of (?:it|them)"
    r"|them(?: all)?)",
    r"(?:got |have (?:i|we) (?:got )?)?anything (?:for|due|planned|on|on for) (?:today|tomorrow|tonight|this week"
    r"|next week|"
    r"the weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    rf"(?:got |are there |is there |have i got |do i have )?(?:any|anything) (?:{_STATE}|left|due|urgent|important)"
    rf"(?: (?:{TASK_NOUN}|items?|things?|stuff|left|to do|today|tomorrow|this week))*",
    r"(?:(?:i|we)(?:'d| would)? (?:need|want|like)|get|give me) (?:the|my|our) (?:\w+ ){0,2}lists?",
    rf"(?:show|list|see|view)(?: me)? (?:(?:my|the|all|only) )*(?:{LEVEL})(?: (?:{TASK_NOUN}|ones|things))?",
    r"(?:(?:show|list|see|view|display|find)(?: me)? )?(?:everything|all|anything|whatever)(?: that(?:'s| is))? (?:with"
    rf"|of|at|marked)(?: an?)? (?:{LEVEL})",
    r"what(?:'s| is) (?:happening|going on|on|up|coming up)(?: for| on)? (?:today|tomorrow|tonight|this week|next week"
    r"|(?:this|next|the) weekend|(?:(?:this|next|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning"
    r"|afternoon|evening|night))?",
    r"(?:what|how) about (?:today|tomorrow|tonight|this week|next week|the weekend|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day)",
    r"(?:show(?: me)? )?(?:today|tomorrow|tonight|this week)(?:'s)?",
    rf"(?:the |all )*(?:items|things|stuff|everything|all|contents?|whatever)(?: that(?:'s| is| are))? (?:on|in|of)"
    rf" {LIST_NAMED}",
    rf"(?:need|want) to know what(?:'s| is) on {LIST_NAMED}|{LIST_NAMED} what(?:'s| is) on it",
    rf"(?:i|we) (?:need|want) (?:a|an|the) (?:rundown|summary|overview|recap|look) (?:of|at|on) (?:my|the) {_THING}",
    r"(?:what(?:'s| is| are) |which are )?the remaining (?:items|tasks|ones|things)",
    r"(?:the |my )?next (?:item|thing|task|to-?do|reminder|chore)(?: up)?",
    r"(?:the |my )?(?:next|first|last|second|third|top) (?:item|thing|task|one|to-?do|reminder|chore)"
    rf" (?:on|in|from) {LIST_NAMED}",
    r"(?:show|tell|give|read|list)(?: me)? (?:the )?(?:rest|others|remaining(?: ones| tasks| items)?)",
    rf"(?:show|list|display|see|view|tell|give|read|find|get)(?: me)? (?:(?:all|my|the|only|just|any) )*{_STATE}"
    rf"(?: (?:{TASK_NOUN}|things?|ones?|stuff))?",
    r"(?:what|which)(?: ones?| tasks?| items?| things?)?(?:'s| is| are)(?: still| already| currently"
    rf"| now)? (?:{_STATE}|left|due"
    r"|next|to do|for|up for|planned for)(?: (?:today|tomorrow|tonight|this|next|the (?:weekend|week)|on|later)\b.*)?",
    r"(?:am i|are we) (?:all )?(?:done|finished)(?: with)?(?: (?:everything|all of it|all (?:of )?(?:my "
    rf"|the )?{_THING}|(?:my|the)"
    rf" (?:\w+ )?{_THING}))",
    r"how many(?: more)? (?:are|is) (?:there|left|open|remaining|still (?:open|left))(?: (?:left|in all|in total))?",
    rf"(?:the )?number of (?:\w+ ){{0,2}}(?:on|in) {LIST_NAMED}",
    r"(?:give me )?(?:(?:a|the|my) )?(?:rundown|summary|overview|recap|agenda|plan) (?:for|of) (?:today|tomorrow"
    r"|tonight|"
    r"this week|next week|the (?:day|week|weekend))",
    r"(?:(?:show|list|see|view|display)(?: me)? (?:everything|all|them|it)(?: of (?:it|them))?,? )?"
    rf"(?:sort|order|group|rank|arrange)(?:ed)?(?: (?:it|them|these|everything"
    rf"|{LIST_NAMED}))? by (?:the )?(?:due(?: date)?|date|deadline"
    r"|priority|importance|urgency|name|title|list|label|age)s?",
    r"search(?: for)? (?!for\b|me\b|the web|online)[^\W\d_]+(?: [^\W\d_]+)?",
)
_STATE_BARE = whole(
    r"(?:(?:stuff|things|items|everything|anything) )?due (?:today|tomorrow|tonight|this week|next week|this month"
    r"|on .+|by .+)",
    rf"(?!open (?:a |an |the |new )*(?:reminder|task|item|list|entry)\b)(?:all |my |the |only )*{_STATE}(?: and"
    rf" \w+)*(?: (?:{TASK_NOUN}|ones|things|stuff))?"
    r"(?: (?:for|due|this|last|next|today|tomorrow|yesterday|in|about|from|since|so far|on (?:my|the)|by|only)\b.*)?",
)
_SAID_ALONE = whole(r"done|finished|late|open|important|urgent|complete|all done|all finished")
_MEMBER = Pattern(
    r"\b(?:is|are|did|do|does|have|has|was|were|if|whether|will|check|when|where|when's|check for|look for|see if)\b.*"
    r"\b(?:on|in|to|into|for|have|has|include|contain)\b.*"
    rf"(?:\b{LIST_NAMED}|\breminders?\b|\b{TODO}\b|\btasks?\b)|\b(?:on|in) (?:it|there|my list|the list)\??$",
    re.I,
)
_ADDED_YET = opening(
    r"(?:(?:see|check|know|tell me|find out|verify|confirm|remember) (?:if|whether) i|(?:did|have) i) (?:have |'ve )?"
    r"(?:already |ever |remember to )*(?:add|added|list|listed|include|included|write down|wrote down|written down"
    r"|jot down"
    r"|note down|noted down|put down|put \w+(?: \w+)? down|set up a"
    r" reminder|remind(?:ed)? myself)"
)
_LIST_SAYS = anywhere(
    r"(?:contains?|has|have|is|says?|includes?) (?:what|which)|is what|is on (?:my|the)|(?:list|it) (?:read"
    r"|repeated|shown)",
    r"(?:what|which)(?: is| are)?(?: on it| in it| again)?$",
)
_WONDERING = opening(
    rf"(?:i hope|{_WANT}|i wonder|i'm wondering|wondering|not sure|i'm not sure|make sure (?:that )?i added|i"
    rf" forgot|i forget|i can't remember|i can't recall"
    rf"|i don't (?:know|remember))\b.*\b(?:list|{TODO}|tasks?|reminders?)"
)
_TO_KNOW = anywhere(r"if|i added|whether|what|any|do not have|read|see|hear")
_WHERE_IS = opening(rf"where (?:is|are) (?:my|the) (?:\w+ )*(?:{_THING}|notes?)")
_WHEN_DUE = whole(
    r"(?:when(?:'s| is| are)|what(?:'s| is) the (?:due date|deadline) (?:of|for)) (?:the|my) (?P<words>.+?)(?: "
    r"(?:task|one))?(?: due)?"
)
_DUE_SAID = Pattern(r"\bdue (?:before|after|by|until|till|since|between|from) (?P<when>\S.*)$", re.I)
_NUMBERED = whole(
    rf"(?:(?:show|open|view|see|get|read|display|what(?:'s| is)|tell|when(?:'s| is)|is|describe)(?: me)?(?: about)? )"
    rf"(?:the )?(?:(?:{TASK_NOUN}|number) ?#?|#)(?P<number>\d{{1,9}})(?: (?:due|about|{_STATE}|already|yet))*"
)
_OWED = anywhere(
    r"bills?|visa|cards?|payments?|loans?|mortgage|insurance|tax(?:es)?|rent|fees?|subscriptions?|birthday|holiday"
    r"|anniversary|flight|game|movie|package|delivery|match|show|baby|earnings?|reports? due from|next"
)
_OWN = anywhere(
    r"my|our|mine|i|me|i've|this|that|these|those|the|its|it|there|current(?:ly)?|all|today's|tomorrow's"
    r"|available|any",
    r"existing|open|saved",
    r"(?:what|which|how many) (?:\w+ )?(?:lists?|tasks?|reminders?|chores|errands|to-?dos?)",
)
_SHOWN = Pattern(rf"^{_SHOW} (?:\w+ ){{0,3}}(?:{_THING}|{TODO})\b", re.I)
_MY_LIST = anywhere(
    rf"(?:my|our|the) (?:[\w'-]+ ){{0,3}}{_THING}",
    r"(?:to[- ]?do|task|shopping|grocery|chore|errand)s? lists?|do i have an? list",
)
_THERE = Pattern(
    r"^(?:is|are|do i have|did i (?:put|add)|have i (?:put|added|got)) (?!there\b|it\b|this\b|that\b"
    r"|you\b).+ (?:on|in|to) (?:there|it)"
    r"(?: already| yet)?$|"
    r"^(?:is|are) there (?:anything|something|any \w+|a task|a reminder|an item)(?: .*)?"
    r"\b(?:about|for|on|to do with|related to|regarding|with|called|due)\b"
    r"(?=.*\b(?:on there|in there|left|on it|due|overdue|planned|scheduled|to do)\b)"
    r"|^(?:what|which) (?:items|things|tasks|stuff|all) (?:is|are) (?:all )?(?:on|in) (?:there|it)$"
    r"|^(?:(?:tell|show|read|let) (?:me )?(?:know )?)?what(?:'s| is| else| all)?(?: \w+)? (?:on|in) (?:there|it)$"
    r"|^(?:show|read|list) (?:me )?(?:it|them)(?: back| again| out| aloud| off)*(?: (?:to|for) me)?$",
    re.I,
)
_NOTES = Pattern(rf"\bnotes?\b(?<!\bmy notes)(?<!\bmy note)(?!.*\b{TODO}\b)", re.I)
_NOTES_SHOWN = anywhere(r"my|the|find|list|display|pull up|show")
_MY_CALENDAR = anywhere(
    r"my (?:\w+ )?(?:calendar|schedule|agenda|appointments?|meetings?|events?)|on the (?:agenda|schedule)",
    r"do i have (?:any )?(?:\w+ )?(?:appointments?|meetings?|events?|scheduled|planned|plans)",
    r"(?:i have|have i|do i have) (?:\w+ )*(?:scheduled|planned)",
)
_CALENDAR_WORD = anywhere(r"calendar|events?")
_LIST_SAID = Pattern(rf"\b(?:my|the|our|this|that|on|in) ({LIST_NAMED}(?: (?:of|for) (?:my |the )?\w+)?)", re.I)
_LIST_ALONE = whole(rf"({LIST_NAMED})")
_NO_KIND = frozenset(["task", "tasks", "reminder", "reminders", "list", "to", "things"])


def read_list(text: str, scene: Scene) -> Clause | None:
    """The question about tasks that the request is, or None."""
    if FOREIGN_LIST.search(text) or OUGHT.match(text):
        return None
    if view := read_view(text, scene):
        return view
    if match := _NUMBERED.match(text):
        return Clause("list", query=Query(ids=(int(match["number"]),)))
    due = _WHEN_DUE.match(text)
    if due and re.search(r"\b(?:due|deadline)\b", text, re.I) and not _OWED.search(text):
        return Clause("list", query=Query(words=due["words"], membership=True))
    if not (_names_tasks(text) or _asks(text)):
        return None
    query = query_of(text, now=scene.now)
    unread = _DUE_SAID.search(text)
    if unread and not (query.due_after or query.due_before or query.overdue or query.terms or query.words):
        return Clause("other", answer=replies.no_date_in(unread["when"].strip(" ?.!")))
    if query.group in ("label", "due"):
        return Clause("other", answer=replies.NO_SUCH_GROUPS)
    return Clause("list", query=query, list_name=_list_of(GROUPED.sub("", text)))


def is_bare(text: str) -> bool:
    """Whether the text only names tasks by their state ("completed tasks"), which asks for them."""
    return _STATE_BARE.match(text) is not None and not _SAID_ALONE.match(text)


def _names_tasks(text: str) -> bool:
    named = _BARE.match(text) is not None and not KNOW_HOW.match(text)
    return (named or is_bare(text)) and not FOREIGN.search(text)


def _asks(text: str) -> bool:
    if KNOW_HOW.match(text) and not text.lower().startswith("how many"):
        return _WHERE_IS.match(text) is not None
    if asks_how_to(text):
        return False
    if asks_about_plans(text) and not FOREIGN.search(text):
        return True
    question = _QUESTION.match(text) is not None or text.endswith("?")
    if question and _about_calendar(text):
        return True
    if _ANCHOR.search(_LIST_VERB.sub("", text)):
        if question or _SHOWING.match(text):
            return _ours(text)
        wonders = _WONDERING.match(text) is not None and (_MEMBER.search(text) or _TO_KNOW.search(text)) is not None
        return wonders or _LIST_SAYS.search(text) is not None
    return _THERE.match(text) is not None or (_ADDED_YET.match(text) is not None and not FOREIGN.search(text))


def _ours(text: str) -> bool:
    if FOREIGN.search(text) and not _MY_LIST.search(text):
        return False
    if _NOTES.search(text) and not _NOTES_SHOWN.search(text):
        return False
    return (_OWN.search(text) or _SHOWN.match(text)) is not None


def _about_calendar(text: str) -> bool:
    return not FOREIGN.search(_CALENDAR_WORD.sub("", text)) and _MY_CALENDAR.search(text) is not None


def _list_of(text: str) -> str:
    """The kind of list asked about, empty for the tasks themselves."""
    said = _LIST_SAID.search(text) or _LIST_ALONE.match(text)
    kind = list_name(said[1]) if said else ""
    if said and (kind in LIST_KINDS or len(kind.split()) <= 2):
        return "" if kind in _NO_KIND else kind
    shopping = re.search(r"\b(?:shopping|buy)\b", text, re.I) and re.search(r"\b(?:list|items?)\b", text, re.I)
    return "shopping" if shopping else ""

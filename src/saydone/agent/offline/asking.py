"""Sentences that ask for tasks: "what's left to do?", "is milk on my list?", "show overdue tasks"."""

import re

from saydone.agent.offline.lexicon import FOREIGN, LIST_KINDS, LIST_NAMED, LIST_WORD, TASK_NOUN, TODO
from saydone.agent.offline.queries import query_of
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.targets import list_name

_F = re.I
_ANCHOR = re.compile(
    rf"\b(?:(?:check ?)?lists?|{TODO}|tasks?|reminders?|errands|chores|agenda|backlog|assignments?|deadlines?|groceries|notes?"
    r"|(?:shopping|grocery|food|list|work|pending|due|open|next) (?:items?|things?|stuff)|things? to do|my (?:items|day|week|weekend|plans?|schedule))\b",
    _F,
)
_CALENDAR = re.compile(
    r"\b(?:my (?:\w+ ){0,2}(?:calendar|schedule|agenda|appointments?|meetings?|events?|day|diary|planner)|(?:calendar|schedule|agenda|appointments?|meetings?|events?)\b.*\b(?:i have|do i|for me|today|tomorrow|this week|next week|on my)|do i have|have i (?:got|scheduled)|am i (?:free|busy)|the (?:agenda|schedule|calendar))\b",
    _F,
)
_SHOW = (
    r"(?:show|display|list(?: out| off)?|read(?: out| off| back| me| aloud)?|tell|give|view|see|open(?: up)?|pull(?: up)?|bring(?: up)?|check(?: out)?|go(?: back)?(?: over| through)"
    r"|browse|repeat|recite|recall|review|look(?: at| up| over| into| through| for| to see)?|get|print|say|speak|play|describe|find|search|present|name|count|iterate|refresh|fetch|inform"
    r"|hear|know|walk|run|take me|state|confirm|remind|summari[sz]e|recap|filter|sort|hit me|what|access|announce|explain|scan|talk|rattle|examine|verify|see if|report|load|sum up|let|give me)"
)
_WANT = r"(?:(?:i|we)(?:'d| would)? ?(?:'m|am|will)? ?(?:just )?(?:want|need|like|have|love|wish|got|trying|wanna|would like)(?: (?:to|you to))? )"
_SHOWING = re.compile(rf"^(?:{_WANT})?(?:just |please |quickly )?{_SHOW}\b", _F)
_WH = re.compile(
    r"^(?:so |and |exactly )?(?:what(?:'s|'re|s| all| else| kind| things| items| tasks| stuff| do| is| are| was| were| did| does| have| am| should| can)?|which|how(?:'s| many| much| is| are| does| long| about)?|when(?:'s| is| are| do| does)?|where(?:'s)?|who(?:'s)?|why|anything|any|got any|something)\b",
    _F,
)
_AUX = re.compile(
    r"^(?:is|are|was|were|did|do|does|have|has|had|am|will|should|can|could|would|isn't|aren't|didn't|don't|haven't|hasn't|any|anything|there(?:'s)?|got)\b",
    _F,
)
_BARE = re.compile(
    rf"^(?:and |the |my |all |all my |all of my |current |full |complete |whole |what about |how about |only )*(?:(?:\w+ )?(?:{LIST_WORD}|tasks?|reminders?)|pending|overdue|(?:everything|all|anything) (?:pending|due|overdue|open|left|completed|done).*)(?: (?:for |due |in |of |that |on |with |about |from |i |left|pending|overdue|today|tomorrow|this|next|please|contains?|list).*)?$",
    _F,
)
_STATE_BARE = re.compile(
    rf"^(?:all |my |the |only )*(?:pending|overdue|open|completed|finished|done|late|unfinished|incomplete|remaining|high[- ]priority|urgent|important|outstanding|today's|tomorrow's|this week's)(?: and \w+)*(?: (?:{TASK_NOUN}|ones|things|stuff))?(?: (?:for|due|this|last|next|today|tomorrow|yesterday|in|about|from|since|so far|on (?:my|the)|please|by|only)\b.*)?$",
    _F,
)
_TO_DO = re.compile(
    rf"\b(?:(?:what|anything|something|things?|stuff|chores|items?|tasks?) .*\b(?:(?:do|did|have|should|must|am|are|was|were) (?:i|we)|i|we|need(?:s|ed)?|left|there|still|remain\w*|else)\b.*\b(?:to do|to get done|to buy|to be done|to finish|to complete|to accomplish|to remember|going to do|doing|supposed to do|planned|outstanding|get done|have to do|need to do|should (?:i )?(?:do|work on|be doing|get done)|due|on my plate|bear in mind)"
    r"|what(?:'s| is| comes)? (?:next|up next|due|overdue|pending|left|outstanding|remaining|on (?:for )?(?:today|tomorrow)|still (?:open|left|pending|to do)|up (?:for )?(?:today|tomorrow|this week))"
    r"|what (?:(?:else|all) )?do (?:i|we) (?:still )?(?:have|need)(?: (?:left|planned|today|tomorrow|this|next|on|going|due|for|to (?:do|buy|get(?! to)|finish|complete|remember|pick up|accomplish))|$)"
    r"|what (?:did|have) i (?:already )?(?:finish|complete|get done|accomplish|do(?:ne)? (?:today|yesterday|this|last)|finished|completed|done|accomplished|achieved|gotten done|tick\w* off|check\w* off)"
    r"|(?:am i|was i) (?:supposed|meant|going|scheduled) to\b|do i (?:still )?(?:need|have) (?:to )?(?:buy|pick up|any \w+ (?:at|from) the store|get (?:(?!an? )\w+)(?: \w+)?$)\b"
    r"|do i (?:still )?need \w+(?: \w+)? (?:at|from) the (?:store|shop|supermarket|market)|(?:things?|items?|stuff|one of the things) (?:that )?i (?:need|have|want|wanted|am trying|'m trying|should|was (?:going|trying)|must) (?:to )?(?:buy|get|do|remember|recall|bear|pick up|take care)"
    r"|(?:i wanted|am i trying|i'm trying|i was trying|i (?:need|have|had)(?:ed)?|trying|did i want|was i trying|i asked you|wanted) to (?:remember|bear in mind|recall|keep in mind|be reminded of)"
    r"|what (?:i|we) (?:have|need|got|am|are)(?: going| supposed)? to (?:do|buy|get done|finish)|what (?:i am|am i|are we) (?:going to do|doing)|anything (?:due|left|overdue|pending|else|for today|for tomorrow|planned)|how (?:am i doing|busy (?:am i|is my)|(?:does|is) my (?:day|week))|what should i (?:do|work on|start with|tackle|focus on)(?: (?:next|first|now|today|tomorrow|this .+))?$|is (?:there )?anything (?:due|left|overdue|pending|urgent)|what(?: have|'ve) i got (?:to do|left|planned|on)|did i (?:finish|complete|do) (?:everything|anything)"
    r"|(?:any|what) (?:upcoming )?deadlines|things? (?:that )?i (?:need|have) to (?:do|get done|buy))\b",
    _F,
)
_MEMBER = re.compile(
    rf"\b(?:is|are|did|do|does|have|has|was|were|if|whether|will|check|when|where|when's|check for|look for|see if)\b.*\b(?:on|in|to|into|for|have|has|include|contain)\b.*(?:\b{LIST_NAMED}|\breminders?\b|\b{TODO}\b|\btasks?\b)|\b(?:on|in) (?:it|there|my list|the list)\??$",
    _F,
)
_OWN = re.compile(
    rf"\b(?:my|our|mine|i|me|i've|this|that|these|those|the|its|it|there|current(?:ly)?|all|today's|tomorrow's|available|any|existing|open|saved)\b|^{_SHOW} (?:\w+ ){{0,3}}(?:{LIST_WORD}|tasks?|reminders?|{TODO})\b|\b(?:what|which|how many) (?:\w+ )?(?:lists?|tasks?|reminders?)\b",
    _F,
)
_LIST_FIRST = re.compile(rf"^(?:on|in) {LIST_NAMED},? (?:did|do|does|is|are|have|has|what|which|was)\b", _F)
_MY_LIST = re.compile(
    rf"\b(?:(?:my|our|the) (?:[\w'-]+ ){{0,3}}(?:{LIST_WORD}|reminders?|tasks?)|(?:to[- ]?do|task|shopping|grocery|chore|errand)s? lists?|do i have an? list)\b",
    _F,
)
_FOREIGN_LIST = re.compile(
    r"\b(?:(?:make|create|get me|give me|provide|instruct|compile|find|generate|show me|tell me|send me|need) (?:\w+ )?(?:a|some) (?:\w+ ){0,2}list (?:of|for|with)(?! (?:(?:all )?(?:of )?(?:my |the )?(?:tasks|things|items|reminders|chores|errands|to))\b)"
    r"|(?:species|banned|contacts?|best ?seller|top \d+|waiting|wait|guest|price|wine|drinks?|mailing|email|dvr|play|favou?rites?|friends?|black|white|channel|forbes|terror\w*|watch|no[- ]fly|craigs|endangered) lists?)\b",
    _F,
)
_ABOUT_US = re.compile(
    r"\b(?:can|do|could|would|will) (?:you|i) (?:\w+ )?(?:use|work|help|do with)\b|^how (?:do|can|should|would|to) (?:i |you |we )?",
    _F,
)
_KNOW_HOW = re.compile(
    r"^(?:how (?:do|can|should|would|to|did|come|does one)|why|where (?:can|do|should|could|is the|are the)|who (?:is|are|was|were|makes?|made|invent|teach)|how (?:long|far|old|tall|big|hot|good|bad)\b)(?! (?:many|much))",
    _F,
)
_THERE = re.compile(
    r"^(?:is|are) there (?:anything|something|any \w+|a task|a reminder|an item)(?: .*)?\b(?:about|for|on|to do with|related to|regarding|with|called|due)\b.*",
    _F,
)


def read_list(text: str, scene: Scene) -> Clause | None:
    """The question about tasks that the request is, or None."""
    if not _asks(text) or _FOREIGN_LIST.search(text):
        return None
    return Clause("list", query=query_of(text, now=scene.now), list_name=_named(text))


def is_bare(text: str) -> bool:
    """Whether the text only names tasks by their state ("completed tasks"), which asks for them."""
    return _STATE_BARE.match(text) is not None


def _asks(text: str) -> bool:
    anchored = _ANCHOR.search(text) is not None
    foreign = FOREIGN.search(text) is not None
    if _BARE.match(text) or _STATE_BARE.match(text):
        return not foreign
    if _TO_DO.search(text) and not _KNOW_HOW.match(text) and not foreign:
        return _about_me(text)
    if _KNOW_HOW.match(text):
        return bool(
            re.match(rf"^where (?:is|are) (?:my|the) (?:\w+ )*(?:{LIST_WORD}|tasks?|reminders?|notes?)\b", text, _F)
        )
    question = bool(_WH.match(text) or _AUX.match(text) or _LIST_FIRST.match(text) or text.endswith("?"))
    if question and _calendar(text):
        return True
    if anchored and (_SHOWING.match(text) or question):
        return _ours(text, foreign)
    if anchored and re.search(
        r"\b(?:contains?|has|have|is|says?|includes?) (?:what|which)\b|\b(?:what|which)(?: is| are)?(?: on it| in it| again)?$|\b(?:list|it) (?:read|repeated|shown)\b|\bis on (?:my|the)\b|\bis what\b",
        text,
        _F,
    ):
        return True
    if anchored and re.match(
        rf"^(?:i hope|{_WANT}|i wonder|i'm wondering|wondering|not sure|i'm not sure|i forgot|i can't remember|i don't (?:know|remember))\b.*\b(?:list|{TODO}|tasks?|reminders?)\b",
        text,
        _F,
    ):
        return (
            _MEMBER.search(text) is not None
            or re.search(r"\b(?:if|whether|what|any|do not have|read|see|hear)\b", text, _F) is not None
        )
    return bool(
        _THERE.match(text)
        and re.search(r"\b(?:on there|in there|left|on it|due|overdue|planned|scheduled|to do)\b", text, _F)
    )


def _about_me(text: str) -> bool:
    return (
        re.search(
            r"\b(?:i|we|my|me|i'm|i've|us|our|next|left|due|overdue|pending|remaining|remain\w*|outstanding|need(?:s|ed)?|2 do|to do|to be done|still|today|tomorrow|deadlines?|wanted)\b",
            text,
            _F,
        )
        is not None
    )


def _ours(text: str, foreign: bool) -> bool:
    if foreign and not _MY_LIST.search(text):
        return False
    if re.search(r"\bnotes?\b", text, _F) and not re.search(
        rf"\b(?:my|the|find|list|display|pull up|show|{TODO})\b", text, _F
    ):
        return False
    return _OWN.search(text) is not None


def _calendar(text: str) -> bool:
    if FOREIGN.search(re.sub(r"\b(?:calendar|events?)\b", "", text, flags=_F)):
        return False
    return (
        re.search(
            r"\b(?:my (?:\w+ )?(?:calendar|schedule|agenda|appointments?|meetings?|events?)|on the (?:agenda|schedule)|do i have (?:any )?(?:\w+ )?(?:appointments?|meetings?|events?|scheduled|planned|plans)|(?:i have|have i|do i have) (?:\w+ )*(?:scheduled|planned))\b",
            text,
            _F,
        )
        is not None
    )


def _named(text: str) -> str:
    named = re.search(rf"\b(?:my|the|our|this|that|on|in) ({LIST_NAMED}(?: (?:of|for) (?:my |the )?\w+)?)", text, _F)
    if named:
        kind = list_name(named[1])
        if kind in LIST_KINDS or len(kind.split()) <= 2:
            return "" if kind in ("task", "tasks", "reminder", "reminders", "list", "to", "things") else kind
    return (
        "shopping"
        if re.search(r"\b(?:shopping|to buy|buy)\b", text, _F) and re.search(r"\blist|items?\b", text, _F)
        else ""
    )

"""Questions about how it goes: "how was my week?", "how many tasks did I finish this month?", "chart it by day"."""

import re

from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene, Tending
from saydone.domain.when.pattern import Pattern

_PERIOD = (
    r"(?:(?:today|yesterday|(?:this|last|the (?:last|past)|past|my|the) (?:day|week|weekend|month|quarter|year)|"
    r"(?:in |over |for |during )*(?:the )?(?:last|past) (?:\d+|two|three|four|six|few|couple of) "
    r"(?:day|week|month|year)s?))"
)
_HOW = whole(
    r"how (?:was|is|were|are|did|has|have) (?:(?:my|the|our|this|last|past) )*(?:day|week|weekend|month|quarter|year)"
    r"(?: (?:been|going|go|gone|looking|look|so far|been going))*",
    r"how (?:am i|are we|was i|have i been|did i|do i|has it been|is it) (?:been )?(?:doing|"
    r"going|faring|getting on|keeping up|progressing|do|looking)"
    rf"(?: with (?:my|the) (?:tasks|to-?dos?|lists?))?(?: (?:so far )?{_PERIOD})?(?: so far)?"
    r"(?:,? (?:compared|in comparison) (?:to|with) .+)?",
    rf"how (?:productive|busy|efficient) (?:was|am|were|are|have) (?:i|we)(?: been)?(?: {_PERIOD})?(?: so far)?",
    r"(?:how (?:many|much)(?: tasks| things| to-?dos?| items)?|what) (?:did|have|do|does) (?:i|"
    r"we) (?:usually |already |get |manage to )*"
    r"(?:finish|finished|complete|completed|done|do|accomplish|accomplished|close|closed|tick "
    r"off|ticked off|achieve|achieved|add|added|create|created)"
    rf"(?: done)? (?:(?:in |on )?{_PERIOD}(?: by \w+)?|(?:per|a|each|every|by) (?:day|week|list|label)(?: .+)?)",
    r"(?:what(?:'s| is| was)|how (?:long|good|big) is|(?:show|tell)(?: me)?) (?:(?:my|the|our) )*(?:current |longest "
    r"|best |present )?streak",
    r"(?:am i|are we) (?:still )?on a (?:\w+ )?streak"
    r"|(?:do i|have i got|do we|have we got|i have)(?: have| got)? a streak"
    r"|did i (?:break|lose|keep) (?:my|the) streak",
    r"how long (?:do|does|did) (?:my |the |a |an )?(?:tasks?|things|to-?dos?|it) (?:usually |typically |generally |on "
    r"average |normally )?take(?: me| us)?(?: (?:on average|usually|to (?:finish|complete|get done)))*",
    r"(?:(?:show|give|tell|see|view|draw|make)(?: me)? )?(?:(?:my|the|a|an|some|weekly|monthly|daily|task|overall) )*"
    r"(?:stat(?:istic)?s|insights?|productivity(?: report| stats)?|(?:weekly|monthly|progress|"
    r"productivity) (?:report|review|summary|overview)|numbers|progress|review of my (?:week|"
    r"month|productivity))"
    rf"(?: (?:about|of|on|for|over|from) (?:my )?(?:{_PERIOD}|tasks|productivity|week|month|work))*(?: {_PERIOD})?",
    r"(?:chart|graph|plot|visuali[sz]e|(?:(?:draw|show|give|make|plot)(?: me)? )?a (?:chart|graph|plot|diagram) (?:of|"
    r"about|for|with)) (?:my |the |what i |all )*"
    r"(?:of )?(?:completed|finished|done|open|added|overdue|late)?(?: ?\b(?:tasks|completions|progress|productivity"
    r"|week))?(?: .+)?",
)
_TASKS_THEMSELVES = Pattern(r"^what\b(?!.*\bstreak$)", re.I)
_SPAN = Pattern(_PERIOD, re.I)
_THE_WEEK_WAS = Pattern(r"^how (?:was|did) (?:my|the) week\b(?!.*\bso far\b)", re.I)
_BY = Pattern(r"\b(?:by|per|a|each|every) (?P<by>day|week|list|label)\b", re.I)


def read_figures(text: str, scene: Scene) -> Clause | None:
    """The question how it goes, or None. "What did I finish today?" asks for the tasks, not for figures."""
    if not _HOW.match(text) or FOREIGN.search(text) or (_TASKS_THEMSELVES.match(text)):
        return None
    by = _BY.search(text)
    said = _SPAN.search(text)
    # On a Monday the week that was is hardly that one day.
    lately = scene.now.weekday() == 0 and _THE_WEEK_WAS.match(text)
    period = "last 7 days" if lately else _period(said[0] if said else text)
    return Clause("insight", text=period, tending=Tending("show", to=by["by"].lower() if by else ""))


def _period(said: str) -> str:
    said = re.sub(r"^(?:(?:in|over|for|during) )+", "", said.lower())
    unit = re.search(r"day|weekend|week|month|quarter|year", said)
    if re.search(r"\d|two|three|four|six|few|couple|last|past|today|yesterday", said):
        return said.removeprefix("the ")
    return f"this {unit[0]}" if unit and unit[0] != "day" else "this week"

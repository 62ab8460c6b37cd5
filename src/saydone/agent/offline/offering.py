"""Things to do that are only named: "buy toilet paper", "dentist tuesday 10am". Whether to add them is asked.

As they stand they may be meant for another assistant ("wash the windows") or be no request at all. So what is no
question, no remark, no small talk and no order of another kind is offered. A mark of ours says that it is a task.
"""

import re

from saydone.agent.offline import scope
from saydone.agent.offline.additions import addition
from saydone.agent.offline.dates import dated
from saydone.agent.offline.dates_ahead import dated_ahead
from saydone.agent.offline.lexicon import PAST, VERBS
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.lengths import find_length
from saydone.domain.when.pattern import Pattern

_LONGEST = 25
_MARK = Pattern(r"^urgent[:!]|(?:^|\s)(?:p[1-4]|@[^\W\d_][\w-]*|#[^\W\d_][\w-]*)(?=$|[\s,.;!])")
""" "p1", "@home", "#Work": only who speaks of a task writes these."""
_WISH = whole(
    r"(?:(?:i|we)(?: really| also| still| just)? (?:need to|have to|ought to|must|should|got to|want to)|(?:i"
    r"|we)'ve got to"
    r"|(?:i|we)'d better|i'll have to|(?:have|need|got|remember) to) (?P<what>.+)",
    r"(?:(?:also|and|plus|oh),? )*(?:(?:i|we)(?: really| also| still| just)? )?need (?P<thing>(?!to\b|help\b|more time"
    r"|a (?:hug|hand|joke|break)|you\b"
    r"|it\b|that\b|this\b|your\b).+)",
)
_NO_WISH = opening(
    r"see|know|hear|find out|help|say|talk|ask you|be|leave now|go now|speak|use|tell you|get to know|admit|warn|thank"
    r"|apologi[sz]e|have (?:\w+ed|sent|done|paid|bought|gone|been|made|taken|got)|understand|vent|complain|delete"
    r"|remove|erase"
)
_OURS = opening(
    r"(?:re-?)?(?:delete|remove|erase|mark|tick|un-?check|untick|unmark|reopen|undo|redo|restore|rename|re-?schedule"
    r"|postpone"
    r"|snooze|show|list|display|tell|view|add|remind|create|untag|tag|duplicate|un-?archive|archive|export|import|group"
    r"|reset|restart|start over|call off|skip|filter|undelete|purge|nuke|wipe|clear|trash|sort)|(?:check|cross|tick"
    r"|scratch|strike)\b.* off|check|push"
    r"|bump|take back|share\b.* with|book (?:it|that|this|them)|put\b.* (?:to|at|on) the (?:very )?(?:top|bottom|end)\b"
    r"|(?:clean|clear|tidy) (?:up |out )?(?:(?:my|the|our) )?(?:inbox|lists?|tasks?|to-?dos?|overdue)"
    r"|(?:complete|finish|change|update|edit|move|set|make|give|put|take|drop|cancel|forget|get rid|kill|lose)"
    r" (?:it|that|this|them|those|all|every\w*|both|the|my|task|due|#?\d)"
)
"""Orders about tasks that there are: what they name is not to be made anew."""
_NOT_OURS = opening(
    r"play|turn|switch|sing|dim|wake|pause|resume|search|google|translate|define|calculate|convert|roll|flip|navigate"
    r"|spell|say|repeat|increase|decrease|raise|lower|mute|unmute|shuffle|stop|explain|summari[sz]e|act|pretend|ignore"
    r"|imagine|speak|talk|chat|joke|guess|count|let|thank|enable|disable|activate|deactivate|connect|disconnect|help"
    r"|describe|compare|recommend|suggest|pronounce|tweet|dial|hang up|zoom|swipe|scroll|log (?:in|out)|sign (?:in|out)"
    r"|set (?:an?|the|my|another) (?:[\w:]+ ){0,3}?(?:alarm|timer)|start (?:a|the|my) (?:[\w:]+ )?(?:timer|song|music"
    r"|playlist)|open (?:the )?(?:app|browser|settings)|\w+ (?:me|us|yourself)"
)
_NO_THING = opening(
    r"im|ive|youre|youve|hes|shes|theyre|thats|theres|dont|cant|wont|didnt|doesnt|isnt|wasnt"
    r"|i|i'\w+|we|we'\w+|you|you'\w+|he|she|it|its|he's|she's|it's|they|they're|this|that|that's|there|there's|these"
    r"|those"
    r"|here|here's|who\w*|what\w*|when\w*|where\w*|why|how\w*|which|yes|no|nope|yeah|yep|nah|not|never|none|nothing"
    r"|nobody|okay|ok|sure|fine|maybe|perhaps|oh|wow|whoa|haha\w*|lol|lmao|omg|wtf|ugh|meh|nice|cool|great|good|bad"
    r"|very"
    r"|so|really|too|pretty|awesome|amazing|perfect|right|wrong|true|false|happy|merry|congrat\w*|welcome|sorry|please"
    r"|hey|hi|hello|hiya|bye|good ?bye|thanks?|because|since|if|while|although|though|and|or|but|than|also|another"
    r"|again"
    r"|more|less|just|already|almost|still|only|today|tomorrow|yesterday|tonight|done|finished|completed?|overdue|due"
    r"|urgent(?![:,!-])|pending|everything|anything|all|both|any|some|every\w*|nevermind|(?:the )?(?:weather|news"
    r"|time|date"
    r"|forecast"
    r"|temperature|traffic|score|lyrics|recipe|meaning|capital|price)|to be|love|are|is|am|was|were|do i|does|did"
    r"|p[1-4]"
)
_SPARED = opening(r"keep (?:the|it|that|them|my)|leave (?:the|it|that|them|my)")
""" "Actually keep the eggs": nothing new is to be done."""
_POSSESSED = opening(r"my|our|your|his|her|their|the|an?")
"""What begins so is a remark or a thing talked about as often as a task, unless a day is said."""
_TELLS = anywhere(
    r"is|are|was|were|am|isn't|aren't|wasn't|weren't|has|hasn't|had|hadn't|will|won't|would|wouldn't|can|can't|cannot"
    r"|could|couldn't|should|shouldn't|seems?|looks|sounds|feels?|smells?|tastes?|went|came|got|said|says|did|didn't"
    r"|does"
    r"|doesn't|don't|needs|wants|likes|loves|hates|knows|broke|died|called|cancelled|hurts?|rocks|sucks|works|thinks"
    r"|makes|takes|you|your|i|i'm|my god"
)
"""What tells or asks rather than names, where it stands behind the first word."""
_TOLD = opening(rf"(?!(?:read|put|cut|set|let|shut)\b)(?:{'|'.join(sorted(PAST))}|moved|changed|added|deleted|removed)")
"""What was done is not to be done."""
_REMARK = Pattern(
    rf"^(?:swap|got|did|have|has|get) (?:it|that|them|those|these|everything|all|both|none)$|\*{{2,}}"
    rf"|^(?:[\w'-]+ ){{1,2}}(?:{'|'.join(sorted(PAST))}|\w{{3,}}ed) (?:it|that|this|them|those|him|her|us|me)\b",
    re.IGNORECASE,
)
""" "Swap them", "Sandra reviewed it": said of what is there already."""
_HAPPENED = Pattern(
    rf"^(?!(?:{'|'.join(sorted(VERBS))})\b)[\w'-]+ "
    rf"(?:{'|'.join(sorted(PAST))}|cancell?ed|arrived|came|left)(?= |$)",
    re.IGNORECASE,
)
""" "Tiles ordered", "Mia called": told of, and not to be done."""
_GOT_ALL = whole(r"(?:got|bought|have|did|done with) (?:both|all|them|everything)(?: .*)?")
_SHORTEST = 2
_NEVER = (scope.asked, scope.negated, scope.of_others, scope.ordering)


def read_offer(text: str, scene: Scene) -> Clause | None:
    """The addition that may be meant; None where the words name nothing to do."""
    wish = _WISH.match(text)
    what = (wish["what"] or wish["thing"]) if wish else text
    if any(rule(what) for rule in _NEVER) or not _names(find_length(what)[1], scene, wished=wish is not None):
        return None
    items = addition(what, scene).items
    return Clause("add", items=items) if items else None


def is_marked(text: str) -> bool:
    """Whether the words carry a task's own mark: a priority, a label or a list by its sign."""
    return _MARK.search(text) is not None


def names_nothing_to_do(words: str) -> bool:
    """Whether the words are talk, an order or a remark rather than a thing."""
    return any(rule.match(words) for rule in (_OURS, _NOT_OURS, _NO_THING, _TOLD, _HAPPENED, _GOT_ALL))


def _names(what: str, scene: Scene, *, wished: bool) -> bool:
    """Whether the words name something to do."""
    words = what.split()
    if not (1 if wished or is_marked(what) else _SHORTEST) <= len(words) <= _LONGEST:
        return False
    if _OURS.match(what) or _SPARED.match(what) or (_NOT_OURS.match(what) and not is_marked(what)):
        return False
    if wished:
        return not _NO_WISH.match(what)
    if _TOLD.match(what) or _REMARK.search(what) or _HAPPENED.match(what):
        return False
    if _NO_THING.match(what):
        return is_verbal(dated_ahead(what, now=scene.now)[1])
    when = dated(what, now=scene.now)
    if when.text and _NO_THING.match(when.text):
        return False
    if not when.text:
        return False
    dued = when.due is not None or when.rrule is not None
    if is_verbal(what):
        return not scope.conditional(what)
    tells = _TELLS.search(what, len(words[0])) is not None or scope.supposed(what) or scope.conditional(what)
    return not tells and (dued or not _POSSESSED.match(what))

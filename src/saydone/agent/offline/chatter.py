"""Politeness and small talk around a request: taken off, so that what is left is the request."""

import re

from saydone.agent.offline.patterns import any_of
from saydone.domain.when.pattern import Pattern

_EDGE = r"(?=[\s,.:;!-]|$)"
_SOON = r"(?:(?:please|also|just|now|kindly) |go ahead and )*"
_WRITING = (
    r"(?:add|put|insert|delete|remove|erase|mark|check|cross|tick|take|scrap|drop|strike|complete|close|finish"
    r"|remind|set|make"
    r"|change|move|rename|clear|create|start|reschedule|update|edit"
    r"|get rid of|take(?= .* (?:off|out of|from)\b)|cancel(?= .*\b(?:reminders?|tasks?|lists?|to[- ]?do'?s?)\b))\b"
)
_ADDING = r"(?:add|put|remind|insert|include|write|note|create|make|set|start)\b"
_READING = r"(?:list|say|show|read|tell|see|hear|view|get|have|know|access|find|open|go)\b"
_OPENINGS = Pattern(
    any_of(
        r"[\s,.:;!?-]+",
        r"(?:no|nope|nah)[,.!;]+(?! (?:wait|i|not|don't)\b)",
        r"(?:hey|hi|hello|yo|ok(?:ay)?|alright|right|well(?! done)|so|oh|ah+|aw+|er+m*|u+m+|u+h+|hm+|now|and|but"
        r"|then|also|plus"
        r"|next(?=[,:]| (?:add|remind|put|delete|remove|mark|please|can|could)\b)|actually|sorry|great"
        r"|cool|perfect|good(?! (?:morning|afternoon|evening|day|night|job|work)\b)|thanks(?: a lot| so much"
        r"| very much| again)?|thank you(?: so much| very much|"
        r" again)?|yes|yeah|yep|yup|sure|nice|awesome|listen|(?:first|second)(?! (?:thing|ones?|task|item|is|are|of)\b)"
        r"(?:ly)?|finally|lastly"
        r"|otherwise|oops|btw|by the way|instead|anyway)\b"
        rf"(?: (?:there|then|also|so|now|again|you))?{_EDGE}",
        r"(?:saydone|siri|alexa|olly|google|assistant|bot|computer|buddy|dude)\b[\s,:!]*",
        r"(?:would you |could you |can you |will you )?(?:please|kindly)\b(?: to (?=\w))?",
        r"(?:might|may|could|can) i (?:possibly )?(?:trouble|bother|ask|get) you to\b",
        r"when(?:ever)? (?:you|u) (?:have|get|find) (?:an? |some )?(?:moment|minute|second|sec|chance|time)"
        r"(?: to spare)?,",
        r"(?:i'm|i am|we're|we are) (?:very |so )?(?:pleased|happy|glad|delighted|proud) to (?:report|say"
        r"|announce|tell you"
        r"|inform you)(?: that)?\b",
        r"(?:can|could|would|will|won't) (?:you|u|ya|we)\b(?: (?:please|kindly|so kindly|just|also|maybe"
        r"|perhaps|possibly"
        r"|mind|be"
        r" able to"
        r"|help (?:me )?(?:to)?|go ahead and)\b)*",
        r"i (?:forgot|meant|wanted|was going|would like|need) to (?:tell|ask|remind|have) you to\b",
        r"i(?:'m| am| was)? (?:wonder(?:ing)?|curious(?: to know| about)?) (?=what|which|how many)",
        r"(?:do|can you do) me a (?:favou?r|solid) and\b",
        rf"(?:i|we)(?:'d| would| do)? (?:want|need|like|love|prefer)(?: for)? (?:you|u) to {_SOON}",
        r"(?:i'll|i will|i'm going to|i am going to) need you to\b",
        rf"(?:you|u) (?:can|could|may|should|(?:had )?better|need to|have to|must) {_SOON}(?={_WRITING})",
        rf"(?:go ahead|be sure|try|feel free|proceed) (?:and|to) (?={any_of(_WRITING, _READING)}|(?:order|cancel"
        rf"|throw|stick|toss|pop|jot|append|enter)\b)",
        r"(?:(?:i|we) )?(?:almost |nearly |just )?forgot to (?=(?:add|put)\b)",
        r"(?:(?:i|we|you) )?(?:might|may) as well (?=(?:add|put)\b)|while (?:you're|you are) at it\b",
        rf"(?:help (?:me )?(?:to )?|assist me (?:in |to )?)(?={any_of(_WRITING, _READING)})",
        r"(?:just|simply|quickly|kindly|immediately|completely|totally|entirely|fully|permanently) (?!did\b|got\b"
        r"|bought\b|paid\b|sent\b|took\b|wrote\b"
        r"|\w+ed\b)(?=\w)",
        r"(?:it(?:'d| would| will|'ll)? ?be|i(?:'d| would| will|'ll)? ?be) "
        r"(?:ever |so |really |very |most |terribly )*(?:great"
        r"|nice|good"
        r"|lovely|helpful|awesome|wonderful|cool|perfect|kind|grateful|thankful|happy|glad|delighted"
        r"|appreciated) (?:if"
        r" (?:you|u)(?: could| would| can| might)?(?: possibly| perhaps| kindly)?|of you to|to)\b",
        r"(?:would you |will you |could you |can you )?(?:please )?be (?:so |very |really )?(?:kind|good|nice)"
        r"(?: enough)?(?: as)? to\b",
        r"(?:it's|it is) (?:very |really )?(?:important|essential|vital|crucial|necessary|critical) (?:that"
        r" )?(?:you|to)\b",
        r"(?:please )?(?:note|know|be aware|record|be advised) that (?=.*\b(?:done|finished|completed?)$)",
        r"(?:fyi|for your information|just so you know|guess what|heads up|good news)\b",
        r"(?:i|we) (?:need|want|have) to (?=(?:take|get) .+ (?:off|out of|from) (?:my|the|our)\b.*\blists?\b)",
        r"(?:(?:please )?(?:make sure|be sure|remember|don't forget|do not forget|see to it)(?: that)?(?: you| to)+)"
        r" (?=(?:add|put|remind|set|create)\b|(?:mark|delete|remove)\b.*\b(?:list|task|reminder|item|to-?do)s?\b)",
        r"next (?:thing|one|item|up|task)[,:]",
        r"remind me (?:again )?(?=what(?:'s| is| i| do| was)\b|which\b|how many\b)",
        r"how about (?=an? (?:new )?reminder|adding\b)",
        r"(?:it(?:'d| would) )help (?:me )?(?:a lot |out )?if you(?: could| would)?\b",
        r"if (?:you (?:could|can|would|don't mind)|possible)(?: please)?(?:,|\b)",
        r"(?:i|we)(?:'d| would) (?:(?:really |greatly |also )*(?:like|love|appreciate) it if you(?: could| would"
        r"| can)?"
        r"|(?:like|love|prefer) (?:to|you (?:could|would)))(?= )",
        r"(?:i(?:'m| am| was)? (?:rather |really |just |kind of )?(?:wondering|wonder|hoping)(?: if| that)?"
        r"|(?:is there )?any chance(?: that)?"
        r"|do you (?:think|suppose)"
        r"|i (?:hope|trust)|is there (?:any|a) way) (?:you|u|ya) (?:can|could|would|might|will)(?: be able to"
        r"| please)*\b",
        rf"(?:is|would) it (?:be )?(?:possible|ok(?:ay)?|alright|all right|fine)(?: for you)? (?:to|if you(?: could)?)"
        rf" (?={any_of(_ADDING, _READING)})",
        rf"(?:i|we) (?:need|want|wish|have) to (?=(?:please )?(?!complete|finish|close|take|move|start){_WRITING}"
        r"|(?:be|get) (?:reminded|notified)\b|check off\b)",
        r"(?:can|could|may|shall) (?:i|we) (?:please )?(?=(?:be|get) (?:reminded|notified)\b|(?:add|put|insert"
        r"|rename|reschedule|move|create|make"
        rf"|start)\b|{_READING})",
        r"(?:it's |it is )?time to (?=(?:add|put|remind|delete|remove|mark|clear)\b)",
        rf"let(?: me| us|'s|s) (?=(?!take|get|close|finish|complete|have|include){_WRITING}|(?:see|hear|view|go)\b)",
    )
    + r"\s*",
    re.I,
)
_CLOSINGS = Pattern(
    any_of(
        r"[\s,;-]+(?:and )?(?:please|pls|pleae|thanks(?: (?:a lot|so much|again))?|thank you(?: (?:so|very)"
        r" much)?|thx|ok"
        r"(?:ay)?|will you"
        r"|(?:would|can|could|will|won't) (?:you|ya|u)|if you (?:can|could|would|please|don't mind)"
        r"|for me(?: please)?|i would"
        r" appreciate it"
        r"|i'd appreciate it|cheers|man|buddy|dear|right now|(?<!from )(?<!until )(?<!by )(?<!for )(?<!of )now"
        r"|if possible|asap please|real quick|when you (?:can"
        r"|get a chance)"
        r"|alright|as well|too|again|already|instead)",
        r"(?<!\b\d\.\d)(?<!\b\d\d\.\d)(?<!\b\d\.\d\d)(?<!\b\d\d\.\d\d)[\s,;:.!-]+|(?<=\.)[\s,;:!-]+",
        r"(?<=\w)\?+",
    )
    + "$",
    re.I,
)
_MIND = Pattern(
    r"^(?:please |hey |hi |hello |ok |so )*(?:(?:would|do) (?:you|u|ya) )?mind (?:please |just )?(?P<verb>(?:add|putt"
    r"|remov|delet|mark|tak|sett"
    r"|show|tell|read|remind|check|creat|mak|mov|chang|list|nam|writ|cross|tick|insert|includ|clear|eras|renam)ing)\b",
    re.I,
)
_BASE = {
    verb[:-1] + "ing": verb
    for verb in ("remove", "delete", "take", "create", "make", "move", "change", "write", "include", "erase", "rename")
} | {"putting": "put", "setting": "set"}
_ROUNDS = 12
_FOR_ME = Pattern(rf"^(?P<verb>{_WRITING}) for me (?=\w)", re.I)


def without_openings(text: str) -> str:
    """The text without greetings, assistants' names and polite openings ("could you please …")."""
    if mind := _MIND.match(text):
        text = f"{_BASE.get(mind['verb'].lower(), mind['verb'][:-3])}{text[mind.end() :]}"
    for _ in range(_ROUNDS):
        opening = _OPENINGS.match(text)
        shorter = text[opening.end() :] if opening else text
        if mind := _MIND.match(shorter):
            shorter = f"{_BASE.get(mind['verb'].lower(), mind['verb'][:-3])}{shorter[mind.end() :]}"
        if shorter == text:
            break
        text = shorter
    return _FOR_ME.sub(r"\g<verb> ", text)


def without_closings(text: str) -> str:
    """The text without polite endings and end marks ("…, please", "… for me?")."""
    for _ in range(_ROUNDS):
        shorter = _CLOSINGS.sub("", text, count=1)
        if shorter == text:
            break
        text = shorter
    return text


def request(text: str) -> str:
    """The bare request of a clause; empty when it was small talk alone."""
    return without_closings(without_openings(text.strip()))

"""Politeness and small talk around a request: taken off, so that what is left is the request."""

import re

_OPENINGS = re.compile(
    r"""^(?:
    [\s,.;:!?-]+
    | (?:hey|hi|hello|yo|ok(?:ay)?|alright|right|well|so|oh|um+|uh+|hmm+|now|and|but|then|also|plus|next|actually|sorry
        |great|cool|perfect|good|thanks|thank\ you|yes|yeah|yep|yup|sure|nice|awesome|listen|first|second(?:ly)?|finally
        |lastly|otherwise|oops|btw|by\ the\ way|instead|anyway)\b(?:\ (?:there|then|also|so|now|again|you))?(?=[\s,.;:!-]|$)
    | (?:saydone|siri|alexa|olly|google|assistant|bot|computer|buddy|dude)\b[\s,:!]*
    | (?:would\ you\ |could\ you\ |can\ you\ |will\ you\ )?(?:please|kindly)\b
    | (?:can|could|would|will|won't)\ (?:you|u|ya|we)\ (?:please\ |kindly\ |just\ |also\ |maybe\ |possibly\ |mind\ |be\ able\ to\ |help\ (?:me\ )?(?:to\ )?|go\ ahead\ and\ )*
    | (?:do|can\ you\ do)\ me\ a\ (?:favou?r|solid)\ and\b
    | (?:i|we)(?:'d|\ would|\ do)?\ (?:want|need|like|love|prefer)(?:\ for)?\ (?:you|u)\ to\b(?:\ (?:please|just|also))*
    | (?:i'll|i\ will|i'm\ going\ to|i\ am\ going\ to)\ need\ you\ to\b
    | (?:you|u)\ (?:can|could|may|should|need\ to|have\ to|must)\ (?:also\ |just\ |now\ |go\ ahead\ and\ |please\ )*
        (?=add|put|delete|remove|erase|mark|check|cross|tick|take|scrap|drop|strike|complete|close|finish|remind|set|make|change|move|rename|clear)
    | (?:go\ ahead|be\ sure|try|feel\ free|proceed)\ (?:and|to)\b(?=\ (?:add|put|delete|remove|erase|mark|check|cross|tick|take|list|say|show|read|tell|order|cancel|set|create|make))
    | (?:help\ (?:me\ )?(?:to\ )?|assist\ me\ (?:in\ |to\ )?)(?=add|put|delete|remove|erase|mark|check|cross|tick|take|list|show|read|create|start|make|access|find|see|open)
    | (?:just|simply|quickly|kindly|immediately)\ (?!did\b|got\b|bought\b|paid\b|sent\b|took\b|wrote\b|\w+ed\b)(?=\w)
    | if\ (?:you\ (?:could|can|would|don't\ mind)|possible)(?:\ please)?(?:,|\b)
    | (?:i|we)(?:'d|\ would)\ (?:like|love|appreciate\ it\ if)(?:\ (?:to|you\ could|you\ would))(?=\ )
    | (?:i|we)\ (?:need|want|wish|have)\ to\ (?=(?:please\ )?(?:add|put|insert|delete|remove|erase|clear|scrap|mark|rename|reschedule|move|change|update|edit|set|create|make|start|check\ off|cross|tick|be\ reminded|get\ reminded|be\ notified)\b)
    | (?:can|could|may|shall)\ (?:i|we)\ (?:please\ )?(?=(?:add|put|insert|rename|reschedule|move|see|hear|view|get|have|know|create|make|start)\b)
    | let(?:\ me|\ us|'s)\ (?=(?:add|put|create|make|start|set|see|hear|view|go|move|rename|change|reschedule)\b)
    )\s*""",
    re.I | re.X,
)
_CLOSINGS = re.compile(
    r"""(?:[\s,;-]+(?:please|pls|thanks(?:\ (?:a\ lot|so\ much|again))?|thank\ you(?:\ (?:so|very)\ much)?|thx|ok(?:ay)?|will\ you|would\ you|can\ you|could\ you
    |if\ you\ (?:can|could|would|please|don't\ mind)|for\ me(?:\ please)?|i\ would\ appreciate\ it|i'd\ appreciate\ it|cheers|man|buddy|dear|right\ now
    |if\ possible|pleae|asap\ please|real\ quick|when\ you\ (?:can|get\ a\ chance)|alright|as\ well|too|again|already)
    |[\s,;:.!-]+|(?<=\w)\?+)$""",
    re.I | re.X,
)
_ROUNDS = 12


def without_openings(text: str) -> str:
    """The text without greetings, assistants' names and polite openings ("could you please …")."""
    for _ in range(_ROUNDS):
        shorter = _OPENINGS.sub("", text, count=1)
        if shorter == text:
            break
        text = shorter
    return text


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

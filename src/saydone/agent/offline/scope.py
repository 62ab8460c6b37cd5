"""What a sentence must not be taken for: questions, refusals, conditions, other people's tasks, orders to the"
" model."""

import re

from saydone.agent.offline.lexicon import DONE, OTHERS, OTHERS_LISTS
from saydone.domain.when.pattern import Pattern

_F = re.I
_QUESTION = Pattern(
    r"^(?:what|which|who|whose|whom|why|how|when(?! (?:i|we|he|she|it|they|you)\b)|where|what's|whats|is|are|was"
    r"|were|am|did(?! (?:it|that|this)$)(?! (?:my|the|all(?: of)?(?: my| the)?) [\w'-]+$)|do(?! (?:my|the|not"
    r"|it)\b(?!.*\b(?:have|need|play|know|think)\b))|does|has|have (?:i|you|we|they|my)|had|should|shall|will "
    r"(?:i|we|the|my|it|there)|would (?!you\b|u\b|like|love|appreciate|prefer|need|want|be\b)"
    r"|could (?:i|it)|can (?:i|we)|may i|might|isn't|aren't|didn't|doesn't|haven't|hasn't|won't|wouldn't"
    r"|shouldn't|any (?:idea|chance|way)|is it)\b",
    _F,
)
_WISHED = Pattern(r"^(?:i|we)(?:'ve| have)? (?:really |also |still )?(?:need|have|want|got|must|should|ought)\b", _F)
_OR_NOT = Pattern(r"\bor (?:not|no|maybe not|what|should i)$|^(?:\w+) or (?:not|keep|leave|do|should)\b", _F)
_NEGATED = Pattern(
    r"^(?:please |just |but |and |no,? )*(?:(?:do not|don't|never|dont|not|no longer|stop|avoid|refrain from)\b"
    r"(?! (?:let (?:me|us) )?forget| repeat|e? ?done| needed| repeating|.* from (?:repeating|recurring)\b)|(?:i"
    r"|we) (?!.*\bforget\b)(?:do not"
    r"|don't|didn't|did not"
    r"|never|wouldn't|won't|will not|can't|cannot|shouldn't|haven't|have not) (?!need|want (?:this|that|the|my|it"
    r"|them|(?:[\w'-]+ ){1,4}(?:on|in) (?:my|the|our)\b)|have to|finish|done|do\b|did|complete|actually)"
    r"|(?:you|it|they) (?:should|must|can|may|do|need|could|would|did|have|did)(?:n't| not|not)\b|nobody|nothing"
    r"|(?:wait(?: a (?:bit|while|moment))? (?:to|with|on|before|until)|hold off(?: (?:to|with|on))?)"
    r" (?:mark|delet|remov|eras|tick|check|cross|complet|add|chang|mov|renam)(?:e|ing)?\b)",
    _F,
)
_FORBIDDEN = Pattern(r"^(?:please |just |but |and |no,? )*(?:do not|don't|never|stop|avoid|refrain from)\b", _F)
_SUPPOSED = Pattern(
    r"^(?:(?:could|might|may|must) be\b|no idea|not sure|unsure|according to|rumou?r|apparently|supposedly|allegedly"
    r"|reportedly|hopefully|(?:it )?(?:says|seems|looks|appears|sounds)\b|(?:i|we) (?:hear|heard|bet|believe|assume"
    r"|read)\b"
    r"|if|unless|suppose|supposing|imagine|assuming|say i|what if|whether|once|when|after|before|until|in case"
    r"|provided|as soon as|even if|whenever|had i|were i|let(?:'s|s| us) (?:say|pretend|imagine|suppose|assume)"
    r"|pretend|hypothetically|maybe|perhaps|possibly"
    r"|i (?:might|may|could|would(?! (?:like|love|want)\b)|wonder|think|thought|was (?:going|thinking|about)"
    r"|am thinking|am wondering|am"
    r" considering|wish|hope|should|will|plan|guess|hate|love|like|forgot|was told|used)\b"
    r"|i'(?:m (?:thinking|wondering|considering|not sure|going|about|planning|tempted|trying|afraid)|ll"
    r"|d(?! (?:like|love)\b))\b|"
    r"(?!i |you |we )(?:[\w'-]+ ){1,3}?(?:said|says|told|asked|asks|wants|wanted|suggested|thinks|reckons)\b|(?:the"
    r" )?(?:word|phrase|sentence|command|title)\b|(?:it|that|this) (?:would|could|might)\b)",
    _F,
)
_LATER_IF = Pattern(
    r"\b(?!(?<=day )after (?:that|it)$)(?:if|unless|when|once|as soon as|in case|after|whenever|provided)\b"
    r" (?:i|it|he|she|they|you|we|the|my"
    r"|that|this|task|there|nobody|everyone|not|done|finished|completed|needed|necessary)\b",
    _F,
)
_ORDERS = Pattern(
    r"\b(?:ignore|disregard|forget|override|bypass|skip) (?:\w+ ){0,4}?(?:instructions?|rules|prompts?|guidelines"
    r"|directions|orders|programming|restrictions)\b|\bsystem prompt\b|\b(?:developer|admin|god|sudo|root"
    r"|jailbreak|dan) mode\b"
    r"|\b(?:you are|act as|pretend to be|pretend you) (?:now )?(?:a|an|the|dan|root|admin|are)\b|\bsudo\b|\bdrop"
    r" table\b|\b(?:api|secret|access) (?:key|token)s?\b|\bprompt injection\b",
    _F,
)
_TALKED_ABOUT = Pattern(
    r"^(?:translate|spell|define|pronounce|explain|summari[sz]e|say|repeat after|write (?:me )?(?:a|an|about)"
    r"|sing|tell me (?:a|about|how|why|who|where|when|if|what (?!i|is on|is in|is left|is next|do|did|was|should"
    r"|my|things|items|all|tasks|lists?|stuff|have))|what does .+ mean|google|search (?:the|for|google|online)"
    r"|look up|call me|imagine|compose|draft|send|text|tweet|post|email|dial|play|order|book|reserve"
    r"|turn(?!.* into\b)(?!.*\breminder\b)|switch "
    r"(?:on|off)|flip|roll|transfer|pay|buy me|wake me|navigate|translate)\b",
    _F,
)


_SAID_OF_IT = Pattern(
    rf"\b(?:is|are) (?:(?:very|really|now) )*(?:urgent|important|p[1-4])$"
    rf"|(?:\b(?:is|are|was|were|has been|have been)|:) (?:\w+ )?{DONE}$",
    _F,
)
"""What is told of a task that is called so: "pay the rent is done"."""


_TAKEN_BACK = Pattern(
    r"^(?:(?:oh|actually|wait|hmm|sorry|well|and|but|or|hold on)\b[\s,.!-]*)*"
    r"(?:(?:no(?:pe|t)?(?: wait| really| that| yet| now)?|don't|do not|wait|maybe not)(?=$|[,.!-])"
    r"|(?:never ?mind|nvm|hold on|no wait|just kidding|jk|kidding|scratch that|forget (?:it|that)|on second thoughts?"
    r"|keep (?:it|them|that|those)|cancel that|better not|rather not|i changed my mind|leave (?:it|them|that))\b"
    r"|(?:don't|do not) (?:delete|remove|do|complete|mark|erase|touch|clear) (?:it|that|them|anything|this)\b)",
    _F,
)


_EXCEPTING = Pattern(
    r"\b(?:except(?:ing)?|excluding|other than|apart from|aside from|save for|but for|minus|with the exception of)\b"
    r"|\b(?:everything|anything|all|every|each|any)\b[^.;!?]*?\bbut (?:not )?(?!(?:please |then |also |just |don't )*"
    r"(?:add|put|remind|delete|remove|erase|mark|complete|finish|check|tick|show|list|tell|move|change|rename|i|we)\b)"
    r"|\b(?:everything|anything|all|every|each|any)\b[^.;!?]*?\b(?:(?<!or )(?<!if )(?<!is )(?<!are )not"
    r" (?:(?:in|on|from) )?(?:the|my|for)|(?:and|but|,) (?:keep|leave|spare) (?:the|my|only|just))\b",
    _F,
)


def excepting(text: str) -> bool:
    """Whether the text leaves something out of what it asks for ("delete everything but the milk")."""
    return _EXCEPTING.search(text) is not None


def taken_back(text: str) -> bool:
    """Whether the clause takes back what was said before it ("no wait", "never mind")."""
    return _TAKEN_BACK.match(text) is not None


def asked(text: str) -> bool:
    """Whether the clause is a question."""
    return _QUESTION.match(text) is not None or _OR_NOT.search(text) is not None


def wished(text: str) -> bool:
    """Whether the clause says what somebody has to do, which may be an order or a plan."""
    return _WISHED.match(text) is not None


def negated(text: str) -> bool:
    """Whether the clause says not to do a thing, or that it was not done."""
    return _NEGATED.match(text) is not None


def forbidden(text: str) -> bool:
    """Whether the clause forbids something ("don't delete the milk")."""
    return _FORBIDDEN.match(text) is not None


def supposed(text: str) -> bool:
    """Whether the clause is a condition, a thought or somebody else's words rather than a request."""
    return _SUPPOSED.match(text) is not None


def conditional(text: str) -> bool:
    """Whether the clause hangs on a condition said later in it."""
    return _LATER_IF.search(text) is not None


def of_others(text: str) -> bool:
    """Whether the text speaks of somebody else's tasks."""
    return OTHERS.search(text) is not None


def of_others_list(text: str) -> bool:
    """Whether the text speaks of somebody else's list."""
    return OTHERS_LISTS.search(text) is not None


def ordering(text: str) -> bool:
    """Whether the text tries to give the model itself orders."""
    return _ORDERS.search(text) is not None


def talked_about(text: str) -> bool:
    """Whether the clause asks for something other than keeping tasks (translate, send, play …)."""
    return _TALKED_ABOUT.match(text) is not None and not _SAID_OF_IT.search(text)

"""Greetings, thanks, questions about the assistant, and requests for the form."""

import re

from saydone.agent.offline import replies
from saydone.agent.offline.additions import addition
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import LIST_NAMED, TASK_NOUN
from saydone.agent.offline.reading import Clause, Intent, Scene
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.time_replies import now_is, that_is
from saydone.domain.when.pattern import Pattern

_F = re.I
_GREET = Pattern(
    r"^(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|wassup|what's up(?! (?:next"
    r"|for|today|tomorrow|on|with my))|sup|how are you|how's it going|how do you do)\b[\w ,']{0,20}$",
    _F,
)
_THANKS = Pattern(
    r"^(?:thanks|thank you|thx|ty|cheers|much appreciated|great job|well done|good job|nice work|you're (?:great"
    r"|awesome|amazing|brilliant|a star|(?:simply |just )?the best))\b.{0,40}$",
    _F,
)
_PRAISE = Pattern(
    r"^(?:you(?:'re|re| are) (?:so |really |very |such |a |an |the |my )*(?:best|great|awesome|amazing|star|legend|hero"
    r"|life ?saver|angel|genius|helpful|kind|wonderful|brilliant|gem|champ)|you (?:rock|rule)|you(?:'ve| have)?"
    r" saved (?:me|my \w+)|(?:i )?(?:really )?(?:appreciate|love) (?:it|that|this|you)"
    r"|(?:that|it|this)(?:'s|s| is| was)? (?:so |very |really )*(?:great|perfect|helpful|helped|nice|awesome"
    r"|kind of you|all)|for .+)"
    r"(?: (?:a lot|so much|mate))?$",
    _F,
)
"""What thanks go on with: "thanks, you're the best"."""
_BYE = Pattern(
    r"^(?:(?:ok(?:ay)?|thanks|alright|well|and) )*(?:bye(?: bye)?|good ?bye|see (?:you|ya)|cya|good night"
    r"|talk to you|farewell|take care|quit|exit)"
    r"(?: (?:later|soon|tomorrow|now|then|for now))*$",
    _F,
)
_HELP = Pattern(
    r"^(?:help(?: me)?(?: please)?|what (?:can|do|could|are|kinds?|sorts?|types?|else can) (?:of \w+ )?(?:\w+"
    r" )?(?:you|i (?:ask|say|do here|do with this))\b.*|how (?:do|can|does|should) (?:i|this|you|it|one) (?:use"
    r"|work|works|help|get started|start|add|delete|remove|complete|create|change|edit|mark|set|assist)\b.*"
    r"|who are you(?:,? and what .*)?|what are you|what (?:\w+ )?(?:model|version) (?:are you|is this)"
    r"|are you (?:a |an )?(?:human"
    r"|bot|robot|ai|real|machine|computer"
    r"|person)\b.*|commands|instructions|usage|\?+|what is this(?: thing)?|how does this work|what(?:'s| is) your name"
    r"|getting started|tutorial|features|options|menu)$",
    _F,
)
_ABLE = Pattern(
    r"^(?:can|could|do|are) (?:you|u) (?:even |also |actually |able to )?(?:add|set|create|make|delete|remove"
    r"|handle|do"
    r"|manage|show|edit|complete|keep|track|store) (?:reminders|tasks|lists|items|things|to-?dos|alarms"
    r"|notes)(?: for (?:me|us|people))?\W*$",
    _F,
)
_FORM = Pattern(
    r"^(?:(?:show|open|give|display|bring up|get|i (?:want|need|would like)|i'd like|use|pull up|fill (?:in|out)"
    r"|let me (?:see|fill in|have)|see)(?: me)?(?: to (?:see|fill in|use|open))? )?(?:(?:the|a|an|that|my|blank"
    rf"|new|empty|add|create|edit|update|{TASK_NOUN}) )*(?:form|editor|dialog|dialogue)(?: (?:for|of|to (?:add"
    r"|create|edit|make)|please|with)(?: an?| the| new)*(?P<what> .+)?)?$",
    _F,
)


_FORM_FOR = Pattern(
    r"^(?:(?:please |can you |could you )*(?:show|open|give|bring up|get|i (?:want|need|would like)|i'd like|fill (?:in"
    rf"|out))(?: me)? )?(?:(?:a|an|the) )?(?:(?:new |blank )?{TASK_NOUN} )?form(?: (?:for|to (?:add|create))"
    rf"(?: (?:an?|the))*(?: new)?(?: (?:{TASK_NOUN}))?)? ?: ?(?:add |create |new )?(?P<what>\S.*)$",
    _F,
)
_NEVER_MIND = Pattern(
    r"^(?:(?:oh|ok(?:ay)?|no|actually|well|alright)\b[\s,.!-]*)*(?:never ?mind|nvm|forget (?:it|about it|that)"
    r"|drop (?:it|that)"
    r"|strike that|stop|don't bother|(?:(?:add|do|change|delete|remove) )?nothing(?: else| more)?|leave (?:it"
    r"|that)(?: be)?|cancel that|that's all|no thanks?)(?: then| now"
    r"| please)?$",
    _F,
)


_CLOCK = Pattern(
    r"^what(?:'s| is) (?:the )?(?:(?:current )?time|(?:today's )?date)(?: now| today| right now)?$"
    r"|^what (?:time|day|date) is (?:it|today)(?: now| today)?$|^what(?:'s| is) (?:today|today's date)$",
    _F,
)
_DATE = Pattern(r"^what(?:'s| is) the date (?P<when>(?:on |next |tomorrow|in ).*)$", _F)


def read_smalltalk(text: str, whole: str, scene: Scene) -> Clause | None:
    """What is said to the assistant rather than asked of it; ``whole`` is the clause before politeness came off."""
    if not scene.before and _NEVER_MIND.match(whole.strip(" ,;:.!?")):
        return Clause("other", answer=replies.LEFT_ALONE)
    if not text:
        return Clause(_kind(whole.strip(" ,;:.!?")))
    if _ABLE.match(whole):
        return Clause("help")
    if (match := _FORM_FOR.match(text)) and not whole.rstrip().endswith("?"):
        items = addition(match["what"], scene).items
        return Clause("show_form", items=items[:1])
    if match := _FORM.match(text):
        target = target_of(match["what"] or "", now=scene.now)
        return Clause(
            "show_form",
            targets=(target,)
            if target
            and target.kind in ("ids", "positions", "name")
            and not re.fullmatch(TASK_NOUN, (match["what"] or "").strip(), _F)
            else (),
        )
    if answer := _told_time(text, scene):
        return Clause("other", answer=answer)
    if _HELP.match(text) and not re.search(rf"\b(?:on|in) {LIST_NAMED}", text, _F):
        return Clause("help")
    if _BYE.match(text):
        return Clause("bye")
    if _GREET.match(text):
        return Clause("greet")
    thanked = _THANKS.match(text) or (_THANKS.match(whole) and _PRAISE.match(text))
    return Clause("thanks") if thanked else None


def _told_time(text: str, scene: Scene) -> str:
    """The answer to "what time is it?" and "what's the date on friday?"."""
    if _CLOCK.match(text):
        return now_is(scene.now)
    match = _DATE.match(text)
    day = dated(match["when"], now=scene.now) if match else None
    return that_is(day.due) if day and day.due and not (day.text or day.rrule) else ""


def _kind(whole: str) -> Intent:
    if _THANKS.match(whole):
        return "thanks"
    return "greet" if _GREET.match(whole) else "other"

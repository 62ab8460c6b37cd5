"""Questions about tasks that name none: "what's left?", "what do i have to buy?", "am i supposed to call?"."""

from saydone.agent.offline.patterns import any_of, anywhere, opening

_ME = r"(?:i|we)"
_DO = any_of(
    r"to (?:take care of|see to|attend to|handle|do|get done|buy|be done|finish|complete|accomplish|remember|purchase"
    r"|pick up|grab)|going to do|doing",
    r"supposed to do|planned|outstanding|get done|have to do|need to do|should (?:i )?(?:do|work on|be doing|get"
    r" done)",
    r"due|on my plate|bear in mind|on my agenda",
)
_WHAT_TO_DO = anywhere(
    r"(?:what|which|how many|anything|something|things?|stuff|chores|items?|tasks?) .*\b(?:(?:do|did|have|should"
    rf"|must|am|are|was|were) {_ME}"
    rf"|{_ME}|needs (?:to be|doing)|left|there|still|remain\w*|else)\b.*\b{_DO}",
    r"what(?:'s| is| comes)? (?:next|up next|due|overdue|pending|left|outstanding|remaining|up for)",
    r"what(?:'s| is) (?:on (?:for )?(?:today|tomorrow)|still (?:open|left|pending|to do)|up (?:today|tomorrow"
    r"|this week))",
    r"(?:what|which|anything|whatever)(?: \w+)? (?:else |still |all )*(?:has|have|needs?|must|should"
    r"|remains?) (?:still )?(?:to be |to get |be |doing"
    r"|to do)(?:done|finished|completed|bought)?",
    rf"(?:what|which)(?: \w+)? (?:have {_ME} not|haven't {_ME}|didn't {_ME}|did {_ME} not"
    rf"|{_ME} haven't) (?:\w+ )?(?:bought|done|finished|completed|gotten)",
    rf"what (?:(?:else|all|\w+) )?(?:do )?{_ME} (?:still )?need (?:from|at) the (?:\w+ )?(?:store|shop"
    r"|supermarket|market)",
    rf"what (?:do|should|must) {_ME} (?:do|be (?:working on|doing)|start with|work on|tackle) ?(?:first|next|now"
    r"|today)?$",
    r"what (?:did|do|does|was|were|have|has) (?:you|i|we) (?:need|want|have|supposed|ask|tell|told)(?:ed)?(?: you)?"
    r" to remind (?:me"
    r"|us) (?:of|about)",
    rf"what (?:(?:else|all) )?do {_ME} (?:still )?(?:have|need)"
    r"(?: (?:left|planned|today|tomorrow|this|next|on|going|due|for|to (?:do|buy|get(?! to)|finish|complete"
    r"|remember|pick up|accomplish))|$)",
    rf"what {_ME} (?:have|need|got|am|are)(?: going| supposed| still)* to (?:do|buy|get(?! to\b)|finish|pick up"
    r"|remember|complete)",
    r"what (?:i am|am i|are we) (?:going to do|doing)|what should i (?:do|work on|start with|tackle|focus on)"
    r"(?: (?:next|first|now|today|tomorrow|this .+))?$",
    r"what (?:i've|i have|we've|we have) (?:still )?(?:got )?(?:left|to do|due|planned)$",
    rf"did {_ME} (?:ask|tell|want) you to remind (?:me|us)|what (?:things|stuff|tasks) did {_ME} (?:want|ask"
    rf"|need) to be"
    r" reminded",
    r"what (?:i|we) (?:have|must|need|got)(?: to do)? (?:for |on )?(?:today|tomorrow|tonight|this|next"
    r"|the weekend|(?:mon"
    r"|tues|wednes|thurs|fri|satur|sun)day)",
    r"what(?: have|'ve) i got (?:to do|left|planned|on)|(?:any|what) (?:upcoming )?deadlines",
)
_WHAT_IS_DONE = anywhere(
    r"what (?:did|have) i (?:already )?(?:finish|complete|get done|accomplish|do(?:ne)? (?:today|yesterday|this"
    r"|last))",
    r"what (?:did|have) i (?:already )?(?:finished|completed|done|accomplished|achieved|got(?:ten)? done|tick\w* off"
    r"|check\w* off)",
    r"did i (?:finish|complete|do) (?:everything|anything)",
    r"what (?:all )?i(?:'ve| have)? (?:already )?(?:finished|completed|done|accomplished|achieved|got(?:ten)? done"
    r"|tick\w* off|check\w* off)",
    r"(?:things|stuff|everything|all(?: that)?) (?:that )?i (?:did|finished|completed|got done|accomplished)"
    r" (?:today|yesterday|this|last)",
)
_TO_GET = r"(?!an?\b|to\b|any|my\b|help|insurance|gas|money|shots|glasses|surgery|sleep|permission|it\b|that\b)\w{3,}"
"""A thing one may run out of, rather than what one asks the world about."""
_SUPPOSED_TO = anywhere(
    rf"(?:am|was|are) {_ME} (?:supposed|meant|going|scheduled) to",
    rf"do {_ME} (?:still )?(?:need|have) (?:to )?(?:buy|pick up|any \w+ (?:at|from) the store|get (?:(?!an? )\w+)"
    r"(?: \w+)?$)",
    rf"(?:do|if|whether) {_ME} still (?:need|have) to \w+|(?:if|whether) {_ME} (?:need|have) to (?:buy|get|do"
    rf"|pick up)",
    rf"(?:do|if|whether) {_ME} (?:still )?need {_TO_GET}$",
    rf"do {_ME} (?:still )?need \w+(?: \w+)? (?:at|from) the (?:store|shop|supermarket|market)",
)
_THINGS_TO = anywhere(
    rf"(?:everything|anything|things?|items?|stuff|one of the things) (?:that )?{_ME} (?:need|have|want|wanted"
    r"|am trying|'m trying"
    r"|should|was (?:going|trying)|must)"
    r" (?:to )?(?:buy|get|do|remember|recall|bear|pick up|take care)",
    r"(?:what|which|things?|somethings?|stuff)\b.*\b(?:wanted|needed|trying|have|had|need|asked you|want(?:ed)?) to"
    r" (?:remember|bear in mind|recall|keep in mind|be reminded of)",
    r"(?:wanted|needed|trying) to (?:remember|recall|bear in mind|keep in mind)\b.*\bwhat",
)
_ANYTHING = anywhere(
    r"(?:am|are) (?:i|we) (?:behind|late|running late)(?: (?:on|with) (?:anything|something|my .+|any .+|tasks?))?$",
    r"what(?:'s| is) (?:coming up|still (?:undone|unfinished|to be done)|to be done)|what .*\b(?:coming up"
    r"|have left|have planned)$",
    rf"how many (?:things|items|to-?dos|todos) do {_ME} have|do {_ME} have (?:anything|something) to (?:do|buy"
    rf"|pick up|get|finish)|have {_ME} (?:completed|finished"
    r"|done) everything",
    rf"how many (?:\w+ )?(?:do|did|have|are) {_ME} .*\b(?:left|to do|finish|complete|finished|completed)"
    rf"|what should {_ME} (?:get|pick up|buy) at",
    rf"what (?:do|did) {_ME} want to (?:get|buy|pick up)|what (?:will|should) {_ME} be reminded (?:of|about)",
    r"anything (?:due|left|overdue|pending|else|for today|for tomorrow|planned)|is there anything (?:due|left|urgent)",
    r"(?:am|are) (?:i|we) (?:forgetting|missing) (?:anything|something|a task)|what (?:am i|are we)"
    r" (?:forgetting|missing)"
    r"|(?:did|have) (?:i|we) (?:forgot|forget|forgotten) (?:anything|something|to do (?:anything|something))",
    r"(?:what(?:'s| is| are)|which(?: is| are)) (?:my|the) (?:top|highest|first|biggest|most \w+) (?:priority"
    r"|priorities"
    r"|task|tasks|item|thing|to-?do)",
    r"(?:what|which) (?:items?|things?|ones|to-?dos?|entries) (?:is|are|have|has|did|were|was) .*(?:checked"
    r"|unchecked|ticked"
    r"|unticked|crossed|done|finished|completed|undone|left|open|pending)(?: off)?$",
    r"what (?:did|have) (?:i|we) (?:say|said|tell you|told you|want|mention) (?:that )?(?:i|we) (?:need|needed"
    r"|want|wanted"
    r"|have|had|should)",
    rf"who(?:m)? (?:do|should|must|am|did) {_ME} (?:(?:still )?(?:need|have|want|supposed|meant)(?: to)? )?(?:call"
    rf"|ring|phone"
    rf"|email|text"
    r"|meet|contact|visit|pay|write)\b",
    rf"what (?:should|must) {_ME} (?:buy|get|pick up|purchase)$",
    rf"(?:did|do) {_ME} (?:still )?(?:need|have|want) to (?:do|buy|get|pick up) (?:anything|something)",
    rf"what (?:is it|was it|did|things?|stuff)\b.*\b{_ME} (?:wanted|needed|asked|want|need|ask) to be reminded"
    rf"|on deck for",
    r"how (?:am i doing|busy (?:am i|is my)|(?:does|is) my (?:day|week))|on my plate",
)
_MINE = anywhere(
    r"i|we|my|me|i'm|i've|us|our|next|left|due|overdue|pending|remain\w*|outstanding|need(?:s|ed)?|2 do|to do|to"
    r" be done",
    r"still|today|tomorrow|(?:this|next) (?:week|weekend|month)|deadlines?|wanted|un(?:checked|ticked|done|finished)",
)
_HOW_TO = anywhere(
    r"(?:need|have) to (?:do|get|have|know|buy|bring|submit|provide|show) (?:in order )?to (?!do\b)\w+",
    r"(?:need|have|required) (?:for an?|in order to|to (?:make|bake|cook|build|become|apply|renew|qualify|travel"
    r"|get an?))",
    r"needs? to be done (?:in order )?to (?!do\b)\w+",
    r"needs? to be (?:on|in) (?!the list|my list)",
    r"left of (?!my\b|the (?:list|tasks|day|week)\b|today|what)",
    r"task force",
)
_STATEMENT = opening(
    r"(?:i|we)(?:'ve| have| need| must|'ll| will|'m| should| got| had)?(?! (?:wanted|hope|wonder|want to know)\b)"
)
_ASKING = anywhere(r"what|which|how many|anything|is there")


def asks_how_to(text: str) -> bool:
    """Whether the text asks about the world: "what do I need to do to get a loan?"."""
    return _HOW_TO.search(text) is not None


def asks_about_plans(text: str) -> bool:
    """Whether the text asks for one's tasks without calling them so."""
    if not any(pattern.search(text) for pattern in _PATTERNS) or asks_how_to(text):
        return False
    return _MINE.search(text) is not None and (not _STATEMENT.match(text) or _ASKING.search(text) is not None)


_PATTERNS = (_WHAT_TO_DO, _WHAT_IS_DONE, _SUPPOSED_TO, _THINGS_TO, _ANYTHING)

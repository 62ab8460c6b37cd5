"""The words of everyday task English, and the pieces of patterns made of them (all for lower or any case)."""

import re

from saydone.agent.offline.quotes import HIDDEN
from saydone.domain.when.pattern import Pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TODO = r"to[- ]?do'?s?"
LIST_WORD = (
    rf"(?:check ?lists?|lists?|to[- ](?:buy|get) lists?|{TODO}(?: (?:list|item|thing|task)s?)?|groceries|backlog"
    r"|errands|chores)"
)
LIST_TAIL = (
    r"(?:,? (?:of|for|called|named|to|that|which|i|i've|i'm|if|cause|because|so|as|from|today|tomorrow|tonight|by|on|at"
    r"|this|since|next|every|we|we've|it's|they're|he|she"
    r"|before|after|until|please|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*)?"
)
DET = r"(?:my|the|our|this|that|these|those|your|an?|his|her|their|today's|tomorrow's|tonight's|current|some|any)"
TASK_NOUN = (
    rf"(?:(?:shopping |grocery |list |checklist )?items?(?: of)?|tasks?|{TODO}(?: (?:list"
    r" )?(?:items?|tasks?))?|reminders?"
    r"|entry|entries|chores?|errands?|bullet points?|points?|lines?)"
)
# Not a kind of list but what is done with one: in "add a task to buy groceries" there is no list called "buy".
_DOING = (
    r"buy|get|grab|fetch|order|collect|pick|bring|carry|unpack|unload|put|do|finish|run|start|make|write|read|send"
    r"|review|check|share|print|sort|clean|plan|deliver|return|pay|give|take|update|prepare|complete"
)
_OF_NAME = (
    r"(?!(?:to(?!-)|on|onto|in|into|from|off|and|is|are|for|at|have|has|if|with|done|finished|i'm|i've"
    rf"|{_DOING})\b)[\w'&-]+"
)
_QUALIFIER = rf"(?:(?:{_OF_NAME}|{HIDDEN}) )"
LIST_NAMED = rf"(?:{DET} )*(?:{TODO} )?{_QUALIFIER}{{0,4}}?{LIST_WORD}\b"
"""A noun phrase that names a list: "my shopping list", "the list of chores", "groceries"."""

LIST_KINDS = _words("shopping grocery groceries todo to-do chore chores errand errands task tasks reminder reminders")

REMIND = r"(?:re ?minders?|remind)"
DESTRUCTIVE = (
    r"(?:delete|remove|erase|scrap|discard|trash|drop|cancel|omit|abolish|eliminate|get rid|clear|wipe|purge|nuke|bin"
    r"|clean|empty|dump|forget|axe|kill|strike|undo|complete|finish|mark|check off|tick|cross)"
)

VERBS = _words(
    "accept adjust answer apologise apologize apply arrange ask assemble attend back bake bathe bring brush build"
    " buy cash catch celebrate charge check chase choose chop clean clear close collect compare complete confirm cook"
    " create cut declutter decorate defrost deliver deposit design dig discuss do donate download draft drain draw"
    " drink drive drop dust eat edit email empty enroll exercise explore feed fetch fill finalise finalize find"
    " finish fix fold follow get give go grab groom hand hang have hem hire hoover install invest invite jog join"
    " keep lay learn leave locate lock look make mark measure meditate meet mend mop move mow organise organize"
    " pack pay pick plan play polish pray prepare print proofread prune pull purchase push put rake read rearrange"
    " rebook reboot receive record recycle redo refill register remind remove renew rent repair repay replace"
    " reply repot request reschedule reserve respond return review rewrite run sand say schedule scrub see sell"
    " send set sew sharpen shave shovel shower show sign sleep solve sort speak spend start stop strip study"
    " submit subscribe sweep swim take talk tell thank throw tidy train translate treat trim try turn unclog"
    " unload unpack unsubscribe update upload use vaccinate vacuum visit wait wake walk wash watch wear weed weigh"
    " winterize wipe work wrap write help add delete cancel change call investigate order phone ring"
    " carry rinse scrape transplant unplug weld carve compile demolish descale dispose extend gather grind inspect"
    " insulate lend negotiate notify practise reconcile refinance remodel restock revise settle sterilise"
    " sterilize summarise summarize supervise tighten unblock unlock unwrap verify withdraw"
)
"""Verbs that open a task's name."""

NOUN_VERBS = _words(
    "contact book water iron paint file mail post park plant text name note oil research stretch test grade tile"
    " drill brew glue host lift roast scan soak varnish wax upgrade harvest boil grill sketch outline pour"
)
"""Words that open a task's name as verbs only when more than a noun's worth follows ("water the plants")."""

PAIRS = frozenset(
    [
        "mum and dad",
        "mom and dad",
        "dad and mum",
        "dad and mom",
        "mac and cheese",
        "salt and pepper",
        "bread and butter",
        "fish and chips",
        "peanut butter and jelly",
        "pros and cons",
        "terms and conditions",
        "nuts and bolts",
        "odds and ends",
        "rock and roll",
        "gin and tonic",
        "black and white",
        "questions and answers",
        "lost and found",
        "bed and breakfast",
        "arts and crafts",
        "macaroni and cheese",
        "mac n cheese",
        "burgers and fries",
        "burger and fries",
        "rice and beans",
        "beans and rice",
        "ham and cheese",
        "oil and vinegar",
        "salt and vinegar",
        "cookies and cream",
        "sweet and sour",
        "shampoo and conditioner",
        "knife and fork",
        "bits and pieces",
        "bits and bobs",
        "trial and error",
        "health and safety",
        "food and drink",
        "food and drinks",
        "bacon and eggs",
        "pots and pans",
        "cheese and crackers",
        "hide and seek",
        "profit and loss",
        "research and development",
    ]
)
"""Things that are one though they hold an "and"."""

DONE = (
    r"(?:as )?(?:been )?(?:all )?(?:done(?: with)?|completed?|finished|bought|purchased|resolved|closed|checked"
    r"(?: off)?"
    r"|ticked(?: off)?|crossed off|handled|sorted(?: out)?|fulfilled|accomplished|achieved|taken care of|dealt with"
    r"|over(?: with)?|finito|complet(?:ion|ing))"
)
"""The states that say a task is done."""

_RELATIVE = (
    r"(?:wife|husband|spouse|partner|kids?|children|child|son|daughter|family|mum|mom|mother|dad|father|parents?|brother"
    r"|sister|siblings?|friends?|girlfriend|boyfriend|fianc[eé]e?|team|boss|manager|assistant|co-?workers?|colleagues?"
    r"|flatmates?|room-?mates?|housemates?|neighbou?rs?|grandma|grandpa|gran|uncle|aunt|cousins?|people|everyone|others)"
)
PEOPLE = (
    rf"(?:(?:(?:my|our|the) )*(?:\w+ )?{_RELATIVE}|(?-i:[A-Z][a-z]+))"
    rf"(?:(?:,? and |, | & )(?:(?:(?:my|our|the) )*(?:\w+ )?{_RELATIVE}|(?-i:[A-Z][a-z]+)))*"
)
"""Whom something may be shared with: "my wife and kids", "Tom"."""

RESULTS = (
    r"(?:paid|sent|fixed|submitted|booked|cleaned|washed|fed|watered|mailed|mowed|packed|filed|delivered|ordered"
    r"|signed"
    r"|repaired|returned|picked up|cleaned up|put away|taken out|dropped off|written|posted|renewed|installed|emptied"
    r"|vacuumed|mopped|folded|ironed|walked|turned in|handed in|sorted|scheduled already|cooked|baked)"
)
"""What has become of the thing a task is about."""

PAST = _words(
    "bought paid called finished completed did cleaned washed fixed sent picked booked submitted watered took"
    " mailed fed returned renewed ordered purchased emailed texted phoned walked mowed packed filed delivered"
    " signed wrote repaired vacuumed mopped folded ironed scheduled cancelled dropped painted visited read posted"
    " tidied swept dusted hoovered trimmed sorted ironed knitted drafted defrosted rang messaged handed turned"
    " cooked baked prepared reviewed organized organised installed emptied shipped printed"
) | {
    "took care of",
    "crossed off",
    "ticked off",
    "checked off",
    "wrapped up",
    "knocked out",
    "polished off",
    "dealt with",
    "got round to",
    "got around to",
    "took out",
    "got through",
}

_PERSON = r"(?:[a-z]+'s)"
FOREIGN = Pattern(
    r"\b(?:play ?lists?|songs?|music|albums?|podcasts?|radio|volume|equalizer|tracks?|tune|lyrics"
    r"|movies?|films?|videos?"
    r"|e-?mails?|inbox|voice ?mails?|text messages?|sms|tweet\w*|twitter|facebook|instagram|snapchat|whatsapp"
    r"|contacts?"
    r"|phone ?(?:book|plan|number)s?|accounts?|checking|savings|credit|debit|cards?|mortgages?|balance|loans?"
    r"|reservations?|flights?|hotels?|airlines?|tickets?|uber|lyft|taxi|cab|restaurants?|subscriptions?|dvr"
    r"|recordings?"
    r"|alarms?|timers?|stop ?watch|lights?|lamp|thermostat|temperature|weather|forecast|traffic|news"
    r"(?:paper)?s?|stocks?"
    r"|crypto\w*|bitcoin|search history|history|browser|cookies|location|gps|profile|status on|password|pin"
    r"|settings?|photos?"
    r"|pictures?|files?|folders?|apps?|software|bluetooth|wifi|wi-fi|your name|my name|nick ?name|language|accent"
    r"|voice|speaker"
    r"|insurance|pto|vacation request|room|rooms|(?:contact|mailing|black|white|guest|friends?|dvr|email|channel) list"
    r"|calendar|events?|credits?|transactions?|bill pay|payments?|transfers?|users?|system prompt|instructions"
    r"|database"
    r"|table|database tables?|server|everyone(?:'s|s')?|everybody'?s|messages?|conversations?|chat|chats|threads?"
    r"|spam|cart|hard ?drives?|hard disks?|speed dial|data|(?:recent )?searches|search results?|downloads|bookmarks"
    r"|screenshots|fingerprints?|filters?|devices?"
    r"|brightness|contrast|balance"
    r"|notifications?|ads?|adverts?|pop-?ups?|cache|queue|(?:the|my|last|this|that|all|new|unread|his|her) texts?"
    r"|fan|tv|television|vacuum cleaner|coffee|dinner plans|orders?)\b",
    re.I,
)
"""Things that other assistants keep. A write on one of them is no task of ours unless a task is named."""

ALIEN = Pattern(
    r"\b(?:play ?lists?|songs?|music|albums?|podcasts?|radio|volume|tracks?|movies?(?! list)|videos?|e-?mails?|inbox"
    r"|voice"
    r" ?mails?"
    r"|tweets?|twitter|facebook|instagram|contacts?|phone ?(?:book|number)s?|accounts?|credit"
    r" cards?|reservations?|flights?"
    r"|subscriptions?|dvr|recordings?|alarms?|timers?|lights?|thermostat|temperature|search history|browser"
    r"|photos?|users?"
    r"|calendar|messages?|conversations?|channel|(?:guest|friends?|mailing|black|white|channel|waiting|wait"
    r"|wine) list)\b",
    re.I,
)
"""What others keep even where a list is named ("my contacts list", "the songs on my list")."""

ADDED_ELSEWHERE = Pattern(
    r"\b(?:play ?lists?|songs?|music|albums?|podcasts?|radio|tracks?|tune|movies?|videos?|e-?mails?|inbox"
    r"|text messages?"
    r"|facebook|instagram|snapchat|whatsapp|twitter|contacts?|phone ?(?:book|number)s?|accounts?|savings"
    r"|(?:credit|debit)"
    r" cards?|money|funds|dollars|bucks|reservations?|alarms?|timers?|stop ?watch|calendar"
    r"|payments?|transfers?|users?|devices?|channels?|filters?|nick ?name|a stop|people|friends?|members?"
    r"|address(?:es)?|weather|ads?|minutes|hours|database|location|bookmarks?|voice|accent|language|stocks?"
    r"|bitcoin|crypto\w*)\b",
    re.I,
)
"""What is added to other things than a list of tasks when no list is named."""

_NO_PERSON = (
    r"(?:today|tomorrow|tonight|yesterday|week|weekend|month|year|let|it|that|there|here|where|who|how|everything"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s"
)
_WHAT_PEOPLE_KEEP = rf"(?:tasks?|{TODO}|{TODO} lists?|reminders?|chores|errands|task lists?)"
OTHERS = Pattern(
    r"\b(?:every(?:one|body)(?:'s)?|every user'?s?|all users'?|other (?:people|users?|person)(?:'s|s')?|another"
    r" user(?:'s)?"
    r"|someone(?: else)?'s|somebody(?: else)?'s|(?:user|account) #?\d+(?:'s)?|his|her|their)"
    rf" (?:\w+ )?(?:tasks?|{TODO}|lists?|reminders?|items|data|account|chores|things)\b"
    rf"|\b(?:tasks?|{TODO}|lists?|reminders?) (?:of|for|from|belonging to)"
    r" (?:every(?:one|body)|all users|(?:an)?other users?|user|other people)\b"
    rf"|\b(?!{_NO_PERSON})[a-z]+'s {_WHAT_PEOPLE_KEEP}\b",
    re.I,
)
"""Tasks of someone else."""

OTHERS_LISTS = Pattern(rf"\b(?!{_NO_PERSON})[a-z]+'s (?:shopping|grocery|task|chore|{TODO})? ?(?:check)?lists?\b", re.I)
"""Lists of someone else."""

"""Questions about the world rather than tasks: how to do a thing, what might happen, lists that others keep."""

import re

from saydone.agent.offline.lexicon import DESTRUCTIVE
from saydone.agent.offline.patterns import anywhere, opening
from saydone.domain.when.pattern import Pattern

KNOW_HOW = opening(
    r"what(?:'s| is| are) (?:an?|the (?:best|point|difference|purpose|meaning|use))\b(?! (?:thing|task|item))"
    r"|what does .+ mean|what is (?:an? )?task force|is it possible|is there (?:a|any) way|am i able"
    r"|how much (?:money|do(?:es)? .*\b(?:cost|owe)"
    r"|did i (?:spend|pay)|is (?:a|the)\b)"
    r"|is it (?:an? )?(?:good|bad|ok(?:ay)?|wise|safe|smart|better|normal|common|healthy)\b"
    r"|what does \w+ing .+ do$|say (?:delete|remove|complete|mark)"
    r"|what(?:'s| is| are) (?:some |good |common |typical |popular |easy |fun )+(?:tasks|chores|things|items"
    r"|lists|errands)"
    r"|(?:what|which) (?:tasks|chores|things|items|errands) (?:can|could|should|do|does|would|might) (?!i\b|we\b"
    r"|you\b)\w+"
    r"|what(?:'s| is) the list price|(?:spell|define|translate|pronounce)\b"
    r"|(?:explain|tell me|show me|teach me) (?:how (?!many\b|much\b)|why)"
    r"|how (?:do|can|should|would|to|did|come|does one)|why|where (?:can|do|should|could|is the|are the)",
    r"who (?:is|are|was|were|makes?|made|invent\w*|teach)|how (?:far|old|tall|hot|good|bad)|how (?:long"
    r"|big)(?! (?:is|are) (?:my|the|our) (?:\w+ ){0,3}list)",
)
"""How things are done, what things are."""
OUGHT = Pattern(
    rf"^(?:(?:did|have|do|are|were) you|should|shall|would|could|can|may|might|must|what (?:if|happens|(?:would|will"
    rf"|might) happen)"
    rf"|will)\b.*\b{DESTRUCTIVE}\b",
    re.I,
)
"""Whether a thing should be done, was done by the assistant, or what would come of it."""
FOREIGN_LIST = anywhere(
    r"things? to do (?:in|around|near) (?!the\b|my\b|our\b|an?\b|order\b|\d|this\b|next\b)\w+",
    r"(?:jokes?|stor(?:y|ies)|poems?|riddles?|facts?|trivia|quotes?) (?:about|on|of|for)",
    r"(?:make|create|get me|give me|provide|instruct|compile|find|generate|show me|tell me|send me|need) (?:\w+ )?"
    r"(?:a|some) (?:\w+ ){0,2}list (?:of|for|with)"
    r"(?! (?:everything|what|anything|(?:all )?(?:of )?(?:my |the )?(?:tasks|things|items|reminders|chores"
    r"|errands|to))\b)",
    r"^play\b(?!.*\b(?:to[- ]?do|shopping|grocery|chores?|tasks?|reminders?)\b)",
    r"(?:word|reading|ingredients?) lists?|(?<!my )(?<!our )lists? of (?:(?:all|the|good|best|some|top|famous"
    r"|banned) )*(?:ingredients|countries|movies|songs"
    r"|restaurants|hotels|books|presidents|doctors|actors|states|foods|names|words|cities|films|features)",
    r"(?:species|banned|contacts?|best ?seller|top \d+|waiting|wait|guest|price|wine|drinks?|mailing|email|dvr|play"
    r"|favou?rites?|friends?|black|white|channel|forbes|terror\w*|watch|no[- ]fly|craigs|endangered) lists?",
)
"""Lists that are looked up or kept elsewhere."""

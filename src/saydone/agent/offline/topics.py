"""What a remark before a request is about: "i'm out of clorox wipes", "just got back from the dentist"."""

import re

from saydone.agent.offline.chatter import request
from saydone.agent.offline.lexicon import DET, LIST_NAMED, PAST
from saydone.domain.when.pattern import Pattern

_F = re.I
_FRAMES = tuple(
    Pattern(pattern, _F)
    for pattern in (
        r"^(?:i'm|i am|we're|we are|i've|i have|we've|i|we|just|already|have|has)?(?: \w+)? ?(?:all )?(?:out"
        r"|short|low|running low|ran out|run out|running out) (?:of|on) (?P<topic>.+)$",
        r"^(?:i'm|i am|we're|we are)? ?(?:all )?(?:done|finished|set|good|through) with (?P<topic>.+)$",
        r"^(?:i(?:'ve| have)?|we(?:'ve| have)?)? ?(?:just|already|finally)? ?(?:got|came|come|am|is"
        r"|are)? ?(?:back|home) from (?P<topic>.+)$",
        r"^(?:i|we)(?:'ve| have)? ?(?:changed my mind|don't care|decided) (?:about|against|on|regarding) "
        r"(?P<topic>.+)$",
        r"^(?:i|we) (?:don't|do not|no longer|didn't) (?:need|want|have)(?: to)?(?: any)?(?: more)? (?P<topic>.+?)"
        r"(?: left)?(?: anymore| any more| any longer| now)?$",
        r"^(?:never ?mind|forget)(?: about)? (?P<topic>.+)$",
        r"^(?:there's |there is )?no (?:longer )?(?:need|point|use) (?:to|for|in) (?P<topic>.+?)(?: anymore)?$",
        r"^(?:the |our |my )?(?P<topic>.+?) (?:is|are)(?: all| almost| nearly)? (?:gone|used up|empty|running (?:low"
        r"|out))$",
        r"^(?:(?:there(?:'s| is| are)) (?:no|not any)|there (?:isn't|aren't) any"
        r"|no)(?: more)? (?P<topic>.+?)(?: left)?$",
        r"^(?:i|we)(?:'ve| have| had)? ?(?:just |almost |nearly |totally |completely )?(?:forgot|forgotten|remembered"
        r"|keep forgetting"
        r"|realised|realized)(?: about| to (?:get|add|buy|put)| that (?:i|we) (?:need|want|have to get))?"
        r" (?P<topic>.+)$",
        r"^(?:since |because |as )?(?:i|we)(?:'ve)? (?:already |still )?(?:have|got|own|bought) (?:enough|plenty"
        r" of|lots of"
        r"|some|more than enough) (?P<topic>.+)$",
        r"^(?:i|we)(?:'ve| have)? ?(?:just |all )?(?:used up|used|found|finished off|ate|eaten|drank|drunk)(?: up|"
        r" all)?(?: of)?"
        r"(?: the last(?: of)?)? (?P<topic>.+)$",
        r"^(?:since |because |as )?(?:i|we) already (?:have|got|own|bought) (?P<topic>.+)$",
        r"^(?:since|because|as) (?:i|we)(?:'ve)? (?:have|got|own|bought) (?P<topic>.+)$",
        r"^(?:i|we)(?:'m| am|'re| are) (?:really |badly )?in (?:desperate )?need of (?P<topic>.+)$",
        r"^(?:i|we)(?:'m| am| are|'re)? ?(?:really |also |still |do )?(?:need|want|must|should|have|ought|going"
        r"|supposed|got|would like|'d like|could use|promised|agreed|decided)(?: to)? (?:get |have )?(?P<topic>.+)$",
        rf"^(?:i|we)?(?:'ve| have)? ?(?:just |already |finally )?(?:{'|'.join(sorted(PAST))}) (?:up |out |off "
        r"|in |down |away )?(?P<topic>.+)$",
        r"^(?:i|we)?(?:'ve| have)? ?(?:just |already |finally )*(?:got|grabbed|picked up) (?P<topic>.+)$",
        r"^(?P<topic>.+?) (?:is|are|was|were|has been|have been|'s) (?:all |already |now |finally )*(?:done"
        r"|finished|completed?|cancell?ed|off|called off|over|not happening|sorted|handled|ready|paid|in)(?:"
        r" now)?$",
        rf"^{LIST_NAMED} (?:still |already )?(?:has|contains|includes|says|lists) (?P<topic>.+?)(?: (?:on"
        r"|in) (?:it|there))?$",
        r"^(?P<topic>.+?) (?:is|are)(?: no longer| not|n't) (?:needed|necessary|required|relevant"
        r"|important)(?: any ?more)?$",
        r"^(?:need|find|check|about|regarding|as for) (?:to )?(?P<topic>.+)$",
    )
)
_ASKED = tuple(
    Pattern(pattern, _F)
    for pattern in (
        r"^(?:i'm not sure if|not sure if|i don't know if|(?:check|see|find out|look) (?:if|whether)|find|check) "
        rf"(?P<topic>.+?) (?:(?:is|are) )?(?:already )?(?:on|in) {LIST_NAMED}.*$",
        r"^(?:is|are|did i (?:add|put)|do i have|have i (?:added|put)|if|does) (?:there (?:any )?)?(?P<topic>.+?) "
        rf"(?:already |currently )?(?:on|in|to|isn't on|aren't on|is not on) {LIST_NAMED}.*$",
        rf"^(?:check|search|look(?: on| at| in)?) {LIST_NAMED} (?:for|to see if there(?:'s| is| are)) (?P<topic>.+)$",
        r"^(?:is|are|do i have|have i got) (?P<topic>.+?) (?:listed|(?:on|in) (?:there|it))(?: already| yet)?$",
    )
)
"""What is asked to be on a list: the list is a part of the frame."""
_MUSING = Pattern(
    r"^(?:i|we)(?:'ve| have)? (?:decided|realised|realized|noticed|figured|think|guess) (?:that )?(?=i |we )", _F
)
_TAILS = Pattern(
    r"(?:,? (?:and|so|then|but)|[\s,;:-]+| (?:today|now|already|anymore|any more|already)| (?:from|on|in|to)"
    rf" {LIST_NAMED})+$",
    _F,
)


def topic_of(remark: str) -> str:
    """The thing that a remark is about, as said; the remark itself where no frame fits."""
    asked = _MUSING.sub("", request(remark))
    stated = _TAILS.sub("", asked)
    for frames, said in ((_ASKED, asked), (_FRAMES, stated)):
        for frame in frames:
            match = frame.match(said)
            if match and match["topic"].strip():
                return _TAILS.sub("", match["topic"]).strip(" ,;:.!?-")
    return stated.strip(" ,;:.!?-")


def noun_of(topic: str) -> str:
    """A topic without the articles in front of it."""
    return re.sub(rf"^(?:{DET} )+", "", topic, flags=_F)

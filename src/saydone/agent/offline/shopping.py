"""The question what there is to buy: "what do I still need to buy?"."""

from saydone.agent.offline.patterns import whole

_TO_BUY = whole(
    r"(?:and |so |ok |okay )?(?:what(?:ever)?|which things|how many things)(?: else| all)? "
    r"(?:(?:do|should|must|shall) )?(?:i|we)"
    r"(?: (?:still|also|really|have|need|want|got|to))* (?:buy|purchase|pick up at the (?:shop|store|supermarket)"
    r"|get (?:at|from|in) the (?:shops?|store|supermarket|market))\b.*",
    r"(?:what(?:'s| is| are| do (?:i|we) have)|anything|is there anything|(?:show|list)(?: me)?(?: what(?:'s| is))?"
    r"|(?:show|list)(?: me)? (?:the )?things)(?: still| else)?(?: left| there)? to (?:buy|purchase)\b.*",
)


def asks_what_to_buy(text: str) -> bool:
    """Whether the question is only about what is to be bought."""
    return _TO_BUY.match(text.rstrip("?!. ")) is not None

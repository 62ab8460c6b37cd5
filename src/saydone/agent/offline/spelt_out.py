"""Requests that are said in short, spelt out: what makes a list and fills it, a second task said as "another"."""

import re

from saydone.agent.offline.lexicon import PEOPLE, TASK_NOUN
from saydone.agent.offline.said_once import each_with_verb
from saydone.domain.when.pattern import Pattern

_F = re.I
_LISTS = Pattern(
    r"^(?P<make>(?:create|make|add|start|set up)) (?:(?:the|two|three|some|new) )*lists (?:called |named |for )?"
    r"(?P<names>[\w'-]+(?: [\w'-]+)?(?:(?:, ?(?:and )?| and | & )[\w'-]+(?: [\w'-]+)?)+)$",
    _F,
)
""" "Make lists Lisbon and Porto": one list after the other."""
_LIST_WITH = Pattern(
    r"^(?P<make>(?:(?:create|make|add|start|set up|open)(?: me| us)? )?(?:an? |the |another )?(?:new )?list"
    r" (?:called |named |titled )(?P<name>[\w'&-]+(?: [\w'&-]+){0,3}?))"
    r"(?:(?:,| and|, and|:|;|\.)(?: then)? (?:add|put) (?P<what>.+?) (?:to|in|into|on|onto) (?:it|there|that|that list)"
    r"|(?:,? (?:with|containing)|:) (?P<things>.+))$",
    _F,
)
""" "Make a list called Garden and add the roses to it": the list, and then what goes there."""
_A_LIST_CALLED = Pattern(
    r"^(?P<make>(?:create|make|add|start|set up|open)(?: me| us)?) (?:an? |the |another )?(?:new )?list:? "
    r"(?=(?-i:[A-Z\ue000-\uf8ff]))",
    _F,
)
_NEW_LIST_CALLED = Pattern(
    r"^(?:an? )?new list:? (?!(?:for|of|with|please|now|to|called|named|titled|and)\b)"
    r"(?P<name>[\w'&-]+(?: [\w'&-]+){0,2})$",
    _F,
)
_WITH_PEOPLE = Pattern(
    rf"^(?P<make>(?:create|make|start|set up|open)\b.*\blist\b.*?)(?:,? (?:and )?shared?(?: it)?)? with "
    rf"(?P<people>{PEOPLE})$",
    _F,
)
_LIST_OF_KIND = Pattern(
    r"^(?P<make>(?:create|make|start|set up)(?: me| us)? )(?:an? |another )(?:new )?"
    r"(?P<name>(?!to[- ]?do\b|new\b)[\w'&-]+(?: [\w'&-]+)?) list(?: with|:)"
    r" (?P<things>(?!(?:all|every|the|my|our)\b)[\w' -]+(?:(?:,? and|,) [\w' -]+)+)$",
    _F,
)
""" "Create a shopping list with eggs and butter": what goes there is named one by one."""
_LIST_AND = Pattern(
    r"^(?:(?:can|could|would) you |please )*"
    r"(?P<make>(?:create|make|add|start|set up|open)(?: me| us)?) (?:an? |the |another )(?:new )?"
    r"(?P<name>(?!to[- ]?do\b)[\w'&-]+(?: [\w'&-]+){0,2}?) list"
    r"(?:(?:,| and|, and|:|;|\.)(?: then)? (?:add|put) (?P<what>.+?) (?:to|in|into|on|onto) (?:it|there|that|that list)"
    r"| with (?P<things>.+))$",
    _F,
)
_WITH_STEPS = Pattern(r"\bwith (?:[\w-]+ ){0,2}?(?:sub-?(?:tasks|items|steps)|steps)\b.*$", _F)
_ANOTHER = Pattern(
    rf"^(?P<first>(?:add|create|make|set) an? (?:new )?{TASK_NOUN} .+?),? and another (?:one |task |reminder )?"
    r"(?P<second>(?:to|for|called) .+)$",
    _F,
)
""" "Add a task to iron on saturday and another to sweep on sunday"."""


_WITH_WHAT_IS_BELOW = Pattern(
    r"^(?P<do>(?:delete|remove|erase|scrap|complete|finish|drop|bin|trash|get rid of) .+?),? (?:and|with|including) "
    r"(?:(?:everything|anything|all)(?: that's| that is)? (?:below|under|beneath|inside|in) it"
    r"|(?:all (?:of )?)?(?:its|the) sub-?(?:tasks|items))$",
    _F,
)
""" "Delete the trip and everything below it": that is what deleting the trip does."""


def spelt_out(text: str) -> str:
    """The text with all that its requests leave unsaid, and without what goes without saying."""
    text = _WITH_WHAT_IS_BELOW.sub(r"\g<do>", text)
    text = _ANOTHER.sub(r"\g<first>; add a task \g<second>", text)
    text = _NEW_LIST_CALLED.sub(r"make a list called \g<name>", text)
    text = _WITH_STEPS.sub(lambda steps: steps[0].replace(";", ","), text)
    text = _WITH_PEOPLE.sub(r"\g<make>; share it with \g<people>", _A_LIST_CALLED.sub(r"\g<make> a list called ", text))
    text = _LISTS.sub(_each_list, each_with_verb(text))
    text = _LIST_OF_KIND.sub(r"\g<make>a list called \g<name> with \g<things>", text)
    return _LIST_WITH.sub(_list_with, _LIST_AND.sub(_list_called, text))


def _each_list(lists: re.Match[str]) -> str:
    names = re.split(r", ?(?:and )?| and | & ", lists["names"])
    return "; ".join(f"{lists['make']} a list called {name}" for name in names)


def _list_called(made: re.Match[str]) -> str:
    return f"{made['make']} a list called {made['name']} and add {made['what'] or made['things']} to it"


def _list_with(made: re.Match[str]) -> str:
    return f"{made['make']}; add {made['what'] or made['things']} to the {made['name']} list"

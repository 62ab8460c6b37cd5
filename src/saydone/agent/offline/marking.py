"""Sentences that mark a task as done: "mark 3 as done", "tick off the laundry", "complete the essay"."""

import re

from saydone.agent.offline.completion import DOING, ON_LIST, OURS, UNDONE, completion, is_described, is_thing, said_so
from saydone.agent.offline.lexicon import DET, DONE, LIST_TAIL, RESULTS, TODO
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_MARK = (
    r"(?:mark|set|flag|label|make|check|tick|consider|call|declare|count|put|log|list|move|close|record|report|change"
    r"|update|switch|show|have|get|register|note)(?: down)?(?: the status of)?"
)
_MARK_DONE = whole(
    rf"{_MARK} (?P<what>.+?)(?P<list>{ON_LIST})?,? (?:marked |checked |set )?(?:(?:as|to|is|are|be|being|as"
    rf" being|off as|off|like|into|down as"
    rf"|status to)"
    rf"(?: (?:a|the|all|been))? ?)?{DONE}(?: (?:task|item|one|to-?do))?(?: now| already| today)?(?P<after>{ON_LIST})?"
)
_CONSIDERED = whole(rf"(?:consider|count|call) (?P<what>(?:the|my|our|this|that) .+?)(?: as)? {RESULTS}")
_BARE_NOUN = whole(r"tasks?|items?|reminders?|chores?|one|thing")
_MARK_DONE_FIRST = whole(r"(?:mark|set|check|tick|cross|flag)(?: as)? (?:done|completed?|finished|off):? (?P<what>.+)")
_MARK_OFF = whole(
    r"(?:mark|check|tick|cross|strike|scratch|x)(?: off(?: of)?|(?<=cross) out|(?<=scratch) out|(?<=strike) out)?"
    r" (?P<what>.+?)(?: off| out| through)?"
    rf"(?P<list>{ON_LIST}|(?: from| off)(?: (?:it|there|my|the))?(?: \w+)? ?list{LIST_TAIL})?(?: as"
    rf" (?P<done>{DONE}))?"
)
_TICK = whole(rf"tick (?P<what>(?:the|my|our|this|that) .+|#?\d+.*|it|all|{HIDDEN})")
_OFF = opening(r"(?:mark|check|tick|strike|x)\b.*\boff|(?:cross|scratch|strike)\b.*\b(?:off|out)")
_CHECK_BOX = whole(
    r"(?:put|add|place|make|stick) (?:a |an |the )?(?:tick|check|check ?mark|tick ?mark|x)(?: mark)? (?:next"
    r" to|beside|by|against|on|at|in front of|for|in) (?P<beside>.+)",
    r"(?:check|tick|mark|fill) (?:the |off )*box(?:es)?(?! (?:that|which|to|if|saying)\b)(?: (?:for|of|on|next to"
    r"|beside|named|called|by))?"
    r" (?P<what>.+)",
)
_VERB = whole(
    r"(?:(?:already|just|i|please|have|mark) )*"
    r"(?P<verb>complete|finish|resolve|close(?: out)?|completed|finished|accomplish|check off|tick off|mark off"
    r"|cross off"
    r"|wrap up|fulfil|fulfill|resolved|closed)(?: off)?\b:? (?P<what>.+)"
)
_STATING = ("completed", "finished", "accomplished", "resolved", "closed")
_WEAK_VERB = opening(r"finish|resolve|close|wrap up|fulfil|fulfill|accomplish")
_ARE = anywhere(r"is|are|was|were")
_DETERMINED = opening(DET, "all|every|everything|each|both")
""" "Complete the essay" is an order; "complete silence" is one only if there is a task of that name."""
_MARK_BARE = whole(r"mark (?P<what>.+)")
_SENTENCE = Pattern(
    r"^(?:your|list of|line$)|^\w+s of\b|\b(?:profile|square|transfer|download|upload|installation|delivery|sentence"
    r"|song|story|word|phrase|quote|proverb|saying|verse|poem|rhyme|paragraph|pattern|sequence|series|equation"
    r"|analogy|following|purchase"
    r"|transaction|order|door|window|form|checkout"
    r"|registration|application|quiz|survey|puzzle|level|game|mission|race|challenge|marathon|payment|sign-?up"
    r"|lyrics|joke)\b|:",
    re.I,
)


def read_marked(text: str, scene: Scene) -> Clause | None:
    """ "mark … as done", "tick … off", "complete …"."""
    if match := _MARK_DONE_FIRST.match(text):
        return completion(match["what"], scene)
    match = _MARK_DONE.match(text) or _CONSIDERED.match(text)
    if match and not re.search(UNDONE, match["what"], re.I) and not _BARE_NOUN.match(match["what"]):
        said = match.groupdict()
        return completion(match["what"] + (said.get("list") or said.get("after") or ""), scene)
    if match := _CHECK_BOX.match(text):
        return completion(match["what"] or match["beside"], scene)
    if match := _MARK_OFF.match(text):
        listed = match["list"] or ""
        if _OFF.match(text) or match["done"] or (listed and text.lower().startswith("mark")):
            return completion(match["what"] + re.sub(r"^ off(?= (?!of))", " from", listed), scene)
    if match := _TICK.match(text):
        return completion(match["what"], scene)
    if match := _VERB.match(text):
        done = _completes(match["verb"], match["what"]) and not is_described(text, match["what"])
        clause = completion(match["what"], scene) if done else None
        return said_so(clause) if match["verb"].lower() in _STATING else clause
    if match := _MARK_BARE.match(text):
        target = target_of(match["what"], now=scene.now)
        if target and (target.kind in ("ids", "positions") or (target.kind == "pronoun" and OURS.search(text))):
            return Clause("complete", targets=(target,))
    return None


def _completes(verb: str, what: str) -> bool:
    """Whether "finish …" and the like speak of a task, not of a thing to do, say or shut."""
    if _SENTENCE.search(what) or DOING.match(what) or re.fullmatch(r"me|you|us|him|her|yourself", what, re.I):
        return False
    if _ARE.search(what) and not is_verbal(what):
        return False
    named = OURS.search(what) or re.search(
        rf"{HIDDEN}|^#?\d|\b(?:{TODO}|one|ones)\b|^(?:it|that|this|them|all|everything)$", what, re.I
    )
    if named is not None:
        return True
    if verb.lower() == "complete" and not (_DETERMINED.match(what) or is_verbal(what)):
        return False
    return not _WEAK_VERB.fullmatch(verb) and is_thing(what)

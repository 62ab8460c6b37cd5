"""Several times of a day: "at 9am and 5pm", "at 8, noon and 6". They matter to a repetition, which happens at each."""

import re
from dataclasses import replace
from datetime import datetime

from saydone.domain.when.clock import HINT as HINT
from saydone.domain.when.clock import NAMED, read_clock
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Clock, Rule, Sense
from saydone.domain.when.words import END, START

_MOST = 6
_TIME = r"(?:(?:2[0-4]|1[0-9]|0?[0-9])(?:[:.][0-5][0-9])?(?: ?[ap]\.?m\b\.?)?|noon|midday|midnight)"
_EACH = Pattern(r"(?P<h>[0-9]{1,2})(?:[:.](?P<m>[0-5][0-9]))?(?P<half> ?[ap]\.?m\b)?|(?P<named>noon|midday|midnight)")


def _several(hit: re.Match[str], _: datetime) -> Sense | None:
    told = list(_EACH.finditer(hit["times"]))
    clear = any(time["m"] or time["half"] or time["named"] for time in told)
    clocks = [clock for time in told if (clock := _clock(time)) is not None]
    if any(clock.hour > 12 for clock in clocks):
        clocks = [replace(clock, sure=True) for clock in clocks]
    same_minute = len({clock.minute for clock in clocks}) == 1
    if len(clocks) != len(told) or not 2 <= len(clocks) <= _MOST or not same_minute or not (clear or hit["at"]):
        return None
    return Sense(clock=clocks[0], more_clocks=tuple(clocks[1:]))


def _clock(time: re.Match[str]) -> Clock | None:
    if time["named"]:
        return Clock(NAMED[time["named"]])
    sense = read_clock(time["h"], time["m"], time["half"])
    return sense.clock if sense else None


RULES = (
    Rule(
        Pattern(
            rf"{START}(?P<at>at )?(?P<times>{_TIME}(?:(?:, ?(?:and )?| and | & )(?:at )?{_TIME}){{1,{_MOST - 1}}}){END}"
        ),
        _several,
    ),
)

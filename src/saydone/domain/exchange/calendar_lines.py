"""The lines of an iCalendar file (RFC 5545, 3.1): unfolded, with the number of the line at which each begins.

Read line by line, so that one that is broken is told with its place and the others count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from icalendar.parser import Contentline, Parameters

from saydone.errors import InvalidInput

_DEPTH_MAX = 8


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name in capitals, its parameters, its value as it is written."""

    line: int
    name: str
    parameters: Parameters
    value: str


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    line: int
    name: str
    properties: list[Property] = field(default_factory=list[Property])
    parts: list["Component"] = field(default_factory=list["Component"])
    broken: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def get(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((each for each in self.properties if each.name == name), None)

    def all(self, name: str) -> list[Property]:
        """All properties of that name."""
        return [each for each in self.properties if each.name == name]


def read_components(text: str) -> list[Component]:
    """The calendars in a file. Raises ``InvalidInput`` when there is none, or one does not end."""
    root = Component(0, "")
    open_ones = [root]
    for number, line in _unfolded(text):
        try:
            name, parameters, value = Contentline(line).raw_parts()
        except ValueError:
            open_ones[-1].broken.append((number, line))
            continue
        name = str(name).upper()
        if name == "BEGIN":
            if len(open_ones) > _DEPTH_MAX:
                raise InvalidInput(f"Line {number}: nothing in a calendar is that deep.")
            component = Component(number, value.strip().upper())
            open_ones[-1].parts.append(component)
            open_ones.append(component)
        elif name == "END":
            if value.strip().upper() != open_ones[-1].name or len(open_ones) == 1:
                raise InvalidInput(f"Line {number}: END:{value[:40]} ends nothing that is open there.")
            open_ones.pop()
        else:
            open_ones[-1].properties.append(Property(number, name, parameters, value))
    if len(open_ones) > 1:
        raise InvalidInput(
            f"The file ends in the middle of the {open_ones[-1].name} that begins in line {open_ones[-1].line}."
        )
    calendars = [part for part in root.parts if part.name == "VCALENDAR"]
    if not calendars:
        raise InvalidInput("This is no iCalendar file: it has no BEGIN:VCALENDAR.")
    return calendars


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    begins, whole = 0, ""
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), start=1):
        if line[:1] in (" ", "\t") and whole:
            whole += line[1:]
            continue
        if whole:
            yield begins, whole
        begins, whole = number, line.rstrip("\r")
    if whole:
        yield begins, whole

"""How long something takes: "30 min", "1h 30m", "half an hour", or a number of minutes."""

from saydone.domain.text import shown_text
from saydone.domain.when.amounts import AMOUNT, read_amount
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.plain import plain
from saydone.errors import InvalidInput

_WHOLE = Pattern(rf"(?:for |about |around )?(?P<amount>{AMOUNT})")
_RUN_ON = Pattern(r"(?P<hours>[0-9]{1,3})h ?(?P<minutes>[0-9]{1,2})(?:m|min)?")
_MINUTES = Pattern(r"[0-9]{1,6}")
_LENGTH_MAX = 100


def read_duration(words: str) -> int:
    """The minutes that ``words`` are. Raises ``InvalidInput`` with a sentence that says what would be understood."""
    told = plain(words).text.strip() if len(words) <= _LENGTH_MAX else ""
    if _MINUTES.fullmatch(told):
        return int(told)
    if run_on := _RUN_ON.fullmatch(told):
        return int(run_on["hours"]) * 60 + int(run_on["minutes"])
    whole = _WHOLE.fullmatch(told)
    try:
        amount = read_amount(whole["amount"]) if whole else None
    except (ValueError, OverflowError):
        amount = None
    if amount is None or amount.months:
        raise InvalidInput(f"I can't read “{shown_text(words, 60)}” as a duration. Try “30 min”, “1h 30m” or “2 days”.")
    return amount.days * 24 * 60 + round(amount.seconds / 60)


def say_duration(minutes: int) -> str:
    """``30 min``, ``1h 30m``, ``2 days``: what ``read_duration`` reads back."""
    if minutes < 60:
        return f"{minutes} min"
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    told = ((days, " day" if days == 1 else " days"), (hours, "h"), (rest, "m"))
    return " ".join(f"{count}{unit}" for count, unit in told if count)

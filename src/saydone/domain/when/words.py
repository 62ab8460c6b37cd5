"""The vocabulary of dates: the words, what they stand for, and the patterns that match them.

The patterns are for the plain form of a text (``plain.py``): lower case, one space between words, number
words already digits.
"""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

NUMBERS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}

_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "thr": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY_NUMBERS = {word: n for n, word in enumerate(WEEKDAYS)} | _SHORT_WEEKDAYS

_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTH_NUMBERS = {word: n for n, word in enumerate(MONTHS, 1)} | _SHORT_MONTHS

UNITS = {
    "second": "seconds", "sec": "seconds", "s": "seconds", "2nd": "seconds",
    "minute": "minutes", "min": "minutes", "m": "minutes",
    "hour": "hours", "hr": "hours", "h": "hours",
    "day": "days", "d": "days", "night": "days",
    "week": "weeks", "wk": "weeks", "w": "weeks",
    "month": "months", "mo": "months", "mth": "months",
    "quarter": "quarters", "fortnight": "fortnights",
    "year": "years", "yr": "years", "y": "years", "decade": "decades",
}  # fmt: skip

MISSPELT = {
    "tmr": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "tomm": "tomorrow", "2morrow": "tomorrow",
    "tonite": "tonight", "2nite": "tonight", "2night": "tonight", "2day": "today", "2moro": "tomorrow",
    "2mrw": "tomorrow", "2mro": "tomorrow", "tmoro": "tomorrow", "tmro": "tomorrow",
    "tmrrw": "tomorrow", "tomoz": "tomorrow", "nxt": "next",
    "arvo": "afternoon", "b4": "before",
    "oclock": "o'clock", "xmas": "christmas", "x-mas": "christmas", "wkend": "weekend", "week-end": "weekend",
}  # fmt: skip
"""Short forms and spellings that are too far from the word for ``plain.py`` to put right by itself."""

SPELT = (
    *WEEKDAYS, "tomorrow", "afternoon", "morning", "evening", "tonight", "weekend", "weekday", "midnight",
    "january", "february", "september", "october", "november", "december", "christmas", "thanksgiving",
    "halloween",
)  # fmt: skip
"""Words worth putting right when they are misspelt."""

LOOKALIKES = frozenset(
    {
        "mourning",
        "sundae",
        "mondale",
        "burning",
        "warning",
        "yearning",
        "turning",
        "moaning",
        "leaving",
        "ending",
        "weekly",
        "weaken",
        "remember",
        "decembrist",
    }
)
"""Words of their own, however near they are to one of those."""


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of ``words``, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


START = r"(?<![\w'/:#$€£+&@.-])"
"""Before a word: nothing that would make it part of a longer one."""
END = r"(?![\w%])(?![-'./:][\w])(?!,[0-9])"
"""After a word, likewise."""
WEEKDAY = rf"(?:{either(WEEKDAYS)}|{either(tuple(_SHORT_WEEKDAYS))}(?![a-z])\.?)"
MONTH = rf"(?:{either(MONTHS)}|{either(tuple(_SHORT_MONTHS))}(?![a-z])\.?)"
ORDINAL = r"(?:[0-9]{1,2}(?:st|nd|rd|th))"
UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|mos"
    r"|quarters?|years?|yrs?|decades?"
    r"|(?<= )2nds?(?= ?(?:$|[.,;!?]|(?:to|from|and|please|remind|later)\b)))\.?"
)


def weekday_of(word: str) -> int:
    """0 for Monday; ``word`` matched WEEKDAY."""
    return WEEKDAY_NUMBERS[word.rstrip(".")]


def month_of(word: str) -> int:
    """1 for January; ``word`` matched MONTH."""
    return MONTH_NUMBERS[word.rstrip(".")]


def unit_of(word: str) -> str:
    """``minutes`` for "min", "mins", "minute"; ``word`` matched UNIT or is a one-letter unit."""
    word = word.rstrip(".")
    return UNITS.get(word) or UNITS[word.rstrip("s")]

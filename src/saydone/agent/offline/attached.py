"""Files beside a message: their lines become tasks when that is asked for, and nothing else in them counts."""

import csv
from collections.abc import Sequence

from saydone.agent.attached_files import SeenFile
from saydone.agent.offline.files_of_tasks import to_import
from saydone.agent.offline.patterns import anywhere, whole
from saydone.domain.task import BATCH_MAX
from saydone.domain.when.pattern import Pattern

_THEM = r"(?:the|these|those|this|them|it|my|all|each|every|everything|of)"
_PARTS = r"(?:attached|attachments?|files?|lists?|lines?|items?|tasks?|to-?dos?|things|entries|contents?|csv|pdf|text)"
_OUT_OF_IT = rf"(?: (?:from|in|of|on|out of)(?: (?:{_THEM}|{_PARTS}|document|notes?))+)?"
_ONTO = r"(?: (?:as|into|to|on|onto)(?: (?:my|the|new|separate|tasks?|lists?|to-?dos?|items?|saydone))+)?"
_ADD = whole(
    r"(?:please |can you |could you |would you )*(?:add|import|create|make|turn|put|save|load)"
    rf"(?: (?:{_THEM}|{_PARTS}))+{_OUT_OF_IT}{_ONTO}(?:,? please)?[\s.!?]*"
)
_NOT_THEM = whole(r".*\b(?:add|create|make)(?: (?:tasks?|items?|lists?|to-?dos?))+[\s.!?]*")
_ABOUT = anywhere(
    "attached", "attachments?", "files?", "images?", "pictures?", "photos?", "screenshots?", "pdf", "document", "scan"
)
_MARK = Pattern(r"^\s*(?:[-*+•–] +)?(?:\[ ?\] *)?(?:\d{1,3}[.)] +)?")
_DONE = Pattern(r"^\s*(?:[-*+•–] +)?\[[xX]\]")
_COLUMNS = ("title", "task", "name", "subject", "summary", "item", "todo", "to do", "description")


def listed(words: str, files: tuple[SeenFile, ...]) -> tuple[str, tuple[SeenFile, ...]]:
    """The words, and the files still to be spoken of; where the words ask to add what the files list, all of that."""
    if to_import(words, files) is not None:
        return words, files
    lines = [line for file in files for line in lines_of(file)] if asks_to_add(words) else []
    if not 0 < len(lines) <= BATCH_MAX:
        return words, files
    return "\n".join(["Add:", *(f"- {line}" for line in lines)]), ()


def about(words: str, files: Sequence[SeenFile], *, understood: bool) -> str | None:
    """What is to be said of the files instead of anything else, if something is."""
    if not files:
        return None
    if asks_to_add(words):
        return _too_many_or_none([line for file in files for line in lines_of(file)])
    return unread(files) if not understood or _ABOUT.search(words) else None


def unread(files: Sequence[SeenFile]) -> str:
    """What this model cannot do with the files."""
    names = ", ".join(f"“{file.name}”" for file in files)
    images = [file for file in files if file.is_image]
    if len(images) == len(files):
        return (
            f"I cannot look at {names}: I am Saydone's built-in offline model, rules without eyes. Tell me in "
            "words what to add, or set SAYDONE_MODEL to a model that sees images."
        )
    return (
        f"I have {names}, but as Saydone's built-in offline model I do not understand what is in it. I can add "
        "the lines of a text file as tasks: say “add these as tasks”."
    )


def left_aside(files: Sequence[SeenFile]) -> str:
    """What is said below an answer to words that had files beside them."""
    return f"(I did not look into {', '.join(f'“{file.name}”' for file in files)}: I am rules, and cannot.)"


def asks_to_add(words: str) -> bool:
    """Whether the words ask for what the files list to be added, and say nothing else."""
    line = " ".join(words.split())
    return _ADD.match(line) is not None and _NOT_THEM.match(line) is None


def lines_of(file: SeenFile) -> list[str]:
    """What a file lists: its lines without bullets, a table's column of titles; what is ticked off is left out."""
    if not file.text:
        return []
    if file.name.lower().endswith((".csv", ".tsv")):
        return _column(file.text, "\t" if file.name.lower().endswith(".tsv") else ",")
    kept = [
        line for line in file.text.splitlines() if line.strip() and not line.startswith("#") and not _DONE.match(line)
    ]
    return [plain for line in kept if (plain := _MARK.sub("", line).strip())]


def _column(text: str, separator: str) -> list[str]:
    rows = [row for row in csv.reader(text.splitlines(), delimiter=separator) if any(cell.strip() for cell in row)]
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = next((heads.index(name) for name in _COLUMNS if name in heads), None)
    chosen = 0 if named is None else named
    cells = [row[chosen].strip() for row in rows[named is not None :] if len(row) > chosen]
    return [cell for cell in cells if cell]


def _too_many_or_none(lines: Sequence[str]) -> str | None:
    if not lines:
        return "There are no lines of text in it that I could add, so I added nothing."
    if len(lines) > BATCH_MAX:
        return f"It has {len(lines)} lines. I add {BATCH_MAX} at once at most, so I added nothing: send it in parts."
    return None

"""What a client says of lists and labels."""

from typing import Annotated

from pydantic import Field

from saydone.chatkit.fields import TEXT, VISIBLE_TEXT
from saydone.domain.label import LABEL_MAX
from saydone.domain.task import DESCRIPTION_MAX
from saydone.domain.task_list import NAME_MAX, Color, ListChange
from saydone.domain.version import Seen
from saydone.web.api.fields import Body, Flag, Patch

LabelName = Annotated[str, Field(min_length=1, max_length=LABEL_MAX, examples=["home"]), VISIBLE_TEXT]
ListName = Annotated[str, Field(min_length=1, max_length=NAME_MAX, examples=["Work"]), VISIBLE_TEXT]
ListDescription = Annotated[str, Field(max_length=DESCRIPTION_MAX), TEXT]


class NewLabel(Body):
    """A label to make; an “@” in front of its name is left out."""

    name: LabelName
    color: Color = "gray"


class LabelPatch(Patch):
    """What to change of a label; what is left out stays as it is, and without its colour it is gray."""

    name: LabelName = ""
    color: Color | None = None


class NewList(Body):
    """A list to make, after the others."""

    name: ListName
    description: ListDescription = ""
    color: Color = "gray"


class ListPatch(Patch):
    """What to change of a list; what is left out stays as it is, and without its colour it is gray."""

    name: ListName = ""
    description: ListDescription | None = None
    color: Color | None = None
    archived: Flag = Field(default=False, description="Whether it is put aside, with its tasks as they are.")

    def change(self, seen: Seen) -> ListChange:
        """What is meant but for ``archived``."""
        return ListChange(
            name=self.said("name"),
            description=(self.description or "") if self.has("description") else None,
            color=(self.color or "gray") if self.has("color") else None,
            expected_version=seen,
        )

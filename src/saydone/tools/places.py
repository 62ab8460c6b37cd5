"""Which lists and parents the words of one call name."""

from dataclasses import dataclass, field

from saydone.domain.text import is_nothing
from saydone.services import access, lists
from saydone.tools.desk import Work


@dataclass(slots=True)
class Places:
    """Looks each name up once a call. A list is never made by being named."""

    work: Work
    _lists: dict[str, int] = field(default_factory=dict[str, int])

    async def list_id(self, name: str | None) -> int | None:
        """The id of the list of that name or id; None for no name. Raises ``NotFound``, which says what there is."""
        if not name or not name.strip():
            return None
        if name not in self._lists:
            self._lists[name] = (await lists.find(self.work.session, self.work.actor, name)).id
        return self._lists[name]

    async def parent_id(self, name: str | None) -> int | None:
        """The task of that id; None for no name, or for the word for nothing. Raises ``NotFound``."""
        if not name or not name.strip() or is_nothing(name):
            return None
        return (await access.the_task(self.work.session, self.work.actor, name, for_change=False)).id

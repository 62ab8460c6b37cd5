"""Who may see and change what: one's own tasks and lists, and the lists of others that one is a member of."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from saydone.errors import Forbidden

Role = Literal["owner", "editor", "viewer"]


@dataclass(frozen=True)
class Visible:
    """What a user sees, worked out once per transaction: everything of their own, and ``shared`` lists of others.

    ``archived`` are those of all these lists that were put aside: their tasks are shown when somebody asks for the
    list, or for one of them.
    """

    user_id: int
    shared: tuple[tuple[int, Role], ...] = ()
    archived: frozenset[int] = frozenset()

    @cached_property
    def shared_ids(self) -> tuple[int, ...]:
        """The lists of others."""
        return tuple(list_id for list_id, _ in self.shared)

    def role_in(self, list_id: int, owner_id: int) -> Role | None:
        """The user's role in a list; None when it does not exist for them."""
        return "owner" if owner_id == self.user_id else dict(self.shared).get(list_id)

    def check_write(self, list_id: int, owner_id: int) -> None:
        """Raises ``Forbidden`` when the user may only look at what is in a list that they see."""
        if self.role_in(list_id, owner_id) not in ("owner", "editor"):
            raise Forbidden("You may look at this list, not change it.")

    def check_owner(self, list_id: int, owner_id: int) -> None:
        """Raises ``Forbidden`` when a list that the user sees is someone else's."""
        if self.role_in(list_id, owner_id) != "owner":
            raise Forbidden("Only the owner of this list can do that.")

"""ChatKit's items as the database keeps them."""

import json
import uuid
from datetime import UTC
from typing import cast

from chatkit.store import StoreItemType
from chatkit.types import ThreadItem, WidgetItem
from pydantic import TypeAdapter

from saydone.chatkit.events import ShownWidget
from saydone.chatkit.views import view_json
from saydone.store.threads import StoredItem

_PREFIXES: dict[StoreItemType, str] = {"message": "msg", "tool_call": "tc", "workflow": "wf", "task": "tsk"}
_item_json: TypeAdapter[ThreadItem] = TypeAdapter(ThreadItem)


def new_item_id(kind: StoreItemType) -> str:
    """A new id. The SDK's default has 32 random bits: too few for one that is unique over all users."""
    return f"{_PREFIXES.get(kind, 'itm')}_{uuid.uuid4().hex}"


def item_to_keep(item: ThreadItem) -> StoredItem:
    """The item as it is kept."""
    return StoredItem(
        id=item.id,
        kind=item.type,
        data=item.model_dump_json(exclude={"view"}),
        view=view_json.dump_json(item.view).decode() if isinstance(item, ShownWidget) else None,
        # Where the SDK makes items it calls datetime.now(): naive, local.
        created_at=item.created_at.astimezone(UTC),
    )


def kept_item(stored: StoredItem) -> ThreadItem:
    """The item that was kept."""
    if stored.view is None:
        return _item_json.validate_json(stored.data)
    data = json.loads(stored.data) | {"view": json.loads(stored.view)}
    return cast(WidgetItem, ShownWidget.model_validate(data))

"""Links to attachments: signed, so that they need no token, and only for a while."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from saydone.errors import AppError
from saydone.services.attachments import PENDING_LIFE
from saydone.services.file_missing import AttachmentNotFound
from saydone.store.secret_key import secret_key

Purpose = Literal["read", "write"]

# A link to read is good for one to two of these. Within one it stays the same, so that a browser's cache knows it.
_PERIOD = 3600
_LAST_SECOND = 10**11


class LinkExpired(AppError):
    """The link was right, and is no longer."""

    code = "link_expired"
    status = 410

    def __init__(self) -> None:
        super().__init__("This link has expired. Load the conversation again to get a new one.")


@dataclass(frozen=True, slots=True)
class LinkSigner:
    """Signs and checks with the key in ``folder``, which is read when it is first needed."""

    folder: Path
    clock: Callable[[], datetime]

    def signature(self, purpose: Purpose, attachment_id: str, expires: int) -> str:
        """What proves that this server gave the link out."""
        text = f"{purpose}\n{attachment_id}\n{expires}"
        return hmac.new(secret_key(self.folder), text.encode(), hashlib.sha256).hexdigest()

    def check(self, purpose: Purpose, attachment_id: str, expires: int, signature: str) -> None:
        """Raises ``NotFound`` for a link that this server did not give out, ``LinkExpired`` when its time is over."""
        right = self.signature(purpose, attachment_id, min(expires, _LAST_SECOND))
        if not hmac.compare_digest(right.encode(), signature.encode(errors="replace")):
            raise AttachmentNotFound
        if expires <= self.clock().timestamp():
            raise LinkExpired


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links for one client; ``base`` is the address by which it reaches the server, without a last slash."""

    signer: LinkSigner
    base: str

    def to_read(self, attachment_id: str) -> str:
        """Where the file can be seen for the next hour at least."""
        period = int(self.signer.clock().timestamp()) // _PERIOD
        return self._link("read", attachment_id, (period + 2) * _PERIOD)

    def to_write(self, attachment_id: str) -> str:
        """Where the bytes of an announced file are to be sent."""
        return self._link("write", attachment_id, int((self.signer.clock() + PENDING_LIFE).timestamp()))

    def _link(self, purpose: Purpose, attachment_id: str, expires: int) -> str:
        signature = self.signer.signature(purpose, attachment_id, expires)
        return f"{self.base}/chatkit/attachments/{attachment_id}/content?expires={expires}&signature={signature}"

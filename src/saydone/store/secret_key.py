"""The key that links are signed with, kept beside the files that they lead to."""

import contextlib
import os
import secrets
from functools import lru_cache
from pathlib import Path

_NAME = "link-key"
_BYTES = 32


@lru_cache(maxsize=8)
def secret_key(folder: Path) -> bytes:
    """The folder's key, made when it is first needed. All processes that share the folder get the same one."""
    path = folder / _NAME
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ours = folder / f"{_NAME}.{secrets.token_hex(8)}"
        descriptor = os.open(ours, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # Whole from its first moment on, and the first one stays: another process may do the same just now.
        with contextlib.suppress(FileExistsError):
            os.link(ours, path)
        ours.unlink()
    key = path.read_bytes()
    if len(key) < _BYTES:
        raise ValueError(f"{path} is no key; delete it to have a new one made")
    return key

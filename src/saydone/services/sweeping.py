"""Files that nothing uses any more are deleted, again and again."""

import asyncio
import logging

from saydone.services.attachments import Attachments

_SECONDS = 600

_log = logging.getLogger("saydone.attachments")


async def keep_sweeping(attachments: Attachments) -> None:
    """Sweep now, and every few minutes until cancelled."""
    while True:
        try:
            await attachments.sweep()
        except Exception:
            # Nobody waits for it, and the next time it may work.
            _log.exception("sweep failed")
        await asyncio.sleep(_SECONDS)

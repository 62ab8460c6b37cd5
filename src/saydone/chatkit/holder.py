"""Which process holds a turn, and whether it still lives."""

import os
import socket
from datetime import datetime, timedelta

LEASE = timedelta(seconds=30)
"""How long a hold lasts unless it is renewed; a process that died on another machine holds on for so long."""


def this_process() -> str:
    """The name of this process among all that may share a database: host, process, and when it started."""
    pid = os.getpid()
    return f"{socket.gethostname()}/{pid}/{_started(pid)}"


def is_dead(holder: str, lease_until: datetime, now: datetime) -> bool:
    """Whether the holder can no longer end its turn: it is gone from this machine, or its lease ran out."""
    if lease_until < now:
        return True
    host, _, process = holder.rpartition("/")[0].rpartition("/")
    started = holder.rpartition("/")[2]
    if host != socket.gethostname() or not process.isdigit():
        return False
    return not _lives(int(process)) or _started(int(process)) != started


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> str:
    """When the process started, where the system tells: a process id is used again some day."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            # After the name, which is in parentheses and may hold anything; proc(5), field 22.
            return stat.read().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""

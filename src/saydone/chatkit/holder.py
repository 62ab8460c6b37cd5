"""Which process holds a turn, and whether it still lives."""

import os
import socket
from datetime import datetime, timedelta

LEASE = timedelta(seconds=30)
"""How long a hold lasts unless it is renewed; a process that died on another machine holds on for so long."""


def this_process() -> str:
    """The name of this process among all that may share a database: where it counts, which, and since when."""
    pid = os.getpid()
    return f"{_realm()}/{pid}/{_started(pid)}"


def is_dead(holder: str, lease_until: datetime, now: datetime) -> bool:
    """Whether the holder can no longer end its turn: it is gone from this machine, or its lease ran out."""
    if lease_until < now:
        return True
    realm, _, process = holder.rpartition("/")[0].rpartition("/")
    started = holder.rpartition("/")[2]
    if realm != _realm() or not process.isdigit():
        return False
    return not _lives(int(process)) or _started(int(process)) != started


def _realm() -> str:
    """Where process ids mean the same: a host's name alone does not tell containers apart."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as boot:
            space = os.readlink("/proc/self/ns/pid").removeprefix("pid:")
            return f"{socket.gethostname()[:64]} {boot.read().strip()} {space}"
    except OSError:
        return socket.gethostname()[:64]


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

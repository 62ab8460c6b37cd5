"""Which process holds a turn, and when it counts as dead."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from saydone.chatkit.holder import LEASE, is_dead, this_process

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
LATER = NOW + LEASE


def holder(*, realm: str | None = None, pid: int | None = None, started: str | None = None) -> str:
    """This process's name with other parts."""
    own = this_process()
    rest, _, own_start = own.rpartition("/")
    own_realm, _, own_pid = rest.rpartition("/")
    return f"{realm or own_realm}/{pid or own_pid}/{own_start if started is None else started}"


def ended_process() -> int:
    """The id of a process that is gone."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return gone.pid


def test_a_process_that_lives_is_not_dead_while_its_lease_lasts() -> None:
    assert this_process() == holder()
    assert not is_dead(holder(), LATER, NOW)
    assert is_dead(holder(), NOW - timedelta(seconds=1), NOW)


def test_a_process_that_is_gone_is_dead_at_once() -> None:
    assert is_dead(holder(pid=ended_process()), LATER, NOW)


def test_another_process_with_the_same_id_is_not_the_holder() -> None:
    assert is_dead(holder(pid=os.getpid(), started="1"), LATER, NOW)


def test_process_ids_of_another_machine_or_container_say_nothing() -> None:
    elsewhere = holder(realm="other-host 0000 1", pid=ended_process())
    assert not is_dead(elsewhere, LATER, NOW)
    assert is_dead(elsewhere, NOW - timedelta(seconds=1), NOW)


def test_a_host_s_name_may_have_a_slash_in_it_and_a_holder_any_form() -> None:
    assert not is_dead(holder(realm="a/b 0000 1"), LATER, NOW)
    assert not is_dead("made by an older version", LATER, NOW)

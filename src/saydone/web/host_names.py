"""The addresses that a server is bound to, and the names that it answers by."""

import ipaddress
import re
from collections.abc import Collection

from saydone.errors import SetupError

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\[[0-9a-f:.]*\]|[^:\[\]]*)(:[0-9]{1,5})?", re.IGNORECASE)


def binds_loopback(host: str) -> bool:
    """Whether a server bound to ``host`` can be reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def names_loopback(host_header: str) -> bool:
    """Whether a ``Host`` header is localhost, 127.0.0.1 or [::1], with any port."""
    return names_one_of(LOOPBACK_NAMES, host_header)


def names_one_of(names: Collection[str], host_header: str) -> bool:
    """Whether a ``Host`` header is one of the names, which are in lower case, with any port."""
    host = _HOST.fullmatch(host_header)
    return host is not None and host[1].lower() in names


def refuse_open_demo(host: str, *, demo: bool) -> None:
    """Raises ``SetupError`` when a server bound to ``host`` would offer demo mode to other machines."""
    if demo and not binds_loopback(host):
        raise SetupError(
            f"Without an account anybody who reaches {host} could use the server, so it listens on 127.0.0.1 "
            "only. Add an account first: saydone user add NAME"
        )

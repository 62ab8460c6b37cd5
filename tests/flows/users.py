"""Clients of one server, each as another user."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from tests.flows.client import GuideClient


@contextmanager
def alice_and_bob(url: str, tokens: Mapping[str, str]) -> Generator[tuple[GuideClient, GuideClient]]:
    """Alice's client and bob's."""
    alice, bob = (GuideClient(url, {"Authorization": f"Bearer {tokens[name]}"}) for name in ("alice", "bob"))
    yield alice, bob
    alice.http.close()
    bob.http.close()

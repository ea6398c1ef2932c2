"""Servers for tests of the HTTP door."""

from tests.servers import Server, daphne, shared_servers

__all__ = ["Server", "daphne", "shared_servers"]

"""Servers for tests of the HTTP door."""

from tests.servers import Server, collected, shared_servers, site

__all__ = ["Server", "collected", "shared_servers", "site"]

"""Looks, before anything slow begins, whether Erfa can have its port and reach its services."""

import os
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from deploy.trouble import Trouble

PATIENCE_S = 3


@dataclass(frozen=True)
class Address:
    """Where Daphne listens."""

    host: str
    port: int

    @property
    def near(self) -> str:
        """The host under which this machine itself reaches it."""
        try:
            number = ip_address(self.host)
        except ValueError:
            return self.host  # a name
        if not number.is_unspecified:
            return self.host
        return "127.0.0.1" if number.version == 4 else "::1"

    @property
    def url(self) -> str:
        """What a person types in the browser."""
        host = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{host}:{self.port}/"


def address() -> Address:
    """Read HOST and PORT. Raises Trouble when PORT is no port."""
    port = os.environ.get("PORT") or "8000"
    if not (port.isdecimal() and 0 < int(port) < 65536):
        raise Trouble(f"PORT must be a number from 1 to 65535, not “{port}”.")
    return Address(os.environ.get("HOST") or "127.0.0.1", int(port))


def need_free(where: Address) -> None:
    """Raise Trouble when another process listens at `where`, or when it may not be used."""
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((where.host, where.port))
        except PermissionError as error:
            raise Trouble(f"Port {where.port} needs special rights: choose one above 1023.") from error
        except OSError as error:
            raise Trouble(
                f"Port {where.port} on {where.host} can't be used ({reason(error)}): stop what uses it, "
                f"or choose another, as in `PORT={where.port + 1} make run`."
            ) from error


def need_services() -> None:
    """Raise Trouble when DATABASE_URL or REDIS_URL names a server that does not answer."""
    database = os.environ.get("DATABASE_URL", "")
    scheme = urlsplit(database).scheme
    if scheme in {"postgres", "postgresql"}:
        need_answer(database, 5432, "PostgreSQL", "DATABASE_URL", "leave it out to use SQLite")
    elif database and scheme != "sqlite":
        raise Trouble("DATABASE_URL must begin with postgres:// or sqlite:///; leave it out to use SQLite.")
    redis = os.environ.get("REDIS_URL", "")
    if redis and urlsplit(redis).scheme != "unix":
        need_answer(redis, 6379, "Redis", "REDIS_URL", "leave it out to run without")


def need_answer(url: str, default_port: int, what: str, name: str, instead: str) -> None:
    """Raise Trouble when nothing answers at `url`. A password in it is never shown."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or default_port
    except ValueError as error:
        raise Trouble(f"{name} is no address that can be read: correct it, or {instead}.") from error
    if not host:
        return  # a socket file: the client itself will tell
    try:
        socket.create_connection((host, port), timeout=PATIENCE_S).close()
    except OSError as error:
        raise Trouble(
            f"{what} does not answer at {host}:{port} ({reason(error)}): start it, correct {name}, or {instead}."
        ) from error


def reason(error: OSError) -> str:
    """Return the system's words for `error`, without its number."""
    return (error.strerror or str(error)).lower()

"""A database for one measurement: PostgreSQL where it can be reached, else SQLite."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

NAME = f"erfa_scale_{os.getpid()}"  # two who measure at once must not meet


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """Give the address of an empty database that is dropped again; SQLite's lies in `folder`."""
    server = postgres()
    if server is None:
        yield f"sqlite:///{folder / 'scale.sqlite3'}"
        return
    _run(server, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)', f'CREATE DATABASE "{NAME}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
    finally:
        _run(server, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


def postgres() -> str | None:
    """Return the address of a PostgreSQL where databases can be made: DATABASE_URL's, the gate's, one's own."""
    wished = os.environ.get("DATABASE_URL", "")
    if wished.startswith("sqlite"):
        return None
    for address in (
        wished,
        "postgres://erfa:erfa@127.0.0.1:5432/erfa",
        f"postgres://{getuser()}@127.0.0.1:5432/postgres",
    ):
        if address.startswith("postgres") and _may_create(address):
            return address
    return None


def _may_create(address: str) -> bool:
    asked = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            row = connection.execute(asked).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def _run(server: str, *statements: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())

"""Reads Erfa's settings from the environment; every one has a default that works on a fresh machine."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url

TRUE = {"1", "true", "yes", "on"}


def flag(name: str) -> bool:
    """Say whether the operator has switched `name` on."""
    return os.environ.get(name, "").lower() in TRUE


def secret_key(folder: Path) -> str:
    """Return SECRET_KEY, else the secret of this installation, made once in `folder` (outside git)."""
    if value := os.environ.get("SECRET_KEY"):
        return value
    file = folder / "secret.key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="ascii") as made:
                made.write(secrets.token_urlsafe(50))
            file.chmod(0o600)
        except FileExistsError:
            pass  # another process was first; read its secret below
    return file.read_text(encoding="ascii")


def database(url: str, test_suffix: str) -> dict[str, Any]:
    """Translate a database address to Django's settings.

    SQLite: WAL lets readers go on beside the one writer, and IMMEDIATE takes the write lock when a
    transaction begins, so that two writers queue instead of failing half-way (Django's DEFERRED
    failed 91 % of tries under eight writers). PostgreSQL: a pool, because under ASGI each request
    runs in a thread of its own and CONN_MAX_AGE would keep a connection for each of them.
    """
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    settings["TEST"] = {"NAME": f"test_{settings['NAME']}{test_suffix}"}
    if settings["ENGINE"].endswith("sqlite3"):
        path = Path(settings["NAME"])
        settings["TEST"] = {"NAME": str(path.with_name(f"test{test_suffix}.sqlite3"))}
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        }
    else:
        settings["CONN_MAX_AGE"] = 0
        settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 24, "timeout": 15}}
    return settings


def mail(url: str) -> dict[str, Any]:
    """Translate EMAIL_URL (`console:`, `memory:`, `smtp://user:pass@host:587?tls=1`) to Django's settings."""
    parts = urlsplit(url)
    if parts.scheme in {"console", ""}:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "memory":
        return {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    query = parse_qs(parts.query)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": query.get("tls") == ["1"],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def number(name: str, default: int) -> int:
    """Return the whole number that the operator has chosen for `name`, else the default."""
    value = os.environ.get(name, "").strip()
    return int(value) if value else default


def files(url: str, folder: Path) -> dict[str, Any]:
    """Translate FILES_URL (empty: `folder`; `s3://bucket?endpoint=…&region=…&prefix=…`) to a storage's settings.

    The keys of an S3 store come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; without them its client looks
    where it always looks (a role of the machine).
    """
    parts = urlsplit(url)
    if parts.scheme != "s3":
        location = unquote(parts.path) if parts.scheme == "file" else str(folder)
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location, "base_url": None, "file_permissions_mode": 0o600},
        }
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.netloc,
            "endpoint_url": query.get("endpoint"),
            "region_name": query.get("region"),
            "access_key": os.environ.get("AWS_ACCESS_KEY_ID") or None,
            "secret_key": os.environ.get("AWS_SECRET_ACCESS_KEY") or None,
            "location": query.get("prefix", ""),
            "addressing_style": query.get("style", "path"),
            "signature_version": "s3v4",
            "default_acl": None,  # the bucket's own rule: nothing in it is public
            "file_overwrite": False,
            "max_memory_size": 1024 * 1024,
        },
    }


def origins(base_url: str) -> list[str]:
    """Return the exact origins (scheme, host, port) that pages of this site have.

    On a developer's own machine both names of the loopback are the same site.
    """
    parts = urlsplit(base_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if parts.hostname in {"127.0.0.1", "localhost"}:
        port = f":{parts.port}" if parts.port else ""
        return [origin, *(f"{parts.scheme}://{host}{port}" for host in ("127.0.0.1", "localhost"))]
    return [origin]

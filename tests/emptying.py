"""Empties the tables after a test that commits, in hundredths of a second instead of seconds.

Django's own way truncates every table and makes its permissions anew. That locks each table against everybody, so a
server of the test that still reads makes a deadlock of it, and PostgreSQL writes some hundred files.
"""

import time

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from django.test import TransactionTestCase

TRIES = 5
WAIT = 0.5  # seconds
KEPT = {ContentType, Permission}  # made with the tables, the same for every test


def install() -> None:
    """Let every test that commits end so."""
    TransactionTestCase._fixture_teardown = lambda _case: empty_tables()  # type: ignore[method-assign]


def empty_tables() -> None:
    """Delete every row of every model; again, if a server of the test has written meanwhile."""
    for left in reversed(range(TRIES)):
        try:
            return _delete_rows()
        except DatabaseError:
            if not left:
                raise
            time.sleep(WAIT)
    return None


def _delete_rows() -> None:
    # References are looked at when the transaction ends, so the order of the tables does not matter.
    with transaction.atomic():
        for model in apps.get_models(include_auto_created=True):
            if model not in KEPT and model._meta.managed:
                model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)

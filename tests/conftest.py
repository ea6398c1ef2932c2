"""What every test has: the cast, quick passwords, plain static names."""

import time

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.test import TransactionTestCase

pytest_plugins = ["tests.cast", "tests.browser"]


def pytest_configure(config: pytest.Config) -> None:
    """Hash passwords quickly and name static files plainly: both are Django's own ways, tested there."""
    TransactionTestCase._fixture_teardown = _empty_tables_again  # type: ignore[method-assign]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


_empty_tables = TransactionTestCase._fixture_teardown
TRIES = 5


def _empty_tables_again(case: TransactionTestCase) -> None:
    """Empty the tables after a test; a server of the test that still reads may be in the way (a deadlock)."""
    for left in reversed(range(TRIES)):
        try:
            return _empty_tables(case)
        except CommandError:
            if not left:
                raise
            time.sleep(0.5)
    return None


@pytest.fixture(autouse=True)
def _forget_per_process_answers() -> None:
    """A test must not inherit what the process has learned of another test's database."""
    from base.limits import pacing
    from networks.membership.frame import demo_is_loaded
    from networks.site.queries import board

    demo_is_loaded.cache_clear()
    board.settle()
    pacing.forget()

"""What every test has: the cast, quick passwords, plain static names."""

import pytest
from django.conf import settings

pytest_plugins = ["tests.cast", "tests.browser"]


def pytest_configure(config: pytest.Config) -> None:
    """Hash passwords quickly and name static files plainly: both are Django's own ways, tested there."""
    from tests import emptying  # reads the models

    emptying.install()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _forget_per_process_answers() -> None:
    """A test must not inherit what the process has learned of another test's database."""
    from base.limits import pacing
    from networks.membership.frame import demo_is_loaded
    from networks.site.queries import board

    demo_is_loaded.cache_clear()
    board.settle()
    pacing.forget()

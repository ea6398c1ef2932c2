"""Settings of a server that a test starts: the real ones, and the quick password hashes of the test process."""

from config.settings import *  # noqa: F403
from config.settings import PASSWORD_HASHERS

PASSWORD_HASHERS = [*PASSWORD_HASHERS, "django.contrib.auth.hashers.MD5PasswordHasher"]

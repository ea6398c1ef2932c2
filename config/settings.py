"""Erfa's settings. Each comes from the environment, with a default that works (docs/operations.md)."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from base import logs
from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

DEBUG = env.flag("DEBUG")
PORT = os.environ.get("PORT", "8000")
BASE_URL = os.environ.get("BASE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SECURE = BASE_URL.startswith("https://")
SECRET_KEY = env.secret_key(VAR)
ORIGINS = env.origins(BASE_URL)
ALLOWED_HOSTS = sorted({urlsplit(origin).hostname or "" for origin in ORIGINS})
CSRF_TRUSTED_ORIGINS = ORIGINS

DATABASE_URL = os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'erfa.sqlite3'}")
REDIS_URL = os.environ.get("REDIS_URL", "")
VAR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin.apps.SimpleAdminConfig",  # for operators, read-only (networks/site/operator.py)
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # the templates of FORM_RENDERER
    "channels",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "base.language",
    "base.web",
    "base.events",
    "base.jobs",
    "base.keys",
    "base.limits",
    "base.audit",
    "base.files",
    "base.rerender",
    "networks.organisations",
    "networks.people",
    "networks.membership",
    "networks.site",
    "community.tags",
    "community.drafts",
    "community.threads",
    "community.experts",
    "realtime.wire",
    "realtime.chat",
    "pages",
    "demo",
]

MIDDLEWARE = [
    "base.logs.middleware.RequestId",
    "base.web.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    # before static files, which get these headers too
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "base.logs.middleware.Who",
    "base.web.middleware.Preferences",
    "django.contrib.messages.middleware.MessageMiddleware",
    "networks.people.middleware.Accounts",
    "allauth.account.middleware.AccountMiddleware",
    "base.web.middleware.Errors",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "networks.membership.frame.context",
                "networks.site.banner.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "base.web.templatetags.erfa",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database(DATABASE_URL, os.environ.get("TEST_DB_SUFFIX", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The address is unique ignoring case (a constraint over Lower), which the check does not see. Django's own
# administration gets who looks from its site, not from a context processor on every page of ours.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "admin.E402"]

if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL]},
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["networks.people.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "networks.people.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "networks.people.passwords.NotCommon"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
SESSION_ENGINE = "networks.people.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "base.web.failures.csrf"

ACCOUNT_ADAPTER = "networks.people.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "today"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = False
# Erfa counts attempts itself (networks/people/actions/accounts.py): allauth's counters sit in the cache, whose
# increment is not atomic, and its answer lacks Retry-After.
ACCOUNT_RATE_LIMITS = False
# Who changes the safety of an account has shown within ten minutes that it is theirs (networks/people/recent.py).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "networks.people.mfa.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a code of the half minute before or after: clocks differ

# Language and time
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# Static files: hashed names, compressed once, served by the application itself
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": env.files(os.environ.get("FILES_URL", ""), VAR / "files"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "base.web.storage.Hashed"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Mail
vars().update(env.mail(os.environ.get("EMAIL_URL", "console:")))
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", f"Erfa <noreply@{urlsplit(BASE_URL).hostname}>")

# Headers (SECURITY: everything refused but what the pages need)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF, *(origin.replace("http", "ws", 1) for origin in ORIGINS)],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = SECURE and env.flag("SSL_REDIRECT")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
# Behind a proxy that sets these headers (docs/operations.md); never trusted otherwise.
BEHIND_PROXY = env.flag("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# Uploaded files (base/files)
FILE_MB = env.number("FILE_MB", 25)
FILES_PERSON_MB = env.number("FILES_PERSON_MB", 1024)
FILES_NETWORK_MB = env.number("FILES_NETWORK_MB", 20 * 1024)
CLAMAV_URL = os.environ.get("CLAMAV_URL", "")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SITE_NAME = _("Erfa")
# Who answers for the service: named on the law's small pages, told of faults in accessibility.
OPERATOR_NAME = os.environ.get("OPERATOR_NAME", "")
OPERATOR_EMAIL = os.environ.get("OPERATOR_EMAIL", "")
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "erfa-demo-2026")

LOGGING = logs.configure(
    level=os.environ.get("LOG_LEVEL", "WARNING"),
    form=os.environ.get("LOG_FORMAT", "json" if SECURE else "line"),
)

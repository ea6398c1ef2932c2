"""Whom one can sign in as where the demo lives."""

from django.conf import settings

from demo.load import is_loaded

DEMO_SIGN_INS = (
    ("a member", "p40@demo.example", "Astrid Blålavén, Laxå"),
    ("a lead", "p01@demo.example", "Saga Kvistmark, Umeå"),
    ("an admin", "admin@demo.example", "Disa Driftig, Erfas förvaltning"),
)


def sign_ins() -> str:
    """Return the lines that `make run` prints, or nothing where the demo is not loaded."""
    if not is_loaded():
        return ""
    rows = [f"  {email:<20} {role:<9} {who}" for role, email, who in DEMO_SIGN_INS]
    return "\n".join(
        ["Sign in with one of these addresses:", *rows, f"Password for all: {settings.DEMO_PASSWORD}"]
    )

"""Why a file can't be had, and what the log says, in words."""

from django.utils.translation import gettext_lazy as _

from base import audit

audit.register({"files.refused": _("refused a file in which the virus scanner found something")})

WHY = {
    "infected": _("The virus scanner found something in the file. It has been removed."),
    "broken": _("The picture can't be read. Save it again as JPEG or PNG and choose that file."),
    "unread": _("The file could not be checked, and has been removed."),
}


def why_of(code: str) -> str:
    """Return why a file is refused, in the reader's language; "" when it is not."""
    return str(WHY.get(code, ""))

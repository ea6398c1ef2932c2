"""How it is said where somebody works: as certain only when it is (an organisation has confirmed it)."""

from datetime import datetime

from django.utils.translation import gettext as _


def workplace(name: str, confirmed_at: datetime | None, *, current: bool = True) -> str:
    """Return an organisation's name as it stands beside a person, in the reader's language.

    `current` is False for what they said for an organisation that they no longer say to work at.
    """
    if confirmed_at is not None or not current:
        return name
    return _("%(organisation)s (not confirmed)") % {"organisation": name}

"""The word that names a network in addresses."""

import re

from django.utils.text import slugify

LONGEST = 60
# Words that stand below /n/ or /networks/ today or by the map of addresses: a network so called would hide one.
RESERVED = frozenset(
    (
        *(
            "about",
            "add",
            "admin",
            "all",
            "appoint",
            "chat",
            "decide",
            "feed",
            "forum",
            "join",
            "lead",
            "leads",
        ),
        *("leave", "members", "networks", "new", "request", "requests", "role", "rules", "search", "seen"),
        *("seminars", "settings"),
    )
)
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# å, ä and ö lose their dots by themselves; these letters have no plain form that slugify knows
_LETTERS = str.maketrans({"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "ß": "ss", "–": "-", "—": "-"})


def slug_of(name: str) -> str:
    """Return the address that a name suggests: "HR och digitalisering" -> "hr-och-digitalisering"."""
    return slugify(name.translate(_LETTERS))[:LONGEST].strip("-_").replace("_", "-")


def slug_ok(slug: str) -> bool:
    """Whether a network may have this address."""
    return len(slug) <= LONGEST and bool(_SHAPE.fullmatch(slug)) and slug not in RESERVED

"""Words that name a thing in addresses."""

import re

from django.utils.text import slugify

LONGEST = 60
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# å, ä and ö lose their dots by themselves; these letters have no plain form that slugify knows
_LETTERS = str.maketrans({"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "ß": "ss", "–": "-", "—": "-", "_": "-"})


def slug_of(name: str) -> str:
    """Return the slug that a name suggests: "HR och digitalisering" -> "hr-och-digitalisering"."""
    return slugify(name.translate(_LETTERS))[:LONGEST].strip("-")


def slug_ok(slug: str) -> bool:
    """Whether it is one: small letters and digits in groups, with single hyphens between, at most 60."""
    return len(slug) <= LONGEST and bool(_SHAPE.fullmatch(slug))

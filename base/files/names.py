"""What a file is called: one harmless line, with the ending of what it is."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from base.text import line

LONGEST: Final = 100
# What some system refuses in a name, or reads as a path; and what would break out of Markdown or an address.
_BAD: Final = re.compile(r"[\\/:*?\"<>|\[\]()`#%&{}^~\x00-\x1f]+")
# What browsers write in a form for a quotation mark and the ends of lines in a name.
_BY_BROWSERS: Final = re.compile(r"%(22|0D|0A)")
_SIZE: Final = re.compile(r"[0-9]+\.(avif|jpg)")  # the addresses of a picture's sizes look like this


def clean_name(name: str, endings: tuple[str, ...]) -> str:
    """The name of an uploaded file as it is kept, ending with one of `endings` (the first, if none fits).

    "../../Resumé.html" of a JPEG becomes "Resumé.jpg". Raises nothing.
    """
    name = _BY_BROWSERS.sub(" ", name)
    name = unicodedata.normalize("NFC", line(name)).replace("\\", "/").rpartition("/")[2]
    name = line(_BAD.sub(" ", name)).strip(" .-_") or "fil"
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if ending in endings:
        stem = path.stem
    else:
        stem, ending = (path.stem if 1 < len(ending) <= 6 else name), endings[0]
    stem = re.sub(r"\s+", "-", stem).strip(".-")[: LONGEST - len(ending)] or "fil"
    return f"bild-{stem}{ending}" if _SIZE.fullmatch(f"{stem}{ending}") else f"{stem}{ending}"


def address_of(key: str, name: str) -> str:
    """Return the address that a file is fetched at."""
    return f"/f/{key}/{quote(name)}"

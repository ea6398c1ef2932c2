"""What a text shows of the files that hang on it, filled into its stored HTML when it is read.

Made by templates, which escape what people chose (a name, the words for a picture).
"""

from collections.abc import Mapping

from django.template.loader import render_to_string

from base.files import pictures
from base.files.kinds import JPEG, words_of
from base.files.models import File
from base.files.queries import files_of
from base.files.texts import why_of
from base.text import FileLink, fill_in_files

WIDEST, HIGHEST = 640, 560  # CSS pixels that a picture in a text takes at most; a press opens all of it


class FilledTexts:
    """The files of a page's texts, read in one query (none where no text shows any)."""

    def __init__(self, kind: str, htmls: Mapping[int, str], owner_id: int = 0) -> None:
        self._found = files_of(kind, htmls, owner_id)

    def fill(self, holder_id: int, html: str) -> str:
        """Return stored HTML with its files: pictures shown, others as a line. What hangs elsewhere stays a link."""
        files = self._found.get(holder_id)
        if not files:
            return html

        def made(link: FileLink) -> str | None:
            file = files.get(link.key)
            return shown(file, link.words, as_picture=link.is_picture, alone=link.alone) if file else None

        return fill_in_files(html, made)


def shown(file: File, words: str, *, as_picture: bool, alone: bool) -> str:
    """Return a file as a text shows it. `alone`: it stands in a paragraph of its own, and may be a block."""
    if file.is_picture and as_picture and not file.is_refused:
        return picture(file, words or file.alt, alone=alone)
    context = {
        "name": words or file.name,
        "url": file.get_absolute_url(),
        "kind": words_of(file.type),
        "size": file.size,
        "is_picture": file.is_picture,
        "why": why_of(file.why) if file.is_refused else "",
        "alone": alone,
    }
    return render_to_string("files/attached.html", context).strip()


def picture(file: File, alt: str, *, alone: bool) -> str:
    """Return a picture in up to three widths, its room kept from the beginning."""
    width, height = file.width or 1, file.height or 1
    scale = min(1, WIDEST / width, HIGHEST / height)
    context = {
        "alt": alt,
        "name": file.name,
        "url": file.get_absolute_url(),
        "width": max(1, round(width * scale)),
        "height": max(1, round(height * scale)),
        "srcset": srcset(file),
        "src": _address(file, f"{pictures.fallback_of(width)}.jpg"),
        "waits": not file.is_ready,
        "on_white": file.type != JPEG.type,
        "alone": alone,
    }
    return render_to_string("files/picture.html", context).strip()


def srcset(file: File) -> str:
    """Return a picture's widths, for the browser to choose from."""
    widths = pictures.widths_of(file.width or 1)
    return ", ".join(f"{_address(file, f'{each}.avif')} {each}w" for each in widths)


def _address(file: File, name: str) -> str:
    return f"/f/{file.key}/{name}"

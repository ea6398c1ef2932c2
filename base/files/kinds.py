"""Which files may be uploaded, and what each is called: a list of what is allowed, everything else is refused."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(NamedTuple):
    """A type of files: its name for browsers, the endings that it may have, and what people call it."""

    type: str
    endings: tuple[str, ...]
    words: str | Promise


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"

JPEG: Final = Kind("image/jpeg", (".jpg", ".jpeg"), "JPEG")
PNG: Final = Kind("image/png", (".png",), "PNG")
GIF: Final = Kind("image/gif", (".gif",), "GIF")
WEBP: Final = Kind("image/webp", (".webp",), "WebP")
AVIF: Final = Kind("image/avif", (".avif",), "AVIF")
PDF: Final = Kind("application/pdf", (".pdf",), "PDF")
CSV: Final = Kind("text/csv", (".csv",), "CSV")
TXT: Final = Kind("text/plain", (".txt",), _("Text file"))
ICS: Final = Kind("text/calendar", (".ics",), _("Calendar file"))

# What Pillow opens, by its own names.
PICTURES: Final = {"JPEG": JPEG, "PNG": PNG, "GIF": GIF, "WEBP": WEBP, "AVIF": AVIF}
TEXTS: Final = (TXT, CSV, ICS)
# Files of Office are ZIP archives: the folder that each kind has.
OFFICE: Final = {
    "word/": Kind(f"{_OFFICE}.wordprocessingml.document", (".docx",), _("Word document")),
    "xl/": Kind(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), _("Excel workbook")),
    "ppt/": Kind(f"{_OFFICE}.presentationml.presentation", (".pptx",), _("PowerPoint presentation")),
}
# OpenDocument says what it is in its first member.
OPEN_DOCUMENT: Final = {
    each.type: each
    for each in (
        Kind(f"{_OPEN}.text", (".odt",), _("OpenDocument text")),
        Kind(f"{_OPEN}.spreadsheet", (".ods",), _("OpenDocument spreadsheet")),
        Kind(f"{_OPEN}.presentation", (".odp",), _("OpenDocument presentation")),
    )
}
KINDS: Final = {
    each.type: each for each in (*PICTURES.values(), PDF, *TEXTS, *OFFICE.values(), *OPEN_DOCUMENT.values())
}
# What a browser's dialogue offers.
ACCEPT: Final = ",".join(ending for each in KINDS.values() for ending in each.endings)


def words_of(type: str) -> str:
    """Return what people call files of a type."""
    return str(KINDS[type].words) if type in KINDS else type

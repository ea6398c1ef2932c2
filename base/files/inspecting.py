"""What an uploaded file is, by its content: headers are read, nothing is decoded or unpacked."""

import logging
import re
import zipfile
from typing import IO, Final, NamedTuple

import filetype
from django.utils.translation import gettext as _
from PIL import Image

from base.errors import Invalid
from base.files import headers, kinds
from base.files.kinds import Kind
from base.files.names import clean_name
from base.files.sparing import Sparing

MOST_PIXELS: Final = 50_000_000
MOST_FRAMES: Final = 200
MOST_PIXELS_MOVING: Final = 60_000_000  # of all frames together
LONGEST_SIDE: Final = 16_000
# Archives are never unpacked here; these bounds are for who opens them.
MOST_MEMBERS: Final = 5_000
MOST_UNPACKED: Final = 500 * 1024 * 1024
MOST_RATIO: Final = 200

_HEAD: Final = 4096
_ORIENTATION: Final = 0x0112
_TURNED: Final = {5, 6, 7, 8}
_MARKUP: Final = re.compile(
    rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php|math|x:)", re.IGNORECASE
)
_MACROS: Final = re.compile(r"vbaProject\.bin|/activeX/|/embeddings/.*\.(exe|js|vbs|bat)", re.IGNORECASE)


log = logging.getLogger(__name__)


class Looked(NamedTuple):
    """A file that may be kept: its kind, its name, and of a picture its size as it is shown."""

    kind: Kind
    name: str
    width: int | None = None
    height: int | None = None


def look(file: IO[bytes], name: str) -> Looked:
    """Say what a file is. Raises Invalid("file") with a sentence that says what to do instead."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise _no(_("The file is empty."))
    guessed = filetype.guess(head)
    mime = guessed.mime if guessed else ""
    if mime in {"image/heic", "image/heif"}:
        raise _no(
            _("HEIC pictures can't be shown everywhere. Save the picture as JPEG and choose that file.")
        )
    if mime.startswith("image/"):
        return _picture(file, name, mime)
    if head.startswith(b"%PDF-"):
        return Looked(kinds.PDF, clean_name(name, kinds.PDF.endings))
    if head.startswith(b"PK\x03\x04"):
        return _archive(file, name)
    if not mime:
        return _text(file, name)
    raise _unknown()


def _picture(file: IO[bytes], name: str, mime: str) -> Looked:
    shape = headers.WITHOUT_DECODER[mime](file) if mime in headers.WITHOUT_DECODER else _by_pillow(file)
    if shape is None:
        raise _no(_("The picture can't be read. Save it again as JPEG or PNG and choose that file."))
    pixels = shape.width * shape.height
    if pixels > MOST_PIXELS or max(shape.width, shape.height) > LONGEST_SIDE:
        raise _no(
            _("The picture has too many pixels: at most %(n)s million. Make it smaller and try again.")
            % {"n": MOST_PIXELS // 1_000_000}
        )
    if shape.frames > MOST_FRAMES or pixels * shape.frames > max(MOST_PIXELS_MOVING, pixels):
        raise _no(
            _("The moving picture is too long. Choose one with at most %(n)s frames.") % {"n": MOST_FRAMES}
        )
    width, height = (shape.height, shape.width) if shape.turned else (shape.width, shape.height)
    return Looked(shape.kind, clean_name(name, shape.kind.endings), width, height)


def _by_pillow(file: IO[bytes]) -> headers.Shape | None:
    """Open the header of a JPEG, PNG or GIF: Pillow decodes nothing until it is told to."""
    try:
        with Image.open(Sparing(file), formats=("JPEG", "PNG", "GIF")) as opened:
            form = (
                "JPEG" if opened.format == "MPO" else str(opened.format)
            )  # a JPEG with a second one behind it
            frames = headers.gif_frames(file, MOST_FRAMES) if form == "GIF" else 1
            # Pillow would decode a whole PNG to look for notes behind its pixels.
            noted = form == "JPEG" or "exif" in opened.info
            turned = noted and opened.getexif().get(_ORIENTATION) in _TURNED
            return headers.Shape(kinds.PICTURES[form], *opened.size, turned, frames)
    except Image.DecompressionBombError:
        return headers.Shape(kinds.PNG, LONGEST_SIDE + 1, LONGEST_SIDE + 1)
    except Exception:  # decoders raise whatever they meet in what is not theirs
        log.info("a picture's header could not be read", exc_info=True)
        return None


def _archive(file: IO[bytes], name: str) -> Looked:
    """A document of Office or OpenDocument; any other archive is refused, and so are macros and bombs."""
    try:
        with zipfile.ZipFile(Sparing(file)) as archive:
            members = archive.infolist()
            first = archive.read("mimetype")[:100] if _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise _unknown() from error
    names = {each.filename for each in members}
    unpacked, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1024):
        raise _no(_("The document is larger inside than can be opened safely."))
    if any(_MACROS.search(each) for each in names):
        raise _no(_("The document holds macros. Save it without macros and choose that file."))
    kind = kinds.OPEN_DOCUMENT.get(first.decode("ascii", "replace").strip())
    if kind is None and "[Content_Types].xml" in names:
        found = [each for folder, each in kinds.OFFICE.items() if any(n.startswith(folder) for n in names)]
        kind = found[0] if len(found) == 1 else None
    if kind is None:
        raise _unknown()
    return Looked(kind, clean_name(name, kind.endings))


def _small(archive: zipfile.ZipFile, member: str) -> bool:
    return any(each.filename == member and each.file_size <= 100 for each in archive.infolist())


def _text(file: IO[bytes], name: str) -> Looked:
    """Plain text with an ending of the list. Markup is refused, whatever its ending: nobody's browser may run it."""
    ending = name.lower().rpartition(".")[2]
    kind = next((each for each in kinds.TEXTS if f".{ending}" in each.endings), None)
    if kind is None:
        raise _unknown()
    file.seek(0)
    before = b""
    while piece := file.read(65_536):
        if b"\x00" in piece or _MARKUP.search(before + piece):
            raise _unknown()
        before = piece[-32:]
    return Looked(kind, clean_name(name, kind.endings))


def _no(sentence: str) -> Invalid:
    return Invalid({"file": [sentence]})


def _unknown() -> Invalid:
    return _no(
        _(
            "Files of this kind can't be uploaded. Choose a picture (JPEG, PNG, GIF, WebP, AVIF), a PDF, a document of "
            "Word, Excel, PowerPoint or LibreOffice, or a text, CSV or calendar file."
        )
    )

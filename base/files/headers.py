"""The size of WebP and AVIF pictures, read from their headers by hand.

Pillow makes room for all the pixels of a WebP when it opens it, and reads an AVIF whole: too late and too much
for a check of how large they are.
"""

import struct
from collections.abc import Callable, Mapping
from typing import IO, Final, NamedTuple

from PIL import Image

from base.files import kinds
from base.files.kinds import Kind

MOST_CHUNKS: Final = 10_000
# Of a GIF: its data come in blocks of 255 bytes at most, 100,000 in the largest file; notes have no use here, and
# Pillow puts each together byte by byte.
MOST_BLOCKS: Final = 300_000
MOST_NOTES: Final = 64 * 1024
_EXIF_MOST: Final = 256 * 1024
_AVIF_HEAD: Final = 128 * 1024
_ORIENTATION: Final = 0x0112


class Shape(NamedTuple):
    """How large a picture says that it is."""

    kind: Kind
    width: int
    height: int
    turned: bool = False  # stored on its side
    frames: int = 1


def webp(file: IO[bytes]) -> Shape | None:
    """Read a WebP's chunks; None when they are no picture."""
    file.seek(0)
    head = file.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    size: tuple[int, int] | None = None
    frames, turned = 0, False
    for _n in range(MOST_CHUNKS):
        opening = file.read(8)
        if len(opening) < 8:
            break
        name, length = opening[:4], int.from_bytes(opening[4:], "little")
        data = file.read(min(length, _EXIF_MOST if name == b"EXIF" else 10))
        size = size or _webp_size(name, data)
        frames += name == b"ANMF"
        turned = turned or (name == b"EXIF" and _turned(data))
        file.seek(length - len(data) + length % 2, 1)
    return Shape(kinds.WEBP, *size, turned, max(frames, 1)) if size and all(size) else None


def _webp_size(name: bytes, data: bytes) -> tuple[int, int] | None:
    if len(data) < 10:
        return None
    if name == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if name == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L" and data[0] == 0x2F:
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None


def _turned(exif: bytes) -> bool:
    found = Image.Exif()
    try:
        found.load(exif)
        return found.get(_ORIENTATION) in {5, 6, 7, 8}
    except Exception:  # nonsense in a picture's notes is no reason to refuse the picture
        return False


def gif_frames(file: IO[bytes], most: int) -> int:
    """Return how many pictures a GIF has, counted until there are more than `most`.

    Raises ValueError for one that is none, has very many blocks, or long notes.
    """
    file.seek(0)
    head = file.read(13)
    _skip_colours(file, head[10:11])
    frames, blocks, notes = 0, 0, 0
    while frames <= most and (opening := file.read(1)) not in {b"", b";"}:
        blocks += 1
        if opening == b",":
            frames += 1
            _skip_colours(file, file.read(9)[8:9])
            file.seek(1, 1)
        elif opening == b"!":
            kind = file.read(1)
        else:
            raise ValueError("neither a picture nor an extension")
        while (length := file.read(1)) not in {b"", b"\0"}:
            file.seek(length[0], 1)
            blocks += 1
            notes += length[0] if opening == b"!" and kind == b"\xfe" else 0
            if blocks > MOST_BLOCKS or notes > MOST_NOTES:
                break
        if blocks > MOST_BLOCKS or notes > MOST_NOTES:
            raise ValueError("too many blocks, or too long notes")
    return max(frames, 1)


def _skip_colours(file: IO[bytes], flags: bytes) -> None:
    if flags and flags[0] & 0x80:
        file.seek(3 << (flags[0] & 7) + 1, 1)


def avif(file: IO[bytes]) -> Shape | None:
    """Read an AVIF's boxes: the largest size that is told, and whether the picture is turned."""
    file.seek(0)
    head = file.read(_AVIF_HEAD)
    sizes = []
    at = head.find(b"ispe")
    while at >= 0 and len(head) >= at + 16:
        sizes.append(struct.unpack(">II", head[at + 8 : at + 16]))
        at = head.find(b"ispe", at + 4)
    if not sizes or not all(map(all, sizes)):
        return None
    width, height = max(sizes, key=lambda each: each[0] * each[1])
    rotation = head.find(b"irot")
    turned = rotation >= 0 and len(head) > rotation + 4 and bool(head[rotation + 4] & 1)
    return Shape(kinds.AVIF, width, height, turned)


WITHOUT_DECODER: Final[Mapping[str, Callable[[IO[bytes]], Shape | None]]] = {
    "image/webp": webp,
    "image/avif": avif,
}

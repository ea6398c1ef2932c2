"""Files made to keep whoever looks at them busy: each is known for what it is at once (G-31)."""

import io
import struct
import time
import zlib

import pytest
from PIL import Image

from base.errors import Invalid
from base.files.inspecting import look

MANY = 5_000_000  # bytes
GIF = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
FRAME = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"


def repeated(piece: bytes) -> bytes:
    """Return a piece so often that it is five megabytes."""
    return piece * (MANY // len(piece))


def table_of_contents() -> bytes:
    """Return an archive that is nearly all table of contents."""
    first = b"PK\x03\x04" + bytes(22) + struct.pack("<HH", 1, 0) + b"a"
    line = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    lines = repeated(line)
    end = struct.pack("<HHHHIIH", 0, 0, 0, 0, len(lines), len(first), 0)
    return first + lines + b"PK\x05\x06" + end


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (table_of_contents(), "rader.docx"),
        (GIF + repeated(FRAME) + b";", "rutor.gif"),
        (GIF + b"!\xfe" + repeated(b"\x01a") + b"\0" + FRAME + b";", "anteckning.gif"),
        (GIF + FRAME + b"!\xfe" + repeated(b"\xff" + b"a" * 255) + b"\0" + FRAME + b";", "mitt i.gif"),
        (GIF + FRAME + repeated(b"!\xfe\0") + b";", "tomma.gif"),
        (GIF + FRAME[:11] + repeated(b"\x01a") + b"\0;", "smulor.gif"),
        (PNG + repeated(chunk(b"abCd", b"")), "delar.png"),
        (b"\xff\xd8" + repeated(b"\xff\xfe\x00\x02"), "märken.jpg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nobody_is_kept_busy(content: bytes, name: str) -> None:
    began = time.process_time()
    with pytest.raises(Invalid):
        look(io.BytesIO(content), name)
    assert time.process_time() - began < 1.5


def test_pictures_with_notes_of_a_decent_length_come_in() -> None:
    out = io.BytesIO()
    frames = [Image.new("P", (20, 10), n) for n in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=b"a" * 3000, duration=50)
    assert look(out, "a.gif").width == 20
    out = io.BytesIO()
    noise = Image.effect_noise((900, 900), 90).convert("RGB")
    noise.save(out, "JPEG", quality=95, comment=b"a" * 60_000, icc_profile=bytes(300_000))
    assert look(out, "a.jpg").height == 900

"""A picture made anew: decoded and encoded again, so that nothing of the uploaded bytes is ever served.

What was hidden behind, between or in the picture (EXIF with a place, another file, a script) is gone with it.
Run by the worker. Memory is bounded by `inspecting.MOST_PIXELS`.
"""

import io
import logging
from collections.abc import Callable, Iterator
from typing import IO, Any, Final, NamedTuple

from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from base.files import kinds
from base.files.inspecting import MOST_FRAMES, MOST_PIXELS
from base.files.kinds import Kind

WIDTHS: Final = (480, 960, 1280)  # the last: a text's widest picture, twice as dense
TYPES: Final = {"avif": "image/avif", "jpg": "image/jpeg"}
_FALLBACK: Final = 960  # the one size that also comes as JPEG, for browsers that do not know AVIF

# Pillow's own net, should a header have lied: it raises above twice this.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

log = logging.getLogger(__name__)


class Broken(Exception):
    """The picture can't be decoded."""


class Made(NamedTuple):
    """A picture as it may be served."""

    kind: Kind
    width: int
    height: int
    data: bytes
    sizes: dict[str, bytes]  # file names ("480.avif") and contents


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths that a picture is shown in: up to three, none wider than itself."""
    below = tuple(each for each in WIDTHS if each <= width)
    own = not below or WIDTHS[-1] > width > below[-1] * 1.1
    return (*below, width) if own else below


def fallback_of(width: int) -> int:
    """Return the width whose JPEG is shown where AVIF is not known."""
    return max((each for each in widths_of(width) if each <= _FALLBACK), default=widths_of(width)[0])


def sizes_of(width: int) -> frozenset[str]:
    """Return the names of all sizes of a picture of that width."""
    return frozenset([*(f"{each}.avif" for each in widths_of(width)), f"{fallback_of(width)}.jpg"])


def make(file: IO[bytes]) -> Made:
    """Make a picture anew, with its sizes. Raises Broken."""
    file.seek(0)
    try:
        with Image.open(file, formats=tuple(kinds.PICTURES)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Broken("too many pixels")
            return _make(opened)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError) as error:
        raise Broken(repr(error)) from error
    except (Image.DecompressionBombError, OverflowError, KeyError, IndexError, AttributeError) as error:
        raise Broken(repr(error)) from error


def _make(opened: Any) -> Made:
    form = "JPEG" if opened.format == "MPO" else opened.format
    moving = form in {"GIF", "WEBP"} and getattr(opened, "n_frames", 1) > 1
    whole = _moving(opened, form) if moving else None
    still = _still(opened)
    kind = kinds.PICTURES[form]
    if whole is None:
        kind = kind if form in _ENCODERS else kinds.PNG if still.mode == "RGBA" else kinds.JPEG
        whole = _ENCODERS[next(name for name, each in kinds.PICTURES.items() if each is kind)](still)
    return Made(kind, still.width, still.height, whole, dict(_sizes(still)))


def _still(opened: Any) -> Image.Image:
    """The first picture, upright, in sRGB, as RGB or RGBA and with nothing else."""
    opened.seek(0)
    ImageOps.exif_transpose(opened, in_place=True)  # or a picture that stands already would be copied
    image = _srgb(_eight_bits(opened))
    mode = "RGBA" if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info else "RGB"
    image = image.convert(mode)
    image.info = {}
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as grey of 8: Pillow's own conversion cuts off at white what is above 255."""
    if not image.mode.startswith("I"):
        return image
    image.info.pop("transparency", None)  # one grey of 65,536
    return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return image
        mode = "RGB" if image.mode in {"CMYK", "L"} else image.mode
        alpha = image.getchannel("A") if mode == "RGBA" else None
        base = image.convert("RGB") if alpha else image
        turned = ImageCms.profileToProfile(base, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        if turned is None:
            return image
        if alpha:
            turned.putalpha(alpha)
        return turned
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        log.info("a picture's colour profile could not be used", exc_info=True)
        return image


def _moving(opened: Any, form: str) -> bytes:
    """All frames again; how long each stands and how often they go round is kept."""
    frames, durations = [], []
    for number, frame in enumerate(ImageSequence.Iterator(opened)):
        if number >= MOST_FRAMES:
            break
        durations.append(max(int(frame.info.get("duration", 100) or 100), 20))
        frames.append(frame.convert("RGBA"))
        frames[-1].info = {}
    out = io.BytesIO()
    options: dict[str, Any] = {"duration": durations, "loop": int(opened.info.get("loop", 0) or 0)}
    options |= {"quality": 80, "method": 2} if form == "WEBP" else {"disposal": 2, "optimize": False}
    frames[0].save(out, form, save_all=True, append_images=frames[1:], **options)
    return out.getvalue()


def _sizes(image: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Each width from the next larger one, the first from a half or less: quicker, and no eye tells the difference."""
    whole, fallback = image.size, fallback_of(image.width)
    for width in reversed(widths_of(image.width)):
        size = (width, max(1, round(whole[1] * width / whole[0])))
        if size != image.size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=1.5)
        yield f"{width}.avif", _saved(image, "AVIF", quality=55, speed=9, max_threads=1)
        if width == fallback:
            yield f"{width}.jpg", _saved(_on_white(image), "JPEG", quality=82)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


# Without an entry (AVIF, slow at full size): JPEG, or PNG where something is transparent.
_ENCODERS: Final[dict[str, Callable[[Image.Image], bytes]]] = {
    "JPEG": lambda image: _saved(_on_white(image), "JPEG", quality=90),
    "PNG": lambda image: _saved(image, "PNG", compress_level=6),
    "GIF": lambda image: _saved(image, "GIF"),
    "WEBP": lambda image: _saved(image, "WEBP", quality=88, method=2),
}

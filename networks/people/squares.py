"""A QR code as one path of an inline SVG: no picture to fetch, no style that the content policy would refuse."""

from dataclasses import dataclass

import qrcode


@dataclass(frozen=True, slots=True)
class Squares:
    """So many squares wide and high, quiet border included, and the path of the dark ones."""

    size: int
    path: str


def squares(text: str) -> Squares:
    """Return a QR code that holds `text`."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    parts = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return Squares(len(rows), "".join(parts))

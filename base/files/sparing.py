"""A file that is not read to the end: whoever looks at a header gets only so much of it, so often."""

import io
from typing import IO, Final

# A photograph's header has a few dozen parts; who has thousands wants Pillow to be busy with them.
MOST_READS: Final = 4_000
# zipfile reads a whole table of contents, and makes an object of each line: five thousand fit.
MOST_AT_ONCE: Final = 1024 * 1024


class Sparing(io.RawIOBase, IO[bytes]):
    """Reads a file from its beginning; raises OSError when too much is asked for, or too often."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._left = file, MOST_READS
        file.seek(0)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        self._left -= 1
        if self._left < 0 or size > MOST_AT_ONCE:
            raise OSError("more is asked for than a header has")
        return self._file.read(size if size >= 0 else MOST_AT_ONCE)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go elsewhere."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return where one is."""
        return self._file.tell()

    def readable(self) -> bool:
        """It is read."""
        return True

    def seekable(self) -> bool:
        """It can be read in any order."""
        return True

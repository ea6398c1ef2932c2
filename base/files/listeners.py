"""What follows when a file has come."""

from base.events import durable
from base.files import actions as files
from base.files.events import FileStored


@durable(FileStored)
def prepare(stored: FileStored) -> None:
    """Scan it, and make a picture anew."""
    files.prepare(stored.file_id)

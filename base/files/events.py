"""What happens to files."""

from base.events import event


@event
class FileStored:
    """A file lies in the store and waits to be looked at: scanned, or a picture made anew."""

    file_id: int


@event
class FileRefused:
    """A file that had come is refused for good; its row says why."""

    file_id: int

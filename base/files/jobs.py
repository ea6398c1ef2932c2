"""What the worker does with files once an hour."""

from base.files import actions as files
from base.jobs import chore


@chore
def sweep() -> None:
    """Forget uploads that nothing shows."""
    files.sweep()


@chore
def look_again() -> None:
    """Have files looked at again whose turn was lost."""
    files.look_again()

"""How the runner gives up: with one sentence that says what to do."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
TOLD = 3  # the exit code of a process that has told its trouble already
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var")


class Trouble(Exception):
    """Something that the person at the keyboard can put right; the text tells how."""


def told(main: Callable[[], int]) -> None:
    """Run `main` and leave with its code; tell a Trouble in one sentence instead of a traceback."""
    try:
        code = main()
    except Trouble as trouble:
        sys.stdout.flush()
        print(trouble, file=sys.stderr)
        code = TOLD
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)

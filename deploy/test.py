"""`make test`: compiles the translations, then hands over to pytest on a few processors.

What stands on the command line goes on to pytest. DATABASE_URL and REDIS_URL choose the stack, as for `make run`.
"""

import os
import subprocess
import sys

from deploy.trouble import PYTHON, ROOT, told

MOST_PROCESSES = 4  # each has a database of its own to make first


def main() -> int:
    """Run pytest, whose summary is the last thing printed."""
    from base.language.catalogue import compile_all  # only now: .venv is complete

    compile_all(ROOT / "locale")
    wishes = sys.argv[1:]
    if not any(wish.startswith("-n") for wish in wishes):
        processes = min(MOST_PROCESSES, os.cpu_count() or 1)
        wishes = ["-n", str(processes), "--dist", "worksteal", *wishes]
    return subprocess.run([str(PYTHON), "-m", "pytest", *wishes], cwd=ROOT).returncode


if __name__ == "__main__":
    told(main)

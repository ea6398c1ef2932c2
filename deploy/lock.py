"""`make lock`: resolves pyproject.toml into the two lock files, for every Python and system at once.

Versions that stand in the locks stay unless `--upgrade` or `--upgrade-package NAME` is given.
"""

import subprocess
import sys
from pathlib import Path

from deploy.install import DEV, RUN
from deploy.trouble import PYTHON, ROOT, Trouble, told

HEAD = "# Written by `make lock` from pyproject.toml. Don't edit.\n"
COMPILE = [
    *("pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"),
    # Hashes hold what is installed; where it is fetched from is the business of the machine.
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
]


def main() -> int:
    """Write what runs, then what tests it with exactly the same versions."""
    resolve(RUN, sys.argv[1:])
    resolve(DEV, ["--group", "dev", "--constraints", RUN.name, *sys.argv[1:]])
    return 0


def resolve(lock: Path, options: list[str]) -> None:
    """Write one lock file. Raises Trouble when there is no solution."""
    uv = PYTHON.with_name("uv")
    command = [str(uv), *COMPILE, "--output-file", lock.name, *options]
    if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL).returncode:
        raise Trouble(f"{lock.name} could not be resolved: see uv's words above.")
    lock.write_text(HEAD + lock.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    told(main)

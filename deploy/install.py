"""Makes .venv and installs what a lock file lists, only when that file has changed.

sh deploy/python.sh deploy.install        what Erfa runs with
sh deploy/python.sh deploy.install dev    what tests and checks it too
"""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from deploy.trouble import PYTHON, ROOT, Trouble, told

RUN = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
STAMP = ROOT / ".venv" / "installed"


def install(lock: Path) -> None:
    """See to it that .venv holds what `lock` lists.

    The development lock contains the other one, so having installed it counts for both.
    Raises Trouble when the environment can't be made or a package can't be had.
    """
    contained = [RUN, DEV] if lock == DEV else [RUN]
    wanted = {digest(each) for each in contained}
    if usable() and wanted <= installed():
        return
    if not usable():
        make()
    print(f"Installing the packages of {lock.name} into .venv (the first time takes a minute) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # --no-deps: the lock is complete, and nothing outside it may come in by a side door.
    if subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(lock)], cwd=ROOT).returncode:
        raise Trouble(
            f"The packages of {lock.name} could not be installed: see pip's words above, "
            "check the network, and run this again."
        )
    STAMP.write_text("\n".join(sorted(wanted)), encoding="ascii")


def usable() -> bool:
    """Say whether .venv holds a Python that starts and is new enough."""
    if not PYTHON.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(PYTHON), "-c", check], capture_output=True).returncode == 0


def make() -> None:
    """Create .venv anew. Raises Trouble where Python lacks what that takes (Debian's python3-venv)."""
    print(f"Making .venv with Python {sys.version.split()[0]} …", flush=True)
    try:
        venv.create(ROOT / ".venv", clear=True, with_pip=True, symlinks=True)
    except (subprocess.CalledProcessError, ImportError) as error:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Trouble(
            f"This Python can't make virtual environments: install python{version}-venv "
            "(on Debian: apt-get install python3-venv) and run this again."
        ) from error


def installed() -> set[str]:
    """Return the digests of the locks that .venv was last brought up to."""
    return set(STAMP.read_text(encoding="ascii").split()) if STAMP.exists() else set()


def digest(file: Path) -> str:
    """Return the hash that stands for the content of `file`."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> int:
    """Install the lock that the command line names."""
    install(DEV if "dev" in sys.argv[1:] else RUN)
    return 0


if __name__ == "__main__":
    told(main)

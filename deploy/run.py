"""`make run`: from a fresh clone to a site that answers, with its job worker beside it.

Environment (each has a default): PORT, HOST, DATABASE_URL, REDIS_URL, BASE_URL, EMAIL_URL, SECRET_KEY, DEMO.
"""

import http.client
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from urllib.parse import urlsplit

from deploy import stamps
from deploy.install import RUN, install
from deploy.processes import GLANCE_S, Family
from deploy.reach import Address, address, need_free, need_services
from deploy.trouble import PYTHON, ROOT, TOLD, Trouble, told

FIRST_ANSWER_S = 60


def main() -> int:
    """Install, prepare, start, and stay until somebody ends it or one of the processes dies."""
    for each in (signal.SIGINT, signal.SIGTERM):  # also where a shell's background has Ctrl-C ignored
        signal.signal(each, interrupted)
    where = address()
    need_free(where)
    need_services()
    install(RUN)
    prepare()
    try:
        with Family(commands(where)) as family:
            wait_for_answer(where, family)
            print(f"\nErfa: {where.url}\n\n{greeting()}\n", flush=True)
            family.watch()
    except KeyboardInterrupt:
        print("Erfa has stopped.", flush=True)
    return 0


def commands(where: Address) -> dict[str, list[str]]:
    """Return the processes that make up a running Erfa, by the name shown to people."""
    python = str(PYTHON)
    daphne = ["-m", "daphne", "-v", "0", "-b", where.host, "-p", str(where.port), "--no-server-name"]
    return {
        "The web server": [python, *daphne, "config.asgi:application"],
        "The job worker": [python, "manage.py", "worker"],
    }


def prepare() -> None:
    """Bring database, translations and static files up to date. Raises Trouble when that fails."""
    if stamps.nothing_to_do():
        return
    code = subprocess.run([str(PYTHON), "-m", "deploy.prepare"], cwd=ROOT).returncode
    if code == TOLD:
        sys.exit(TOLD)
    if code:
        raise Trouble("Erfa could not be prepared, so it does not start; the reason stands above.")


def wait_for_answer(where: Address, family: Family) -> None:
    """Return when /healthz answers 200. Raises Trouble when a process dies first or it takes too long."""
    until = time.monotonic() + FIRST_ANSWER_S
    while not answers(where):
        family.check()
        if time.monotonic() > until:
            raise Trouble(f"Erfa did not answer at {where.url} within {FIRST_ANSWER_S} s, so it stops.")
        time.sleep(GLANCE_S)


def answers(where: Address) -> bool:
    """Say whether the web server calls itself healthy."""
    base = urlsplit(os.environ.get("BASE_URL") or where.url)
    connection = http.client.HTTPConnection(where.near, where.port, timeout=5)
    try:
        # The name that the site goes by, else Django refuses the request as one for somebody else.
        headers = {"Host": base.netloc, "X-Forwarded-Proto": base.scheme}
        connection.request("GET", "/healthz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def greeting() -> str:
    """Return whom to sign in as, where there is demo content, and how to stop."""
    return "\n\n".join(filter(None, [stamps.read().get("sign_ins", ""), "Ctrl-C stops it."]))


def interrupted(number: int, frame: FrameType | None) -> None:
    """Leave whatever is going on, in good order."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    told(main)

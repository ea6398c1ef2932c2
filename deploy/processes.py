"""The child processes of `make run`: they start together and end together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from types import TracebackType

from deploy.trouble import ROOT, Trouble

GRACE_S = 10  # to finish requests and the job in hand
GLANCE_S = 0.1
PR_SET_PDEATHSIG = 1  # <sys/prctl.h>


class Family:
    """Processes that are no use without each other, used as `with Family(...) as family`.

    Each is put in a session of its own, so that Ctrl-C reaches the runner alone, which ends them in order.
    """

    def __init__(self, commands: Mapping[str, Sequence[str]]) -> None:
        """Remember which command to start under which name (the name is shown to people)."""
        self.commands = commands
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Family":
        """Start all of them."""
        for name, command in self.commands.items():
            self.children[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=partial(follow, os.getpid()),
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all of them: politely, then after GRACE_S by force. A second Ctrl-C can't interrupt this."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + GRACE_S
        for child in self.children.values():
            try:
                child.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def check(self) -> None:
        """Raise Trouble when one of them has ended by itself."""
        for name, child in self.children.items():
            code = child.poll()
            if code is not None:
                how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
                raise Trouble(f"{name} {how}, so Erfa stops; what it said about it stands above.")

    def watch(self) -> None:
        """Stay until one of them ends by itself; that raises Trouble."""
        while True:
            self.check()
            time.sleep(GLANCE_S)


def follow(parent: int) -> None:
    """Have this child ended when the runner (`parent`) is killed with no chance to do it (Linux).

    Otherwise a Daphne without a parent would keep the port.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it was killed just now
            os._exit(1)

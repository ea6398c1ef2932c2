"""How far a load has come: a bar for people at a terminal, lines for logs."""

import io

from django.core.management.base import OutputWrapper

from demo.progress import Progress


class Terminal(io.StringIO):
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_fills() -> None:
    out = Terminal()
    progress = Progress(OutputWrapper(out), total=2)
    progress.step()
    progress.step()
    progress.line("Done.")
    first, last = out.getvalue().split("\r")[1:]
    assert first == "[###############...............]  50 %"
    assert last == "[##############################] 100 %\nDone.\n"


def test_a_log_sees_lines_only() -> None:
    out = io.StringIO()
    progress = Progress(OutputWrapper(out), total=2)
    progress.line("Loading …")
    progress.step()
    progress.step()
    progress.line("Done.")
    assert out.getvalue() == "Loading …\nDone.\n"

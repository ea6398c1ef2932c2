"""What each act is called in words."""

from collections.abc import Mapping

from django.utils.functional import Promise

Words = str | Promise

_sentences: dict[str, Words] = {}


def register(sentences: Mapping[str, Words]) -> None:
    """Say what acts are called: `{"threads.move": _("moved a thread")}`, as it stands after somebody's name."""
    _sentences.update(sentences)


def sentence_of(act: str) -> str:
    """Return an act in the reader's language; its code where the subject is no longer installed."""
    return str(_sentences.get(act, act))


def known_acts() -> frozenset[str]:
    """Return every act that has words (for the test that no act is logged without)."""
    return frozenset(_sentences)

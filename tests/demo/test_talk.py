"""Which reply a reply of the demo answers: the files tell whom it quotes and mentions, no more."""

from demo.files import CaseFile, ReplyFile
from demo.talk import answered

CASE = CaseFile("case-1", "challenge", "digital-mognad", "astrid", "Var börjar man?", "…", (), 3)


def reply(number: int, author: str, *, mentions: tuple[str, ...] = (), quotes: str = "") -> ReplyFile:
    """One reply of the case."""
    return ReplyFile(f"reply-{number}", "case-1", author, number, number, "…", mentions, quotes)


SAGA, TORULF = reply(2, "saga"), reply(3, "torulf")


def test_a_first_reply_answers_the_case() -> None:
    assert answered(CASE, [], SAGA) is None


def test_a_reply_between_others_answers_the_case_too() -> None:
    assert answered(CASE, [SAGA], TORULF) is None


def test_a_quotation_decides() -> None:
    assert (
        answered(CASE, [SAGA, TORULF], reply(4, "freja", mentions=("torulf",), quotes="reply-2")) == "reply-2"
    )
    assert answered(CASE, [SAGA, TORULF], reply(4, "freja", quotes="case-1")) is None


def test_a_mention_leads_to_what_that_person_said_last() -> None:
    again = reply(4, "saga")
    assert answered(CASE, [SAGA, TORULF, again], reply(5, "freja", mentions=("saga",))) == "reply-4"


def test_a_mention_of_somebody_who_has_said_nothing_leads_nowhere() -> None:
    assert answered(CASE, [SAGA], reply(3, "freja", mentions=("rut",))) is None


def test_who_was_turned_to_answers_that() -> None:
    asks = reply(4, "torulf", mentions=("saga",))
    assert answered(CASE, [SAGA, asks], reply(5, "saga")) == "reply-4"


def test_who_asked_answers_the_latest_reply() -> None:
    assert answered(CASE, [SAGA, TORULF], reply(4, "astrid")) == "reply-3"

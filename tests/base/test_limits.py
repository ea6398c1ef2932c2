"""How often somebody may: counted in the database, whoever asks (G-26)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from base import clock, limits
from base.errors import TooFast
from base.limits import pacing
from base.limits.counting import prune
from base.limits.models import Window
from tests.races import together

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
POST = limits.Rate("test.post", times=3, seconds=60)


@pytest.mark.django_db
def test_the_fourth_is_too_fast_and_says_how_long_to_wait() -> None:
    with clock.at(NOON + timedelta(seconds=20)):
        for _ in range(3):
            limits.hit(POST, 1)
        with pytest.raises(TooFast) as refused:
            limits.hit(POST, 1)
    assert refused.value.retry_after == 40


@pytest.mark.django_db
def test_waiting_as_long_as_told_helps_however_often_one_tried() -> None:
    with clock.at(NOON):
        for _ in range(9):
            with pytest.raises(TooFast) if _ > 2 else clock.at(NOON):
                limits.hit(POST, 1)
    with clock.at(NOON + timedelta(seconds=60)):
        limits.hit(POST, 1)


@pytest.mark.django_db
def test_everybody_and_every_act_is_counted_apart() -> None:
    with clock.at(NOON):
        for who in ((1,), (2,), (1, 2), ("12",), (12,), ("1", "2")):
            for _ in range(3):
                limits.hit(POST, *who)
        limits.hit(limits.Rate("test.say", times=1, seconds=60), 1)
    assert sorted(Window.objects.values_list("count", flat=True)) == [1, 3, 3, 3, 3, 3, 3]


@pytest.mark.django_db
def test_no_address_is_kept_in_words() -> None:
    limits.hit(POST, "astrid@laxa.example")
    assert "astrid" not in Window.objects.get().name


@pytest.mark.django_db
def test_what_turned_out_well_is_forgiven_but_never_below_nothing() -> None:
    with clock.at(NOON):
        limits.forgive(POST, 1)
        for _ in range(9):
            limits.hit(POST, 1)
            limits.forgive(POST, 1)
        limits.forgive(POST, 1)
    assert Window.objects.get().count == 0


@pytest.mark.django_db
def test_importers_are_not_counted_inside_their_block_only() -> None:
    with limits.unlimited():
        for _ in range(9):
            limits.hit(POST, 1)
    assert not Window.objects.exists()
    limits.hit(POST, 1)
    assert Window.objects.count() == 1


@pytest.mark.django_db
def test_yesterday_is_forgotten() -> None:
    for hours in (0, 23, 26):
        with clock.at(NOON - timedelta(hours=hours)):
            limits.hit(POST, 1)
    with clock.at(NOON):
        prune()
        prune()
    assert Window.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_are_counted_one_by_one() -> None:
    many = limits.Rate("test.many", times=20, seconds=86400)
    answers = together([partial(limits.hit, many, 1)] * 30)
    assert [type(answer) for answer in answers].count(TooFast) == 10
    assert answers.count(None) == 20
    assert Window.objects.get().count == 30


def test_what_is_asked_at_every_letter_is_counted_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(pacing, "monotonic", lambda: now)
    ask = limits.Pace("test.ask", a_second=2, at_once=3)
    for _ in range(3):
        limits.keep(ask, 1)
    with pytest.raises(TooFast) as refused:
        limits.keep(ask, 1)
    assert refused.value.retry_after == 1
    limits.keep(ask, 2)  # everybody for themselves
    now += 0.5
    limits.keep(ask, 1)
    with pytest.raises(TooFast):
        limits.keep(ask, 1)
    with limits.unlimited():
        limits.keep(ask, 1)


def test_a_process_remembers_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "MOST", 2)
    ask = limits.Pace("test.ask", a_second=0.001, at_once=1)
    for who in (1, 2, 3):
        limits.keep(ask, who)
    limits.keep(ask, 1)  # forgotten, so that memory has an end
    with pytest.raises(TooFast):
        limits.keep(ask, 3)

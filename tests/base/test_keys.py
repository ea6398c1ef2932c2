"""The same key with the same body is one effect and the same answer (G-44)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import transaction

from base import clock, keys
from base.errors import Conflict, Invalid
from base.keys.claims import LONGEST, prune
from base.keys.models import IdempotencyKey
from base.limits.models import Window
from tests.races import together

BODY = {"text": "Hej", "answers": None}


def write(
    key: str = "k", body: dict[str, object] | None = None, person: int = 1, act: str = "test.write"
) -> int:
    """Make a row under a key, as an action does; return the id of what the key made."""
    with transaction.atomic():
        claim = keys.claim(person, act, key, body or BODY)
        if claim.result is not None:
            return claim.result
        made = Window.objects.create(name=keys.new_key(), starts=1)
        claim.settle(made.pk)
        return made.pk


@pytest.mark.django_db
def test_a_retry_finds_what_was_made() -> None:
    assert write() == write()
    assert Window.objects.count() == 1
    assert keys.settled(1, "test.write", "k")
    assert not keys.settled(1, "test.write", "other")


@pytest.mark.django_db
def test_another_body_under_the_key_is_a_conflict_and_writes_nothing() -> None:
    write()
    with pytest.raises(Conflict):
        write(body={"text": "Hej då", "answers": None})
    assert Window.objects.count() == 1


@pytest.mark.django_db
def test_the_order_of_a_body_does_not_matter_but_its_types_do() -> None:
    assert write(body={"a": 1, "b": [2]}) == write(body={"b": [2], "a": 1})
    with pytest.raises(Conflict):
        write(body={"a": "1", "b": [2]})


@pytest.mark.django_db
def test_keys_belong_to_a_person_and_an_act() -> None:
    made = {write(), write(person=2), write(act="test.other"), write(key="K")}
    assert len(made) == 4


@pytest.mark.django_db
def test_without_a_key_every_write_is_its_own() -> None:
    assert write("") != write("")


@pytest.mark.django_db
def test_a_key_is_at_most_64_characters() -> None:
    write("k" * LONGEST)
    with pytest.raises(Invalid):
        write("k" * (LONGEST + 1))
    assert len(keys.new_key()) <= LONGEST


@pytest.mark.django_db
def test_a_write_that_failed_leaves_the_key_free() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        keys.claim(1, "test.write", "k", BODY)
        raise ZeroDivisionError
    write()


@pytest.mark.django_db(transaction=True)
def test_a_key_is_claimed_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        keys.claim(1, "test.write", "k", BODY)


@pytest.mark.django_db(transaction=True)
def test_twenty_retries_at_once_have_one_effect_and_one_answer() -> None:
    answers = together([write] * 20)
    assert set(answers) == {Window.objects.get().pk}


@pytest.mark.django_db(transaction=True)
def test_two_bodies_at_once_under_one_key_are_one_effect_and_one_conflict() -> None:
    answers = together([partial(write, body={"n": n}) for n in (1, 2)])
    assert sorted(type(answer) for answer in answers if not isinstance(answer, int)) == [Conflict]
    assert Window.objects.count() == 1


@pytest.mark.django_db
def test_keys_are_kept_for_thirty_days() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    for days in (0, 29, 31):
        with clock.at(now - timedelta(days=days)):
            write(f"k{days}")
    with clock.at(now):
        prune()
        prune()
    assert sorted(IdempotencyKey.objects.values_list("key", flat=True)) == ["k0", "k29"]

"""Which passwords are taken (G-29)."""

import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError

from networks.organisations.models import Organisation
from networks.people.models import Person
from networks.people.passwords import LongEnough, NotCommon, guessable


def saga() -> Person:
    """Saga, who works in Umeå; never saved."""
    umea = Organisation(id=1, code="2480", name="Umeå")
    return Person(
        name="Saga Kvistmark", email="saga.kvistmark@umea.example", title="Strateg", organisation=umea
    )


@pytest.mark.parametrize(
    "password",
    [
        "lösenord12345",
        "Losenord2026!",
        "Sommaren2026!!",
        "vintervinter",
        "hejhejhejhej",
        "aaaaaaaaaaaa",
        "123456789012",
        "qwertyuiop123",
        "P@ssw0rd1234",
        "Välkommen2026",
        "erfaerfaerfa26",
        "Stockholm1234",
        "iloveyou12345",
        "1q2w3e4r5t6y",
        "passwordpassword",
    ],
)
def test_common_ones_are_refused_swedish_ones_too(password: str) -> None:
    assert guessable(password)


@pytest.mark.parametrize(
    "password",
    [
        "blåbär och lingon i skogen",
        "rätt häst batteri häfta",
        "erfa-demo-2026",
        "xK9#mP2$vL8@",
        "482910473829104738",
        "långa-mörka-kvällar-utan-ljus",
        "🦔🌲🫐 igelkott",
        "ö" * 3 + "klart ljus" + "å" * 50,
    ],
)
def test_long_and_uncommon_ones_are_taken_whatever_they_hold(password: str) -> None:
    validate_password(password, saga())


@pytest.mark.parametrize(
    "password", ["SagaKvistmark1", "kvistmark.2026", "umeå-strateg-99", "saga@umea.example"]
)
def test_the_persons_own_words_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, saga())


def test_own_words_are_nobody_elses() -> None:
    assert not guessable("Kvistmarken är blöt")


@pytest.mark.parametrize(
    ("length", "taken"), [(11, False), (12, True), (64, True), (256, True), (257, False)]
)
def test_twelve_to_two_hundred_and_fifty_six_characters(length: int, taken: bool) -> None:
    rule = LongEnough()
    password = ("bjkdmqwxzp9å" * 30)[:length]
    if taken:
        rule.validate(password)
    else:
        with pytest.raises(ValidationError):
            rule.validate(password)


def test_rules_say_what_helps_and_nothing_else() -> None:
    assert "12" in LongEnough(12).get_help_text()
    assert NotCommon().get_help_text() == ""
    assert [type(rule) for rule in get_default_password_validators()] == [LongEnough, NotCommon]

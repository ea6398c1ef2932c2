"""A mail about each change of an account's safety: to its owner, once, without a secret (G-22, G-24)."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from base.events.delivery import deliver_due
from networks.people import actions
from networks.people.models import Person
from networks.people.queries.factors import factors_of, recovery_codes
from networks.people.texts import NOTICES
from tests.factories import PASSWORD, client_of
from tests.networks.people import device
from tests.networks.people.test_signed_in import EDGE, FIREFOX, signed_in

pytestmark = pytest.mark.django_db


def subjects() -> list[str]:
    """Let the worker deliver twice, and return the subjects of what was mailed."""
    mail.outbox.clear()
    deliver_due()
    deliver_due()
    return [each.subject for each in mail.outbox]


def use_recovery_code(person: Person) -> None:
    """Spend one."""
    codes = recovery_codes(person)
    assert codes is not None
    actions.use_code(person, code=codes.get_unused_codes()[0])


ACTS: list[tuple[Callable[[Person], object], str]] = [
    (
        lambda person: actions.set_password(person, password="blåbär och lingon i skogen"),
        "Ditt lösenord är bytt",
    ),
    (device.with_app, "En app för engångskoder är tillagd på ditt konto"),
    (
        lambda person: device.with_passkey(client_of(person), person),
        "En lösennyckel är tillagd på ditt konto",
    ),
    (actions.sign_out_everywhere, "Du är utloggad överallt"),
    (lambda person: actions.sign_out_elsewhere(person, but=""), "Du är utloggad på dina andra enheter"),
]
LATER: list[tuple[Callable[[Person], object], str]] = [
    (actions.remove_totp, "Appen för engångskoder är borttagen från ditt konto"),
    (actions.make_recovery_codes, "Nya återställningskoder till ditt konto"),
    (use_recovery_code, "En av dina återställningskoder har använts"),
    (
        lambda person: actions.remove_passkey(person, key_id=factors_of(person).passkeys[0].id),
        "En lösennyckel är borttagen från ditt konto",
    ),
]


@pytest.mark.parametrize(("act", "subject"), ACTS)
def test_each_change_is_told(astrid: Person, act: Callable[[Person], object], subject: str) -> None:
    act(astrid)
    assert subjects() == [subject]
    (letter,) = mail.outbox
    assert letter.to == [astrid.email]
    assert f"{settings.BASE_URL}/settings/security/" in str(letter.body)


@pytest.mark.parametrize(("act", "subject"), LATER)
def test_each_change_of_what_is_set_up_is_told(
    astrid: Person, act: Callable[[Person], object], subject: str
) -> None:
    device.with_app(astrid)
    device.with_passkey(client_of(astrid), astrid)
    subjects()
    act(astrid)
    assert subjects() == [subject]


def test_a_new_browser_is_told_and_a_known_one_is_not(astrid: Person) -> None:
    signed_in(astrid, FIREFOX)
    assert subjects() == []
    signed_in(astrid, FIREFOX, "198.51.100.1")
    assert subjects() == []
    signed_in(astrid, EDGE)
    assert subjects() == ["Ny inloggning på ditt konto"]
    assert "Edge på Windows" in str(mail.outbox[0].body)
    signed_in(astrid, EDGE)
    assert subjects() == []


def test_a_browser_is_new_only_when_the_second_step_is_done(client: Client, astrid: Person) -> None:
    signed_in(astrid, FIREFOX)
    device.with_app(astrid)
    subjects()
    edge = Client(headers={"user-agent": EDGE})
    edge.post("/accounts/login/", {"email": astrid.email, "password": PASSWORD})
    assert subjects() == []
    edge.post("/accounts/2fa/authenticate/", {"code": device.code()})
    assert subjects() == ["Ny inloggning på ditt konto"]


def test_a_name_with_newlines_adds_no_header(astrid: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(name="Astrid\nBcc: all@kommun.example")
    device.with_app(astrid)
    subjects()
    (letter,) = mail.outbox
    assert "\n" not in letter.subject
    assert letter.recipients() == [astrid.email]


def test_every_notice_is_written_in_swedish_and_english(astrid: Person) -> None:
    for language in ("sv", "en"):
        Person.objects.filter(pk=astrid.pk).update(language=language)
        for act in NOTICES:
            actions.note(astrid, act)
        assert len(set(subjects())) == len(NOTICES)


def test_nobody_who_has_left_is_written_to(astrid: Person) -> None:
    device.with_app(astrid)
    actions.deactivate(astrid)
    assert subjects() == []

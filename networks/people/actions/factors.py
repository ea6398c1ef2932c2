"""The second factor: an app's codes (TOTP), passkeys, recovery codes. Kept in allauth's table."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from base import clock, keys, limits, logs
from base.errors import Invalid
from base.text import NAME, line
from networks.people import passkeys, policies
from networks.people.actions.accounts import QUARTER
from networks.people.actions.noting import note
from networks.people.models import Person
from networks.people.queries.factors import main_factors, recovery_codes

TRIES = limits.Rate("people.second_factor", times=10, seconds=QUARTER)
# Three of a million codes fit at any time: whoever has the password would find one in a year at the rate above.
TRIES_DAY = limits.Rate("people.second_factor_day", times=50, seconds=24 * 3600)
PASSKEY_PLACE = limits.Rate("people.passkey_place", times=100, seconds=QUARTER)
# Each question is a row of its own in the sessions, for anybody.
PASSKEY_ASK = limits.Rate("people.passkey_ask", times=300, seconds=QUARTER)
MOST_PASSKEYS = 20
Type = Authenticator.Type


@transaction.atomic
def set_up_totp(person: Person, *, secret: str, code: str) -> None:
    """Let an app's codes be a second factor, in the place of an earlier app. `secret` is what the app was shown.

    Makes recovery codes where there are none. Raises Invalid("code"), TooFast.
    """
    limits.hit(TRIES, person.pk)
    step = _step(secret, _digits(code))
    if step is None:
        raise Invalid({"code": [_("The code is wrong. Codes change every half minute: try the next one.")]})
    person = _locked(person)
    Authenticator.objects.filter(user=person, type=Type.TOTP).delete()
    made = Authenticator.objects.create(user=person, type=Type.TOTP, data={"secret": encrypt(secret)})
    _spend(made, step)  # who has read it over a shoulder does not sign in with it
    _gained(person)
    note(person, "totp_on")


@transaction.atomic
def remove_totp(person: Person) -> None:
    """Take the app away. Again: nothing more happens. Raises Refused("second_factor_needed")."""
    person = _locked(person)
    found = Authenticator.objects.filter(user=person, type=Type.TOTP).first()
    if found is not None:
        _remove(person, found)
        note(person, "totp_off")


@transaction.atomic
def add_passkey(
    person: Person, *, name: str, credential: Mapping[str, Any], state: passkeys.State | None
) -> None:
    """Keep a passkey that the browser has just made (`state`: what it was asked for).

    Makes recovery codes where there are none. Raises Invalid for an answer to another question, or above 20.
    """
    if not passkeys.made(credential, state):
        raise Invalid({"": [_("The passkey could not be made. Try again.")]})
    person = _locked(person)
    others = Authenticator.objects.filter(user=person, type=Type.WEBAUTHN).count()
    if others >= MOST_PASSKEYS:
        raise Invalid(
            {"": [_("You have as many passkeys as there is room for. Remove one that you no longer use.")]}
        )
    data = {"name": line(name)[:NAME] or _("Passkey %(n)s") % {"n": others + 1}, "credential": credential}
    Authenticator.objects.create(user=person, type=Type.WEBAUTHN, data=data)
    _gained(person)
    note(person, "passkey_added")


@transaction.atomic
def rename_passkey(person: Person, *, key_id: int, name: str) -> None:
    """Call one of one's passkeys something else. One that is gone: nothing happens. Raises Invalid("name")."""
    name = line(name)
    if not 0 < len(name) <= NAME:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    mine = Authenticator.objects.select_for_update().filter(user=person, type=Type.WEBAUTHN, pk=key_id)
    for found in mine:
        found.data["name"] = name
        found.save(update_fields=["data"])


@transaction.atomic
def remove_passkey(person: Person, *, key_id: int) -> None:
    """Take one of one's passkeys away. Again: nothing more happens. Raises Refused("second_factor_needed")."""
    person = _locked(person)
    found = Authenticator.objects.filter(user=person, type=Type.WEBAUTHN, pk=key_id).first()
    if found is not None:
        _remove(person, found)
        note(person, "passkey_removed")


@transaction.atomic
def make_recovery_codes(person: Person) -> None:
    """Make ten new recovery codes in the place of the old. Raises Invalid without a second factor to recover."""
    person = _locked(person)
    if not main_factors(person).exists():
        raise Invalid({"": [_("Recovery codes stand in for a second factor. Set up one first.")]})
    Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).delete()
    recovery_codes(person, make=True)
    note(person, "codes_made")


def use_code(person: Person, *, code: str) -> Authenticator:
    """Return whose code it is: the app's, or a recovery code. Each works once.

    Raises Invalid("code"), TooFast above 10 tries in a quarter, or 50 a day.
    """
    limits.hit(TRIES, person.pk)
    limits.hit(TRIES_DAY, person.pk)
    with transaction.atomic():
        found = _use_totp(person, _digits(code)) or _use_recovery_code(person, _digits(code))
        if found is None:
            logs.security("second_factor_failed", account=person.pk)
            raise Invalid({"code": [_("The code is wrong, or it has been used.")]})
        _used(found)
    limits.forgive(TRIES, person.pk)
    limits.forgive(TRIES_DAY, person.pk)
    return found


def ask_for_passkey(*, place: str) -> tuple[passkeys.State, passkeys.State]:
    """Return what a browser is asked for when anybody's passkey may answer, and what to remember. Raises TooFast."""
    limits.hit(PASSKEY_ASK, place)
    return passkeys.ask_to_use(None)


def use_passkey(
    person: Person, *, credential: Mapping[str, Any], state: passkeys.State | None
) -> Authenticator:
    """Return the passkey of a person that answered what it was asked. Raises Invalid, TooFast."""
    limits.hit(TRIES, person.pk)
    found = passkeys.used(person, credential, state)
    if found is None:
        logs.security("second_factor_failed", account=person.pk)
        raise Invalid({"": [_("That passkey does not belong to your account. Try another way.")]})
    _used(found)
    limits.forgive(TRIES, person.pk)
    return found


def find_by_passkey(
    *, credential: Mapping[str, Any], state: passkeys.State | None, place: str
) -> Authenticator:
    """Return the passkey that answers for anybody, for who signs in with nothing else. Raises Invalid, TooFast.

    Not counted for the person: their name in the answer may be a stranger's invention, who could lock them out.
    """
    limits.hit(PASSKEY_PLACE, place)
    owner = passkeys.owner(credential)
    person = Person.objects.active().select_related("organisation").filter(pk=owner).first()
    found = passkeys.used(person, credential, state, alone=True) if person is not None else None
    if found is None or person is None:
        logs.security("passkey_failed", account=person.pk if person is not None else None, place=place)
        raise Invalid({"": [_("That passkey is not known here. Sign in another way.")]})
    found.user = person
    _used(found)
    return found


def _use_totp(person: Person, code: str) -> Authenticator | None:
    found = Authenticator.objects.filter(user=person, type=Type.TOTP).first()
    step = _step(decrypt(found.data["secret"]), code) if found is not None else None
    if found is None or step is None:
        return None
    return found if _spend(found, step) else None


def _spend(app: Authenticator, step: int) -> bool:
    """Mark the code of a half minute as used; False when it was.

    Not allauth's mark in the cache, which two processes may set at once and which ends before the code does.
    """
    claim = keys.claim(app.user_id, "people.totp", f"{app.pk}:{step}", {})
    if claim.result is not None:
        return False
    claim.settle(app.pk)
    return True


def _use_recovery_code(person: Person, code: str) -> Authenticator | None:
    codes = recovery_codes(person)
    if codes is None or not codes.validate_code(code):
        return None
    note(person, "code_used")
    instance: Authenticator = codes.instance
    return instance


def _step(secret: str, code: str) -> int | None:
    """Return the half minute that a code belongs to: this one or a neighbour, as clocks differ."""
    for step in _steps():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        if constant_time_compare(expected, code):
            return step
    return None


def _steps() -> Iterator[int]:
    now = int(time.time()) // app_settings.TOTP_PERIOD
    yield from range(now - app_settings.TOTP_TOLERANCE, now + app_settings.TOTP_TOLERANCE + 1)


def _digits(code: str) -> str:
    return "".join(each for each in code if each in "0123456789")


def _locked(person: Person) -> Person:
    found: Person = Person.objects.select_for_update().get(pk=person.pk)
    return found


def _gained(person: Person) -> None:
    recovery_codes(person, make=True)
    Person.objects.filter(pk=person.pk, second_factor_at__isnull=True).update(second_factor_at=clock.now())


def _remove(person: Person, factor: Authenticator) -> None:
    left = main_factors(person).exclude(pk=factor.pk).count()
    policies.remove_factor(person, left).enforce()
    factor.delete()
    if not left:  # nothing remains that recovery codes could stand in for
        Authenticator.objects.filter(user=person).delete()
        Person.objects.filter(pk=person.pk).update(second_factor_at=None)


def _used(factor: Authenticator) -> None:
    Authenticator.objects.filter(pk=factor.pk).update(last_used_at=clock.now())

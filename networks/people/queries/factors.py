"""A person's second factors, for their own pages and for sign-in."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db.models import QuerySet

from networks.people.models import Person

Type = Authenticator.Type


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey as its owner's page shows it."""

    id: int
    name: str
    created_at: Any
    last_used_at: Any


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account can sign in with beside its password."""

    totp: Authenticator | None
    passkeys: list[Passkey]
    codes_left: int

    @property
    def any(self) -> bool:
        """Whether there is a second factor at all."""
        return self.totp is not None or bool(self.passkeys)


def main_factors(person: Person) -> QuerySet[Authenticator]:
    """Return the second factors of a person without the recovery codes that stand in for them."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person)
    return found.exclude(type=Type.RECOVERY_CODES)


def factors_of(person: Person) -> Factors:
    """Return what a person has set up, in one query."""
    rows = list(Authenticator.objects.filter(user=person).order_by("pk"))
    keys = [
        Passkey(each.pk, each.data["name"], each.created_at, each.last_used_at)
        for each in rows
        if each.type == Type.WEBAUTHN
    ]
    codes = next((each for each in rows if each.type == Type.RECOVERY_CODES), None)
    left = len(RecoveryCodes(codes).get_unused_codes()) if codes is not None else 0
    return Factors(next((each for each in rows if each.type == Type.TOTP), None), keys, left)


def recovery_codes(person: Person, *, make: bool = False) -> RecoveryCodes | None:
    """Return a person's recovery codes; with `make` they are made where there are none."""
    if make:
        return RecoveryCodes.activate(person)
    found = Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).first()
    return RecoveryCodes(found) if found is not None else None


def passkey_of(person: Person, key_id: int) -> Authenticator | None:
    """Return one of a person's own passkeys."""
    return Authenticator.objects.filter(user=person, type=Type.WEBAUTHN, pk=key_id).first()

"""WebAuthn: what the server asks of a passkey, and what it makes of the answer.

The relying party is the host of BASE_URL, never that of the request (G-22), and only pages of exactly our origins
may answer. Passkeys are kept in allauth's table in allauth's form. On a developer's machine they need the name
localhost: browsers know no passkeys for an IP address.
"""

import struct
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as stored  # also has fido2 read JSON, as its import says
from django.conf import settings
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from networks.people.models import Person

State = dict[str, Any]
Answer = Mapping[str, Any]
LOOPBACK = {"127.0.0.1", "::1"}
MISREAD = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    struct.error,
)  # what fido2 raises for an answer that is none


def relying_party() -> str:
    """Return the name that passkeys are bound to."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return "localhost" if host in LOOPBACK else host


def ask_to_make(person: Person) -> tuple[State, State]:
    """Return what the browser is asked for to make a passkey, and what to remember until it answers."""
    options, state = _server().register_begin(
        user=PublicKeyCredentialUserEntity(
            id=str(person.pk).encode(), name=person.email, display_name=person.name
        ),
        credentials=stored.get_credentials(person),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
        extensions={"credProps": True},
    )
    return dict(options), state


def made(answer: Answer, state: State | None) -> bool:
    """Whether the browser made the passkey that it was asked for."""
    try:
        RegistrationResponse.from_dict(answer)
        _server().register_complete(state or {}, answer)
    except MISREAD:
        return False
    return True


def ask_to_use(person: Person | None) -> tuple[State, State]:
    """Return what the browser is asked for to use a passkey: one of a person's, or anybody's with a PIN or finger."""
    wanted = UserVerificationRequirement.PREFERRED if person else UserVerificationRequirement.REQUIRED
    credentials = stored.get_credentials(person) if person else []
    options, state = _server().authenticate_begin(credentials=credentials, user_verification=wanted)
    return dict(options), state


def owner(answer: Answer) -> int:
    """Return the id of the person whose passkey answers, 0 where it does not say."""
    try:
        return int(websafe_decode(answer["response"]["userHandle"]))
    except MISREAD:
        return 0


def used(person: Person, answer: Answer, state: State | None, *, alone: bool = False) -> Authenticator | None:
    """Return the person's passkey that answered, None when it did not.

    `alone`: it stands for both factors, so a finger or PIN must have been asked for, whatever `state` says: it may
    be that of a second step, which asks for less.
    """
    needed = {"user_verification": UserVerificationRequirement.REQUIRED} if alone else {}
    try:
        AuthenticationResponse.from_dict(answer)
        credential = _server().authenticate_complete(
            {**(state or {}), **needed},
            stored.get_credentials(person),
            answer,
        )
        return stored.get_authenticator_by_credential_id(person, credential.credential_id)
    except MISREAD:
        return None


def _server() -> Fido2Server:
    party = PublicKeyCredentialRpEntity(id=relying_party(), name="Erfa")
    return Fido2Server(party, verify_origin=lambda origin: origin in settings.ORIGINS)

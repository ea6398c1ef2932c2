"""Somebody's phone: an authenticator app, and a passkey made of software, for tests without a browser."""

import hashlib
import json
import secrets
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from networks.people import actions
from networks.people.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FLAGS = AuthenticatorData.FLAG
ORIGIN = next(each for each in settings.ORIGINS if urlsplit(each).hostname == "localhost")


def code(secret: str = SECRET, *, ahead: int = 1) -> str:
    """Return the code that the person's app shows next, for each works once and set-up has used the one of now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def with_app(person: Person, secret: str = SECRET) -> None:
    """Let the person have an app with a known secret."""
    actions.set_up_totp(person, secret=secret, code=code(secret, ahead=0))
    person.refresh_from_db()


def identified(client: Client, person: Person, *, ago: float = 0) -> Client:
    """Let the browser look as if the person had just shown who they are."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


class Key:
    """A passkey: answers what a server asks, as a browser would send it."""

    def __init__(self, rp: str = "localhost", origin: str = ORIGIN, *, verified: bool = True) -> None:
        self.rp, self.origin = rp, origin
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.handle = b""
        self.flags = FLAGS.UP | (FLAGS.UV if verified else FLAGS(0))

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer navigator.credentials.create()."""
        asked = options["publicKey"]
        self.handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.private.public_key())
        kept = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(self._rp_hash(), self.flags | FLAGS.AT, 0, bytes(kept))
        made = AttestationObject.create("none", data, {})
        told = self._told(CollectedClientData.TYPE.CREATE, asked["challenge"])
        return self._answer({"clientDataJSON": told, "attestationObject": bytes(made)})

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer navigator.credentials.get()."""
        told = self._told(CollectedClientData.TYPE.GET, options["publicKey"]["challenge"])
        data = bytes(AuthenticatorData.create(self._rp_hash(), self.flags, 1))
        signed = self.private.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        answer = {"clientDataJSON": told, "authenticatorData": data, "signature": signed}
        return self._answer({**answer, "userHandle": self.handle})

    def _rp_hash(self) -> bytes:
        return hashlib.sha256(self.rp.encode()).digest()

    def _told(self, kind: str, challenge: str) -> bytes:
        return bytes(CollectedClientData.create(kind, websafe_decode(challenge), self.origin))

    def _answer(self, response: dict[str, bytes]) -> dict[str, Any]:
        name = websafe_encode(self.id)
        packed = {part: websafe_encode(value) for part, value in response.items()}
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": packed,
        }


def with_passkey(client: Client, person: Person, key: Key | None = None) -> Key:
    """Add a passkey by the page, as the script does."""
    key = key or Key()
    identified(client, person)
    options = client.post("/accounts/2fa/webauthn/add/", {"credential": ""}).json()
    sent = {"name": "Telefonen", "credential": json.dumps(key.make(options))}
    answer = client.post("/accounts/2fa/webauthn/add/", sent)
    assert answer.status_code == 302, answer.content.decode()
    person.refresh_from_db()
    return key


def as_sent(answer: dict[str, Any]) -> str:
    """Return an answer as the script puts it into the form."""
    return json.dumps(answer)

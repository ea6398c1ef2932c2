"""How Erfa bends allauth's second factors: secrets are stored encrypted, nothing is named after the Host header."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

from networks.people import passkeys


class Adapter(DefaultMFAAdapter):
    """What allauth asks about second factors; pages, limits and mails are Erfa's own."""

    def encrypt(self, text: str) -> str:
        """Store the secret of an app, or of recovery codes, so that a copy of the database opens no account."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read it again. What another server's key has written reads as chance: then no code fits.

        Never as a constant: whoever knew that could reckon its codes.
        """
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return str(generate_totp_secret())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the name that passkeys are bound to: that of BASE_URL (G-22)."""
        return {"id": passkeys.relying_party(), "name": "Erfa"}

    def get_totp_issuer(self) -> str:
        """Return what the app calls us."""
        return "Erfa"


def _box() -> MultiFernet:
    """Return what encrypts, with a key made of the server's; keys that it had before still read."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(each)) for each in secrets])


def _key(secret: str | bytes) -> bytes:
    digest = hashlib.sha256(b"networks.people.mfa:" + force_bytes(secret)).digest()
    return base64.urlsafe_b64encode(digest)

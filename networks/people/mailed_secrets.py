"""Secrets that are mailed: made of a row's or an occasion's name and the server's key, so that none is stored.

The outbox and the database hold the occasion only; the worker makes the secret when it writes the mail, and the
door makes it again to compare. Who steals a copy of the database has nothing that opens a door.
"""

from django.utils.crypto import constant_time_compare, salted_hmac

from networks.people.models import AddressChange, Person

CODE_DIGITS = 8
SALT = "networks.people.mailed_secrets"


def sign_in_code(person: Person, ask: str) -> str:
    """Return the code that signs a person in at the occasion `ask`; another password or address ends it."""
    told = f"{person.pk}:{ask}:{person.email}:{person.password}"
    digest = salted_hmac(f"{SALT}.code", told, algorithm="sha256").digest()
    return f"{int.from_bytes(digest, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def link_secret(change: AddressChange, purpose: str) -> str:
    """Return the secret in a mailed link: `purpose` is confirm or stop."""
    told = f"{change.pk}:{change.nonce}:{change.new}"
    return salted_hmac(f"{SALT}.{purpose}", told, algorithm="sha256").hexdigest()[:40]


def opens(change: AddressChange, purpose: str, secret: str) -> bool:
    """Whether the secret of a link is the right one."""
    return constant_time_compare(link_secret(change, purpose), secret)

"""Secrets that are mailed: made of a row's or an occasion's name and the server's key, so that none is stored.

The outbox and the database hold the occasion only; the worker makes the secret when it writes the mail, and the
door makes it again to compare. Who steals a copy of the database has nothing that opens a door.
"""

from django.utils.crypto import constant_time_compare, salted_hmac

from networks.people.models import AddressChange, Person

SECRET = 43  # hex digits of 256 bits, cut: 172 bits that nobody guesses
CODE_DIGITS = 8


def secret_of(purpose: str, number: int, nonce: str) -> str:
    """Return the secret of a mailed link, from the row's id and nonce: the same again for the same letter."""
    return salted_hmac(f"erfa.{purpose}", f"{number}:{nonce}", algorithm="sha256").hexdigest()[:SECRET]


def secret_holds(purpose: str, number: int, nonce: str, given: str) -> bool:
    """Whether it is the secret of this link; takes the same time whatever is wrong."""
    return constant_time_compare(secret_of(purpose, number, nonce), given)


def code_of(purpose: str, told: str) -> str:
    """Return the digits that somebody types from a mail, made from what `told` names."""
    made = salted_hmac(f"erfa.{purpose}", told, algorithm="sha256").digest()
    return f"{int.from_bytes(made, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def sign_in_code(person: Person, ask: str) -> str:
    """Return the code that signs a person in at the occasion `ask`; another password or address ends it."""
    return code_of("sign_in_code", f"{person.pk}:{ask}:{person.email}:{person.password}")


def link_secret(change: AddressChange, purpose: str) -> str:
    """Return the secret in a mailed link: `purpose` is confirm or stop."""
    return secret_of(f"address_{purpose}", change.pk, f"{change.nonce}:{change.new}")


def opens(change: AddressChange, purpose: str, secret: str) -> bool:
    """Whether the secret of a link is the right one."""
    return constant_time_compare(link_secret(change, purpose), secret)

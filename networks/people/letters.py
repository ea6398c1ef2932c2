"""Letters with a link that works once, to addresses that need not have an account yet."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from base import keys, mail

SECRET = 43  # hex digits of 256 bits, cut: 172 bits that nobody guesses


def secret_of(purpose: str, number: int, nonce: str) -> str:
    """Return the secret of a mailed link, from the row's id and nonce and the server's key.

    It lies nowhere: neither in the database nor in the outbox, and can be made again for the same letter.
    """
    return salted_hmac(f"erfa.{purpose}", f"{number}:{nonce}", algorithm="sha256").hexdigest()[:SECRET]


def secret_holds(purpose: str, number: int, nonce: str, given: str) -> bool:
    """Whether it is the secret of this link; takes the same time whatever is wrong."""
    return constant_time_compare(secret_of(purpose, number, nonce), given)


def letter_once(
    to: str, *, language: str, what: str, occasion: str, template: str, context: Mapping[str, Any]
) -> None:
    """Mail an address, unless this was mailed at this occasion before; `networks.people.mailing` is for people.

    Noted after sending, outside a transaction while sending. Raises what the mail backend raises.
    """
    if keys.settled(0, what, occasion):
        return
    mail.send(to, template=template, context=context, language=language)
    with transaction.atomic():
        keys.claim(0, what, occasion, {}).settle(0)

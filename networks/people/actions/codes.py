"""Signing in by a code in the mail."""

import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from base import events, keys, limits, logs
from base.errors import Invalid, TooFast
from networks.people.actions.accounts import HOUR, SIGN_IN_ADDRESS, SIGN_IN_PLACE, counted_as
from networks.people.events import CodeAsked
from networks.people.mailed_secrets import sign_in_code
from networks.people.models import Person
from networks.people.queries.accounts import active_account

MINUTES = 10  # as long as a code holds
# A mail is easily asked for in somebody else's name; a code is eight digits, and five guesses end it.
CODE_ADDRESS = limits.Rate("people.code_address", times=5, seconds=HOUR)
CODE_PLACE = limits.Rate("people.code_place", times=50, seconds=HOUR)
CODE_TRIES = limits.Rate("people.code_tries", times=5, seconds=24 * HOUR)


def ask_for_code(*, email: str, place: str) -> tuple[str, int]:
    """Have a code mailed, if an active account has the address; tells nobody whether.

    Returns the occasion and whose it is (0: nobody's), for the session of the browser that asked: only there
    does the code sign in. Raises TooFast.
    """
    limits.hit(CODE_ADDRESS, counted_as(email))
    limits.hit(CODE_PLACE, place)
    ask = secrets.token_urlsafe(9)
    with transaction.atomic():
        person = Person.objects.active().with_address(email).first()
        if person is not None:
            events.record(CodeAsked(person.pk, ask))
    return ask, person.pk if person is not None else 0


def check_code(*, ask: str, person_id: int, code: str, place: str) -> Person:
    """Return whose code it is, once. An unknown address and a wrong code get the same answer.

    Raises Invalid("code") for a wrong one and after five tries, TooFast for a guesser.
    """
    limits.hit(SIGN_IN_PLACE, place)
    limits.hit(
        SIGN_IN_ADDRESS, person_id or ask
    )  # nobody's codes share no count: it would tell them from somebody's
    try:
        limits.hit(CODE_TRIES, ask)
    except TooFast:
        logs.security("code_failed", account=person_id or None, place=place)
        raise Invalid({"code": [_("The code no longer works. Ask for a new one.")]}) from None
    person = active_account(person_id)
    expected = sign_in_code(person, ask) if person is not None else ""
    if person is None or not constant_time_compare(_digits(code), expected):
        logs.security("code_failed", account=person_id or None, place=place)
        raise Invalid({"code": [_("The code is wrong. Look in the latest mail.")]})
    with transaction.atomic():
        claim = keys.claim(person.pk, "people.code", ask, {})
        if claim.result is not None:
            raise Invalid({"code": [_("The code no longer works. Ask for a new one.")]})
        claim.settle(person.pk)
    limits.forgive(SIGN_IN_PLACE, place)
    limits.forgive(SIGN_IN_ADDRESS, person.pk)
    return person


def _digits(code: str) -> str:
    return "".join(each for each in code if each in "0123456789")

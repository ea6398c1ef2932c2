"""Accounts by a work address, and what somebody new says about themselves."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, limits
from base.errors import Invalid, Refused
from base.jobs import chore
from networks.organisations.domains import address_name
from networks.people.actions import create_person, update_profile
from networks.people.arriving.events import AccountAsked
from networks.people.arriving.queries import arrival_of_link, employer
from networks.people.models import Arrival, Person

HOUR = 3600
ASK_ADDRESS = limits.Rate("people.account_address", times=5, seconds=HOUR)
ASK_PLACE = limits.Rate("people.account_place", times=50, seconds=HOUR)
MAKE_PLACE = limits.Rate("people.make_account_place", times=100, seconds=HOUR)
KEPT = timedelta(days=30)


def ask_for_account(*, email: str, language: str, place: str) -> None:
    """Have a link mailed that makes an account, if the address is on a confirmed domain; tells nobody whether.

    Who has an account already is told so by mail. Raises Invalid for what is no address, TooFast.
    """
    address = address_name(email)
    if not address:
        raise Invalid({"email": [_("Write an e-mail address, such as name@municipality.se.")]})
    limits.hit(ASK_ADDRESS, address)
    limits.hit(ASK_PLACE, place)
    if employer(address) is None:
        return
    with transaction.atomic():
        values = {"language": language, "nonce": secrets.token_hex(16), "asked_at": clock.now()}
        asked = Arrival.objects.create(address=address, **values)
        events.record(AccountAsked(asked.pk))


def make_account(
    *, arrival_id: int, secret: str, name: str, title: str, password: str, language: str, place: str
) -> Person:
    """Make the account of a mailed link, once; an empty password means that one is signed in by a code.

    Raises Refused("link_gone") when the link is used, old or wrong or the domain is no longer the organisation's,
    Invalid for what was typed, TooFast.
    """
    limits.hit(MAKE_PLACE, place)
    with transaction.atomic():
        Arrival.objects.select_for_update().filter(
            pk=arrival_id
        ).first()  # one at a time: the next finds it used
        asked = arrival_of_link(arrival_id, secret)
        organisation = employer(asked.address) if asked else None
        if asked is None or organisation is None:
            raise Refused("link_gone")
        person = create_person(
            email=asked.address,
            name=name,
            title=title,
            organisation=organisation,
            password=password or None,
            language=language,
        )
        asked.used_at = clock.now()
        asked.save(update_fields=["used_at"])
    return person


def introduce(person: Person, *, name: str, title: str, languages: Sequence[str]) -> Person:
    """Say who one is, in the first step; the same as in the profile. Raises Invalid and TooFast."""
    return update_profile(person, name=name, title=title, languages=languages)


def end_welcome(person: Person) -> None:
    """Remember that somebody has met the steps of the first visit: they are not led there again."""
    now = clock.now()
    if person.welcomed_at is None and Person.objects.filter(pk=person.pk, welcomed_at=None).update(
        welcomed_at=now
    ):
        person.welcomed_at = now


@chore
def forget_old_arrivals() -> None:
    """Delete addresses that asked for an account long ago."""
    Arrival.objects.filter(asked_at__lt=clock.now() - KEPT).delete()

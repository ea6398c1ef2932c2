"""What follows: those who can confirm a colleague hear of it, the colleague hears the answer, a postmaster the code."""

from datetime import datetime

from base import live
from base.events import durable
from base.events import live as after_commit
from networks.organisations.queries.domains import domain_to_prove
from networks.people.contacts.codes import code_of, is_right
from networks.people.contacts.events import (
    ColleagueConfirmed,
    ColleagueDenied,
    ColleagueWaits,
    DomainCodeAsked,
)
from networks.people.contacts.queries import unconfirmed_person, whom_to_ask
from networks.people.mailing import letter_once, mail_once
from networks.people.models import Person
from networks.people.queries.accounts import active_account


@durable(ColleagueWaits)
def tell_contacts(happened: ColleagueWaits) -> None:
    """Mail each contact of the organisation, else each administrator, once, while the colleague waits."""
    colleague = unconfirmed_person(happened.person_id)
    for contact in whom_to_ask(colleague.organisation) if colleague else ():
        mail_once(
            contact,
            what="people.colleague_waits",
            occasion=str(happened.person_id),
            template="mail/colleague_waits.txt",
            context={"colleague": colleague},
        )


@after_commit(ColleagueConfirmed)
def tell_hub(happened: ColleagueConfirmed) -> None:
    """Let every process look again at what the person may follow."""
    live.rights_changed(happened.person_id)


@durable(ColleagueConfirmed)
def tell_confirmed(happened: ColleagueConfirmed) -> None:
    """Mail the colleague that they are known now."""
    person = active_account(happened.person_id)
    if person is not None and person.takes_part:
        _answer(person, "people.colleague_confirmed", "mail/colleague_confirmed.txt", person.confirmed_at)


@durable(ColleagueDenied)
def tell_denied(happened: ColleagueDenied) -> None:
    """Mail the person what was said, and whom to ask."""
    person = active_account(happened.person_id)
    if person is not None and person.denied_at is not None:
        _answer(person, "people.colleague_denied", "mail/colleague_denied.txt", person.denied_at)


def _answer(person: Person, what: str, template: str, moment: datetime | None) -> None:
    people = whom_to_ask(person.organisation)
    mail_once(person, what=what, occasion=str(moment), template=template, context={"people": people})


@durable(DomainCodeAsked)
def mail_code(happened: DomainCodeAsked) -> None:
    """Mail the code to the postmaster, unless a newer one was asked for; the code is made here, not in the outbox."""
    domain = domain_to_prove(happened.domain_id)
    code = code_of(domain, happened.ask) if domain is not None else ""
    if domain is None or not is_right(domain, code):
        return
    letter_once(
        f"postmaster@{domain.name}",
        language="sv",
        what="people.domain_code",
        occasion=happened.ask,
        template="mail/domain_code.txt",
        context={"domain": domain, "code": code},
    )

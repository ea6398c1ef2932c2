"""Mail domains of organisations: added by contacts and administrators, confirmed by a code or an administrator."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, limits, logs
from base.errors import Invalid, Refused
from networks.organisations.domains import domain_name, is_public
from networks.organisations.models import Domain, Organisation
from networks.people.contacts import policies
from networks.people.contacts.codes import code_of, hash_of, is_right, new_occasion
from networks.people.contacts.events import ColleagueConfirmed, DomainCodeAsked
from networks.people.contacts.queries import contact_of
from networks.people.models import Person

ADD = limits.Rate("people.add_domain", times=20, seconds=24 * 3600)
CODE = limits.Rate("people.domain_code", times=5, seconds=24 * 3600)
CODE_HOLDS = timedelta(hours=24)
MOST_TRIES = 5
MOST_DOMAINS = 50  # of an organisation, confirmed or not


def add_domain(person: Person, organisation: Organisation, *, name: str) -> Domain:
    """Add a domain, unconfirmed, for contacts and administrators. Again: the same domain.

    Raises Refused("not_contact"), Invalid for what is no domain, gives an address to anybody, or belongs to
    another organisation, and when there are enough; TooFast above 20 a day.
    """
    policies.keep(person, contact_of(person), organisation).enforce()
    limits.hit(ADD, person.pk)
    stored = domain_name(name)
    if not stored:
        raise Invalid({"name": [_("Write a domain, such as umea.se: what stands after @ in the addresses.")]})
    if is_public(stored):
        raise Invalid(
            {"name": [_("Anybody gets an address there, so it does not show where somebody works.")]}
        )
    taken = Domain.objects.confirmed().exclude(organisation=organisation).filter(name=stored)
    if taken.exists():
        raise Invalid(
            {"name": [_("Another organisation has this domain. Ask an administrator to look at it.")]}
        )
    with transaction.atomic():
        values = {"added_at": clock.now(), "added_by": person.pk}
        domain, made = Domain.objects.get_or_create(organisation=organisation, name=stored, defaults=values)
        if made:
            if organisation.domains.count() > MOST_DOMAINS:
                text = _("An organisation has at most %(n)s mail domains.") % {"n": MOST_DOMAINS}
                raise Invalid({"name": [text]})
            _log(person, "organisations.add_domain", domain)
    return domain


@transaction.atomic
def confirm_by_admin(person: Person, domain: Domain) -> Domain:
    """Confirm a domain by an administrator's word. Raises Refused("not_admin", "domain_taken")."""
    policies.confirm_domain(person).enforce()
    return _confirm(person, _locked(domain))


def send_code(person: Person, domain: Domain) -> None:
    """Have a code mailed to postmaster@ the domain; an earlier one no longer holds.

    Raises Refused("not_contact", "domain_confirmed"), TooFast above five a day for a domain.
    """
    policies.send_code(person, contact_of(person), domain).enforce()
    limits.hit(CODE, domain.name)
    occasion = new_occasion()
    with transaction.atomic():
        domain = _locked(domain)
        domain.code_hash = hash_of(domain, code_of(domain, occasion))
        domain.code_sent_at, domain.tries = clock.now(), 0
        domain.save(update_fields=["code_hash", "code_sent_at", "tries"])
        _log(person, "organisations.send_code", domain)
        events.record(DomainCodeAsked(domain.pk, occasion))


def confirm_by_code(person: Person, domain: Domain, *, code: str) -> Domain:
    """Confirm a domain by the code that its postmaster got; five tries, a day long.

    Raises Refused("not_contact", "domain_confirmed", "domain_taken"), Invalid for a wrong or old code.
    """
    policies.send_code(person, contact_of(person), domain).enforce()
    with transaction.atomic():
        domain = _locked(domain)
        sent = domain.code_sent_at
        if sent is None or sent < clock.now() - CODE_HOLDS or domain.tries >= MOST_TRIES:
            raise Invalid({"code": [_("The code no longer holds. Have a new one sent.")]})
        if is_right(domain, code):
            return _confirm(person, domain)
        # Stored before anything is raised: a refusal must not take the count back with it.
        domain.tries += 1
        domain.save(update_fields=["tries"])
    logs.security("domain_code_failed", domain=domain.pk)
    raise Invalid({"code": [_("That is not the code. Look again in the mail, or have a new one sent.")]})


@transaction.atomic
def remove_domain(person: Person, domain: Domain) -> None:
    """Remove a domain, for contacts and administrators; who has an account keeps it. Again: nothing more."""
    policies.keep(person, contact_of(person), domain.organisation).enforce()
    gone, _per_table = Domain.objects.filter(pk=domain.pk).delete()
    if gone:
        _log(person, "organisations.remove_domain", domain)


def _confirm(person: Person, domain: Domain) -> Domain:
    """Confirm the locked domain, and those who wait and have an address of it; raises Refused("domain_taken")."""
    if domain.confirmed_at is not None:
        return domain
    domain.confirmed_at, domain.code_hash = clock.now(), ""
    try:
        with transaction.atomic():
            domain.save(update_fields=["confirmed_at", "code_hash"])
    except IntegrityError:
        raise Refused("domain_taken") from None
    _log(person, "organisations.confirm_domain", domain)
    waiting = Person.objects.filter(organisation=domain.organisation, confirmed_at=None, denied_at=None)
    for colleague in waiting.filter(email__iendswith=f"@{domain.name}", is_active=True):
        colleague.confirmed_at = clock.now()
        colleague.save(update_fields=["confirmed_at"])
        events.record(ColleagueConfirmed(colleague.pk))
    return domain


def _locked(domain: Domain) -> Domain:
    return Domain.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=domain.pk)


def _log(person: Person, act: str, domain: Domain) -> None:
    data = {"domain": domain.name, "organisation": domain.organisation.code}
    audit.log(person.pk, act, kind="domain", object_id=domain.pk, data=data)

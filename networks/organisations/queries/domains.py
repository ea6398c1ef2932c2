"""Which organisation an address belongs to, and the domains that an organisation has."""

from collections.abc import Collection

from networks.organisations.domains import domain_of
from networks.organisations.models import Domain, Organisation


def organisation_of_address(address: str) -> Organisation | None:
    """Return the organisation that a confirmed domain of the address shows, whether or not it takes part."""
    name = domain_of(address)
    if not name:
        return None
    found = Domain.objects.confirmed().select_related("organisation").filter(name=name).first()
    return found.organisation if found else None


def domains_of(organisation: Organisation) -> list[Domain]:
    """Return the domains of an organisation by name, confirmed or not, for its contacts and administrators."""
    return list(organisation.domains.order_by("name"))


def domain_of_organisation(organisation: Organisation, domain_id: int) -> Domain | None:
    """Return one of its domains."""
    return organisation.domains.select_related("organisation").filter(pk=domain_id).first()


def domain_to_prove(domain_id: int) -> Domain | None:
    """Return a domain that is not confirmed, for the mail to its postmaster."""
    rows = Domain.objects.filter(confirmed_at__isnull=True).select_related("organisation")
    return rows.filter(pk=domain_id).first()


def domains_named(ids: Collection[int]) -> list[Domain]:
    """Return domains by their ids, for the log of administrators."""
    return list(Domain.objects.filter(pk__in=ids))

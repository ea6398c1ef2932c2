"""What administrators do to organisations. A post keeps the name that its organisation had at the time."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events
from base.basis import check
from base.errors import Invalid
from base.text import line
from networks.membership.models import Invitation
from networks.organisations import actions as organisations
from networks.organisations.models import Domain, Organisation
from networks.people.models import Contact, Person
from networks.site import policies
from networks.site.actions.ties import join_rows
from networks.site.events import OrganisationChanged, OrganisationsMerged

LONGEST = 120  # of a name
# Every column that holds an organisation, and whether merging moves it. The rest is history: what was written for
# an organisation stays written for it.
MOVED = (
    "people.Person.organisation",
    "membership.Invitation.organisation",
    "organisations.Organisation.merged_into",
)
JOINED = ("people.Contact.organisation", "organisations.Domain.organisation")


@transaction.atomic
def create(person: Person, *, slug: str, name: str) -> Organisation:
    """Make a body that is neither municipality nor region. Raises Refused("not_admin"), Invalid("slug", "name")."""
    policies.administer(person).enforce()
    made = organisations.create_other(slug=slug, name=_name(name))
    _log(person, "organisations.create", made)
    return made


@transaction.atomic
def take_part(person: Person, organisation: Organisation, *, since: date) -> Organisation:
    """Let an organisation take part from a date on. Raises Refused("not_admin", "organisation_merged")."""
    organisation = _lock(person, organisation)
    if organisation.member_since != since:
        organisation.member_since = since
        organisation.save(update_fields=["member_since"])
        _changed(person, "organisations.take_part", organisation, since=since.isoformat())
    return organisation


@transaction.atomic
def end_part(person: Person, organisation: Organisation) -> Organisation:
    """End an organisation's part: its people read only where they are members. What they wrote stays.

    Raises Refused("not_admin", "organisation_merged").
    """
    organisation = _lock(person, organisation)
    if organisation.member_since is not None:
        data = {"since": organisation.member_since.isoformat()}
        organisation.member_since = None
        organisation.save(update_fields=["member_since"])
        _changed(person, "organisations.end_part", organisation, **data)
    return organisation


@transaction.atomic
def rename(person: Person, organisation: Organisation, *, name: str, basis: str = "") -> Organisation:
    """Give an organisation another name; the log remembers the old one, and posts keep it.

    `basis` names the name that the form began from. Raises Refused("not_admin", "organisation_merged"),
    Invalid("name"), and Conflict when another administrator was first.
    """
    organisation = _lock(person, organisation)
    name = _name(name)
    if organisation.name != name:
        check(basis, {"name": organisation.name})
        data = {"from": organisation.name, "to": name}
        organisation.name = name
        organisation.save(update_fields=["name"])
        _log(person, "organisations.rename", organisation, **data)
    return organisation


@transaction.atomic
def close(person: Person, organisation: Organisation, *, reason: str = "") -> Organisation:
    """Close an organisation that no longer exists; its page and what was written for it stay.

    Raises Refused("not_admin", "organisation_merged").
    """
    organisation = _lock(person, organisation)
    if organisation.closed_at is None:
        organisation.closed_at = clock.now()
        organisation.save(update_fields=["closed_at"])
        _changed(person, "organisations.close", organisation, reason=reason)
    return organisation


@transaction.atomic
def reopen(person: Person, organisation: Organisation) -> Organisation:
    """Take a closing back. Raises Refused("not_admin", "organisation_merged")."""
    organisation = _lock(person, organisation)
    if organisation.closed_at is not None:
        organisation.closed_at = None
        organisation.save(update_fields=["closed_at"])
        _changed(person, "organisations.reopen", organisation)
    return organisation


@transaction.atomic
def merge(person: Person, gone: Organisation, *, into: Organisation) -> Organisation:
    """Let an organisation go up in another: people, contacts and domains move, its address leads there.

    What was written for it stays written for it. Raises Refused("not_admin", "same_organisation",
    "organisation_closed", "organisation_merged").
    """
    both = {each.pk: each for each in _rows([gone.pk, into.pk])}
    gone, into = both[gone.pk], both[into.pk]
    policies.merge_organisations(person, gone, into).enforce()
    Person.objects.of_organisation(gone).update(organisation=into)
    Invitation.objects.filter(organisation=gone).update(organisation=into)
    Organisation.objects.filter(merged_into=gone).update(merged_into=into)
    join_rows(Contact.objects.of_organisation(gone), "organisation", into.pk)
    join_rows(Domain.objects.filter(organisation=gone), "organisation", into.pk)
    gone.merged_into, gone.closed_at = into, gone.closed_at or clock.now()
    gone.save(update_fields=["merged_into", "closed_at"])
    _log(person, "organisations.merge", into, gone=gone.pk)
    events.record(OrganisationsMerged(gone.pk, into.pk))
    return into


def _rows(ids: list[int]) -> list[Organisation]:
    return list(Organisation.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _lock(person: Person, organisation: Organisation) -> Organisation:
    (found,) = _rows([organisation.pk])
    policies.change_organisation(person, found).enforce()
    return found


def _name(text: str) -> str:
    name = line(text)
    if not 0 < len(name) <= LONGEST:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    return name


def _changed(
    person: Person, act: str, organisation: Organisation, *, reason: str = "", **data: object
) -> None:
    _log(person, act, organisation, reason=reason, **data)
    events.record(OrganisationChanged(organisation.pk))


def _log(person: Person, act: str, organisation: Organisation, *, reason: str = "", **data: object) -> None:
    audit.log(person.pk, act, kind="organisation", object_id=organisation.pk, reason=reason, data=data)

"""What becomes of everything below the site that holds a person; importing it registers."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import ngettext_lazy

from base import clock
from base.files.models import File, Usage
from networks.membership.models import Invitation, JoinRequest, Membership, Outcome, Role, WornRole
from networks.people.models import AddressChange, Arrival, Contact, Person
from networks.site.actions.people import NOWHERE
from networks.site.actions.ties import DROPS, MOVES, STAYS, Tie, join_rows, register
from networks.site.models import FaultReport

HISTORY = Tie(MOVES, STAYS)


def join_given(given: type[models.Model], at: str, network: str, *, person_id: int, into_id: int) -> None:
    """Give what leads have given to a member (rows of `given`, at the time `at`) to the other account.

    It holds as long as the membership does: what no longer holds is forgotten first, on either account, or the
    older date of two memberships would bring it back.
    """
    mine = Membership.objects.filter(person=OuterRef("person"), network=OuterRef(network), ended_at=None)
    holds = mine.filter(joined_at__lte=OuterRef(at))
    rows = given._base_manager.all()
    rows.filter(~Exists(holds), person__in=(person_id, into_id)).delete()
    join_rows(rows.filter(person=person_id), "person", into_id)


def join_worn(person_id: int, into_id: int) -> None:
    """Give the roles that they may wear on posts to the other account."""
    join_given(WornRole, "granted_at", "network", person_id=person_id, into_id=into_id)


def join_memberships(person_id: int, into_id: int) -> None:
    """Give memberships to the other account; of two in one network the stronger role and the older date stay."""
    theirs = {each.network_id: each for each in Membership.objects.filter(person=into_id)}
    for mine in Membership.objects.filter(person=person_id):
        other = theirs.get(mine.network_id)
        if other is None:
            Membership.objects.filter(pk=mine.pk).update(person=into_id)
            continue
        _strengthen(other, mine)
        mine.delete()


def join_requests(person_id: int, into_id: int) -> None:
    """Give requests to join to the other account; where it is a member, nothing waits any longer."""
    join_rows(JoinRequest.objects.filter(person=person_id), "person", into_id)
    within = Membership.objects.filter(person=into_id, ended_at=None).values("network")
    answered = JoinRequest.objects.waiting().filter(person=into_id, network__in=within)
    answered.update(outcome=Outcome.APPROVED, decided_at=clock.now())


def end_memberships(person_id: int) -> None:
    """End all memberships; the rows stay with their dates."""
    Membership.objects.filter(person=person_id, ended_at=None).update(ended_at=clock.now())


def join_contact(person_id: int, into_id: int) -> None:
    """Let the other account be the contact, if it works at that organisation and is none yet."""
    into = Person.objects.get(pk=into_id)
    mine = Contact.objects.filter(person=person_id)
    if Contact.objects.filter(person=into).exists():
        mine.delete()
    mine.exclude(organisation=into.organisation_id).delete()
    mine.update(person=into)


def join_files(person_id: int, into_id: int) -> None:
    """Give the files to the other account, and count the room that they take there."""
    File.objects.filter(owner_id=person_id).update(owner_id=into_id)
    for mine in Usage.objects.filter(kind="person", object_id=person_id):
        Usage.objects.bulk_create([Usage(kind="person", object_id=into_id)], ignore_conflicts=True)
        Usage.objects.filter(kind="person", object_id=into_id).update(used=F("used") + mine.used)
        mine.delete()


def forget_address(person_id: int) -> None:
    """Take back invitations that wait for the address, and leave the address in none."""
    theirs = Person.objects.get(pk=person_id)
    letters = Invitation.objects.filter(address__iexact=theirs.email)
    letters.waiting().update(withdrawn_at=clock.now())
    used = Q(address__iexact=theirs.email) | Q(used_by=theirs)
    Invitation.objects.filter(used).update(address=f"closed-{theirs.pk}@{NOWHERE}")


def forget_changes(person_id: int) -> None:
    """Forget the addresses that they had or wanted, and that they once asked for an account."""
    AddressChange.objects.filter(person=person_id).delete()
    theirs = Person.objects.get(pk=person_id)
    Arrival.objects.filter(address__iexact=theirs.email).delete()


def forget_reports(person_id: int) -> None:
    """Leave no address and no name in what they told of faults."""
    FaultReport.objects.filter(by=person_id).update(by=None, address="")


def _strengthen(other: Membership, mine: Membership) -> None:
    """Let one membership have the better of two, of those that have not ended if only one has."""
    if mine.is_active and not other.is_active:
        other.role, other.ended_at, other.joined_at = mine.role, None, mine.joined_at
    elif mine.is_active == other.is_active:
        other.joined_at = min(mine.joined_at, other.joined_at)
        strength = (Role.OBSERVER, Role.MEMBER, Role.LEAD)
        other.role = max(mine.role, other.role, key=lambda role: strength.index(Role(role)))
    other.seen = max(mine.seen, other.seen)
    other.rules_accepted = max(mine.rules_accepted, other.rules_accepted)
    other.save()


register({"membership.WornRole.person": Tie(join_worn, DROPS)}, early=True)
register(
    {
        "membership.WornRole.granted_by": HISTORY,
        "membership.JoinRequest.decided_by": HISTORY,
        "membership.RulesVersion.by": HISTORY,
        "membership.Invitation.invited_by": HISTORY,
        "membership.Invitation.used_by": Tie(MOVES, forget_address),
        "membership.Membership.person": Tie(
            join_memberships, end_memberships, ngettext_lazy("%(n)s membership", "%(n)s memberships", "n")
        ),
        "membership.JoinRequest.person": Tie(join_requests, DROPS),  # after the memberships
        "people.Session.person": Tie(
            DROPS, DROPS, ngettext_lazy("signed in at %(n)s place", "signed in at %(n)s places", "n")
        ),
        "people.Browser.person": Tie(DROPS, DROPS),
        "people.AddressChange.person": Tie(DROPS, forget_changes),
        "people.Contact.person": Tie(join_contact, DROPS),
        "people.Person.merged_into": HISTORY,
        "account.EmailAddress.user": Tie(DROPS, DROPS),
        "mfa.Authenticator.user": Tie(DROPS, DROPS),
        "organisations.Domain.added_by": HISTORY,
        "admin.LogEntry.user": HISTORY,  # Django's own, in which nothing is ever written
        "site.Announcement.by": HISTORY,
        "site.LegalText.by": HISTORY,
        "site.FaultReport.by": Tie(MOVES, forget_reports),
        "site.FaultReport.handled_by": HISTORY,
        # The log tells which account did what. Keys are forgotten after 30 days, and belong to one account's forms.
        "files.File.owner_id": Tie(join_files, STAYS, ngettext_lazy("%(n)s file", "%(n)s files", "n")),
        "audit.Entry.actor_id": Tie(STAYS, STAYS),
        "keys.IdempotencyKey.person_id": Tie(STAYS, STAYS),
    }
)

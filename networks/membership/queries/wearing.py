"""Which roles people may wear on what they write."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import CharField, Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from base.paging import Page, placed
from networks.membership.models import Membership, Network, Worn, WornRole
from networks.membership.policies import GRANTED
from networks.membership.queries import WornRoleQuerySet
from networks.people.models import Contact, Person
from networks.people.queries import ContactQuerySet

SIZE = 50


def may_wear(person: Person, mine: Membership | None) -> list[str]:
    """Return the roles (Worn) that a person may wear on a post in the network of their membership.

    Leads wear theirs, and contacts of an organisation theirs, without being asked; the others are granted by the
    network's leads. One query; none for who writes nothing.
    """
    if mine is None or not mine.may_write:
        return []
    granted = WornRole.objects.of(person, mine.network).filter(granted_at__gte=mine.joined_at).order_by()
    told = _contact(person).annotate(role=Value(Worn.CONTACT, output_field=CharField())).values_list("role")
    return _in_order(mine, {role for (role,) in granted.values_list("role").union(told)})


def roles_told(person: Person) -> dict[str, Subquery | Exists]:
    """Return columns that tell, with a row of something in a network, what the person may wear there.

    For a page that reads such a row anyway, and has no query to spare: `told_roles` reads them.
    """
    rows = WornRole.objects.filter(network=OuterRef("network"), person=person).order_by()
    granted = {f"worn_{role}": Subquery(rows.filter(role=role).values("granted_at")[:1]) for role in GRANTED}
    return {**granted, "worn_contact": Exists(_contact(person))}


def told_roles(row: object, mine: Membership | None) -> list[str]:
    """Return what `may_wear` does, from a row with `roles_told`: no query."""
    if mine is None or not mine.may_write:
        return []
    told = {role: getattr(row, f"worn_{role}") for role in GRANTED}
    found = {role for role, since in told.items() if since is not None and since >= mine.joined_at}
    if getattr(row, "worn_contact"):  # noqa: B009 - annotated
        found.add(Worn.CONTACT)
    return _in_order(mine, found)


def granted_page(network: Network, *, after: int | None = None, before: int | None = None) -> Page[WornRole]:
    """Return a page of the roles that members may wear in a network, by name, for its leads.

    One query, two with a cursor: `after` and `before` are ids of roles worn.
    """
    name, person = "person__sorts_as", Cast("person_id", CharField())
    every = WornRole.objects.filter(network=network).annotate(
        place=Concat(name, Value("0"), person, Value("0"), "role", output_field=CharField())
    )
    rows = _lasting(every).select_related("person__organisation", "granted_by")
    return placed(rows, among=every, size=SIZE, after=after, before=before)


def worn_by(network: Network, person_ids: Collection[int]) -> Mapping[int, Sequence[str]]:
    """Return which granted roles people may wear in a network: the members page shows them (one query)."""
    rows = _lasting(WornRole.objects.filter(network=network, person__in=person_ids))
    found: dict[int, list[str]] = {}
    for person_id, role in rows.order_by("role").values_list("person_id", "role"):
        found.setdefault(person_id, []).append(role)
    return found


def granted(network: Network, worn_id: int) -> WornRole | None:
    """Return a role that somebody may wear in the network, to take it back."""
    return WornRole.objects.filter(network=network, pk=worn_id).select_related("person", "network").first()


def _contact(person: Person) -> ContactQuerySet:
    return Contact.objects.visible_to(person).filter(person=person).order_by()


def _in_order(mine: Membership, found: set[str]) -> list[str]:
    if mine.is_lead:
        found.add(Worn.LEAD)
    return [role for role in Worn.values if role in found]


def _lasting(rows: WornRoleQuerySet) -> WornRoleQuerySet:
    """Leave out what was granted before somebody left and came back: a membership that ended took it along."""
    joined = Membership.objects.active().filter(network=OuterRef("network"), person=OuterRef("person"))
    return rows.annotate(since=Subquery(joined.values("joined_at")[:1])).filter(granted_at__gte=F("since"))

"""Requests to join: who waits, and what became of mine."""

from collections.abc import Sequence

from django.db.models import Count, Q

from base.paging import Page, keyset
from networks.membership.models import JoinRequest, Membership, Network
from networks.people.models import Person

SIZE = 20


def waiting_page(
    mine: Membership | None,
    network: Network,
    *,
    start: int | None = None,
    after: int | None = None,
    before: int | None = None,
) -> Page[JoinRequest]:
    """Return a page of who waits for an answer, oldest first, for leads (one query); nothing for others (none)."""
    if mine is None or not mine.is_lead:
        return Page([])
    rows = network.requests.waiting().filter(person__is_active=True).select_related("person__organisation")
    return keyset(rows, by="id", size=SIZE, start=start, after=after, before=before)


def waiting_for(person: Person) -> Sequence[Network]:
    """Return the networks that the person leads and where somebody waits, each with `waiting`: how many."""
    led = person.memberships.leads().values("network")
    waits = Q(requests__decided_at__isnull=True, requests__person__is_active=True)
    rows = Network.objects.filter(pk__in=led).annotate(waiting=Count("requests", filter=waits))
    return list(rows.filter(waiting__gt=0).order_by("sorts_as"))


def latest_request(person: Person, network: Network) -> JoinRequest | None:
    """Return the person's own newest request: it waits, or says why it was declined."""
    return network.requests.filter(person=person).order_by("-asked_at", "-id").first()


def decided_request(request_id: int) -> JoinRequest | None:
    """Return an answered request of somebody who can still sign in, for the mail about it."""
    decided = JoinRequest.objects.select_related("person", "network").exclude(outcome="")
    return decided.filter(pk=request_id, person__is_active=True).first()


def waiting_request(request_id: int) -> JoinRequest | None:
    """Return a request that waits, of somebody who can sign in, for the mail to the leads."""
    rows = JoinRequest.objects.waiting().select_related("person__organisation", "network")
    return rows.filter(pk=request_id, person__is_active=True).first()

"""What waits for an administrator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.events.models import Delivery
from networks.site.models import FaultReport
from networks.site.queries.networks import count_leaderless
from networks.site.queries.organisations import count_waiting_domains
from networks.site.queries.people import count_unconfirmed
from networks.site.queries.texts import current, lacking


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: what waits, and where it is done ("" where a page can't help)."""

    text: str
    url: str


def waiting() -> Sequence[Waiting]:
    """Return what waits, the most pressing first (six queries)."""
    found = [
        _counted(
            FaultReport.objects.waiting().count(),
            lambda n: ngettext(
                "%(n)s report of a fault in accessibility", "%(n)s reports of faults in accessibility", n
            ),
            reverse("admin_reports"),
        ),
        _counted(
            count_leaderless(),
            lambda n: ngettext("%(n)s network that nobody leads", "%(n)s networks that nobody leads", n),
            reverse("admin_networks") + "?show=leaderless",
        ),
        _counted(
            count_unconfirmed(),
            lambda n: ngettext(
                "%(n)s person whom no organisation has confirmed",
                "%(n)s people whom no organisation has confirmed",
                n,
            ),
            reverse("admin_people") + "?show=unconfirmed",
        ),
        _counted(
            count_waiting_domains(),
            lambda n: ngettext(
                "%(n)s mail domain that nobody has confirmed",
                "%(n)s mail domains that nobody has confirmed",
                n,
            ),
            reverse("admin_organisations") + "?show=domains",
        ),
        _counted(
            Delivery.objects.filter(parked_at__isnull=False, done_at=None).count(),
            lambda n: ngettext(
                "%(n)s delivery that failed too often; the operator looks at it",
                "%(n)s deliveries that failed too often; the operator looks at them",
                n,
            ),
            "",
        ),
    ]
    if not (settings.OPERATOR_NAME and settings.OPERATOR_EMAIL):
        text = _(
            "The law’s pages do not name who runs Erfa: the operator sets OPERATOR_NAME and OPERATOR_EMAIL."
        )
        found.append(Waiting(text, ""))
    if lacking("accessibility", current("accessibility", "sv").source):
        url = reverse("admin_text", args=["accessibility", "sv"])
        found.append(
            Waiting(_("The statement on accessibility seems to lack something that the law asks for"), url)
        )
    return [each for each in found if each is not None]


def _counted(n: int, words: Callable[[int], str], url: str) -> Waiting | None:
    return Waiting(words(n) % {"n": n}, url) if n else None

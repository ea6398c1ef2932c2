"""What new threads of each kind begin with in a network."""

from collections.abc import Mapping

from community.threads.models import ThreadTemplate
from networks.membership.models import Network


def template_of(network: Network, kind: str) -> str:
    """Return what a new thread of a kind begins with; "" where leads suggest nothing (one query)."""
    rows = ThreadTemplate.objects.filter(network=network, kind=kind)
    return rows.values_list("text", flat=True).first() or ""


def templates_of(network: Network) -> Mapping[str, str]:
    """Return all templates of a network by kind (one query)."""
    return dict(ThreadTemplate.objects.filter(network=network).values_list("kind", "text"))

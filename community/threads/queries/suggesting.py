"""What new threads of each kind begin with in a network."""

from collections.abc import Mapping

from community.threads.models import ThreadTemplate
from networks.membership.models import Network


def templates_of(network: Network) -> Mapping[str, str]:
    """Return all templates of a network by kind (one query)."""
    return dict(ThreadTemplate.objects.filter(network=network).values_list("kind", "text"))

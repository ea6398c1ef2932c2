"""What is new in a network, when something has left it or come to it."""

from networks.membership.models import Membership, Network


def forget_news(network_id: int, *, newest: int) -> None:
    """Let members who have seen all that is left in a network, up to number `newest`, have nothing new there.

    For the action that took the rest away, in its transaction. Raises nothing.
    """
    now = Network.objects.values_list("sequence", flat=True).get(pk=network_id)
    kept = Membership.objects.filter(network=network_id, ended_at__isnull=True)
    kept.filter(seen__gte=newest, seen__lt=now).update(seen=now)

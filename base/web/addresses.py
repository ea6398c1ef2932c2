"""Where a request comes from, for limits."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def place_of(request: HttpRequest) -> str:
    """Return the network address of the sender: an IPv4 address, or the /64 that one household gets in IPv6.

    Behind a proxy (BEHIND_PROXY) the last entry of X-Forwarded-For, which the proxy itself wrote; anything
    before it was sent by the browser and may be invented. Without a proxy the header is not looked at.
    """
    address = request.META.get("REMOTE_ADDR") or ""
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)

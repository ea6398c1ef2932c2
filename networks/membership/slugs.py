"""Words that no network may be called in addresses."""

from base.slugs import slug_ok

# They stand below /n/ or /networks/ today or by the map of addresses: a network so called would hide one.
RESERVED = frozenset(
    (
        *(
            "about",
            "add",
            "admin",
            "all",
            "appoint",
            "chat",
            "decide",
            "feed",
            "forum",
            "join",
            "lead",
            "leads",
        ),
        *("leave", "members", "networks", "new", "request", "requests", "role", "rules", "search", "seen"),
        *("seminars", "settings"),
    )
)


def network_slug_ok(slug: str) -> bool:
    """Whether a network may have this slug."""
    return slug_ok(slug) and slug not in RESERVED

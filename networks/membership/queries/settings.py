"""What leads change of a network, and how its rules have been before."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.paging import Page, keyset
from networks.membership.models import Network, RulesVersion

SIZE = 20


def texts_of(network: Network) -> dict[str, object]:
    """Return what leads change on the page of settings: also what a form's basis is made of."""
    return {
        "name": network.name,
        "name_en": network.name_en,
        "purpose": network.purpose,
        "rules": list(network.rules),
        "welcome": network.welcome,
    }


@dataclass(frozen=True, slots=True)
class RulesAsOf:
    """The rules of a network from a moment on: each with whether it was new then, and those that went."""

    version: RulesVersion
    rules: Sequence[tuple[str, bool]]
    gone: Sequence[str]


def rules_page(network: Network, *, before: int | None = None, after: int | None = None) -> Page[RulesAsOf]:
    """Return a page of the versions of a network's rules, for its members (one query)."""
    versions = network.rules_versions.select_related("by__organisation")
    page = keyset(versions, by="number", size=SIZE, descending=True, before=before, after=after)
    items = list(page.items)
    # The page's last one is compared with the one below the page; the first version of all with nothing.
    below = versions.filter(number__lt=items[-1].number).first() if page.after else None
    earlier = [*items[1:], below] if items else []
    told = [_told(version, older) for version, older in zip(items, earlier, strict=True)]
    return Page(told, page.before, page.after)


def _told(version: RulesVersion, earlier: RulesVersion | None) -> RulesAsOf:
    had = earlier.rules if earlier else version.rules
    return RulesAsOf(
        version,
        [(rule, rule not in had) for rule in version.rules],
        [rule for rule in had if rule not in version.rules],
    )

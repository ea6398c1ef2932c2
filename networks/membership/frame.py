"""What the frame of every page shows: who is signed in, the networks in the rail, the theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from base.web.middleware import TEXT_SIZE_COOKIE, TEXT_SIZES, THEME_COOKIE, THEMES
from networks.membership.models import Membership
from networks.membership.queries.seeing import remember
from networks.people.contacts.queries import Standing, standing_of
from networks.people.models import Person
from networks.people.queries.accounts import anybody_at

MOST_NEWS = 99
MENU = ("today", "tags", "organisations", "networks", "admin")
NETWORK = "/n/"  # where all pages of networks lie


@dataclass(frozen=True, slots=True)
class RailNetwork:
    """One of my networks in the rail."""

    name: str
    url: str
    slug: str
    news: int
    current: bool
    is_page: bool  # its front itself, not a page below it

    @property
    def news_label(self) -> str:
        """Return how much is new; counts stop at 99."""
        return f"{MOST_NEWS}+" if self.news > MOST_NEWS else str(self.news)


class Frame:
    """Read by templates/base.html; asks the database once, and only when the rail is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.path = request.path
        self.languages = tuple(settings.LANGUAGES)
        self.language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)

    @cached_property
    def person(self) -> Person | None:
        """Return who is signed in."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, Person) or getattr(user, "is_authenticated", False) else None

    @property
    def signed_in(self) -> bool:
        """Return whether anybody is."""
        return self.person is not None

    @cached_property
    def me(self) -> str:
        """Return the address of my own page."""
        return self.person.get_absolute_url() if self.person else ""

    @property
    def here(self) -> bool:
        """Return whether this is my own page."""
        return self.path == self.me

    @property
    def signing_in(self) -> bool:
        """Return whether this is the page that signs in: it needs no button that leads to itself."""
        return self.path == reverse("account_login")

    @cached_property
    def standing(self) -> Standing | None:
        """Return why I do not take part yet and whom I can ask; None, without a query, when I do."""
        return standing_of(self.person) if self.person else None

    @cached_property
    def theme(self) -> str:
        """Return light, dark or system."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else "system"

    @cached_property
    def text_size(self) -> str:
        """Return how large the text is: small, normal, large or larger."""
        chosen = self.request.COOKIES.get(TEXT_SIZE_COOKIE, "")
        return chosen if chosen in TEXT_SIZES else "normal"

    @cached_property
    def memberships(self) -> Sequence[Membership]:
        """Return my active memberships with their networks, by name."""
        if self.person is None:
            return []
        mine = self.person.memberships.filter(ended_at__isnull=True)
        found = list(mine.select_related("network").order_by("network__sorts_as"))
        remember(self.person, found)
        return found

    @cached_property
    def networks(self) -> Sequence[RailNetwork]:
        """Return my networks with how much is new in each."""
        return tuple(self._rail(membership) for membership in self.memberships)

    @cached_property
    def place(self) -> str:
        """Return where in the menus the page is, or nothing: the menus are made once for each place."""
        if self.path in menu() or self.here:
            return self.path
        return NETWORK if self.path.startswith(NETWORK) else ""

    @cached_property
    def demo(self) -> bool:
        """Whether the site holds demo content, and must say so on every page."""
        return demo_is_loaded()

    def _rail(self, membership: Membership) -> RailNetwork:
        network = membership.network
        url = network.get_absolute_url()
        here = getattr(self.request, "network_slug", "") == network.slug or self.path.startswith(url)
        news = min(max(network.sequence - membership.seen, 0), MOST_NEWS + 1)
        return RailNetwork(network.shown_name, url, network.slug, news, here, self.path == url)


@cache
def menu() -> frozenset[str]:
    """Return the addresses that the menus lead to, for everybody."""
    return frozenset(map(reverse, MENU))


def frame_of(request: HttpRequest) -> Frame:
    """Return the request's frame: a view that needs my networks and the rail share one query."""
    if not hasattr(request, "frame"):
        request.frame = Frame(request)  # type: ignore[attr-defined]
    frame: Frame = request.frame  # type: ignore[attr-defined]
    return frame


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` in every template."""
    return {"frame": frame_of(request)}


@cache
def demo_is_loaded() -> bool:
    """Whether demo people live here (asked once in a process: the loader runs before the server)."""
    return anybody_at("demo.example")

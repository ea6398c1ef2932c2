"""Names as long as they may be, of one word and from right to left, stay inside the page."""

import pytest

from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import DESK, PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

LONG = "Ö" * 80
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const box = each.getBoundingClientRect(), rail = each.closest(".rail")?.getBoundingClientRect();
  return !each.closest(".vh, .toasts, .tabs") && box.width > 1 && box.right > (rail?.right ?? innerWidth) + 1;
}).map((each) => `${each.tagName}.${each.className}`)"""


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_nothing_is_pushed_out_of_the_page(
    open_browser: OpenBrowser, network: Network, saga: Person, astrid: Person, size: tuple[int, int]
) -> None:
    Network.objects.filter(pk=network.pk).update(name=LONG)
    type(astrid.organisation).objects.filter(pk=astrid.organisation_id).update(name="Å" * 120)
    Person.objects.filter(pk=astrid.pk).update(name=LONG, title="أخصائي" * 13)
    astrid.refresh_from_db()
    thread = make.make_thread(network, astrid, title="Ä" * 160)
    pages = [
        *("/", f"/people/{astrid.pk}/", "/settings/profile/", "/organisations/", "/o/1860/", "/networks/"),
        *(f"/n/digital-mognad/{below}" for below in ("", "members/", "about/", "lead/roles/?q=Ö")),
        *(thread.get_absolute_url(), f"/n/digital-mognad/members/{astrid.pk}/remove/", "/welcome/networks/"),
    ]
    outside = {}
    for reader in (saga, astrid):
        page = open_browser(reader, size=size)
        for path in pages:
            page.goto(path)
            if found := page.evaluate(OUTSIDE):
                outside[path] = found
    assert outside == {}

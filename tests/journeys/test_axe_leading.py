"""What leads see in a thread, and the pages on which they act, by the rules of WCAG (G-50)."""

import pytest

from community.threads import actions as threads
from community.threads.models import Kind, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import OpenBrowser
from tests.journeys.test_axe import LOOKS, faults, faults_here

pytestmark = pytest.mark.axe


@pytest.fixture
def full(network: Network, closed: Network, saga: Person, astrid: Person, torulf: Person) -> Thread:
    """A thread in which everything has happened that leads do, and whose next page has a history too."""
    thread = make.make_thread(closed, saga, title="Vem äger frågan?", kind=Kind.CHALLENGE)
    threads.move(saga, thread, network)
    thread.refresh_from_db()
    first = make.make_post(thread, torulf, text="Vi.")
    second = make.make_post(thread, astrid, text="Ni.", answers=first)
    third = make.make_post(thread, astrid, text="De.")
    make.make_post(thread, torulf, text="Alla.", answers=third)
    threads.mark_helped(saga, first, on=True)
    threads.hide(saga, second, reason="Pekar ut en enskild.")
    threads.split(saga, third, scope="branch", title="En annan fråga", kind="question", key="")
    threads.pin(saga, thread, on=True)
    threads.close(saga, thread, on=True)
    return thread


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_what_leads_see_passes(
    open_browser: OpenBrowser, full: Thread, saga: Person, astrid: Person, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(saga, size=size, scheme=scheme)
    hidden = full.posts.get(hidden_at__isnull=False)
    shown = full.posts.get(number=2)
    addresses = [f"/t/{full.pk}/{word}/" for word in ("kind", "title", "move", "merge")]
    addresses += [f"/p/{shown.pk}/hide/", f"/p/{hidden.pk}/hide/", f"/p/{shown.pk}/split/"]
    found = [fault for path in addresses for fault in faults(page, path)]
    page.goto(full.get_absolute_url())
    for menu in page.locator("details.menu, details.more").all():
        menu.evaluate("(menu) => (menu.open = true)")
    found += faults_here(page, "the thread, menus open")
    page.goto(f"/p/{shown.pk}/hide/")
    page.locator("main form button.danger").click()
    found += faults_here(page, "hiding without a reason")
    page.goto(f"/t/{full.pk}/merge/")
    page.locator("main input[type=radio]").first.check()
    page.locator("main form button.btn").last.click()
    found += faults_here(page, "being asked before merging")
    found += faults(open_browser(astrid, size=size, scheme=scheme), full.get_absolute_url())
    assert found == []

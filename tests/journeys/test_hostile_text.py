"""G-05: every text that somebody can type, on every page that shows it, stays text. In a real browser.

What the forms let through is written by the actions; what they refuse stands in rows, as if they had not.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from base import limits
from base.text import NAME, TAG, TITLE, line, normal
from community.tags import actions as tags
from community.threads import actions as threads
from community.threads.models import Kind, Post, Thread
from networks.membership import actions as memberships
from networks.membership.models import Network, Visibility
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room
from tests import factories as make
from tests.base.text.payloads import PAYLOADS
from tests.journeys.conftest import OpenBrowser
from tests.journeys.watch import Watch
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

POST_CHUNK = 1_500  # characters: a payload that opens a fence or a quotation swallows what stands behind it
LIVE_CHUNK = 400
# Those that leave an attribute, an element or a script, for where a page must be opened for each.
BREAKERS = [
    "'\"><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "' onfocus=alert(1) autofocus x='",
    '" onfocus=alert(1) autofocus x="',
    "&lt;img src=x onerror=alert(1)&gt;",
    "<img src=//evil.example/x.png>",
    "javascript:alert(1)",
]


def packed(cap: int, payloads: Sequence[str] = PAYLOADS, between: str = " ") -> list[str]:
    """Return the payloads in as few texts of `cap` characters as they fit in, in their order."""
    packs: list[str] = []
    for payload in filter(None, map(normal, payloads)):
        more = f"{packs[-1]}{between}{payload}" if packs else payload
        if packs and len(more) <= cap:
            packs[-1] = more
        elif len(payload) <= cap:
            packs.append(payload)
    return packs


@pytest.fixture
def watch(open_browser: OpenBrowser, site: Server, saga: Person) -> Watch:
    """Saga's window: she leads, so she sees most."""
    return Watch(open_browser(saga), site.base_url)


@pytest.fixture(autouse=True)
def _unlimited() -> Iterator[None]:
    with limits.unlimited():
        yield


def every_page(watch: Watch, address: str, most: int = 12) -> None:
    """Look at a list to its end."""
    watch.goto(address)
    for _ in range(most):
        older = watch.page.locator("a[rel=next]")
        if not older.count():
            return
        watch.goto(watch.page.evaluate("document.querySelector('a[rel=next]').href"))


def test_the_watch_hears_what_runs(watch: Watch) -> None:
    watch.page.set_content(
        "<img src=x onerror=alert(1)><a href='JavaScript:alert(1)'>x</a><img src=http://evil.example/x.png>"
    )
    watch.look()
    kinds = {each.removeprefix("about:blank: ").partition(":")[0] for each in watch.caught}
    assert {"ran", "request", "element"} <= kinds


def test_the_watch_hears_what_the_policy_stops(watch: Watch) -> None:
    watch.goto("/")
    assert watch.caught == []
    watch.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><p style=\"color:red\">x')"
    )
    watch.look()
    assert len([each for each in watch.caught if each.startswith("policy: script-src")]) == 1
    assert len([each for each in watch.caught if "element: " in each]) == 2
    assert watch.shown == 1
    assert not [each for each in watch.caught if each.startswith("ran")]


def test_posts_titles_and_tags(watch: Watch, network: Network, saga: Person, admin: Person) -> None:
    words = packed(TAG, BREAKERS)
    for n, word in enumerate(words):
        tags.create_tag(
            admin,
            slug=f"a-{n}",
            name=word,
            name_en=word,
            synonyms=packed(TAG),
            description=" ".join(PAYLOADS),
        )
    for n, title in enumerate(packed(TITLE)):
        threads.start_thread(
            saga, network, kind=Kind.QUESTION, title=line(title), text=title, tags=["a-1"], key=f"t{n}"
        )
    thread = threads.start_thread(
        saga, network, kind=Kind.CHALLENGE, title=BREAKERS[0], text=BREAKERS[1], tags=["a-0"], key="long"
    )
    post = None
    for n, text in enumerate(packed(POST_CHUNK, between="\n\n")):
        post = threads.reply(saga, thread, text=text, answers=post, key=f"p{n}")
        threads.edit(saga, post, text=f"{text}\n\nx", key=f"e{n}")
    every_page(watch, f"/n/{network.slug}/")
    every_page(watch, "/", most=2)
    every_page(watch, f"/people/{saga.pk}/", most=2)
    every_page(watch, f"/o/{saga.organisation.code}/", most=2)
    every_page(watch, "/tag/a-1/", most=1)
    every_page(watch, "/tags/")
    every_page(watch, thread.get_absolute_url())
    _around_a_thread(watch, thread)
    _tags_offered(watch, network)
    assert watch.shown > 30
    assert watch.caught == []


def _around_a_thread(watch: Watch, thread: Thread) -> None:
    """Quotes by script and by page, old texts, the forms that hold a text, and what is deleted."""
    page = watch.goto(thread.get_absolute_url())
    for quote_link in page.locator("a[data-quote]").all()[:3]:
        quote_link.click()
        watch.look()
    page.wait_for_timeout(600)  # the draft is written, and comes back
    page.reload()
    watch.look()
    replies = list(Post.objects.filter(thread=thread, number__gt=1))
    for post in replies[:4]:
        watch.goto(f"/p/{post.pk}/history/")
        watch.goto(f"/p/{post.pk}/edit/")
        watch.goto(f"/t/{thread.pk}/reply/?answers={post.pk}&quote=1")
    watch.goto(f"/t/{thread.pk}/tags/")
    threads.delete(thread.author, replies[0])
    watch.goto(thread.get_absolute_url())


def _tags_offered(watch: Watch, network: Network) -> None:
    page = watch.goto(f"/n/{network.slug}/new/")
    field = page.get_by_role("combobox", name="Ämnesord")
    field.press_sequentially("img src")
    expect(page.get_by_role("option").first).to_be_visible()
    watch.look()
    page.locator("[name=title]").fill(BREAKERS[3])
    page.locator("[name=text]").fill("\n".join(BREAKERS))
    field.fill(", ".join(BREAKERS[2:]))
    page.get_by_role("main").locator("button.btn:not(.line)").last.click()
    expect(page.locator(".form-errors")).to_be_visible()
    watch.look()


def test_people_organisations_and_those_they_mention(watch: Watch, network: Network, saga: Person) -> None:
    room = make.make_room(network, BREAKERS[0])
    thread = make.make_thread(network, saga)
    people = []
    every = packed(NAME)
    thirds = zip(every[0::3], every[1::3], every[2::3], strict=False)
    for n, (payload, title, employer) in enumerate([*thirds, *((each, each, each) for each in BREAKERS)]):
        organisation = make.make_organisation(employer, code=f"x-{n}")
        people.append(make.make_person(payload, organisation=organisation, title=title))
        make.make_member(network, people[-1])
        if n % 2:
            make.make_post(thread, people[-1], text=f"@[{people[-1].pk}] {payload}")
        else:
            make.make_message(room, people[-1], f"@[{people[-1].pk}] {payload}")
    every_page(watch, thread.get_absolute_url())
    every_page(watch, f"/n/{network.slug}/members/")
    every_page(watch, "/organisations/")
    every_page(watch, room.get_absolute_url())
    watch.goto(f"/n/{network.slug}/")
    for person in people[:: len(people) // 5]:
        watch.goto(f"/people/{person.pk}/")
        watch.goto(f"/o/{person.organisation.code}/")
        watch.goto(f"/n/{network.slug}/members/{person.pk}/remove/")
    assert watch.shown > 20
    assert watch.caught == []


def test_networks_and_who_asks_to_join(
    open_browser: OpenBrowser, site: Server, watch: Watch, by_request: Network, admin: Person, saga: Person
) -> None:
    long = packed(1_000, between="\n")
    for n, name in enumerate(packed(NAME, BREAKERS)):
        values: dict[str, Any] = {"purpose": long[n % len(long)], "rules": packed(500), "leads": [saga.email]}
        memberships.create_network(
            admin, slug=f"h-{n}", name=name, name_en=name, visibility=Visibility.OPEN, key=f"{n}", **values
        )
        watch.goto(f"/n/h-{n}/about/")
    watch.goto("/networks/")
    watch.goto("/")
    for n, message in enumerate([*long, BREAKERS[0]]):
        asking = make.make_person(BREAKERS[n % len(BREAKERS)])
        asked = memberships.ask_to_join(asking, by_request, message=message, key=f"{n}")
    page = watch.goto(f"/n/{by_request.slug}/members/")
    page.locator("button[name=approve]").first.click()  # a toast with a name
    expect(page.locator("erfa-toast")).to_be_visible()
    watch.look()
    memberships.decide(saga, asked, approve=False, reason=long[0])
    theirs = Watch(open_browser(asking), site.base_url)
    theirs.goto(f"/n/{by_request.slug}/about/")
    expect(theirs.page.locator("blockquote.say")).to_be_visible()
    assert watch.shown + theirs.shown > 8
    assert watch.caught + theirs.caught == []


def test_chat_live_reloaded_and_scrolled_back(
    open_browser: OpenBrowser, site: Server, watch: Watch, network: Network, saga: Person, astrid: Person
) -> None:
    room = make.make_room(network)
    hers = Watch(open_browser(astrid), site.base_url)
    for each in (watch, hers):
        each.goto(room.get_absolute_url())
        each.page.wait_for_function("() => document.querySelector('.read-aloud:not([hidden])')")
    for text in BREAKERS:  # typed: shown as it waits, then as it has arrived
        watch.page.get_by_role("textbox").fill(text)
        watch.page.keyboard.press("Enter")
    for n, text in enumerate(packed(LIVE_CHUNK, between="\n\n")):
        last = chat.say(saga, room, text=text, client_id=f"m{n}").number
    for n in range(last + 1, 61):
        last = chat.say(saga, room, text=BREAKERS[n % len(BREAKERS)], client_id=f"m{n}").number
    said(watch.page, room, len(BREAKERS) + 1)
    expect(hers.page.locator("[role=log] p").first).to_contain_text("Saga")  # read aloud
    for each in (watch, hers):
        expect(each.page.locator(f"#m{last}")).to_be_attached()
        each.look()
        each.goto(room.get_absolute_url())
        each.page.locator(".older a").click()
        expect(each.page.locator("#m1")).to_be_attached()
        each.look()
    watch.goto(f"/n/{network.slug}/")
    assert watch.shown + hers.shown > 6
    assert watch.caught + hers.caught == []


def said(page: Page, room: Room, at_least: int) -> None:
    """Wait until so much has arrived."""
    expect(page.locator(f"#m{at_least}")).to_be_attached()
    assert room.messages.count() >= at_least


def test_what_addresses_ask_for_and_what_error_pages_give_back(
    watch: Watch, network: Network, saga: Person
) -> None:
    for asked, cap in {"tags": TAG, "organisations": NAME, "networks": NAME}.items():
        for words in packed(cap, BREAKERS):
            watch.goto(f"/{asked}/?q={quote(words)}")
    watch.goto(f"/n/{network.slug}/?kind={quote(BREAKERS[0])}&show={quote(BREAKERS[1])}")
    watch.goto(f"/finns-inte/{quote(BREAKERS[0])}/")
    thread = make.make_thread(network, saga, title=BREAKERS[2])
    typed = "\n".join(BREAKERS)
    context = watch.page.context
    for cookie in ("csrftoken", "sessionid"):  # a form that was too old, then a session that has ended
        page = watch.goto(f"/t/{thread.pk}/reply/")
        field = page.locator("[name=text]")
        if cookie == "csrftoken":
            field.fill(typed)
        expect(field).to_have_value(typed)  # the second time it is there: a draft, for it never arrived
        context.clear_cookies(name=cookie)
        page.get_by_role("main").get_by_role("button", name="Skicka svar").click()
        expect(page.locator("#typed-1")).to_have_value(typed)
        watch.look()
    for wanted in BREAKERS[0], f"/{BREAKERS[0]}", BREAKERS[-1]:
        watch.goto(f"/accounts/login/?next={quote(wanted, safe='')}")
    page.locator("[name=email]").fill(f"{BREAKERS[1]}@b.example")
    page.locator("[name=email]").evaluate("(field) => field.form.noValidate = true")
    page.locator("[name=password]").fill("x")
    page.get_by_role("main").get_by_role("button", name="Logga in", exact=True).click()
    expect(page.locator(".form-errors")).to_be_visible()
    watch.look()
    assert watch.shown > 15
    assert watch.caught == []

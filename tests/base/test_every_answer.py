"""What every answer of the product has: headers, cookies, a token against forged forms (G-03), valid HTML (G-53)."""

import re
from collections.abc import Iterator

import pytest
from bleach.html5lib_shim import HTMLParser  # type: ignore[attr-defined]  # the parser that bleach brings
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client

from community.threads.models import Thread
from networks.membership import actions as memberships
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.base.test_hostile_addresses import ROUTES
from tests.factories import client_of

pytestmark = pytest.mark.django_db

DIRECTIVES = {
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def thread(network: Network, by_request: Network, saga: Person, astrid: Person) -> Thread:
    """A network with something of everything."""
    memberships.ask_to_join(make.make_person(), by_request, message="Jag vill vara med.", key="a")
    thread = make.make_thread(network, saga, title="Vem äger frågan?")
    first = make.make_post(thread, astrid)
    make.make_post(thread, saga, answers=first)
    thread.tags.add(make.make_tag("digital mognad", slug="digital-mognad"))
    make.make_message(make.make_room(network), astrid)
    return thread


def paths(thread: Thread) -> Iterator[str]:
    """Yield every address of ours, with things that exist in its places where there are any."""
    post = thread.posts.get(number=1)
    for route in ROUTES:
        path = f"/{route}".replace("<slug:room>", "allmant").replace("tag/<slug:slug>", "tag/digital-mognad")
        number = (
            post.pk
            if path.startswith("/p/")
            else thread.author_id
            if path.startswith("/people/")
            else thread.pk
        )
        path = re.sub(r"<id:[a-z_]+>", str(number), path)
        path = re.sub(r"<code:[a-z_]+>", "2480", path)
        yield re.sub(r"<(?:\w+:)?[a-z_0-9]+>", "digital-mognad", path)


def test_every_answer_has_the_headers_signed_in_or_not(thread: Thread, saga: Person) -> None:
    for client in (client_of(saga), Client()):
        for path in [*paths(thread), "/finns-inte/", "/static/finns-inte.css"]:
            for answer in (client.get(path), client.post(path)):
                assert faults_of(answer) == [], path


def test_static_files_and_faults_have_them_too() -> None:
    assert faults_of(Client().get("/static/favicon.svg")) == []
    assert (
        faults_of(Client(raise_request_exception=False).get("/", headers={"host": "elsewhere.example"})) == []
    )


def test_the_nonce_is_new_for_every_page_and_each_script_has_it(thread: Thread, saga: Person) -> None:
    client = client_of(saga)
    seen = set()
    for path in ("/", thread.get_absolute_url(), "/n/digital-mognad/chat/allmant/"):
        answer = client.get(path)
        (nonce,) = re.findall(r"script-src 'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
        scripts = re.findall(r"<script[^>]*>", answer.content.decode())
        assert scripts
        assert all(f'nonce="{nonce}"' in script for script in scripts)
        seen.add(nonce)
    assert len(seen) == 3


def test_no_form_is_taken_without_its_token(thread: Thread, saga: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(saga)
    taken = {path: client.post(path).status_code for path in paths(thread)}
    assert {path: status for path, status in taken.items() if status not in {403, 405}} == {}
    assert 403 in taken.values()


def test_cookies_are_closed_to_scripts_and_to_other_sites(saga: Person) -> None:
    client = Client()
    client.get("/accounts/login/")
    client.post("/choose/theme/", {"theme": "dark"})
    client.post("/choose/language/", {"language": "en"})
    client.post("/accounts/login/", {"email": saga.email, "password": make.PASSWORD})
    assert {"csrftoken", "sessionid", "theme", "language"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert bool(cookie["secure"]) == settings.SECURE, name


def test_every_page_is_valid_html_with_a_language_and_a_title_of_its_own(
    thread: Thread, saga: Person
) -> None:
    client = client_of(saga)
    titles: dict[str, str] = {}
    for path in paths(thread):
        answer = client.get(path, follow=True)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        page = answer.content.decode()
        if path in PARTS:
            assert html_faults(f"<!doctype html><title>A page</title>{page}") == [], path
            continue
        assert html_faults(page) == [], path
        assert re.search(r'<html lang="sv"', page), path
        (title,) = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
        shown = answer.request["PATH_INFO"]
        assert titles.setdefault(title, shown) == shown, f"{path} and {titles[title]} are both called {title}"
    assert len(titles) > 12


# Parts that scripts put into a page.
PARTS = {"/write/editor/"}


def faults_of(answer: HttpResponseBase) -> list[str]:
    """Return which headers are missing or wrong."""
    wrong = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
    policy = set(answer.headers.get("Content-Security-Policy", "").split("; "))
    wrong += sorted(DIRECTIVES - policy)
    if "unsafe" in " ".join(policy):
        wrong.append("unsafe")
    if not answer.headers.get("Cache-Control"):
        wrong.append("Cache-Control")
    return wrong


def html_faults(page: str) -> list[str]:
    """Return what an HTML parser has to mend, ids that stand twice, and labels that lead nowhere."""
    parser = HTMLParser()
    parser.parse(page)
    found = [f"{position}: {code} {values}" for position, code, values in parser.errors]
    ids = re.findall(r'\sid="([^"]*)"', page)
    found += [f"twice: {each}" for each in {each for each in ids if ids.count(each) > 1}]
    pointed = re.findall(r'\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"', page)
    return found + [f"nowhere: {each}" for names in pointed for each in names.split() if each not in ids]

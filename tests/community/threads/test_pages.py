"""The pages of threads, as a browser meets them."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from base import clock
from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid, title="Hur gör ni?", text="Vi undrar.")


def errors(answer: HttpResponse) -> dict[str, list[str]]:
    """Return what stands beside the fields."""
    found: dict[str, list[str]] = answer.context["form"].errors  # type: ignore[attr-defined]
    return found


def test_from_the_form_to_the_thread(astrid: Person, network: Network) -> None:
    make.make_tag("artificiell intelligens", "AI", slug="ai")
    client = make.client_of(astrid)
    page = client.get("/n/digital-mognad/new/?kind=challenge")
    words = {
        "title": "Var börjar vi?",
        "text": "Hej.",
        "tags": "AI",
        "key": page.context["form"]["key"].value(),
    }
    answer = client.post("/n/digital-mognad/new/?kind=challenge", words, follow=True)
    made = Thread.objects.get()
    assert answer.redirect_chain == [(made.get_absolute_url(), 302)]
    assert (made.kind, [tag.slug for tag in made.tags.all()]) == ("challenge", ["ai"])
    assert (
        client.post("/n/digital-mognad/new/?kind=challenge", words).headers["Location"]
        == made.get_absolute_url()
    )
    assert Thread.objects.count() == 1


def test_a_wrong_form_says_so_beside_the_fields_and_keeps_the_text(astrid: Person, network: Network) -> None:
    words = {"title": "", "text": "x" * 20_003, "tags": "xyzzy"}
    answer = make.client_of(astrid).post("/n/digital-mognad/new/", words)
    assert (answer.status_code, errors(answer)) == (
        400,
        {
            "title": ["Fyll i rubrik."],
            "text": ["Texten är 3 tecken för lång."],
            "tags": ["”xyzzy” finns inte bland ämnesorden. Välj ett annat ord."],
        },
    )
    assert "x" * 20_003 in answer.content.decode()


def test_too_fast_is_429_with_the_text_kept(freja: Person, thread: Thread) -> None:
    client = make.client_of(freja)
    with clock.at(timezone.now()):  # the minute that is counted does not end meanwhile
        for n in range(20):
            client.post(f"/t/{thread.pk}/reply/", {"text": f"Svar {n}."})
        answer = client.post(f"/t/{thread.pk}/reply/", {"text": "Ett svar till."})
    assert (answer.status_code, 1 <= int(answer.headers["Retry-After"]) <= 60) == (429, True)
    assert "Ett svar till." in answer.content.decode()


def test_after_a_conflict_the_form_has_a_key_that_works(freja: Person, thread: Thread) -> None:
    client = make.client_of(freja)
    client.post(f"/t/{thread.pk}/reply/", {"text": "Ett.", "key": "k"})
    answer = client.post(f"/t/{thread.pk}/reply/", {"text": "Två.", "key": "k"})
    assert answer.status_code == 409
    key = answer.context["form"]["key"].value()
    assert client.post(f"/t/{thread.pk}/reply/", {"text": "Två.", "key": key}).status_code == 302
    assert thread.posts.count() == 3


def test_an_address_with_an_older_title_leads_on_and_keeps_its_query(freja: Person, thread: Thread) -> None:
    client = make.client_of(freja)
    for path in (f"/t/{thread.pk}/?from=1", f"/t/{thread.pk}/gammal-rubrik/?from=1"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            f"{thread.get_absolute_url()}?from=1",
        )


@pytest.mark.parametrize("title", ["Reply", "tags", "View", "???"])
def test_no_title_becomes_an_address_of_something_else(astrid: Person, network: Network, title: str) -> None:
    thread = make.make_thread(network, astrid, title=title)
    answer = make.client_of(astrid).get(thread.get_absolute_url())
    assert answer.context["page"].thread == thread


def test_the_choice_of_view_is_remembered(freja: Person, thread: Thread) -> None:
    client = make.client_of(freja)
    client.post(f"/t/{thread.pk}/view/", {"view": "time"})
    assert client.get(thread.get_absolute_url()).context["page"].view == "time"
    assert client.post(f"/t/{thread.pk}/view/", {"view": "sideways"}).status_code == 400


def test_quoting_fills_the_form_with_what_one_may_read(freja: Person, astrid: Person, thread: Thread) -> None:
    post = make.make_post(thread, astrid, text="Första.\n\nAndra.")
    client = make.client_of(freja)
    there = f"/t/{thread.pk}/reply/?answers={post.pk}"
    assert client.get(there).context["form"]["text"].value() == ""
    quote = client.get(f"{there}&quote=1").context["form"]["text"].value()
    source = f"> [Astrid Blålavén skrev:](/p/{post.pk}/)"
    assert quote == f"{source}\n>\n> Första.\n>\n> Andra.\n\n"
    threads.delete(astrid, post)
    answer = client.get(f"{there}&quote=1")
    assert (answer.context["form"]["text"].value(), "Första" in answer.content.decode()) == ("", False)


def test_an_answer_to_a_post_elsewhere_is_not_found(freja: Person, thread: Thread, network: Network) -> None:
    elsewhere = make.make_thread(network, freja).posts.get()
    client = make.client_of(freja)
    assert client.get(f"/t/{thread.pk}/reply/?answers={elsewhere.pk}").status_code == 404
    answer = client.post(f"/t/{thread.pk}/reply/", {"text": "Hej.", "answers": elsewhere.pk})
    assert (answer.status_code, Post.objects.count()) == (404, 2)


def test_deleting_offers_to_undo_and_undo_brings_it_back(freja: Person, thread: Thread) -> None:
    post = make.make_post(thread, freja, text="Oj.")
    client = make.client_of(freja)
    page = client.post(f"/p/{post.pk}/delete/", follow=True).content.decode()
    assert f'<form action="/p/{post.pk}/restore/" method="post">' in page
    assert "Författaren har tagit bort inlägget." in page
    page = client.post(f"/p/{post.pk}/restore/", follow=True).content.decode()
    assert ("Oj." in page, f"/p/{post.pk}/restore/" in page) == (True, False)


def test_an_edited_post_says_so_and_leads_to_its_history(
    freja: Person, astrid: Person, thread: Thread
) -> None:
    post = make.make_post(thread, freja, text="Förut.")
    make.client_of(freja).post(f"/p/{post.pk}/edit/", {"text": "Nu."})
    reader = make.client_of(astrid)
    assert f'href="/p/{post.pk}/history/"' in reader.get(thread.get_absolute_url()).content.decode()
    history = reader.get(f"/p/{post.pk}/history/")
    assert [version.html for version in history.context["page"].versions] == ["<p>Nu.</p>", "<p>Förut.</p>"]


def test_only_who_may_write_gets_a_form(
    astrid: Person, observer: Person, colleague: Person, thread: Thread
) -> None:
    def shows(person: Person) -> tuple[bool, bool]:
        page = make.client_of(person).get(thread.get_absolute_url()).content.decode()
        return f"/t/{thread.pk}/reply/" in page, "/n/digital-mognad/join/" in page

    assert [shows(who) for who in (astrid, observer, colleague)] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_visitor_signs_in_and_a_form_sent_too_late_shows_its_text(thread: Thread) -> None:
    client = Client()
    path = thread.get_absolute_url()
    assert client.get(path).headers["Location"] == f"/accounts/login/?next={path}"
    answer = client.post(f"/t/{thread.pk}/reply/", {"text": "Ett långt svar."})
    assert (answer.status_code, "Ett långt svar." in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("path", ["/t/0/", "/t/99999999999999999999/", "/p/99999999999999999999/edit/"])
def test_unknown_and_absurd_numbers_are_404(freja: Person, path: str) -> None:
    assert make.client_of(freja).get(path).status_code == 404


def test_pages_about_a_post_say_in_their_titles_which_one(saga: Person, network: Network) -> None:
    thread = make.make_thread(network, saga)
    client, titles = make.client_of(saga), []
    for post in [make.make_post(thread, saga) for _n in range(2)]:
        for page in ("edit", "hide", "split", "history"):
            titles.append(_title(client.get(f"/p/{post.pk}/{page}/")))
        titles.append(_title(client.get(f"/t/{thread.pk}/reply/?answers={post.pk}")))
    assert titles[:5] == [
        "Redigera inlägg 2: Hur gör ni?",
        "Dölj inlägg 2 av Saga Kvistmark: Hur gör ni?",
        "Bryt ut inlägg 2 av Saga Kvistmark till en egen tråd: Hur gör ni?",
        "Ändringshistorik för inlägg 2: Hur gör ni?",
        "Svara på inlägg 2 av Saga Kvistmark: Hur gör ni?",
    ]
    assert len(set(titles)) == 10


def _title(answer: HttpResponse) -> str:
    """Return what a page is called, without the name of the site."""
    whole = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
    return re.sub(r"\s*[–|·] Erfa$", "", whole.strip())

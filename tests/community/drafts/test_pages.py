"""The pages of drafts and the bin, and what an open form is answered."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.drafts.models import Draft
from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership.models import Membership, Network, Visibility
from networks.people.models import Person
from tests import factories as make


@pytest.fixture
def thread(torulf: Person, network: Network) -> Thread:
    """Torulf's question."""
    return make.make_thread(network, torulf)


@pytest.fixture
def client(astrid: Person) -> Client:
    """Astrid's browser."""
    return make.client_of(astrid)


def save(
    client: Client, place: str, text: str = "Så här gör vi.", *, script: bool = True, **more: Any
) -> Any:
    """Save as a form at a place does, by its script or by its button."""
    data = {"draft_place": place, "draft_window": "w1", "draft_seen": "0", "text": text} | more
    headers = {"Accept": "application/json"} if script else {}
    return client.post("/drafts/save/", data, headers=headers)


def lines(client: Client) -> list[tuple[str, str]]:
    """Return what the list says of each draft: its place and its text."""
    found = client.get("/drafts/").context["page"].lines
    return [(line.place.name if line.place else "", line.excerpt) for line in found]


def test_a_script_hears_what_stands_and_a_button_leads_back_to_the_form(
    client: Client, thread: Thread
) -> None:
    answer = save(client, f"reply:{thread.pk}", draft_step="1").json()
    assert (answer["state"], answer["seen"]) == ("saved", 1)
    back = save(client, f"reply:{thread.pk}", "Mer.", script=False)
    assert back.headers["Location"] == f"/t/{thread.pk}/reply/?draft=1"
    form = client.get(back.headers["Location"]).context["form"]
    assert form["text"].value() == "Mer."


def test_a_form_begins_with_the_key_of_its_draft(client: Client, thread: Thread) -> None:
    save(client, f"reply:{thread.pk}", key="k7")
    form = client.get(f"/t/{thread.pk}/reply/?draft=1").context["form"]
    assert form["key"].value() == "k7"


def test_each_place_is_called_by_its_name_and_leads_to_its_form(
    client: Client, astrid: Person, thread: Thread
) -> None:
    mine = make.make_post(thread, astrid)
    places = {
        f"reply:{thread.pk}:{mine.pk}": f"/t/{thread.pk}/reply/?answers={mine.pk}&draft=1",
        "new:digital-mognad:challenge": "/n/digital-mognad/new/?kind=challenge&draft=1",
        f"edit:{mine.pk}": f"/p/{mine.pk}/edit/?draft=1",
    }
    for place in places:
        save(client, place)
    for draft in Draft.objects.all():
        assert client.get(f"/drafts/{draft.pk}/open/").headers["Location"] == places[draft.place]
        assert client.get(places[draft.place]).context["form"]["text"].value() == "Så här gör vi."
    assert [name for name, _text in lines(client)] == [
        "Ändring av ditt inlägg i ”Hur gör ni?”",
        "Ny tråd i Digital mognad",
        "Svar i ”Hur gör ni?”",
    ]


def test_a_thread_out_of_sight_takes_its_title_along_and_leaves_the_text(
    client: Client, astrid: Person, thread: Thread, network: Network
) -> None:
    save(client, f"reply:{thread.pk}", "Mina ord.")
    assert lines(client) == [("Svar i ”Hur gör ni?”", "Mina ord.")]
    Membership.objects.filter(person=astrid).delete()
    Network.objects.filter(pk=network.pk).update(visibility=Visibility.PRIVATE)
    assert lines(client) == [("", "Mina ord.")]
    draft = Draft.objects.get()
    page = client.get(client.get(f"/drafts/{draft.pk}/open/").headers["Location"]).content.decode()
    assert "Mina ord." in page
    assert "Hur gör ni?" not in page


def test_the_draft_in_a_form_is_escaped(client: Client, thread: Thread) -> None:
    save(client, f"reply:{thread.pk}", "</textarea><script>alert(1)</script>")
    for address in (thread.get_absolute_url(), f"/t/{thread.pk}/reply/?draft=1", "/drafts/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_nonsense_is_refused_with_the_text_to_copy(client: Client) -> None:
    answer = save(client, "nowhere:1", "Min långa text.", script=False)
    assert answer.status_code == 400
    assert "Min långa text." in answer.content.decode()
    for more in ({"draft_seen": "x"}, {"draft_window": ""}, {"draft_step": str(2**60)}):
        assert save(client, "reply:1", **more).status_code == 400


def test_other_copies_are_sent_once_and_only_when_they_are_others(client: Client, thread: Thread) -> None:
    save(client, f"reply:{thread.pk}", "Från datorn.")
    first = save(client, f"reply:{thread.pk}", "Från mobilen.", draft_window="w2", draft_step="1").json()
    assert "datorn" in first["others"]
    copy = Draft.objects.get().others.get()
    again = save(
        client, f"reply:{thread.pk}", "Mer.", draft_window="w2", draft_step="2", draft_copies=str(copy.pk)
    )
    assert "others" not in again.json()


def test_the_list_costs_the_same_with_one_and_with_three(client: Client, thread: Thread) -> None:
    costs = []
    client.get("/drafts/")
    for n in range(3):
        save(client, f"reply:{thread.pk}:{n + 1}")
        with CaptureQueriesContext(connection) as found:
            client.get("/drafts/")
        costs.append(len(found))
    assert costs[0] == costs[2]


def test_another_kind_of_thread_keeps_the_text_and_its_draft(client: Client, network: Network) -> None:
    save(client, "new:digital-mognad:question", "Vi undrar.")
    sent = {"title": "Hur?", "text": "Vi undrar.", "switch": "1", "to": "challenge"}
    answer = client.post("/n/digital-mognad/new/?kind=question", sent)
    assert answer.context["form"]["text"].value() == "Vi undrar."
    assert Draft.objects.get().place == "new:digital-mognad:challenge"


def test_the_bin_shows_ones_own_deleted_posts_of_thirty_days_and_gives_them_back(
    client: Client, astrid: Person, torulf: Person, thread: Thread
) -> None:
    mine, old, hidden = (make.make_post(thread, astrid, text=text) for text in ("Ett.", "Två.", "Tre."))
    for post in (mine, old, hidden, make.make_post(thread, torulf)):
        threads.delete(post.author, post)
    Post.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    Post.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    page = client.get("/drafts/bin/")
    assert [post.summary for post in page.context["page"].posts] == ["Ett."]
    assert client.post(f"/p/{mine.pk}/restore/").status_code == 302
    assert client.get("/drafts/bin/").context["page"].posts == []


def test_the_bin_of_somebody_who_has_left_shows_only_what_they_still_see(
    client: Client, astrid: Person, thread: Thread, network: Network
) -> None:
    threads.delete(astrid, make.make_post(thread, astrid))
    assert len(client.get("/drafts/bin/").context["page"].posts) == 1
    Membership.objects.filter(person=astrid).delete()
    Network.objects.filter(pk=network.pk).update(visibility=Visibility.PRIVATE)
    assert client.get("/drafts/bin/").context["page"].posts == []

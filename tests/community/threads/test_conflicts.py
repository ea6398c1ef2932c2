"""Two people, or one in two windows, change the same thing: the second sees what changed and keeps their text."""

import pytest
from django.test import Client

from base.basis import basis_of
from base.errors import Conflict
from community.threads import actions as threads
from community.threads import bases
from community.threads.models import Post, Thread
from community.threads.queries import tags_of
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    make.make_tag("AI", slug="ai")
    make.make_tag("e-tjänster", slug="e-tjanster")
    return make.make_thread(network, astrid, title="Hur gör ni?", text="Vi undrar hur ni gör.")


@pytest.fixture
def post(thread: Thread) -> Post:
    """What she asked."""
    return thread.posts.get(number=1)


def opened(client: Client, address: str) -> dict[str, str]:
    """Return what the form of a page would send as it is."""
    form = client.get(address).context["form"]
    return {field.html_name: str(field.value() or "") for field in form}


def test_astrid_in_two_windows_sees_what_she_saved_in_the_first(astrid: Person, post: Post) -> None:
    client, address = make.client_of(astrid), f"/p/{post.pk}/edit/"
    first, second = opened(client, address), opened(client, address)
    assert client.post(address, first | {"text": "Vi undrar hur ni gör i Umeå."}).status_code == 302
    answer = client.post(address, second | {"text": "Vi undrar varför ni gör."})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Vi undrar varför ni gör.</textarea>" in html.replace("\n", "")
    pieces = answer.context["meanwhile"].pieces
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Vi undrar"),
        ("gone", "hur ni gör i Umeå."),
        ("new", "varför ni gör."),
    ]
    post.refresh_from_db()
    assert post.source == "Vi undrar hur ni gör i Umeå."


def test_saved_again_it_stands_and_what_it_replaced_is_in_the_history(astrid: Person, post: Post) -> None:
    client, address = make.client_of(astrid), f"/p/{post.pk}/edit/"
    late = opened(client, address) | {"text": "Mitt."}
    threads.edit(astrid, post, text="Emellan.", key="")
    answer = client.post(address, late)
    again = {field.html_name: str(field.value() or "") for field in answer.context["form"]}
    assert client.post(address, again).status_code == 302
    post.refresh_from_db()
    assert post.source == "Mitt."
    assert [each.source for each in post.revisions.order_by("number")] == [
        "Vi undrar hur ni gör.",
        "Emellan.",
    ]


def test_a_title_that_a_lead_changed_meanwhile_is_told(
    astrid: Person, saga: Person, thread: Thread, post: Post
) -> None:
    client, address = make.client_of(astrid), f"/p/{post.pk}/edit/"
    late = opened(client, address) | {"text": "Nytt."}
    threads.rename(saga, thread, title="Hur gör andra?")
    answer = client.post(address, late)
    assert answer.status_code == 409
    assert [piece.text for piece in answer.context["meanwhile"].title_pieces] == ["Hur gör", "andra?", "ni?"]


def test_the_same_text_from_both_windows_is_no_conflict(astrid: Person, post: Post) -> None:
    basis = basis_of(bases.of_post(post))
    for key in ("a", "b"):
        threads.edit(astrid, post, text="Nytt.", key=key, basis=basis)
    assert post.revisions.count() == 1


def test_a_used_key_is_a_conflict_without_anything_to_compare(astrid: Person, post: Post) -> None:
    client, address = make.client_of(astrid), f"/p/{post.pk}/edit/"
    form = opened(client, address)
    client.post(address, form | {"text": "Ett."})
    form |= {"text": "Två.", "basis": ""}
    answer = client.post(address, form | {"basis": opened(client, address)["basis"]})
    assert (answer.status_code, answer.context["meanwhile"]) == (409, None)


def test_tags_that_a_lead_chose_meanwhile_are_told_and_one_may_choose_again(
    astrid: Person, saga: Person, thread: Thread
) -> None:
    client, address = make.client_of(astrid), f"/t/{thread.pk}/tags/"
    late = opened(client, address) | {"tags": "AI"}
    threads.set_tags(saga, thread, tags=["e-tjanster"])
    answer = client.post(address, late)
    assert answer.status_code == 409
    assert [text for _label, text in answer.context["changed"]] == ["e-tjänster"]
    again = {field.html_name: str(field.value() or "") for field in answer.context["form"]}
    assert again["tags"] == "AI"
    assert client.post(address, again).status_code == 302
    assert [tag.name for tag in tags_of(thread.pk)] == ["AI"]


def test_two_leads_who_change_a_title(saga: Person, thread: Thread) -> None:
    client, address = make.client_of(saga), f"/t/{thread.pk}/title/"
    late = opened(client, address) | {"title": "Mitt"}
    threads.rename(saga, thread, title="Ditt")
    answer = client.post(address, late)
    assert (answer.status_code, answer.context["changed"][0][1]) == (409, "Ditt")
    assert (
        client.post(address, {"title": "Mitt", "basis": answer.context["form"].data["basis"]}).status_code
        == 302
    )


def test_who_began_from_another_text_is_refused_by_the_action_itself(astrid: Person, post: Post) -> None:
    with pytest.raises(Conflict):
        threads.edit(astrid, post, text="Nytt.", key="", basis="0" * 32)

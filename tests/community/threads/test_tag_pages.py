"""The pages of tags."""

import pytest

from community.threads import actions as threads
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_list_is_in_the_order_of_the_alphabet(freja: Person) -> None:
    for name, english in (
        ("öppna data", "open data"),
        ("äldreomsorg", "elderly care"),
        ("Zoom", "Zoom"),
        ("AI", "AI"),
    ):
        make.make_tag(name, name_en=english)
    client = make.client_of(freja)
    lines = client.get("/tags/").context["list"].lines
    assert [line.tag.name for line in lines] == ["AI", "Zoom", "äldreomsorg", "öppna data"]
    freja.language = "en"
    freja.save()
    lines = client.get("/tags/").context["list"].lines
    assert [line.tag.name_en for line in lines] == ["AI", "elderly care", "open data", "Zoom"]


def test_the_list_counts_in_one_query(
    freja: Person, network: Network, django_assert_num_queries: object
) -> None:
    from community.threads import queries

    for n in range(3):
        make.make_tag(f"ämne {n}", slug=f"amne-{n}")
        threads.set_tags(freja, make.make_thread(network, freja), tags=["amne-0", f"amne-{n}"])
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = queries.tag_list(freja)
    assert [line.n for line in found.lines] == [3, 1, 1]


def test_a_synonym_leads_to_its_tag(freja: Person) -> None:
    make.make_tag("artificiell intelligens", "AI")
    make.make_tag("AI-policy")
    page = make.client_of(freja).get("/tags/?q=ai")
    assert [line.tag.name for line in page.context["list"].lines] == ["artificiell intelligens", "AI-policy"]
    assert "Vi visar träffar för artificiell intelligens." in page.content.decode()


def test_nothing_found_helps_on(freja: Person) -> None:
    page = make.client_of(freja).get("/tags/?q=xyzzy").content.decode()
    assert "Inga träffar på ”xyzzy”." in page
    assert '<a class="btn text" href="/tags/">Visa alla ämnesord</a>' in page


def test_a_tag_shows_its_words_and_its_threads(freja: Person, astrid: Person, network: Network) -> None:
    tag = make.make_tag("AI", "maskininlärning", slug="ai", description="Datorer som lär sig.")
    thread = make.make_thread(network, astrid)
    threads.set_tags(astrid, thread, tags=["ai"])
    make.make_thread(network, astrid, title="Om annat")
    page = make.client_of(freja).get(tag.get_absolute_url())
    assert [row.title for row in page.context["page"].rows] == ["Hur gör ni?"]
    text = page.content.decode()
    assert ("Datorer som lär sig." in text, "maskininlärning" in text) == (True, True)


def test_a_tag_without_threads_says_what_to_do(freja: Person) -> None:
    make.make_tag("digital förmåga", slug="digital-formaga")
    page = make.client_of(freja).get("/tag/digital-formaga/").content.decode()
    assert "Ingen tråd som du kan läsa har det här ämnesordet än." in page


def test_a_tag_pages_by_25(freja: Person, astrid: Person, network: Network) -> None:
    make.make_tag("AI", slug="ai")
    for n in range(26):
        threads.set_tags(astrid, make.make_thread(network, astrid, title=f"{n}"), tags=["ai"])
    client = make.client_of(freja)
    first = client.get("/tag/ai/").context["page"]
    rest = client.get(f"/tag/ai/?after={first.after}").context["page"]
    assert [row.title for row in (*first.rows, *rest.rows)] == [f"{n}" for n in range(25, -1, -1)]


def test_an_unknown_tag_is_404(freja: Person) -> None:
    assert make.client_of(freja).get("/tag/finns-inte/").status_code == 404


def test_completion_answers_in_the_readers_language(freja: Person) -> None:
    make.make_tag("artificiell intelligens", "AI", name_en="artificial intelligence")
    client = make.client_of(freja)
    offered = client.get("/tags/complete/?q=AI%00").json()
    assert offered == {"tags": [{"name": "artificiell intelligens", "word": "AI"}]}
    freja.language = "en"
    freja.save()
    offered = client.get("/tags/complete/?q=ai").json()
    assert offered == {"tags": [{"name": "artificial intelligence", "word": "AI"}]}


def test_tags_are_changed_with_words_and_a_wrong_one_is_told(astrid: Person, network: Network) -> None:
    make.make_tag("artificiell intelligens", "AI", slug="ai")
    thread = make.make_thread(network, astrid)
    client = make.client_of(astrid)
    there = f"/t/{thread.pk}/tags/"
    answer = client.post(there, {"tags": "AI, artificel inteligens"})
    assert answer.status_code == 400
    assert answer.context["form"].errors["tags"] == [
        "”artificel inteligens” finns inte bland ämnesorden. Menade du något av dem här: artificiell intelligens?"
    ]
    assert client.post(there, {"tags": "AI"}).headers["Location"] == thread.get_absolute_url()
    assert client.get(there).context["form"]["tags"].value() == "artificiell intelligens"

"""What the editor asks the server for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.limits import pacing
from base.text import POST
from community.threads.models import Post
from community.writing import queries
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(client: Client, path: str) -> list[dict[str, str]]:
    """Return what an address offers."""
    offers: list[dict[str, str]] = client.get(path).json()["found"]
    return offers


def test_people_of_the_network_are_offered_with_their_organisation(
    network: Network, astrid: Person, torulf: Person
) -> None:
    mine = make.client_of(astrid)
    assert found(mine, f"/write/mentions/?network={network.slug}&q=torulf") == [
        {"name": "Torulf Fjällrute", "note": "Kalmar", "text": f"@[Torulf Fjällrute {torulf.pk}]"}
    ]
    assert found(mine, f"/write/mentions/?network={network.slug}&q=") == []


def test_of_a_private_network_only_its_members_are_offered(
    closed: Network, saga: Person, astrid: Person
) -> None:
    leads, outsider = make.client_of(saga), make.client_of(astrid)
    path = f"/write/mentions/?network={closed.slug}&q="
    assert [each["name"] for each in found(leads, f"{path}saga")] == ["Saga Kvistmark"]
    assert found(leads, f"{path}astrid") == []
    assert outsider.get(f"{path}saga").status_code == 404
    assert outsider.get("/write/mentions/?network=&q=saga").status_code == 404


def test_who_cannot_see_it_is_told_before_sending(
    closed: Network, network: Network, saga: Person, astrid: Person
) -> None:
    leads = make.client_of(saga)
    ids = f"{saga.pk},{astrid.pk},x,999999,{'9' * 30}"
    path = "/write/mentions/check/?network="
    assert leads.get(f"{path}{closed.slug}&ids={ids}").json() == {"outside": ["Astrid Blålavén"]}
    assert leads.get(f"{path}{network.slug}&ids={ids}").json() == {"outside": []}
    assert leads.get(f"{path}{network.slug}").json() == {"outside": []}
    assert make.client_of(astrid).get(f"{path}{closed.slug}&ids={ids}").status_code == 404


def test_threads_that_one_may_see_are_offered_and_tags(
    network: Network, closed: Network, saga: Person, astrid: Person
) -> None:
    open_thread = make.make_thread(network, astrid, title="Ägarskap: vem äger frågan?")
    secret = make.make_thread(closed, saga, title="Äger vi en hemlighet?")
    gone = make.make_thread(network, astrid, title="Äger inget")
    type(gone).objects.filter(pk=gone.pk).update(standing=False)
    make.make_tag("ägande", slug="agande")
    tag = {"name": "ägande", "note": "Ämnesord", "text": "/tag/agande/"}
    seen = {"name": open_thread.title, "note": "Fråga", "text": open_thread.get_absolute_url()}
    assert found(make.client_of(astrid), "/write/threads/?q=äg") == [seen, tag]
    # In a text for others the words of a secret title stay out of its address.
    leads = found(make.client_of(saga), f"/write/threads/?q=ÄGER&network={network.slug}")
    assert leads == [{"name": secret.title, "note": "Fråga", "text": f"/t/{secret.pk}/"}, seen]
    inside = found(make.client_of(saga), f"/write/threads/?q=hemlighet&network={closed.slug}")
    assert [each["text"] for each in inside] == [secret.get_absolute_url()]
    assert found(make.client_of(saga), "/write/threads/?q=%20") == []
    assert found(make.client_of(saga), "/write/threads/?q=skap") == []  # words are found by their beginning


def test_titles_are_found_in_any_case_and_by_signs_as_they_stand(network: Network, astrid: Person) -> None:
    titles = ["AI-strategi (utkast) för ÄLDRE", "100 % av målet?", r"Sökväg C:\temp", "Vad är a.b*?"]
    for title in titles:
        make.make_thread(network, astrid, title=title)
    mine = make.client_of(astrid)
    for typed, title in [
        ("ai-s", 0),
        ("strat", 0),
        ("utkast", 0),
        ("(utk", 0),
        ("äldre ai", 0),
        ("100 %25", 1),
        ("c:%5Ct", 2),
        ("a.b*?", 3),
    ]:
        assert [each["name"] for each in found(mine, f"/write/threads/?q={typed}")] == [titles[title]], typed
    for typed in ("a.*b", "(", "[a", "trategi", "^", "$"):
        names = {each["name"] for each in found(mine, f"/write/threads/?q={typed}")}
        assert names <= {titles[0]} if typed == "(" else not names, typed


def test_so_many_titles_are_read_however_many_there_are(
    network: Network, closed: Network, saga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest that may be read, and the newest of the network that the text is for."""
    monkeypatch.setattr(queries, "LOOKED_AT", 2)
    for n in range(3):
        make.make_thread(closed, saga, title=f"Hemligt {n}")
    for n in range(3):
        make.make_thread(network, saga, title=f"Hemligt nog {n}")
    leads = make.client_of(saga)

    def names(slug: str) -> list[str]:
        return [each["name"] for each in found(leads, f"/write/threads/?q=hemligt&network={slug}")]

    assert names("") == ["Hemligt nog 2", "Hemligt nog 1"]
    assert names(network.slug) == ["Hemligt nog 2", "Hemligt nog 1"]
    assert names(closed.slug) == ["Hemligt nog 2", "Hemligt nog 1", "Hemligt 2", "Hemligt 1"]


def test_offers_cost_the_same_for_one_and_three(network: Network, astrid: Person) -> None:
    mine, costs = make.client_of(astrid), []
    for n in (1, 2, 3):
        make.make_thread(network, astrid, title=f"Frågan {n}")
        with CaptureQueriesContext(connection) as asked:
            mine.get(f"/write/threads/?q=frågan&network={network.slug}")
        costs.append(len(asked))
    assert costs[0] == costs[1] == costs[2] <= 7


def test_the_preview_stands_as_the_post_will(network: Network, astrid: Person, torulf: Person) -> None:
    thread = make.make_thread(network, torulf, title="Vem äger frågan?")
    mine = make.client_of(astrid)
    text = f"Hej @[Torulf Fjällrute {torulf.pk}] :tack:\n\n/t/{thread.pk}/\n\n<b>x</b>"
    shown = mine.post("/write/preview/", {"text": text}).json()["html"]
    mine.post(f"/t/{thread.pk}/reply/", {"text": text})
    assert shown == (
        f'<p>Hej <a href="/people/{torulf.pk}/" class="at">Torulf Fjällrute</a> 🙏</p>'
        f'<p><a href="/t/{thread.pk}/" class="to">Vem äger frågan? <small>Fråga</small></a></p>'
        "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    )
    assert shown in mine.get(thread.get_absolute_url()).content.decode()
    assert Post.objects.get(thread=thread, number=2).source.startswith(f"Hej @[{torulf.pk}] 🙏")


@pytest.mark.parametrize(
    ("text", "status", "fault"),
    [
        ("", 200, ""),
        (" \n", 200, ""),
        ("x" * (POST + 1), 400, "Texten är 1 tecken för lång."),
        (" ".join(f"@[{n}]" for n in range(1, 12)), 400, "Nämn högst 10 personer i ett inlägg."),
    ],
)
def test_there_may_be_nothing_to_preview(astrid: Person, text: str, status: int, fault: str) -> None:
    answer = make.client_of(astrid).post("/write/preview/", {"text": text})
    assert (answer.status_code, answer.json()) == (status, {"html": "", "fault": fault})


def test_previews_have_a_rate(astrid: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from base.limits import Rate
    from community.threads import rates

    monkeypatch.setattr(rates, "PREVIEW", Rate("threads.preview", 2, 60))
    mine = make.client_of(astrid)
    answers = [mine.post("/write/preview/", {"text": "a"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60


def test_the_editors_parts_are_in_the_readers_language(astrid: Person) -> None:
    page = make.client_of(astrid).get("/write/editor/").content.decode()
    assert 'aria-label="Numrerad lista"' in page
    assert "/write/mentions/" in page


def test_who_asks_faster_than_anybody_types_waits(
    network: Network, astrid: Person, freja: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "monotonic", lambda: 100.0)
    mine, theirs = make.client_of(astrid), make.client_of(freja)
    paths = {
        f"/write/mentions/?network={network.slug}&q=a": 40,
        f"/write/mentions/check/?network={network.slug}&ids=1": 0,
        "/write/threads/?q=a": 0,
        "/tags/complete/?q=a": 40,
    }
    for path, times in paths.items():
        assert {mine.get(path).status_code for _ in range(times)} <= {200}
        refused = mine.get(path)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1"), path
        assert theirs.get(path).status_code == 200

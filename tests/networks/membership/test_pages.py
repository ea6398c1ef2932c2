"""The pages of networks, as people meet them over HTTP."""

import re

import pytest
from django.test import Client

from networks.membership.models import JoinRequest, Membership, Network, Role
from networks.membership.queries import membership_of
from networks.people.models import Person
from tests.factories import client_of, make_member, make_network, make_organisation, make_person


def main(answer) -> str:  # type: ignore[no-untyped-def]
    """Return the content of a page, without the frame."""
    text: str = answer.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def said(client: Client) -> str:
    """Return what the next page says at the bottom."""
    return client.get("/networks/").content.decode().partition('class="toasts"')[2]


def test_the_directory_says_what_one_can_do_with_each(
    saga: Person, colleague: Person, network: Network, by_request: Network, closed: Network
) -> None:
    page = main(client_of(colleague).get("/networks/"))
    assert re.findall(r"<h2><a href=\"([^\"]+)", page) == ["/n/digital-mognad/", "/n/sakerhet/about/"]
    assert 'action="/n/digital-mognad/join/"' in page
    assert 'href="/n/sakerhet/about/#ask"' in page
    JoinRequest.objects.create(network=by_request, person=colleague, asked_at=network.created_at)
    assert 'href="/n/sakerhet/about/#ask"' not in main(client_of(colleague).get("/networks/"))


def test_who_asked_joins_at_once_when_the_network_is_open_now(
    saga: Person, colleague: Person, by_request: Network
) -> None:
    browser = client_of(colleague)
    browser.post("/n/sakerhet/request/", {"message": "Hej"})
    assert "/n/sakerhet/join/" not in main(browser.get("/networks/"))
    Network.objects.filter(pk=by_request.pk).update(visibility="open")
    assert "/n/sakerhet/join/" in main(browser.get("/networks/"))


def test_the_directory_of_the_outsider_offers_nothing(
    outsider: Person, network: Network, by_request: Network
) -> None:
    page = main(client_of(outsider).get("/networks/"))
    assert "Informationssäkerhet" in page
    assert "/join/" not in page
    assert "#ask" not in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["digital-mognad", "sakerhet", "slutna"]),
        ({"q": "SÄKERHET"}, ["sakerhet"]),
        ({"q": "maturity"}, ["digital-mognad"]),
        ({"visibility": "private"}, ["slutna"]),
        ({"show": "mine"}, ["digital-mognad", "sakerhet", "slutna"]),
        ({"q": "finns inte"}, []),
        ({"visibility": "nonsense"}, ["digital-mognad", "sakerhet", "slutna"]),
    ],
)
def test_the_directory_is_filtered(saga: Person, asked: dict[str, str], shown: list[str]) -> None:
    page = main(client_of(saga).get("/networks/", asked))
    assert re.findall(r"<h2><a href=\"/n/([^/]+)", page) == shown
    assert ('class="empty"' in page) == (not shown)


def test_the_directory_is_paged_and_costs_the_same(saga: Person, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = client_of(saga)
    client.get("/networks/")
    with django_assert_num_queries(4):
        client.get("/networks/")
    for n in range(40):
        make_network(f"Ö{n:02}")
    with django_assert_num_queries(4):
        first = main(client.get("/networks/"))
    onward = re.search(r'href="(\?after=\d+)"', first)
    assert onward
    second = main(client.get(f"/networks/{onward.group(1)}"))
    names = re.findall(r"<h2><a[^>]*>([^<]+)", first + second)
    assert names == [
        "Digital mognad",
        "Informationssäkerhet",
        "Slutna rummet",
        *(f"Ö{n:02}" for n in range(40)),
    ]
    back = re.search(r'href="(\?before=\d+)"', second)
    assert back
    assert re.findall(r"<h2><a[^>]*>([^<]+)", main(client.get(f"/networks/{back.group(1)}"))) == names[:30]


def test_a_colleague_joins_and_comes_to_the_front(colleague: Person, network: Network) -> None:
    client = client_of(colleague)
    assert 'action="/n/digital-mognad/join/"' in main(client.get("/n/digital-mognad/about/"))
    assert client.post("/n/digital-mognad/join/").headers["Location"] == "/n/digital-mognad/"
    assert membership_of(colleague, network) is not None
    assert "Digital mognad" in said(client)
    assert client.post("/n/digital-mognad/join/", {"next": "/t/1/x/"}).headers["Location"] == "/t/1/x/"


def test_leaving_is_asked_about_once(astrid: Person, network: Network) -> None:
    client = client_of(astrid)
    assert client.get("/n/digital-mognad/leave/").status_code == 200
    assert membership_of(astrid, network) is not None
    assert client.post("/n/digital-mognad/leave/").headers["Location"] == "/networks/"
    assert membership_of(astrid, network) is None


def test_the_last_lead_reads_why_they_stay(saga: Person, network: Network) -> None:
    answer = client_of(saga).post("/n/digital-mognad/leave/")
    assert answer.status_code == 403
    assert 'role="alert"' in main(answer)


def test_asking_keeps_what_was_typed_when_it_is_too_long(colleague: Person, by_request: Network) -> None:
    client = client_of(colleague)
    answer = client.post("/n/sakerhet/request/", {"message": "å" * 1001, "key": "k"})
    assert answer.status_code == 400
    assert "å" * 1001 in main(answer)
    assert client.post("/n/sakerhet/request/", {"message": "Hej", "key": "k"}).status_code == 302
    page = main(client.get("/n/sakerhet/about/"))
    assert "<textarea" not in page
    again = client.post("/n/sakerhet/request/", {"message": "Annat", "key": "k"})
    assert again.status_code == 409


def test_kim_reads_why_the_request_was_declined(saga: Person, colleague: Person, by_request: Network) -> None:
    client_of(colleague).post("/n/sakerhet/request/", {"message": "Hej <b>du</b>"})
    asked = JoinRequest.objects.get()
    lead = client_of(saga)
    page = main(lead.get("/n/sakerhet/members/"))
    assert "Hej &lt;b&gt;du&lt;/b&gt;" in page
    refused = lead.post(f"/n/sakerhet/requests/{asked.pk}/decide/", {"reason": " "})
    assert refused.status_code == 400
    assert '<details class="more" open>' in main(refused)
    lead.post(f"/n/sakerhet/requests/{asked.pk}/decide/", {"reason": "Bara för beredskap."})
    assert "Bara för beredskap." in main(client_of(colleague).get("/n/sakerhet/about/"))


def test_a_request_of_another_network_is_not_found(
    saga: Person, colleague: Person, network: Network, by_request: Network
) -> None:
    asked = JoinRequest.objects.create(network=by_request, person=colleague, asked_at=network.created_at)
    assert (
        client_of(saga).post(f"/n/digital-mognad/requests/{asked.pk}/decide/", {"approve": "1"}).status_code
        == 404
    )


def test_members_are_shown_by_organisation_with_roles_in_words(
    saga: Person, astrid: Person, observer: Person
) -> None:
    page = main(client_of(astrid).get("/n/digital-mognad/members/"))
    groups = re.findall(r'<h2 id="o-\d+"[^>]*>.*?<a href="[^"]+">([^<]+)</a></h2>', page)
    assert groups == sorted(groups, key=lambda name: name.startswith("Umeå"))
    assert "Digitaliseringsstrateg, " in page
    assert "<select" not in page
    assert astrid.email not in page
    assert page.count("<select") == 0
    assert main(client_of(saga).get("/n/digital-mognad/members/")).count("<select") == 3


def test_members_are_paged_and_cost_the_same(
    saga: Person, network: Network, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    client = client_of(saga)
    client.get("/networks/")
    with django_assert_num_queries(9):
        client.get("/n/digital-mognad/members/")
    for name in ("Åmål", "Ängelholm", "Örebro"):
        organisation = make_organisation(name)
        for n in range(30):
            make_member(network, make_person(f"{'ÅÄÖ'[n % 3]}sa {n:02}", organisation=organisation))
    with django_assert_num_queries(9):
        first = main(client.get("/n/digital-mognad/members/"))
    pattern = re.compile(r'<a class="name" href="/people/(\d+)/">')
    onward = re.search(r'href="(\?after=\d+)"', first)
    assert onward
    second = main(client.get(f"/n/digital-mognad/members/{onward.group(1)}"))
    shown = [*pattern.findall(first), *pattern.findall(second)]
    assert (len(shown), len(set(shown))) == (91, 91)
    names = [Person.objects.get(pk=pk).name for pk in shown]
    assert names[0] == "Saga Kvistmark"
    assert [name[0] for name in names[1:31]] == ["Å"] * 10 + ["Ä"] * 10 + ["Ö"] * 10
    back = re.search(r'href="(\?before=\d+)"', second)
    assert back
    assert pattern.findall(main(client.get(f"/n/digital-mognad/members/{back.group(1)}"))) == shown[:50]
    Membership.objects.filter(person=shown[49]).update(ended_at=network.created_at)
    assert pattern.findall(main(client.get(f"/n/digital-mognad/members/{onward.group(1)}"))) == shown[50:]


def test_saga_gives_a_role_and_removes(saga: Person, astrid: Person, network: Network) -> None:
    client = client_of(saga)
    path = f"/n/digital-mognad/members/{astrid.pk}"
    assert client.post(f"{path}/role/", {"role": "observer"}).status_code == 302
    assert Membership.objects.get(person=astrid).role == Role.OBSERVER
    assert client.post(f"{path}/role/", {"role": "king"}).status_code == 400
    assert "Astrid Blålavén" in main(client.get(f"{path}/remove/"))
    assert client.post(f"{path}/remove/").headers["Location"] == "/n/digital-mognad/members/"
    assert membership_of(astrid, network) is None
    assert client.post(f"{path}/remove/").status_code == 404
    assert client.post(f"/n/digital-mognad/members/{saga.pk}/remove/").status_code == 403
    assert client.post(f"/n/digital-mognad/members/{10**17}/remove/").status_code == 404


def test_a_lead_who_removes_themselves_is_led_out(saga: Person, astrid: Person, closed: Network) -> None:
    make_member(closed, astrid, Role.LEAD)
    answer = client_of(astrid).post(f"/n/slutna/members/{astrid.pk}/remove/")
    assert answer.headers["Location"] == "/networks/"


def test_an_account_that_is_not_there_is_told_beside_the_field(
    saga: Person, colleague: Person, closed: Network
) -> None:
    client = client_of(saga)
    answer = client.post("/n/slutna/members/add/", {"email": "nobody@kommun.example", "role": "member"})
    assert answer.status_code == 400
    assert 'value="nobody@kommun.example"' in main(answer)
    assert (
        client.post("/n/slutna/members/add/", {"email": colleague.email, "role": "member"}).status_code == 302
    )
    assert client_of(colleague).get("/n/slutna/members/").status_code == 200


def test_what_was_seen_is_remembered_by_post_only(astrid: Person, network: Network) -> None:
    Network.objects.update(sequence=5)
    client = client_of(astrid)
    client.get("/n/digital-mognad/")
    assert client.get("/n/digital-mognad/seen/").status_code == 405
    assert Membership.objects.get(person=astrid).seen == 0
    for sent in ("3", "-1", "x", "9" * 30):
        assert client.post("/n/digital-mognad/seen/", {"sequence": sent}).status_code == 302
    assert Membership.objects.get(person=astrid).seen == 3


def test_the_address_of_a_form_says_so_to_who_opens_it(colleague: Person, by_request: Network) -> None:
    """A refused form stands at such an address: who loads it again, or chooses another language there, sees a page."""
    browser, address = client_of(colleague), "/n/sakerhet/request/"
    assert browser.post(address, {"message": "å" * 1001}).status_code == 400
    browser.post("/choose/language/", {"language": "en", "next": address})
    page = browser.get(address)
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "There is nothing to show here" in page.content.decode()
    assert browser.put(address).content == b""


def test_an_administrator_makes_a_network_from_its_name(admin: Person, saga: Person) -> None:
    client = client_of(admin)
    assert 'name="key" value=' in client.get("/networks/new/").content.decode()
    sent = {
        "name": "Välfärd & AI",
        "visibility": "open",
        "purpose": "Vi lär.",
        "rules": "Ett.\r\n\r\nTvå.",
        "leads": saga.email,
    }
    assert client.post("/networks/new/", sent).headers["Location"] == "/networks/"
    made = Network.objects.get(slug="valfard-ai")
    assert (made.name, made.rules) == ("Välfärd & AI", ["Ett.", "Två."])
    taken = client.post("/networks/new/", sent)
    assert taken.status_code == 400
    assert 'id="id_slug_error"' in main(taken)
    assert "Två." in main(taken)


def test_an_administrator_appoints_where_nobody_leads(
    admin: Person, network: Network, colleague: Person
) -> None:
    client = client_of(admin)
    assert 'action="/n/digital-mognad/members/appoint/"' in main(client.get("/n/digital-mognad/about/"))
    wrong = client.post("/n/digital-mognad/members/appoint/", {"email": "nobody@kommun.example"})
    assert wrong.status_code == 400
    assert client.post("/n/digital-mognad/members/appoint/", {"email": colleague.email}).status_code == 302
    assert "/appoint/" not in main(client.get("/n/digital-mognad/about/"))


def test_names_of_the_network_and_its_rules_are_text(saga: Person) -> None:
    evil = "<script>alert(1)</script>"
    make_network(evil, slug="evil", purpose=evil, rules=[evil])
    for path in ("/networks/", "/n/evil/about/", "/n/evil/members/"):
        assert evil not in client_of(saga).get(path).content.decode()


def test_english_reads_the_english_name(saga: Person) -> None:
    saga.language = "en"
    saga.save()
    assert "<h1>Digital maturity</h1>" in main(client_of(saga).get("/n/digital-mognad/about/"))

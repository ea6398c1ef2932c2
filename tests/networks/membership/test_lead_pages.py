"""The leads' pages, as leads meet them over HTTP."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from base import clock
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, WornRole
from networks.people.models import Person
from tests.factories import client_of, make_member, make_person, make_thread

pytestmark = pytest.mark.django_db

LEAD = "/n/digital-mognad/lead/"


def main(answer) -> str:  # type: ignore[no-untyped-def]
    """Return the content of a page, without the frame."""
    text: str = answer.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def settings(network: Network, **values: str) -> dict[str, str]:
    """Return what the form of settings would send, with some of it changed."""
    shown = {"name": network.name, "name_en": network.name_en, "purpose": network.purpose, "welcome": ""}
    return {**shown, "rules": "\n".join(network.rules), **values}


def test_leads_find_their_entrance_on_the_front_and_others_do_not(
    saga: Person, astrid: Person, network: Network
) -> None:
    assert f'href="{LEAD}"' in main(client_of(saga).get("/n/digital-mognad/"))
    assert f'href="{LEAD}"' not in main(client_of(astrid).get("/n/digital-mognad/"))


def test_the_overview_shows_who_waits_and_the_answer_leads_back(
    saga: Person, colleague: Person, by_request: Network
) -> None:
    asked = membership.ask_to_join(colleague, by_request, message="Jag vill lära mig.", key="")
    client = client_of(saga)
    page = main(client.get("/n/sakerhet/lead/"))
    assert "Jag vill lära mig." in page
    decide = f"/n/sakerhet/requests/{asked.pk}/decide/"
    assert f'action="{decide}"' in page
    answer = client.post(decide, {"approve": "1", "next": "/n/sakerhet/lead/"})
    assert answer.headers["Location"] == "/n/sakerhet/lead/"
    assert "Jag vill lära mig." not in main(client.get("/n/sakerhet/lead/"))


def test_settings_are_saved(saga: Person, network: Network) -> None:
    client = client_of(saga)
    page = main(client.get(f"{LEAD}settings/"))
    basis = re.search(r'name="basis" value="(\w+)"', page)
    assert basis
    data = settings(network, name="Mognad", rules="En regel\n\nEn till", basis=basis.group(1))
    assert client.post(f"{LEAD}settings/", data).status_code == 302
    network.refresh_from_db()
    assert (network.name, network.rules) == ("Mognad", ["En regel", "En till"])


def test_the_second_lead_sees_what_the_first_saved_and_keeps_their_text(
    saga: Person, network: Network
) -> None:
    siri = make_person("Siri")
    make_member(network, siri, "lead")
    saga_s, siri_s = client_of(saga), client_of(siri)
    page = main(saga_s.get(f"{LEAD}settings/"))
    basis = re.search(r'name="basis" value="(\w+)"', page).group(1)  # type: ignore[union-attr]
    siri_s.post(f"{LEAD}settings/", settings(network, purpose="Siris syfte", basis=basis))
    data = settings(network, purpose="Sagas syfte", basis=basis)
    answer = saga_s.post(f"{LEAD}settings/", data)
    page = main(answer)
    assert answer.status_code == 409
    assert "Siris syfte" in page
    assert "Sagas syfte</textarea>" in page
    fresh = re.search(r'name="basis" value="(\w+)"', page).group(1)  # type: ignore[union-attr]
    assert saga_s.post(f"{LEAD}settings/", {**data, "basis": fresh}).status_code == 302
    network.refresh_from_db()
    assert network.purpose == "Sagas syfte"


def test_a_settings_form_with_faults_keeps_what_was_typed(saga: Person, network: Network) -> None:
    answer = client_of(saga).post(f"{LEAD}settings/", settings(network, name="", purpose="Det jag skrev"))
    assert answer.status_code == 400
    assert "Det jag skrev" in main(answer)


def test_consequences_are_told_before_anything_changes(
    saga: Person, colleague: Person, network: Network
) -> None:
    client = client_of(saga)
    assert 'type="radio"' in main(client.get(f"{LEAD}settings/visibility/"))
    asked = main(client.get(f"{LEAD}settings/visibility/?visibility=private"))
    assert '<ul class="says">' in asked
    assert client_of(colleague).get("/n/digital-mognad/").status_code == 200
    client.post(f"{LEAD}settings/visibility/", {"visibility": "private"})
    assert client_of(colleague).get("/n/digital-mognad/").status_code == 404
    assert 'type="radio"' in main(client.get(f"{LEAD}settings/visibility/?visibility=nonsense"))


def test_an_archived_network_says_so_and_is_taken_up_again(
    saga: Person, astrid: Person, network: Network
) -> None:
    client = client_of(saga)
    client.get(f"{LEAD}settings/archive/")
    answer = client.post(f"{LEAD}settings/archive/", follow=True)
    assert 'action="/n/digital-mognad/lead/settings/take-up/"' in answer.content.decode()
    page = main(client_of(astrid).get("/n/digital-mognad/"))
    assert 'class="strip plain"' in page
    assert "/n/digital-mognad/new/" not in page
    assert 'name="purpose"' not in main(client.get(f"{LEAD}settings/"))
    assert "arkiverat" in main(client.get("/networks/"))
    client.post(f"{LEAD}settings/take-up/")
    assert "/n/digital-mognad/new/" in main(client_of(astrid).get("/n/digital-mognad/"))


def test_a_role_is_given_by_name_and_shown_on_the_members_page(
    saga: Person, astrid: Person, network: Network
) -> None:
    client = client_of(saga)
    assert "Blålavén" in main(client.get(f"{LEAD}roles/?q=BLÅLAV"))
    answer = client.post(f"{LEAD}roles/", {"person": str(astrid.pk), "role": "researcher"})
    assert answer.headers["Location"] == f"{LEAD}roles/"
    assert "forskare" in main(client.get("/n/digital-mognad/members/"))
    worn = WornRole.objects.get()
    client.post(f"{LEAD}roles/{worn.pk}/withdraw/")
    client.post(f"{LEAD}roles/{worn.pk}/withdraw/")
    assert WornRole.objects.count() == 0
    assert client.post(f"{LEAD}roles/", {"person": str(astrid.pk), "role": "lead"}).status_code == 400
    assert client.post(f"{LEAD}roles/", {"person": "99999", "role": "speaker"}).status_code == 404


def test_a_role_of_another_network_is_out_of_reach(
    saga: Person, astrid: Person, network: Network, closed: Network
) -> None:
    worn = membership.grant_role(saga, Membership.objects.get(person=astrid, network=network), role="speaker")
    client_of(saga).post(f"/n/slutna/lead/roles/{worn.pk}/withdraw/")
    assert WornRole.objects.count() == 1


def test_somebody_is_removed_with_a_reason(saga: Person, astrid: Person, network: Network) -> None:
    address = f"/n/digital-mognad/members/{astrid.pk}/remove/"
    client = client_of(saga)
    assert 'name="reason"' in main(client.get(address))
    client.post(address, {"reason": "Skrev reklam."})
    assert "Skrev reklam." in main(client.get(f"{LEAD}log/"))


def test_members_read_how_the_rules_have_been(saga: Person, astrid: Person, network: Network) -> None:
    client = client_of(astrid)
    assert "/n/digital-mognad/rules/" not in main(client.get("/n/digital-mognad/about/"))
    client_of(saga).post(f"{LEAD}settings/", settings(network, rules="Skriv kort."))
    client_of(saga).post(f"{LEAD}settings/", settings(network, rules="Skriv kort.\nVar snäll."))
    assert "/n/digital-mognad/rules/" in main(client.get("/n/digital-mognad/about/"))
    page = main(client.get("/n/digital-mognad/rules/"))
    assert "<ins>Var snäll.</ins>" in page
    assert "Saga Kvistmark" in page


def test_texts_with_formatting_are_written_in_the_editor_and_shown_so(
    saga: Person, astrid: Person, network: Network
) -> None:
    thread = make_thread(network, saga, title="Börja här")
    text = f"Hej!\n\n- **Läs** /t/{thread.pk}/\n- fråga @[Saga Kvistmark {saga.pk}] <b>x</b> :tack:"
    client_of(saga).post(f"{LEAD}settings/", settings(network, welcome=text))
    front = main(client_of(astrid).get("/n/digital-mognad/"))
    assert f'<li><strong>Läs</strong> <a href="/t/{thread.pk}/" class="to">Börja här' in front
    assert f'class="at">{saga.name}</a> &lt;b&gt;x&lt;/b&gt; 🙏' in front
    for path, name in (("settings/", "welcome"), ("templates/?kind=question", "text")):
        page = main(client_of(saga).get(f"{LEAD}{path}"))
        field = page[page.index(f'name="{name}"') :].split(">")[0]
        assert 'data-write=""' in field, path
        assert "data-cap=" in field, path
        assert 'data-network="digital-mognad"' in page, path
    kept = main(client_of(saga).get(f"{LEAD}settings/"))
    assert f"@[Saga Kvistmark {saga.pk}]" in kept  # as it was typed


def test_new_members_read_the_welcome_once_and_nobody_else_does(
    saga: Person, astrid: Person, network: Network
) -> None:
    client_of(saga).post(f"{LEAD}settings/", settings(network, welcome="Hej och välkommen."))
    client, front = client_of(astrid), "/n/digital-mognad/"
    assert "Hej och välkommen." in main(client.get(front))
    assert "Hej och välkommen." not in main(client_of(saga).get(front))
    with clock.at(timezone.now() + timedelta(days=31)):
        assert "Hej och välkommen." not in main(client.get(front))
    client.post(f"{front}welcomed/")
    assert "Hej och välkommen." not in main(client.get(front))

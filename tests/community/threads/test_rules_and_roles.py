"""New rules are agreed to at the next post; a role is worn on a post for good; templates begin new threads."""

import re

import pytest

from base.audit.models import Entry
from base.basis import basis_of
from base.errors import Conflict, Invalid, Refused
from community.threads import actions as threads
from community.threads.models import Post, Thread, ThreadTemplate
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.membership.queries.settings import texts_of
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db

NEW = "/n/digital-mognad/new/"


@pytest.fixture
def thread(network: Network, freja: Person) -> Thread:
    """Freja's question."""
    return make.make_thread(network, freja)


@pytest.fixture
def changed(network: Network, saga: Person) -> Network:
    """The network with new rules."""
    values = {**texts_of(network), "rules": ["Skriv kort.", "Var snäll."]}
    return membership.change_network(saga, network, **values)  # type: ignore[arg-type]


def main(answer) -> str:  # type: ignore[no-untyped-def]
    """Return the content of a page, without the frame."""
    text: str = answer.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def test_the_forms_show_new_rules_until_they_are_agreed_to(
    astrid: Person, saga: Person, thread: Thread, changed: Network
) -> None:
    client, reply = make.client_of(astrid), f"/t/{thread.pk}/reply/"
    for address in (NEW, reply, thread.get_absolute_url()):
        page = main(client.get(address))
        assert re.search(r'name="rules" value="2"', page), address
        assert "Skriv kort." in page
        assert 'name="rules"' not in main(make.client_of(saga).get(address))
    answer = client.post(reply, {"text": "Det jag skrev", "key": "k"})
    assert (answer.status_code, "Det jag skrev" in main(answer)) == (403, True)
    assert client.post(reply, {"text": "Det jag skrev", "key": "k", "rules": "2"}).status_code == 302
    assert Membership.objects.get(person=astrid).rules_accepted == 2
    assert 'name="rules"' not in main(client.get(NEW))


def test_agreeing_to_older_rules_is_not_enough(astrid: Person, saga: Person, changed: Network) -> None:
    membership.change_network(saga, changed, **{**texts_of(changed), "rules": ["En annan."]})  # type: ignore[arg-type]
    answer = make.client_of(astrid).post(NEW, {"title": "Hur?", "text": "Så?", "rules": "2", "key": "k"})
    page = main(answer)
    assert (answer.status_code, "En annan." in page, "checked" in page) == (403, True, False)


def test_nonsense_agrees_to_nothing(astrid: Person, changed: Network) -> None:
    for rules in ("x", "-1", "9" * 30):
        answer = make.client_of(astrid).post(
            NEW, {"title": "Hur?", "text": "Så?", "rules": rules, "key": "k"}
        )
        assert answer.status_code == 400
    assert Post.objects.count() == 0


def test_a_role_is_chosen_in_the_form_and_stays_when_it_is_taken_back(
    astrid: Person, freja: Person, saga: Person, network: Network, thread: Thread
) -> None:
    worn = membership.grant_role(
        saga, Membership.objects.get(person=astrid, network=network), role="researcher"
    )
    client = make.client_of(astrid)
    for address in (NEW, f"/t/{thread.pk}/reply/", thread.get_absolute_url()):
        assert '<option value="researcher">Forskare</option>' in main(client.get(address)), address
        assert 'name="worn"' not in main(make.client_of(freja).get(address)), address
        assert '<option value="lead">' in main(make.client_of(saga).get(address)), address
    client.post(f"/t/{thread.pk}/reply/", {"text": "Så här", "key": "k", "worn": "researcher"})
    membership.withdraw_role(saga, worn)
    assert Post.objects.get(author=astrid).worn == "researcher"
    answer = client.post(
        f"/t/{thread.pk}/reply/", {"text": "En gång till", "key": "k2", "worn": "researcher"}
    )
    assert (answer.status_code, "En gång till" in main(answer)) == (403, True)
    with pytest.raises(Refused, match=r"^not_worn$"):
        threads.reply(freja, thread, text="Hej", answers=None, key="", worn="lead")


def test_a_template_begins_a_new_thread_of_its_kind(astrid: Person, saga: Person, network: Network) -> None:
    lead, client = make.client_of(saga), make.client_of(astrid)
    address = "/n/digital-mognad/lead/templates/?kind=challenge"
    assert lead.post(address, {"text": "## Bakgrund\n\n## Det här har vi provat"}).status_code == 302
    assert "## Bakgrund" in main(lead.get(address))
    assert "## Bakgrund" in main(client.get(f"{NEW}?kind=challenge"))
    assert "## Bakgrund" not in main(client.get(f"{NEW}?kind=challenge&empty=1"))
    assert "## Bakgrund" not in main(client.get(f"{NEW}?kind=question"))
    lead.post(address, {"text": " \n"})
    assert ThreadTemplate.objects.count() == 0
    assert [each.data for each in Entry.objects.filter(act="threads.set_template")] == [
        {"kind": "challenge"}
    ] * 2


def test_another_kind_keeps_what_is_typed_and_gives_untouched_templates_up(
    astrid: Person, saga: Person, network: Network
) -> None:
    threads.set_template(saga, network, kind="challenge", text="## Bakgrund")
    threads.set_template(saga, network, kind="good_example", text="## Effekt")
    client = make.client_of(astrid)
    data = {"title": "Min rubrik", "text": "Min text", "switch": "1", "to": "challenge", "key": "k"}
    page = main(client.post(f"{NEW}?kind=question", data))
    assert ("Min rubrik" in page, "Min text" in page, 'action="?kind=challenge"' in page) == (
        True,
        True,
        True,
    )
    page = main(client.post(f"{NEW}?kind=challenge", {**data, "text": "## Bakgrund", "to": "good_example"}))
    assert ("Min rubrik" in page, "## Effekt" in page, "## Bakgrund" in page) == (True, True, False)
    assert main(client.post(f"{NEW}?kind=question", {**data, "to": "nonsense"})).count("Min text") >= 1
    assert Thread.objects.count() == 0


def test_templates_are_for_leads_and_the_second_is_told(
    astrid: Person, saga: Person, network: Network
) -> None:
    with pytest.raises(Refused, match=r"^not_lead$"):
        threads.set_template(astrid, network, kind="question", text="x")
    with pytest.raises(Invalid):
        threads.set_template(saga, network, kind="poem", text="x")
    with pytest.raises(Invalid):
        threads.set_template(saga, network, kind="question", text="a" * 20_001)
    basis = basis_of({"text": ""})
    threads.set_template(saga, network, kind="question", text="Först", basis=basis)
    with pytest.raises(Conflict):
        threads.set_template(saga, network, kind="question", text="Sedan", basis=basis)
    answer = make.client_of(saga).post(
        "/n/digital-mognad/lead/templates/?kind=question", {"text": "Sedan", "basis": basis}
    )
    assert (answer.status_code, "Först" in main(answer), "Sedan</textarea>" in main(answer)) == (
        409,
        True,
        True,
    )

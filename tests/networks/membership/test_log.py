"""The log of a network: every act of leads is in it, in words, for leads."""

import re
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from base import clock
from base.audit.models import Entry
from base.audit.registry import known_acts
from base.events.delivery import deliver_due
from base.undo import LONGEST
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.membership.queries.log import acts_in, log_page
from networks.people.models import Person
from tests.factories import client_of, make_member, make_person

pytestmark = pytest.mark.django_db


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


def test_what_leads_do_to_members_is_logged_in_words(
    saga: Person, astrid: Person, freja: Person, closed: Network, network: Network, colleague: Person
) -> None:
    membership.set_role(saga, theirs(astrid, network), role="observer")
    membership.remove(saga, theirs(freja, network), reason="Skrev reklam.")
    membership.add_member(saga, closed, email=colleague.email)
    membership.add_member(saga, closed, email=colleague.email)
    told = log_page(saga, network).items
    assert [(each.act, each.thing and each.thing.text, each.details, each.reason) for each in told] == [
        ("tog bort en medlem", "Freja Fjärilsäng", [], "Skrev reklam."),
        ("gav en medlem en annan roll", "Astrid Blålavén", ["läsare"], ""),
    ]
    assert {each.who.text for each in told} == {"Saga Kvistmark"}
    assert [each.thing and each.thing.text for each in log_page(saga, closed).items] == ["Kim Kollega"]


def test_requests_are_logged_with_the_reason(saga: Person, colleague: Person, by_request: Network) -> None:
    asked = membership.ask_to_join(colleague, by_request, message="", key="")
    membership.decide(saga, asked, approve=False, reason="Vi är bara för beredskap.")
    again = membership.ask_to_join(colleague, by_request, message="", key="")
    membership.decide(saga, again, approve=True, reason="")
    assert list(Entry.objects.order_by("pk").values_list("act", "object_id", "reason")) == [
        ("membership.decline", colleague.pk, "Vi är bara för beredskap."),
        ("membership.approve", colleague.pk, ""),
    ]


def test_who_runs_the_site_is_logged_for_the_site_and_for_the_network(
    admin: Person, colleague: Person, network: Network
) -> None:
    membership.appoint_lead(admin, network, email=colleague.email)
    membership.create_network(
        admin,
        slug="ny",
        name="Ny",
        name_en="",
        visibility="open",
        purpose="",
        rules=[],
        leads=[colleague.email],
        key="",
    )
    assert list(Entry.objects.order_by("pk").values_list("act", "network_id")) == [
        ("membership.appoint_lead", network.pk),
        ("membership.create_network", None),
    ]


def test_who_was_removed_reads_why_in_a_mail_once(saga: Person, astrid: Person, network: Network) -> None:
    with clock.at(timezone.now() - LONGEST):
        membership.remove(saga, theirs(astrid, network), reason="Skrev reklam.\nFlera gånger.")
    deliver_due()
    deliver_due()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([astrid.email], "Du är inte längre medlem i Digital mognad")
    ]
    assert "Skrev reklam.\nFlera gånger." in str(mail.outbox[0].body)


def test_a_lead_who_removes_themself_gets_no_mail(saga: Person, network: Network) -> None:
    make_member(network, make_person(), "lead")
    with clock.at(timezone.now() - LONGEST):
        membership.remove(saga, theirs(saga, network))
    deliver_due()
    assert mail.outbox == []


def test_the_page_is_filtered_paged_and_costs_the_same(
    saga: Person, network: Network, django_assert_num_queries: Any
) -> None:
    client = client_of(saga)
    address = "/n/digital-mognad/lead/log/"

    def cost(n: int) -> int:
        for _ in range(n):
            person = make_person()
            make_member(network, person)
            membership.set_role(saga, theirs(person, network), role="observer")
        with django_assert_num_queries(8) as asked:
            client.get(address)
        return len(asked)

    client.get(address)
    assert cost(1) == cost(2)
    membership.archive(saga, network)
    assert [act for act, _ in acts_in(network)] == ["membership.archive", "membership.set_role"]
    html = client.get(f"{address}?act=membership.archive").content.decode().partition("<ol")[2]
    assert html.partition("</ol>")[0].count("<li>") == 1
    cost(60)
    first = client.get(address).content.decode()
    older = re.search(r'href="(\?after=\d+)"', first)
    assert older
    second = client.get(f"{address}{older.group(1)}").content.decode()
    rows = [
        html.partition('class="list logged"')[2].partition("</ol>")[0].count("<li>")
        for html in (first, second)
    ]
    assert rows == [50, 14]


def test_a_closed_account_and_a_hidden_thing_have_no_name(
    saga: Person, astrid: Person, network: Network
) -> None:
    membership.set_role(saga, theirs(astrid, network), role="observer")
    Person.objects.filter(pk=astrid.pk).update(closed_at=network.created_at, is_active=False)
    told = log_page(saga, network).items
    assert [each.thing and each.thing.text for each in told] == ["Tidigare medlem"]


def test_every_act_has_words() -> None:
    ours = {act for act in known_acts() if act.startswith(("membership.", "chat."))}
    assert len(ours) >= 19

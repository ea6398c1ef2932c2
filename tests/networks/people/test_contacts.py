"""Contacts of an organisation say who works there and which mail domains are theirs; administrators appoint them."""

from copy import copy
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from base import clock
from base.audit.models import Entry
from base.errors import Invalid, Refused, TooFast
from base.events.delivery import deliver_due
from networks.organisations.models import Domain, Organisation
from networks.people.contacts import actions as contacts
from networks.people.contacts.codes import code_of, hash_of, is_right
from networks.people.contacts.events import ColleagueWaits, DomainCodeAsked
from networks.people.contacts.listeners import mail_code, tell_contacts
from networks.people.contacts.queries import contacts_of, count_waiting, standing_of
from networks.people.models import Contact, Person
from tests.factories import client_of, make_organisation, make_person
from tests.races import together


def refused(code: str):  # type: ignore[no-untyped-def]
    """Expect a refusal with this code."""
    return pytest.raises(Refused, match=f"^{code}$")


@pytest.fixture
def umea(db: None) -> Organisation:
    """Umeå, which takes part."""
    return make_organisation("Umeå", code="2480")


@pytest.fixture
def carl(umea: Organisation) -> Person:
    """Umeå's contact."""
    carl = make_person("Carl Kontakt", organisation=umea)
    Contact.objects.create(person=carl, organisation=umea, since=timezone.now())
    return carl


@pytest.fixture
def nina(umea: Organisation) -> Person:
    """Says to work at Umeå; nobody has confirmed it."""
    return make_person("Nina Ny", organisation=umea, confirmed_at=None, email="nina@annan.example")


def letters() -> list[tuple[str, str]]:
    """Let the worker deliver; return to whom and about what was mailed."""
    deliver_due()
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def test_a_contact_confirms_a_colleague_who_takes_part_from_then_on(carl: Person, nina: Person) -> None:
    assert not nina.takes_part
    assert contacts.confirm_colleague(carl, nina).takes_part
    contacts.confirm_colleague(carl, nina)
    assert letters() == [(nina.email, "Nu är du med i Erfa")]
    assert Entry.objects.filter(act="people.confirm_colleague", actor_id=carl.pk).count() == 1


def test_who_is_denied_stays_unconfirmed_is_told_whom_to_ask_and_can_be_confirmed_after_all(
    carl: Person, nina: Person
) -> None:
    denied = contacts.deny_colleague(carl, nina)
    contacts.deny_colleague(carl, nina)
    assert (denied.takes_part, standing_of(denied).why) == (False, "denied")  # type: ignore[union-attr]
    assert [to for to, _subject in letters()] == [nina.email]
    assert "Carl Kontakt" in str(mail.outbox[0].body)
    confirmed = contacts.confirm_colleague(carl, nina)
    assert (confirmed.takes_part, confirmed.denied_at) == (True, None)
    with refused("already_confirmed"):
        contacts.deny_colleague(carl, nina)


def test_only_contacts_of_this_organisation_and_administrators_confirm(
    carl: Person, nina: Person, admin: Person, astrid: Person
) -> None:
    elsewhere = Contact.objects.create(person=astrid, organisation=astrid.organisation, since=timezone.now())
    for nobody in (astrid, nina, make_person("Kollega", organisation=nina.organisation)):
        with refused("not_contact"):
            contacts.confirm_colleague(nobody, nina)
        with refused("not_contact"):
            contacts.deny_colleague(nobody, nina)
    elsewhere.delete()
    assert contacts.confirm_colleague(admin, nina).takes_part


def test_a_contact_who_changes_employer_is_none(carl: Person, nina: Person) -> None:
    carl.organisation = make_organisation()
    carl.save()
    with refused("not_contact"):
        contacts.confirm_colleague(carl, nina)
    assert contacts_of(nina.organisation) == []


def test_an_unconfirmed_or_dismissed_contact_is_none(carl: Person, nina: Person, admin: Person) -> None:
    contacts.dismiss_contact(admin, carl)
    with refused("not_contact"):
        contacts.confirm_colleague(carl, nina)


def test_an_account_that_has_ended_is_nobodys_to_confirm(carl: Person, nina: Person) -> None:
    Person.objects.filter(pk=nina.pk).update(is_active=False)
    with refused("account_ended"):
        contacts.confirm_colleague(carl, nina)


def test_each_contact_hears_once_who_waits_and_administrators_where_there_is_none(
    carl: Person, nina: Person, admin: Person
) -> None:
    for _again in range(2):
        tell_contacts(ColleagueWaits(nina.pk))
    assert [letter.to for letter in mail.outbox] == [[carl.email]]
    Contact.objects.all().delete()
    other = make_person("Olle", organisation=nina.organisation, confirmed_at=None)
    tell_contacts(ColleagueWaits(other.pk))
    assert mail.outbox[-1].to == [admin.email]
    contacts.confirm_colleague(admin, nina)
    mail.outbox.clear()
    tell_contacts(ColleagueWaits(nina.pk))
    assert mail.outbox == []


def test_administrators_appoint_contacts_which_confirms_them(
    admin: Person, nina: Person, carl: Person
) -> None:
    with refused("not_admin"):
        contacts.appoint_contact(carl, nina)
    made = contacts.appoint_contact(admin, nina)
    assert contacts.appoint_contact(admin, nina) == made
    nina.refresh_from_db()
    assert (nina.takes_part, contacts_of(nina.organisation)) == (True, [carl, nina])
    with refused("not_admin"):
        contacts.dismiss_contact(carl, nina)
    contacts.dismiss_contact(admin, nina)
    contacts.dismiss_contact(admin, nina)
    assert contacts_of(nina.organisation) == [carl]
    acts = list(Entry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["people.appoint_contact", "people.dismiss_contact"]


def test_a_contact_sees_how_many_wait(carl: Person, nina: Person, admin: Person) -> None:
    assert (count_waiting(carl), count_waiting(nina), count_waiting(admin)) == (1, 0, 0)
    contacts.deny_colleague(carl, nina)
    assert count_waiting(carl) == 0


def test_the_page_lists_who_waits_and_its_buttons_work(carl: Person, nina: Person) -> None:
    browser = client_of(carl)
    page = "/o/2480/colleagues/"
    assert "Nina Ny" in browser.get(page).content.decode()
    asked = browser.get(f"{page}{nina.pk}/deny/")
    assert (asked.status_code, Person.objects.get(pk=nina.pk).denied_at) == (200, None)
    assert browser.post(f"{page}{nina.pk}/deny/").headers["Location"] == page
    assert browser.post(f"{page}{nina.pk}/confirm/").headers["Location"] == page
    assert (
        "Nina Ny"
        not in browser.get(page, follow=True).content.decode().partition("<main")[2].partition("toast")[0]
    )
    assert browser.post(f"{page}{carl.pk + 10_000}/confirm/").status_code == 404


def test_the_page_costs_the_same_with_one_and_with_three(
    carl: Person, nina: Person, django_assert_num_queries: object
) -> None:
    browser = client_of(carl)
    browser.get("/o/2480/colleagues/")  # the first page of a session writes it
    with django_assert_num_queries(8, exact=False) as one:  # type: ignore[operator]
        browser.get("/o/2480/colleagues/")
    for _more in range(2):
        make_person(organisation=nina.organisation, confirmed_at=None)
    with django_assert_num_queries(len(one)):  # type: ignore[operator]
        browser.get("/o/2480/colleagues/")


def test_a_domain_is_added_in_one_form_and_once(carl: Person, umea: Organisation) -> None:
    domain = contacts.add_domain(carl, umea, name="@Umeå.Example")
    assert contacts.add_domain(carl, umea, name="xn--ume-wla.example") == domain
    assert (domain.name, domain.confirmed_at) == ("xn--ume-wla.example", None)
    for wrong in ("umeå", "gmail.com", "10.0.0.1"):
        with pytest.raises(Invalid):
            contacts.add_domain(carl, umea, name=wrong)


def test_a_domain_that_another_organisation_has_is_refused(
    carl: Person, umea: Organisation, admin: Person
) -> None:
    laxa = make_organisation("Laxå", code="1860")
    mine = contacts.add_domain(carl, umea, name="delad.example")
    contacts.confirm_by_admin(admin, contacts.add_domain(admin, laxa, name="delad.example"))
    with pytest.raises(Invalid):
        contacts.add_domain(carl, umea, name="delad.example")
    with refused("domain_taken"):
        contacts.confirm_by_admin(admin, mine)


def test_only_an_administrators_word_confirms_without_a_code(carl: Person, umea: Organisation) -> None:
    with refused("not_admin"):
        contacts.confirm_by_admin(carl, contacts.add_domain(carl, umea, name="umea.example"))


def sent_code(domain: Domain) -> str:
    """Let the worker deliver; return the code that the postmaster got."""
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == [f"postmaster@{domain.name}"]
    return next(line for line in str(letter.body).splitlines() if line.isdigit())


def test_the_postmasters_code_confirms_the_domain_and_those_who_wait_with_its_addresses(
    carl: Person, umea: Organisation
) -> None:
    nina = make_person("Nina", organisation=umea, confirmed_at=None, email="nina@umea.example")
    other = make_person("Olle", organisation=umea, confirmed_at=None, email="olle@evil-umea.example")
    domain = contacts.add_domain(carl, umea, name="umea.example")
    contacts.send_code(carl, domain)
    code = sent_code(domain)
    assert code not in str(Domain.objects.values().get())
    with pytest.raises(Invalid):
        contacts.confirm_by_code(carl, domain, code="1234")
    confirmed = contacts.confirm_by_code(carl, domain, code=f"{code[:4]} {code[4:]}")
    assert confirmed.confirmed_at is not None
    assert [Person.objects.get(pk=each.pk).takes_part for each in (nina, other)] == [True, False]
    with refused("domain_confirmed"):
        contacts.send_code(carl, confirmed)


def test_five_wrong_tries_end_a_code_and_so_does_a_day(carl: Person, umea: Organisation) -> None:
    domain = contacts.add_domain(carl, umea, name="umea.example")
    contacts.send_code(carl, domain)
    code = sent_code(domain)
    for _try in range(5):
        with pytest.raises(Invalid):
            contacts.confirm_by_code(carl, domain, code="0")
    with pytest.raises(Invalid):
        contacts.confirm_by_code(carl, domain, code=code)
    contacts.send_code(carl, domain)
    code = sent_code(domain)
    with clock.at(timezone.now() + timedelta(hours=25)), pytest.raises(Invalid):
        contacts.confirm_by_code(carl, domain, code=code)
    assert contacts.confirm_by_code(carl, domain, code=code).confirmed_at is not None


def test_a_stolen_copy_of_the_database_does_not_tell_the_code(
    carl: Person, umea: Organisation, settings: Settings
) -> None:
    domain = contacts.add_domain(carl, umea, name="umea.example")
    contacts.send_code(carl, domain)
    code = sent_code(domain)
    domain.refresh_from_db()
    kept = domain.code_hash
    assert kept == hash_of(domain, code)
    settings.SECRET_KEY = "a thief has another"
    assert kept != hash_of(domain, code)


def test_a_code_is_of_one_domain_and_one_organisation(carl: Person, umea: Organisation) -> None:
    domain = contacts.add_domain(carl, umea, name="umea.example")
    contacts.send_code(carl, domain)
    code = sent_code(domain)
    domain.refresh_from_db()
    assert is_right(domain, code)
    for column, other in (("organisation_id", 0), ("name", "laxa.example"), ("pk", 0), ("code_hash", "")):
        changed = copy(domain)
        setattr(changed, column, other)
        assert not is_right(changed, code), column


def test_a_newer_code_replaces_the_older_whose_mail_is_then_not_sent(
    carl: Person, umea: Organisation
) -> None:
    domain = contacts.add_domain(carl, umea, name="umea.example")
    contacts.send_code(carl, domain)
    contacts.send_code(carl, domain)
    deliver_due()
    assert len(mail.outbox) == 1
    mail_code(DomainCodeAsked(domain.pk, "another occasion"))
    assert len(mail.outbox) == 1
    with pytest.raises(Invalid):
        contacts.confirm_by_code(carl, domain, code=code_of(domain, "another occasion"))


def test_codes_are_limited(carl: Person, umea: Organisation) -> None:
    domain = contacts.add_domain(carl, umea, name="umea.example")
    for _code in range(5):
        contacts.send_code(carl, domain)
    with pytest.raises(TooFast):
        contacts.send_code(carl, domain)


def test_a_removed_domain_is_gone_and_who_has_an_account_keeps_it(
    carl: Person, umea: Organisation, admin: Person
) -> None:
    domain = contacts.confirm_by_admin(admin, contacts.add_domain(carl, umea, name="umea.example"))
    contacts.remove_domain(carl, domain)
    contacts.remove_domain(carl, domain)
    assert (Domain.objects.count(), Person.objects.get(pk=carl.pk).takes_part) == (0, True)


def test_the_domains_page_works_by_its_forms(carl: Person, umea: Organisation, admin: Person) -> None:
    browser, page = client_of(carl), "/o/2480/domains/"
    assert browser.post(page, {"name": "gmail.com"}).status_code == 400
    assert browser.post(page, {"name": "umea.example"}).headers["Location"] == page
    domain = Domain.objects.get()
    assert browser.post(f"{page}{domain.pk}/confirm/", {"word": "admin"}).status_code == 403
    assert browser.post(f"{page}{domain.pk}/code/").headers["Location"] == page
    wrong = browser.post(f"{page}{domain.pk}/confirm/", {"code": "1"})
    assert (wrong.status_code, f'id="id_{domain.pk}_code"' in wrong.content.decode()) == (400, True)
    assert browser.post(f"{page}{domain.pk}/confirm/", {"code": sent_code(domain)}).status_code == 302
    assert browser.get(f"{page}{domain.pk}/remove/").status_code == 200
    assert browser.post(f"{page}{domain.pk}/remove/").headers["Location"] == page
    assert (Domain.objects.count(), browser.get(page).status_code) == (0, 200)
    added = browser.post(page, {"name": "umeå.example"}, follow=True).content.decode()
    assert ("postmaster@umeå.example" in added, "xn--" in added) == (True, False)


def test_the_contacts_page_is_for_administrators(admin: Person, carl: Person, umea: Organisation) -> None:
    page = "/o/2480/contacts/"
    assert client_of(carl).get(page).status_code == 403
    browser = client_of(admin)
    olle = make_person("Olle", organisation=umea)
    assert browser.post(page, {"email": admin.email}).status_code == 400
    assert browser.post(page, {"email": olle.email}).headers["Location"] == page
    assert browser.get(f"{page}{olle.pk}/dismiss/").status_code == 200
    assert browser.post(f"{page}{olle.pk}/dismiss/").headers["Location"] == page
    assert contacts_of(umea) == [carl]


@pytest.mark.django_db(transaction=True)
def test_two_organisations_confirm_one_domain_at_once_and_one_has_it() -> None:
    admin = make_person("Ada", is_admin=True)
    rows = [
        contacts.add_domain(admin, make_organisation(), name="delad.example") for _organisation in range(2)
    ]
    answers = together([partial(contacts.confirm_by_admin, admin, row) for row in rows])
    assert sorted(str(each) for each in answers if isinstance(each, Exception)) == ["domain_taken"]
    assert Domain.objects.confirmed().count() == 1

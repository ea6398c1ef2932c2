"""Django's own administration: to look at, for administrators with a second factor, and nothing to write."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from base.audit.models import Entry
from networks.membership.models import Network
from networks.people.models import Person
from networks.site.operator import SHOWN
from tests.factories import PASSWORD, client_of
from tests.networks.site.rows import rows_of

pytestmark = pytest.mark.django_db

NEVER = {
    "password",
    "session_key",
    "session_data",
    "code_hash",
    "nonce",
    "source",
    "html",
    "data",
    "payload",
    "email",
}


@pytest.fixture
def operator(admin: Person) -> Client:
    """The administrator's browser, with a second factor set up."""
    Person.objects.filter(pk=admin.pk).update(second_factor_at=timezone.now())
    return client_of(admin)


def addresses(rows: dict[str, int]) -> list[str]:
    """Return every address below /operator/."""
    found = ["/operator/", "/operator/people/"]
    for model in SHOWN:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        found += [
            f"/operator/{name.replace('_', '/')}/",
            f"/operator/{name.replace('_', '/')}/{rows[name]}/change/",
        ]
    return found


def test_every_page_is_shown_without_scripts_and_styles_in_the_markup(
    operator: Client, astrid: Person
) -> None:
    for path in addresses(rows_of(astrid)):
        answer = operator.get(path)
        page = answer.content.decode()
        assert answer.status_code == 200, path
        assert re.findall(r"<script|<style|\sstyle=|\son[a-z]+=", page) == [], path
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        law = ("/accessibility/", "/privacy/", "/cookies/")
        assert [f'href="{each}"' in page for each in law] == [True] * 3, path


def test_nothing_is_written_whatever_is_sent(operator: Client, astrid: Person) -> None:
    for path in addresses(rows_of(astrid)):
        sent = {"name": "x", "action": "delete_selected", "_selected_action": str(astrid.pk), "post": "yes"}
        assert operator.post(path, sent).status_code == 405, path
        assert operator.put(path).status_code == 405
        assert operator.delete(path).status_code == 405
    for path in ("add/", f"{astrid.pk}/delete/", f"{astrid.pk}/history/"):
        assert operator.get(f"/operator/people/person/{path}").status_code == 404
    astrid.refresh_from_db()
    assert astrid.name == "Astrid Blålavén"


def test_django_s_own_sign_in_is_not_there(admin: Person) -> None:
    for path in ("login/", "logout/", "password_change/", "jsi18n/", "autocomplete/"):
        assert Client().post(
            f"/operator/{path}", {"username": admin.email, "password": PASSWORD}
        ).status_code in {
            302,
            404,
        }
    answer = Client().get("/operator/")
    assert answer.headers["Location"] == "/accounts/login/?next=/operator/"


def test_without_a_second_factor_nobody_comes_in(admin: Person, astrid: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(second_factor_at=timezone.now())
    for who in (admin, astrid):
        assert client_of(who).get("/operator/people/person/").status_code == 403


def test_no_secret_no_text_of_people_and_no_address_is_shown() -> None:
    for model, columns in SHOWN.items():
        assert NEVER & set(columns) == set(), model
    assert {model.__name__ for model in SHOWN} & {
        "Post",
        "Message",
        "Thread",
        "Membership",
        "Draft",
        "Session",
    } == set()


def test_what_happens_in_networks_stays_out_of_the_log(
    operator: Client, admin: Person, astrid: Person
) -> None:
    now = timezone.now()
    inside = Entry.objects.create(at=now, act="threads.hide", kind="post", object_id=1, network_id=1)
    outside = Entry.objects.create(at=now, act="people.close", kind="person", object_id=1)
    page = operator.get("/operator/audit/entry/").content.decode()
    assert (outside.act in page, inside.act in page) == (True, False)
    assert operator.get(f"/operator/audit/entry/{inside.pk}/change/").status_code in {302, 404}


def test_nothing_that_is_not_shown_can_be_asked_for_either(
    operator: Client, astrid: Person, network: Network
) -> None:
    """A filter in an address answers with yes or no: letter by letter it would read out any column."""
    client_of(astrid)  # has a session
    mine = astrid.memberships.get(network=network)
    for model, asked in (
        ("people/person", "password__startswith=scrypt"),
        ("people/person", "email__startswith=a"),
        ("people/person", "sessions__gt=0"),
        ("people/person", f"memberships={mine.pk}"),
        ("membership/network", f"memberships={mine.pk}"),
        ("membership/network", "purpose__contains=a"),
        ("organisations/domain", "code_hash__startswith=a"),
        ("audit/entry", "data__has_key=a"),
    ):
        answer = operator.get(f"/operator/{model}/?{asked}")
        assert answer.status_code in {302, 400}, asked
        assert "e=1" in answer.headers.get("Location", "e=1"), asked


def test_who_runs_the_site_without_a_second_factor_is_told_what_is_missing(admin: Person) -> None:
    answer = client_of(admin).get("/operator/")
    assert answer.status_code == 403
    assert "tvåstegsverifiering" in answer.content.decode()
    assert 'href="/accounts/2fa/"' in answer.content.decode()


def test_whom_to_ask_is_not_a_network_s_lead(astrid: Person) -> None:
    page = client_of(astrid).get("/operator/").content.decode()
    assert "Det här kan bara administratörer göra." in page
    assert "nätverksledare" not in page

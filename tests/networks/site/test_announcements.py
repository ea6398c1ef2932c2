"""Announcements to all: one line above every page, put away in one's own browser, read without a query."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.audit.models import Entry
from base.errors import Invalid, Refused
from networks.people.models import Person
from networks.site.actions import announcing
from networks.site.models import Announcement
from networks.site.queries import board
from networks.site.queries.announcements import values_of
from tests.factories import client_of

pytestmark = pytest.mark.django_db

TEXT = "Erfa är stängt i natt mellan 22 och 4."


def announce(admin: Person, **more: object) -> Announcement:
    now = timezone.now()
    values = {
        "kind": "information",
        "text_sv": TEXT,
        "text_en": "",
        "from_at": now - timedelta(minutes=1),
        "until_at": now + timedelta(hours=1),
        "for_visitors": False,
    }
    made = announcing.announce(admin, **{**values, **more})  # type: ignore[arg-type]
    board.forget()  # on commit, which a test never reaches
    return made


def banner(client: Client, path: str = "/networks/") -> str:
    page = client.get(path).content.decode()
    return page.partition('<aside class="banner')[2].partition("</aside>")[0]


def test_everybody_signed_in_reads_it_and_visitors_do_not(admin: Person, astrid: Person) -> None:
    announce(admin)
    assert TEXT in banner(client_of(astrid))
    assert banner(Client(), "/accessibility/") == ""


def test_visitors_read_it_when_it_is_for_them(admin: Person) -> None:
    announce(admin, for_visitors=True)
    assert TEXT in banner(Client(), "/accessibility/")
    assert TEXT in banner(Client(), "/")


def test_a_reader_of_english_gets_english_or_swedish_that_says_so(admin: Person, astrid: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(language="en")
    made = announce(admin)
    assert f'<span lang="sv">{TEXT}</span>' in banner(client_of(astrid))
    Announcement.objects.filter(pk=made.pk).update(text_en="Erfa is closed tonight.")
    board.forget()
    assert "Erfa is closed tonight." in banner(client_of(astrid))


def test_at_most_one_is_shown_a_disturbance_first(admin: Person, astrid: Person) -> None:
    announce(admin, kind="disturbance", text_sv="Chatten är långsam.")
    announce(admin)
    page = client_of(astrid).get("/networks/").content.decode()
    assert page.count('<aside class="banner') == 1
    assert "Chatten är långsam." in banner(client_of(astrid))


def test_before_and_after_its_time_nothing_is_shown(admin: Person, astrid: Person) -> None:
    now = timezone.now()
    announce(admin, from_at=now + timedelta(hours=1), until_at=now + timedelta(hours=2))
    announce(admin, from_at=now - timedelta(hours=2), until_at=now - timedelta(hours=1))
    assert banner(client_of(astrid)) == ""


def test_it_is_put_away_in_one_browser_until_it_is_closed(admin: Person, astrid: Person) -> None:
    made, client = announce(admin), client_of(astrid)
    answer = client.post(f"/announcements/{made.pk}/hide/", {"next": "/networks/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/networks/")
    cookie = client.cookies["announcement"]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == (str(made.pk), "", True)
    assert bool(cookie["secure"]) == settings.SECURE
    assert banner(client) == ""
    assert TEXT in banner(client_of(astrid))


def test_the_way_back_is_ours(admin: Person) -> None:
    made = announce(admin)
    answer = Client().post(f"/announcements/{made.pk}/hide/", {"next": "//elsewhere.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("value", ["x", "1.", "9" * 40, "%00", "1.2.3.4.5.6.7.8.9.10.11.12"])
def test_whatever_a_browser_says_it_has_put_away_the_page_comes(admin: Person, value: str) -> None:
    client = client_of(admin)
    client.cookies["announcement"] = value
    assert client.get("/networks/").status_code == 200


def test_no_page_asks_for_it_while_it_is_fresh(admin: Person, astrid: Person) -> None:
    client = client_of(astrid)
    client.get("/networks/")
    with CaptureQueriesContext(connection) as before:
        client.get("/networks/")
    announce(admin)
    client.get("/networks/")
    with CaptureQueriesContext(connection) as after:
        assert TEXT in banner(client)
    assert len(after) == len(before)


def test_it_is_changed_and_ended_and_all_of_it_is_logged(admin: Person, astrid: Person) -> None:
    made = announce(admin)
    values = {"kind": "disturbance", "text_sv": "Nytt.", "text_en": "", "for_visitors": True}
    announcing.change(admin, made, **values, from_at=made.from_at, until_at=made.until_at)
    announcing.end(admin, made)
    announcing.end(admin, made)
    board.forget()
    assert banner(client_of(astrid)) == ""
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        "site.announce",
        "site.change_announcement",
        "site.end_announcement",
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "joke"}, {"text_sv": " "}, {"text_sv": "x" * 161}, {"text_en": "x" * 161}],
)
def test_what_can_not_be_announced(admin: Person, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        announce(admin, **wrong)
    with pytest.raises(Invalid):
        announce(admin, until_at=timezone.now() - timedelta(days=1))


def test_others_announce_nothing(saga: Person) -> None:
    with pytest.raises(Refused):
        announce(saga)


def test_while_one_is_shown_another_can_be_announced(admin: Person) -> None:
    made = announce(admin)
    page = client_of(admin).get("/admin/announcements/new/").content.decode()
    assert "<title>Nytt meddelande – Administration – Erfa</title>" in page
    assert f"/admin/announcements/{made.pk}/end/" not in page


def test_the_form_of_one_that_is_over_shows_it_to_nobody(admin: Person) -> None:
    made = announce(admin)
    announcing.end(admin, made)
    board.forget()
    assert banner(client_of(admin), f"/admin/announcements/{made.pk}/") == ""


def fields_of(page: str) -> dict[str, str]:
    """Return what a page's form holds and sends back untouched."""
    return dict(re.findall(r'<input type="hidden" name="(key|basis)" value="([^"]+)"', page))


def typed(text: str, **more: str) -> dict[str, str]:
    return {
        "kind": "information",
        "text_sv": text,
        "from_at": "2026-11-24T10:00",
        "until_at": "2026-11-24T12:00",
        **more,
    }


def test_a_form_that_is_sent_twice_announces_once(admin: Person) -> None:
    desk = client_of(admin)
    sent = typed(TEXT, **fields_of(desk.get("/admin/announcements/new/").content.decode()))
    assert [desk.post("/admin/announcements/new/", sent).status_code for _time in range(2)] == [302, 302]
    assert Announcement.objects.count() == 1


def test_the_second_of_two_administrators_sees_what_the_first_has_saved(admin: Person) -> None:
    made = announce(admin, for_visitors=True)
    desk, path = client_of(admin), f"/admin/announcements/{made.pk}/"
    had = fields_of(desk.get(path).content.decode())
    assert desk.post(path, typed("Öppet igen klockan 4.", **had)).status_code == 302
    late = desk.post(path, typed("Öppet igen klockan 5.", for_visitors="on", **had))
    page = late.content.decode()
    assert (late.status_code, "Öppet igen klockan 4." in page, "Öppet igen klockan 5." in page) == (
        409,
        True,
        True,
    )
    assert "<dd><p>Nej</p></dd>" in page  # for visitors
    assert desk.post(path, typed("Öppet igen klockan 5.", **fields_of(page))).status_code == 302
    made.refresh_from_db()
    assert made.text_sv == "Öppet igen klockan 5."


def test_the_same_once_more_is_no_change(admin: Person) -> None:
    made = announce(admin)
    announcing.change(admin, made, **values_of(made))
    assert list(Entry.objects.values_list("act", flat=True)) == ["site.announce"]

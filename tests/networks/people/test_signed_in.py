"""One's own sign-ins: listed in words, ended one by one or all at once, sockets too (G-23)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from base import clock
from base.events.models import RecordedEvent
from networks.people import agents
from networks.people.models import Person, Session
from realtime.wire.queries import living
from tests.factories import PASSWORD, client_of, make_person

pytestmark = pytest.mark.django_db
LIST, END_ALL = "/settings/security/sessions/", "/settings/security/sessions/end/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Safari/537.36 Edg/140.0.0.0"
)
CHROME = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile "
    "Safari/537.36"
)


def signed_in(person: Person, agent: str, place: str = "192.0.2.7") -> Client:
    """A browser of some kind that signs in at some place."""
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=place)
    client.post("/accounts/login/", {"email": person.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("agent", "name", "words"),
    [
        (FIREFOX, "firefox/windows", "Firefox på Windows"),
        (IPHONE, "safari/iphone", "Safari på iPhone"),
        (EDGE, "edge/windows", "Edge på Windows"),
        (CHROME, "chrome/android", "Chrome på Android"),
        ("curl/8.5.0", "other/other", "Okänd webbläsare"),
        ("", "other/other", "Okänd webbläsare"),
        ("<b>Firefox/1</b>", "firefox/other", "Firefox"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X)", "other/mac", "Mac"),
    ],
)
def test_browsers_are_told_in_words(agent: str, name: str, words: str) -> None:
    assert (agents.name_of(agent), agents.in_words(name)) == (name, words)
    assert agents.is_phone(name) == (name in {"safari/iphone", "chrome/android"})


def test_astrid_sees_where_she_is_signed_in(astrid: Person) -> None:
    desk = signed_in(astrid, FIREFOX)
    signed_in(astrid, IPHONE, "198.51.100.9")
    signed_in(make_person(), EDGE)
    page = desk.get(LIST).content.decode()
    assert re.findall(r"</svg>([^<]+)</h2>", page) == ["Firefox på Windows", "Safari på iPhone"]
    assert page.count("Den här enheten") == 1
    assert "Från 198.51.100.9." in page
    for session in Session.objects.all():
        assert session.session_key not in page


def test_one_other_is_signed_out_with_its_sockets(astrid: Person) -> None:
    desk, phone = signed_in(astrid, FIREFOX), signed_in(astrid, IPHONE)
    key = str(phone.session.session_key)
    (reference,) = re.findall(r"sessions/(\w+)/end/", desk.get(LIST).content.decode())
    assert desk.post(f"{LIST}{reference}/end/").headers["Location"] == LIST
    assert phone.get("/networks/").status_code == 302
    assert desk.get("/networks/").status_code == 200
    assert living([key]) == set()
    assert RecordedEvent.objects.filter(name="SignedOut").count() == 1
    desk.post(f"{LIST}{reference}/end/")
    assert RecordedEvent.objects.filter(name="SignedOut").count() == 1


def test_nobody_ends_a_sign_in_of_somebody_else(astrid: Person, torulf: Person) -> None:
    signed_in(astrid, FIREFOX)
    phone = signed_in(astrid, IPHONE)
    (reference,) = re.findall(r"sessions/(\w+)/end/", phone.get(LIST).content.decode())
    client_of(torulf).post(f"{LIST}{reference}/end/")
    assert Session.objects.filter(person=astrid).count() == 2


def test_signing_out_everywhere_else_leaves_this_one(astrid: Person, torulf: Person) -> None:
    desk, phone, other = signed_in(astrid, FIREFOX), signed_in(astrid, IPHONE), client_of(torulf)
    keys = [str(each.session.session_key) for each in (desk, phone)]
    assert desk.post(END_ALL, {"elsewhere": "1"}).headers["Location"] == LIST
    assert "Du är utloggad överallt utom här." in desk.get(LIST).content.decode()
    assert [each.get("/networks/").status_code for each in (phone, other)] == [302, 200]
    assert living(keys) == {keys[0]}


def test_signing_out_everywhere_ends_all(astrid: Person, torulf: Person) -> None:
    desk, phone, other = signed_in(astrid, FIREFOX), signed_in(astrid, IPHONE), client_of(torulf)
    keys = [str(each.session.session_key) for each in (desk, phone)]
    assert desk.get(END_ALL).status_code == 200
    assert desk.post(END_ALL).headers["Location"] == "/accounts/login/"
    assert "Du är utloggad överallt." in desk.get("/accounts/login/").content.decode()
    assert [each.get("/networks/").status_code for each in (desk, phone, other)] == [302, 302, 200]
    assert living(keys) == set()


def test_what_is_kept_of_a_sign_in(astrid: Person) -> None:
    client = signed_in(astrid, f"{FIREFOX}\x00 {'x' * 500}", "2001:db8::1")
    session = Session.objects.get(person=astrid)
    assert (len(session.agent), session.place) == (200, "2001:db8::/64")
    assert "\x00" not in session.agent
    assert session.began_at is not None
    assert session.began_at == session.used_at
    assert client.get(LIST).status_code == 200


def test_that_it_is_used_is_written_once_in_a_quarter(astrid: Person) -> None:
    client = signed_in(astrid, FIREFOX)
    began = Session.objects.get(person=astrid).began_at
    assert began is not None
    for minutes, kept in ((14, 0), (16, 16), (20, 16), (40, 40)):
        with clock.at(began + timedelta(minutes=minutes)):
            client.get("/networks/")
        session = Session.objects.get(person=astrid)
        assert session.used_at == began + timedelta(minutes=kept)
        assert session.began_at == began


def test_a_page_in_between_writes_nothing(astrid: Person, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(astrid, FIREFOX)
    before = Session.objects.get(person=astrid).session_data
    client.get(LIST)
    assert Session.objects.get(person=astrid).session_data == before


def test_the_list_costs_the_same_with_one_and_with_three(astrid: Person, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    desk = signed_in(astrid, FIREFOX)
    desk.get(LIST)
    with django_assert_num_queries(4):  # the session, the person, the sign-ins, the rail
        desk.get(LIST)
    signed_in(astrid, IPHONE)
    signed_in(astrid, EDGE)
    with django_assert_num_queries(4):
        desk.get(LIST)


def test_sessions_that_are_over_are_not_listed(astrid: Person) -> None:
    desk = signed_in(astrid, FIREFOX)
    signed_in(astrid, IPHONE)
    ended = Session.objects.filter(agent=IPHONE)
    ended.update(expire_date=timezone.now() - timedelta(minutes=1))
    assert "iPhone" not in desk.get(LIST).content.decode()

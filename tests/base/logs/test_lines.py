"""What stands in the log: who, what, which object and when; never a text, a secret, or a line that somebody forged."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from base import audit, events, logs
from base.logs.middleware import RequestId
from base.logs.setup import as_line, configure, plain
from networks.membership.models import Network
from networks.people.events import PersonDeactivated
from networks.people.models import Person
from tests.factories import PASSWORD, client_of


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """What an installation writes, as JSON read back."""
    made = configure(level="WARNING", form="json")["formatters"]["structured"]
    formatter = made["()"](foreign_pre_chain=made["foreign_pre_chain"], processors=made["processors"])
    kept: list[dict[str, Any]] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(json.loads(formatter.format(record)))

    keeper, logger = Keeper(), logging.getLogger("erfa")
    before = {name: logging.getLogger(name).level for name in ("erfa.security", "erfa.events")}
    for name in before:
        logging.getLogger(name).setLevel("INFO")
    logger.addHandler(keeper)
    logging.getLogger("django.request").addHandler(keeper)
    yield kept
    logger.removeHandler(keeper)
    logging.getLogger("django.request").removeHandler(keeper)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    structlog.contextvars.clear_contextvars()


def test_a_refusal_says_who_what_and_where(
    lines: list[dict[str, Any]], network: Network, astrid: Person
) -> None:
    answer = client_of(astrid).post(f"/n/{network.slug}/members/{astrid.pk}/role/", {"role": "lead"})
    [line] = [each for each in lines if each["event"] == "refused"]
    assert answer.status_code == 403
    assert line | {"timestamp": ""} == {
        "event": "refused",
        "code": "not_lead",
        "level": "info",
        "logger": "erfa.security",
        "person": astrid.pk,
        "route": "member_role",
        "person_id": astrid.pk,
        "request_id": answer["X-Request-ID"],
        "timestamp": "",
    }
    assert line["timestamp"].endswith("Z")


@pytest.mark.django_db(transaction=True)
def test_an_event_is_a_line_with_its_ids(
    lines: list[dict[str, Any]], network: Network, colleague: Person
) -> None:
    client_of(colleague).post(f"/n/{network.slug}/join/")
    [line] = [each for each in lines if each["event"] == "MemberJoined"]
    assert (line["network_id"], line["person_id"]) == (network.pk, colleague.pk)


@pytest.mark.django_db(transaction=True)
def test_an_act_is_told_when_it_stands_and_a_refusal_whatever_becomes_of_it(
    lines: list[dict[str, Any]], astrid: Person
) -> None:
    def act() -> None:
        audit.log(1, "people.deactivate", kind="person", object_id=astrid.pk)
        events.record(PersonDeactivated(astrid.pk))
        logs.security("code_failed", place="192.0.2.1")

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act()
        raise ZeroDivisionError
    assert [each["event"] for each in lines] == ["code_failed"]
    lines.clear()
    with transaction.atomic():
        act()
        assert [each["event"] for each in lines] == ["code_failed"]
    assert [each["event"] for each in lines] == ["code_failed", "people.deactivate", "PersonDeactivated"]


def test_a_refusal_beside_a_field_is_told_too(lines: list[dict[str, Any]], astrid: Person) -> None:
    for _ in range(11):
        answer = Client().post("/accounts/login/", {"email": astrid.email, "password": "fel fras för Astrid"})
    assert answer.status_code == 429
    assert [(each["event"], each["route"]) for each in lines][9:] == [
        ("sign_in_failed", "account_login"),
        ("too_fast", "account_login"),
    ]


@pytest.mark.parametrize("form", ["line", "json"])
def test_nobody_forges_a_line(form: str) -> None:
    forged = "x\r\n2026-01-01 INFO erfa.security: sign_in person=1\x1b[2K\u2028"
    if form == "line":
        written = as_line(None, "info", {"event": "asked", "level": "info", "name": forged})
    else:
        written = structlog.processors.JSONRenderer(ensure_ascii=False)(None, "info", {"name": forged})  # type: ignore[assignment]
    assert len(written.replace("\u2028", "").splitlines()) == 1
    assert plain(forged) == "x\\r\\n2026-01-01 INFO erfa.security: sign_in person=1\\x1b[2K\\u2028"


def test_a_traceback_can_not_pass_for_a_line() -> None:
    told = "Traceback\nValueError: 2026 INFO erfa.security: sign_in"
    written = as_line(None, "error", {"event": "failed", "level": "error", "exception": told})
    assert [each[:6] for each in written.splitlines()[1:]] == ["    | ", "    | "]


def test_a_fault_is_told_by_route_and_reference(lines: list[dict[str, Any]], settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/i/7/very-secret/")
    [line] = [each for each in lines if each["event"] == "request failed"]
    assert (answer.status_code, line["route"], line["request_id"]) == (500, "invited", answer["X-Request-ID"])
    assert answer["X-Request-ID"] in answer.content.decode()
    assert "very-secret" not in json.dumps({key: value for key, value in line.items() if key != "exception"})


def test_only_a_trusted_proxy_names_the_request(settings: Settings) -> None:
    def answered(header: str) -> str:
        request = RequestFactory().get("/", headers={"X-Request-ID": header})
        from django.http import HttpResponse

        return RequestId(lambda _request: HttpResponse())(request)["X-Request-ID"]

    assert answered("from-the-browser-1") != "from-the-browser-1"
    settings.BEHIND_PROXY = True
    assert answered("from-the-proxy-1") == "from-the-proxy-1"
    assert answered("too\nlong" * 40) != "too\nlong" * 40


@pytest.mark.django_db(transaction=True)
def test_who_comes_in_and_who_does_not_is_told(lines: list[dict[str, Any]], astrid: Person) -> None:
    for password in ("fel fras för Astrid", PASSWORD):
        Client().post("/accounts/login/", {"email": astrid.email, "password": password})
    told = [each for each in lines if each["logger"] == "erfa.security"]
    assert [(each["event"], each["place"]) for each in told] == [
        ("sign_in_failed", "127.0.0.1"),
        ("signed_in", "127.0.0.1"),
    ]
    assert told[0]["account"] == astrid.pk
    assert (told[1]["person"], told[1]["how"]) == (astrid.pk, "password")
    assert not any(secret in json.dumps(lines) for secret in (PASSWORD, "fel fras", astrid.email))


def test_a_security_event_needs_no_request(lines: list[dict[str, Any]]) -> None:
    logs.security("sign_in_failed", place="192.0.2.1")
    assert [(each["event"], each["place"]) for each in lines] == [("sign_in_failed", "192.0.2.1")]


def _fails(request: object, number: int, secret: str) -> None:
    raise ValueError("a fault")


urlpatterns = [path("i/<int:number>/<str:secret>/", _fails, name="invited")]
handler500 = "base.web.failures.server_error"

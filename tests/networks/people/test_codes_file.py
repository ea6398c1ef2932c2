"""Recovery codes as a file: for who has just shown who they are."""

import pytest

from networks.people.models import Person
from networks.people.queries.factors import recovery_codes
from tests.factories import client_of
from tests.networks.people import device

pytestmark = pytest.mark.django_db
FILE = "/accounts/2fa/recovery-codes/?as=text"


def test_the_codes_are_saved_as_a_text_file(astrid: Person) -> None:
    recovery_codes(astrid, make=True)
    left = recovery_codes(astrid)
    assert left
    here = device.identified(client_of(astrid), astrid)
    assert 'href="?as=text"' in here.get(FILE.partition("?")[0]).content.decode()
    answer = here.get(FILE)
    lines = answer.content.decode().split("\r\n")
    assert lines[0] == "Återställningskoder till Erfa"
    assert [line.replace(" ", "") for line in lines[2:-1]] == left.get_unused_codes()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_has_not_shown_who_they_are_is_asked_first(astrid: Person) -> None:
    recovery_codes(astrid, make=True)
    assert client_of(astrid).get(FILE).status_code == 302

"""The settings: language, time, appearance, text size."""

import pytest
from django.test import Client

from networks.people.models import Person
from tests.factories import client_of

pytestmark = pytest.mark.django_db
LANGUAGE, APPEARANCE = "/settings/language/", "/settings/appearance/"


def test_settings_are_reached_from_ones_own_page_only(astrid: Person, torulf: Person) -> None:
    here = client_of(astrid)
    assert 'href="/settings/"' in here.get(astrid.get_absolute_url()).content.decode()
    assert 'href="/settings/"' not in here.get(torulf.get_absolute_url()).content.decode()
    assert here.get("/settings/").status_code == 302


def test_astrid_chooses_english_and_another_zone(astrid: Person) -> None:
    here = client_of(astrid)
    answer = here.post(LANGUAGE, {"language": "en", "time_zone": "Europe/Helsinki"})
    assert answer.headers["Location"] == LANGUAGE
    assert answer.cookies["language"].value == "en"
    astrid.refresh_from_db()
    assert (astrid.language, astrid.time_zone) == ("en", "Europe/Helsinki")
    page = here.get(LANGUAGE).content.decode()
    assert "Language and time" in page
    assert '<option value="Europe/Helsinki" selected>' in page


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"language": "xx", "time_zone": "Europe/Stockholm"},
        {"language": "sv", "time_zone": "Mars/Olympus"},
        {"language": "sv", "time_zone": "../etc/passwd"},
    ],
)
def test_what_is_not_offered_is_refused(astrid: Person, sent: dict[str, str]) -> None:
    assert client_of(astrid).post(LANGUAGE, sent).status_code == 400
    astrid.refresh_from_db()
    assert (astrid.language, astrid.time_zone) == ("sv", "Europe/Stockholm")


@pytest.mark.parametrize(
    ("size", "shown"),
    [("small", "small"), ("large", "large"), ("larger", "larger"), ("huge", "normal"), ("", "normal")],
)
def test_the_text_size_is_kept_in_this_browser(client: Client, size: str, shown: str) -> None:
    answer = client.post("/choose/text-size/", {"text_size": size, "next": APPEARANCE})
    assert answer.headers["Location"] == APPEARANCE
    assert f'data-text-size="{shown}"' in client.get("/accounts/login/").content.decode()


def test_appearance_tells_what_is_chosen(astrid: Person) -> None:
    here = client_of(astrid)
    here.post("/choose/theme/", {"theme": "dark"})
    here.post("/choose/text-size/", {"text_size": "large"})
    page = here.get(APPEARANCE).content.decode()
    assert 'value="dark" aria-pressed="true"' in page
    assert 'value="large" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 2


@pytest.mark.parametrize("path", [LANGUAGE, APPEARANCE, "/settings/security/"])
def test_each_page_of_the_settings_leads_to_the_others(astrid: Person, path: str) -> None:
    page = client_of(astrid).get(path).content.decode()
    for other in (LANGUAGE, APPEARANCE, "/settings/security/"):
        assert f'href="{other}"' in page
    assert page.count('aria-current="page"') == 1

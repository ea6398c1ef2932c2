"""The law's small pages: what they hold, who writes them, and reports of faults."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import translation

from base.audit.models import Entry
from base.errors import Conflict, Invalid, Refused, TooFast
from base.events.delivery import deliver_due
from base.web import cookies
from networks.people.models import Person
from networks.site.actions import telling
from networks.site.models import FaultReport, LegalText
from networks.site.queries.texts import SLUGS, current, lacking, original, sections
from tests.factories import client_of
from tests.house import tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_they_are_public_and_linked_from_every_page(slug: str, language: str) -> None:
    client = Client()
    client.cookies["language"] = language
    page = client.get(f"/{slug}/")
    assert page.status_code == 200
    first = original(slug, language).source.splitlines()[0].partition("}")[2][:30]
    assert first in page.content.decode()
    for each in SLUGS:
        assert f'href="/{each}/"' in page.content.decode()


def test_the_statement_that_comes_with_erfa_holds_what_the_law_asks() -> None:
    for language in ("sv", "en"):
        assert lacking("accessibility", original("accessibility", language).source) == []
    assert len(lacking("accessibility", "Vi gör så gott vi kan.")) == 8
    assert lacking("cookies", "") == []


def test_what_only_the_operator_knows_is_asked_for_until_it_is_filled_in() -> None:
    with translation.override("en"):
        came = original("privacy", "en").source
        assert lacking("privacy", came) == ["what belongs where it says [legal basis], [time], [processors]"]
        assert lacking("privacy", "Write to [us](/accessibility/report/), or - [ ] call.") == []


def test_the_operator_is_named_and_nobody_where_nobody_is(settings: pytest.FixtureRequest) -> None:
    settings.OPERATOR_NAME = "Föreningen Erfa"  # type: ignore[attr-defined]
    settings.OPERATOR_EMAIL = "drift@erfa.example"  # type: ignore[attr-defined]
    page = Client().get("/accessibility/").content.decode()
    assert "Föreningen Erfa står bakom Erfa" in page
    assert '<a href="mailto:drift@erfa.example"' in page
    assert "<h1>Tillgänglighetsredogörelse</h1>" in page
    settings.OPERATOR_NAME = ""  # type: ignore[attr-defined]
    assert "[namnet på den som driver tjänsten]" in Client().get("/accessibility/").content.decode()


def test_the_operators_address_is_a_link_and_stays_one_where_it_was(settings: pytest.FixtureRequest) -> None:
    settings.OPERATOR_EMAIL = "drift@erfa.example"  # type: ignore[attr-defined]
    for source in ("Skriv till {contact}.", "[Skriv](mailto:{contact})", "[{contact}](mailto:{contact})"):
        (section,) = sections(source)
        assert re.findall(r'href="([^"]+)"', section.html) == ["mailto:drift@erfa.example"], source


def test_a_text_is_written_shown_and_its_versions_are_kept(admin: Person) -> None:
    telling.write_text(admin, slug="privacy", language="sv", source="## Först\n\nHej.", version=0)
    telling.write_text(admin, slug="privacy", language="sv", source="## Sedan\n\n**Hej** igen.", version=1)
    page = Client().get("/privacy/").content.decode()
    assert ("<h2>Sedan</h2>" in page, "<strong>Hej</strong> igen." in page, "Först" in page) == (
        True,
        True,
        False,
    )
    assert list(LegalText.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Entry.objects.latest("pk").data == {"slug": "privacy", "language": "sv", "version": 2}
    assert current("privacy", "en").version == 0


def test_the_second_of_two_writers_is_told(admin: Person) -> None:
    telling.write_text(admin, slug="cookies", language="sv", source="Ett.", version=0)
    with pytest.raises(Conflict):
        telling.write_text(admin, slug="cookies", language="sv", source="Två.", version=0)
    client = client_of(admin)
    answer = client.post("/admin/texts/cookies/sv/", {"source": "Min egen text.", "version": "0"})
    assert answer.status_code == 409
    assert "Min egen text." in answer.content.decode()


def test_a_text_is_looked_at_before_it_is_shown(admin: Person) -> None:
    sent = {"source": "## Rubrik\n\n<script>alert(1)</script>", "version": "0", "look": "1"}
    page = client_of(admin).post("/admin/texts/privacy/sv/", sent).content.decode()
    assert "<h3>Rubrik</h3>" in page
    assert "<script>alert(1)" not in page
    assert LegalText.objects.count() == 0


def test_a_text_is_never_a_way_in() -> None:
    html = "".join(
        each.html for each in sections("## A\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    )
    assert "href=" not in html
    assert "<img" not in html


@pytest.mark.parametrize("source", ["", "  \n ", "x" * 20_001])
def test_an_empty_and_an_endless_text_are_refused(admin: Person, source: str) -> None:
    with pytest.raises(Invalid):
        telling.write_text(admin, slug="privacy", language="sv", source=source, version=0)


def test_others_write_nothing(saga: Person) -> None:
    with pytest.raises(Refused):
        telling.write_text(saga, slug="privacy", language="sv", source="Hej", version=0)


SENT = {
    "text": "Skärmläsaren läser inte menyn.",
    "page": "/n/digital-mognad/",
    "address": "nagon@kommun.example",
}


def test_anybody_reports_a_fault_and_it_reaches_the_operator(
    admin: Person, settings: pytest.FixtureRequest
) -> None:
    settings.OPERATOR_EMAIL = "drift@erfa.example"  # type: ignore[attr-defined]
    assert Client().post("/accessibility/report/", SENT).headers["Location"] == "/accessibility/"
    deliver_due()
    deliver_due()
    assert [(each.to, SENT["text"] in each.body) for each in mail.outbox] == [(["drift@erfa.example"], True)]
    assert SENT["text"] in client_of(admin).get("/admin/reports/").content.decode()


def test_without_an_address_of_the_operator_administrators_read_it_still(
    admin: Person, astrid: Person
) -> None:
    client_of(astrid).post("/accessibility/report/", SENT)
    deliver_due()
    assert mail.outbox == []
    assert "1 rapporterad brist" in client_of(admin).get("/admin/").content.decode()
    assert FaultReport.objects.get().by == astrid


def test_what_is_wrong_with_a_report_is_said_and_the_text_kept() -> None:
    answer = Client().post("/accessibility/report/", {**SENT, "address": "ingen adress"})
    assert answer.status_code == 400
    assert SENT["text"] in answer.content.decode()
    assert Client().post("/accessibility/report/", {"text": " "}).status_code == 400


def test_a_machine_does_not_fill_the_list() -> None:
    for _each in range(5):
        telling.report(None, text="a", page="", address="", place="192.0.2.1")
    with pytest.raises(TooFast):
        telling.report(None, text="a", page="", address="", place="192.0.2.1")
    telling.report(None, text="a", page="", address="", place="192.0.2.2")


def test_a_report_is_dealt_with_once_and_the_address_forgotten(admin: Person, saga: Person) -> None:
    told = telling.report(saga, **SENT, place="192.0.2.1")
    with pytest.raises(Refused):
        telling.handle(saga, told)
    assert telling.handle(admin, told).address == ""
    with pytest.raises(Refused) as refused:
        telling.handle(admin, told)
    assert refused.value.code == "already_handled"


# ------------------------------------------------------------------ what is kept in a browser

SET = re.compile(r"set_cookie\(\s*([A-Z_.a-z\"']+)|_remember\(response, ([A-Z_]+)")
STORED = re.compile(r"[\"'`](erfa:[a-z:_-]+)")


def test_the_page_names_every_cookie_that_the_code_sets() -> None:
    told = {each.name for each in cookies.cookies()}
    constants: set[str] = set()
    for path in tree.product(".py"):
        source = tree.text(path)
        names = {name for pair in SET.findall(source) for name in pair if name} - {"name"}
        constants |= {_value(name) for name in names}
    assert told == constants | {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    page = Client().get("/cookies/").content.decode()
    assert {name for name in told if f"<code>{name}</code>" not in page} == set()


def test_the_page_names_what_scripts_keep_in_the_browser() -> None:
    kept = {key for path in tree.files(".js", below=("static",)) for key in STORED.findall(tree.text(path))}
    told = [each.name for each in cookies.storage()]
    assert sorted(key for key in kept if not any(key.startswith(name) for name in told)) == []
    assert sorted(name for name in told if not any(key.startswith(name) for key in kept)) == []


def _value(name: str) -> str:
    """Return what a constant for a cookie's name holds; a name that is written out, itself."""
    if name[0] in "\"'":
        return name.strip("\"'")
    constant = re.compile(rf"^{re.escape(name)} = [\"']([a-z_]+)[\"']", re.MULTILINE)
    return next(found.group(1) for path in tree.product(".py") if (found := constant.search(tree.text(path))))

"""An address shows an organisation by its whole domain, after IDNA, in lower case, and never by its end (G-21)."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from networks.organisations.domains import (
    address_name,
    domain_name,
    domain_of,
    is_public,
    written,
    written_address,
)
from networks.organisations.models import Domain, Organisation
from networks.organisations.queries.domains import organisation_of_address
from tests.factories import make_organisation


@pytest.fixture
def umea(db: None) -> Organisation:
    """Umeå, whose domain umeå.example is confirmed."""
    umea = make_organisation("Umeå", code="2480")
    now = timezone.now()
    for name in ("xn--ume-wla.example", "umea.example"):
        Domain.objects.create(organisation=umea, name=name, added_at=now, confirmed_at=now)
    Domain.objects.create(organisation=umea, name="later.example", added_at=now)
    return umea


@pytest.mark.parametrize(
    "address",
    [
        "anna@umea.example",
        "Anna.Berg@UMEA.Example",
        " anna@umea.example ",
        "anna@umeå.example",
        "anna@UMEÅ.example",
        "anna@xn--ume-wla.example",
        "anna@umea。example",
    ],
)
def test_every_spelling_of_the_domain_is_the_domain(umea: Organisation, address: str) -> None:
    assert organisation_of_address(address) == umea


@pytest.mark.parametrize(
    "address",
    [
        "anna@evil-umea.example",
        "anna@umea.example.evil.example",
        "anna@mail.umea.example",
        "anna@umea.exampl",
        "umea.example@evil.example",
        '"anna@umea.example"@evil.example',
        "anna@umea.example@evil.example",
        "anna@umeа.example",  # a Cyrillic а
        "anna@later.example",  # not confirmed
        "anna",
        "@",
        "",
    ],
)
def test_what_only_looks_like_the_domain_is_nobodys(umea: Organisation, address: str) -> None:
    assert organisation_of_address(address) is None


def test_a_closed_organisation_has_no_domains_any_longer(umea: Organisation) -> None:
    umea.closed_at = timezone.now()
    umea.save()
    assert organisation_of_address("anna@umea.example") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Umea.SE", "umea.se"),
        ("@umea.se", "umea.se"),
        ("umea.se.", "umea.se"),
        ("umea.se..", ""),
        ("umea..se", ""),
        ("Umeå.example", "xn--ume-wla.example"),
        ("umea", ""),
        ("127.0.0.1", ""),
        ("umea.se:25", ""),
        ("a b.se", ""),
        ("..se", ""),
        ("x" * 64 + ".se", ""),
        ("https://umea.se", ""),
    ],
)
def test_a_domain_is_stored_in_one_form(text: str, name: str) -> None:
    assert domain_name(text) == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Anna.Berg+erfa@Umeå.example", "anna.berg+erfa@xn--ume-wla.example"),
        ("anna@umea.se.", "anna@umea.se"),
        ("anna\nbcc: x@umea.se", ""),
        ("å@umea.se", ""),
        ("a@b@umea.se", ""),
        ("@umea.se", ""),
        ("a" * 250 + "@umea.se", ""),
    ],
)
def test_an_address_is_compared_in_one_form(text: str, address: str) -> None:
    assert address_name(text) == address


@given(st.text(max_size=60))
def test_the_one_form_does_not_change_when_it_is_made_again(text: str) -> None:
    once = address_name(text)
    assert address_name(once) == once
    assert "\n" not in once
    assert once.isascii()
    if once:
        assert domain_of(once) == once.rpartition("@")[2]


def test_where_anybody_gets_an_address_nobody_works() -> None:
    assert [is_public(domain_name(name)) for name in ("Gmail.com", "telia.com", "umea.se")] == [
        True,
        True,
        False,
    ]


def test_a_domain_is_shown_as_people_write_it() -> None:
    assert (written("xn--ume-wla.example"), written("umea.se")) == ("umeå.example", "umea.se")
    assert written("not a domain") == "not a domain"
    addresses = ("asa@xn--ume-wla.example", "asa+erfa@umea.se", "")
    assert [written_address(each) for each in addresses] == ["asa@umeå.example", "asa+erfa@umea.se", ""]


def test_no_spelling_makes_a_second_address_of_one_mailbox(umea: Organisation) -> None:
    """Mail for both would reach the same reader, who could make two accounts."""
    assert address_name("anna@umea.example.") == "anna@umea.example"
    for spelled in ("anna@umea.example..", "anna@umea.example\u3002.", "anna@.umea.example"):
        assert (address_name(spelled), organisation_of_address(spelled)) == ("", None)

"""Where a person's text may link to."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import url_ok
from base.text.links import LONGEST, encoded, external
from tests.base.text.payloads import ADDRESSES, HARMLESS

GOOD = [
    "https://www.laxa.se",
    "http://laxa.se:8080/bygglov?x=1#y",
    "HTTPS://LAXA.SE/",
    "https://laxa.se?x",
    "https://laxa.se#x",
    "https://räksmörgås.se/å",
    "https://xn--rksmrgs-5wao1o.se",
    "https://مثال.إختبار/",
    "https://उदाहरण.परीक्षा/",
    "https://1.2.3.4.nip.example/",
    "https://a.b-c.example/(x)~y;z,@[1]",
    "https://sv.wikipedia.org/wiki/Schr%C3%B6dinger%27s_cat",
    "mailto:astrid@laxa.se",
    "mailto:astrid.b+erfa@laxa.se",
    "/",
    "/t/12/bygglov/",
    "/t/12?x=//y",
    "#svar",
    "#",
    "?page=2",
]

BAD = [
    "",
    "laxa.se",
    "t/12/",
    "./t/12/",
    "//laxa.se",
    "///laxa.se",
    "ftp://laxa.se/",
    "https://",
    "https:///laxa.se",
    "https://laxa",
    "https://laxa.",
    "https://.se",
    "https://laxa..se",
    "https://laxa.se.",
    "https://-laxa.se",
    "https://laxa-.se",
    "https://la_xa.se",
    "https://la%2exa.se",
    "https://laxa.se:",
    "https://laxa.se:x",
    "https://laxa.se:65536",
    "https://laxa.se:123456",
    "https://saga@laxa.se",
    "https://saga:x@laxa.se",
    "https://10.0.0.1",
    "https://10.0.0.1:80/",
    "https://10.1",
    "https://0x7f000001",
    "https://0x7f.0x0.0x0.0x1",
    "https://0300.0250.0.1",
    "https://3232235777",
    "https://laxa.1",
    "https://laxa.0xf",
    "https://[::1]/",
    "https://[::ffff:1.2.3.4]/",
    "https://１０.0.0.1/",
    "https://10。0。0。1/",
    "https://①.②.③.④/",
    "https://127.0.0.1\ufe0f/",
    "https://127.0.0.\ufe0f1/",
    "https://127.0.0.1\u00ad/",
    "https://la\u200dxa.se/",
    f"https://{'a' * 64}.se",
    f"https://{'a.' * 126}se",
    "mailto:",
    "mailto:astrid",
    "mailto:astrid@laxa",
    "mailto:@laxa.se",
    "mailto:astrid@10.0.0.1",
    "mailto:a@laxa.se,b@laxa.se",
    "mailto:a@laxa.se;b@laxa.se",
    "mailto:a@laxa.se?bcc=b@laxa.se",
    "mailto:a%0abcc:b@laxa.se",
    "mailto:a@b@laxa.se",
    *(f"/t/{char}" for char in "\"'`<>\\ \t\n\r\x00\x7f\x85\xa0\u2028\u202e\u200b\ufeff\ud800"),
    *(f"https://laxa.se/{char}" for char in "\"'`<>\\ \n"),
    *(f"{char}https://laxa.se/" for char in " \n\x01"),
]


@pytest.mark.parametrize("url", GOOD)
def test_Astrid_may_link_here(url: str) -> None:
    assert url_ok(url)


@pytest.mark.parametrize("url", BAD, ids=ascii)
def test_nobody_may_link_here(url: str) -> None:
    assert not url_ok(url)


@pytest.mark.parametrize("url", [url for url in ADDRESSES if url not in HARMLESS], ids=ascii)
def test_the_outsiders_addresses_are_refused(url: str) -> None:
    assert not url_ok(unescape(url))


def test_an_address_has_at_most_two_thousand_characters() -> None:
    assert url_ok("/" + "a" * (LONGEST - 1))
    assert not url_ok("/" + "a" * LONGEST)


def test_an_address_of_a_host_with_marks_is_not_a_number_in_disguise() -> None:
    assert url_ok("https://परीक्षा.example")
    assert not url_ok("https://example.\u0301")


def test_only_the_web_is_external() -> None:
    assert external("https://laxa.se") and external("HTTP://laxa.se")
    assert not external("mailto:astrid@laxa.se") and not external("/t/1/") and not external("?http://x")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://Räksmörgås.SE/Å b", "https://räksmörgås.se/%C3%85%20b"),
        ("https://laxa.se/Mårten's", "https://laxa.se/M%C3%A5rten%27s"),
        ("https://laxa.se/100%?x=%C3%85&y", "https://laxa.se/100%25?x=%C3%85&y"),
        ("/t/1/{x}|[y]^", "/t/1/%7Bx%7D%7C%5By%5D%5E"),
        ('/\\\t\n"`<>', '/\\\t\n"`<>'),
        ("mailto:Astrid@LAXA.se", "mailto:astrid@laxa.se"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("/\ud800", "/?"),
    ],
)
def test_what_Torulf_pasted_is_encoded(typed: str, written: str) -> None:
    assert encoded(typed) == written


@given(st.text())
def test_encoding_twice_changes_nothing(url: str) -> None:
    assert encoded(encoded(url)) == encoded(url)


@given(st.text(st.one_of(st.characters(), st.sampled_from("/:.@?#[]0x7htps\\\t\n 1２。"))))
def test_what_is_allowed_is_one_of_four_plain_forms(url: str) -> None:
    for candidate in (url, "https://" + url, "mailto:" + url):
        if url_ok(candidate):
            assert candidate.lower().startswith(("https://", "http://", "mailto:", "/", "?", "#"))
            assert not candidate.startswith("//")
            assert not set(candidate) & set("\"'`<>\\\t\n\r ")

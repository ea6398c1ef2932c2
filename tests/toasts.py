"""The toast of a page: what it says, and its press that takes an act back, sent as a browser sends it."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client


def said(html: str) -> str:
    """Return what the last toast of a page says."""
    return unescape(re.findall(r"<p>(.*?)</p>", _toast(html), re.S)[0])


def undo_of(html: str) -> tuple[str, dict[str, str]]:
    """Return the address and the hidden fields of the toast's form; "" where nothing can be taken back."""
    found = re.search(r'<form action="([^"]*)" method="post">', _toast(html))
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', _toast(html))
    sent = {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    return (unescape(found[1]) if found else "", sent)


def press_undo(client: Client, html: str, **how: Any) -> HttpResponse:
    """Press Undo in the toast of a page."""
    address, fields = undo_of(html)
    assert address, "nothing can be taken back"
    answer: HttpResponse = client.post(address, fields, **how)  # type: ignore[assignment]
    return answer


def _toast(html: str) -> str:
    return re.findall(r"<erfa-toast.*?</erfa-toast>", html, re.S)[-1]

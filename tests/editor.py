"""The editor in a real browser without a server: the product's modules, its parts, answers by hand."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page, Route

from tests.house.tree import ROOT

SITE = "http://erfa.test"
PEOPLE = [
    {"name": "Astrid Blålavén", "note": "Laxå", "text": "@[Astrid Blålavén 12]"},
    {"name": "Astrid Blålavén", "note": "Kalmar", "text": "@[Astrid Blålavén 31]"},
]
PLACES = [
    {"name": "Digital mognad i praktiken", "note": "Utmaning", "text": "/t/7/digital-mognad-i-praktiken/"},
    {"name": "digital mognad", "note": "Ämnesord", "text": "/tag/digital-mognad/"},
]
FORM = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Editor</title>
<link rel="stylesheet" href="/static/css/layers.css"><link rel="stylesheet" href="/static/css/tokens.css">
<link rel="stylesheet" href="/static/css/editor.css"><link rel="stylesheet" href="/static/css/thread.css">
<body data-editor="/static/js/editor/main.js"><script type="module" src="/static/js/editor.js"></script>
<form data-network="digital-mognad" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x">
<div class="editor"><div class="field"><label for="text">Text</label><div class="composer">
<textarea id="text" name="text" rows="8" cols="60" data-write="{kind}" data-cap="{cap}"></textarea>
<div class="row"></div></div></div></div>
<button id="send">Skicka</button>
<button id="look" name="preview" value="1">Förhandsvisa</button></form></body></html>"""


class Editor:
    """A page with one field; `asked` is what its scripts asked the server for."""

    def __init__(self, page: Page, *, kind: str = "", cap: int = 20_000) -> None:
        self.page = page
        self.asked: list[str] = []
        self.html = FORM.replace("{kind}", kind).replace("{cap}", str(cap))
        with translation.override("sv"):
            self.words = render_to_string("parts/editor_words.html")
        page.route(f"{SITE}/**", self._answer)
        page.goto(f"{SITE}/")
        page.focus("#text")
        page.wait_for_selector(".counter", state="attached")

    def _answer(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.path.startswith("/static/"):
            kind = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
            file = ROOT / address.path.lstrip("/")
            route.fulfill(path=file, content_type=kind.get(file.suffix[1:], "image/svg+xml"))
            return
        self.asked.append(f"{address.path}?{address.query}" if address.query else address.path)
        if address.path == "/write/editor/":
            route.fulfill(body=self.words, content_type="text/html; charset=utf-8")
        elif address.path.startswith("/write/"):
            route.fulfill(body=json.dumps(self._found(address.path, parse_qs(address.query))))
        else:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")

    def _found(self, path: str, query: dict[str, list[str]]) -> dict[str, Any]:
        words = query.get("q", [""])[0].lower()
        match path:
            case "/write/mentions/":
                return {"found": [each for each in PEOPLE if each["name"].lower().startswith(words)]}
            case "/write/mentions/check/":
                return {"outside": ["Odd Utanför"] if "31" in query["ids"][0].split(",") else []}
            case "/write/threads/":
                return {"found": [each for each in PLACES if words in each["name"].lower()]}
        return {"html": "<p>Så <strong>här</strong></p>"}

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.page.input_value("#text")

    def write(self, text: str, start: int | None = None, end: int | None = None) -> None:
        """Put a text into the field, and mark a part of it (or set the caret; the end without)."""
        start = len(text) if start is None else start
        self.page.fill("#text", text)
        self.page.evaluate(
            "([start, end]) => document.querySelector('#text').setSelectionRange(start, end)",
            [start, start if end is None else end],
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other; what is longer than a key's name is typed."""
        for key in keys:
            self.page.locator("#text").press(key)

    def type(self, text: str) -> None:
        """Type a text key by key."""
        self.page.keyboard.type(text)

    def act(self, name: str) -> None:
        """Press a button of the bar."""
        self.page.locator(f".tools [data-act={name}]").click()

    def paste(self, html: str = "", text: str = "") -> bool:
        """Paste what a clipboard holds; say whether the editor took it."""
        return bool(
            self.page.evaluate(
                """([html, text]) => {
                  const clipboardData = new DataTransfer();
                  if (html) clipboardData.setData("text/html", html);
                  if (text) clipboardData.setData("text/plain", text);
                  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
                  return !document.querySelector("#text").dispatchEvent(event);
                }""",
                [html, text],
            )
        )

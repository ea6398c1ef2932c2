"""/design/ (with DEBUG only): every part in every state, with invented content and no query."""

import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from base import clock
from base.paging import Page
from base.text.differences import Budget, differences
from base.web.fields import Line, Text

COLOURS = [
    *("paper", "paper-raised", "paper-sunken", "line", "line-control", "ink", "ink-2", "ink-3"),
    *(
        "bilberry",
        "bilberry-wash",
        "cloudberry",
        "cloudberry-wash",
        "moss",
        "moss-wash",
        "lingon",
        "lingon-wash",
    ),
]
MONTH = datetime.timedelta(days=40)
MARKS = [
    ("1860", "Laxå", "inland, vid länsgräns"),
    ("1277", "Åstorp", "mitt i sitt län"),
    ("1421", "Orust", "kust"),
    ("0980", "Gotland", "ensam i havet"),
    ("06", "Region Jönköpings län", "region: länets form"),
    ("x", "Forskare", "utanför mönstret"),
]

ANNOUNCEMENTS = [
    {"pk": 1, "kind": "information", "text_sv": "Erfa är nere på söndag kl. 7–8."},
    {"pk": 2, "kind": "disturbance", "text_sv": "Mejl kommer fram sent i dag."},
]


class Sheet(forms.Form):
    """A form that is partly wrong, so that errors can be looked at."""

    title = Line(160, label="Rubrik", help_text="Skriv som du skulle fråga en kollega.")
    cost = Text(20_000, label="Kostnad och tid", help_text="Pengar, veckor och människor. Ungefär räcker.")
    role = forms.ChoiceField(
        label="Roll", choices=[("member", "Medlem"), ("observer", "Läsare")], widget=forms.RadioSelect
    )
    visibility = forms.ChoiceField(
        label="Vem ser nätverket", choices=[("open", "Öppet"), ("private", "Slutet")]
    )
    remember = forms.BooleanField(label="Kom ihåg mig på den här enheten", required=False)


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show the parts sheet; the map and the frame are looked at on the pages that have them."""
    form = Sheet({"title": "Introduktion för vikarier", "cost": "", "role": "member", "visibility": "open"})
    form.add_error(None, "Rätta det som är markerat. Texten är kvar.")
    context: dict[str, Any] = {
        "colours": COLOURS,
        "marks": MARKS,
        "form": form,
        "rows": _rows(),
        "page": Page([], before=1, after=2),
        "pieces": differences("Vi valde fem förmågor.", "Vi valde tre förmågor till slut.", Budget()),
        "changed": [("Namn", "Digital mognad"), ("Syfte", "")],
        "announcements": ANNOUNCEMENTS,
        "happened": _happened(),
        "now": clock.now(),
    }
    context["tabs"] = [
        {"url": "#", "name": "Forum", "current": True},
        {"url": "#", "name": "Chatt"},
        {"url": "#", "name": "Medlemmar", "count": 31},
    ]
    context["tags"] = [{"url": "#", "name": name} for name in ("digitala ambassadörer", "ledarskap")]
    return render(request, "design/parts.html", context)


def _happened() -> list[dict[str, Any]]:
    line = {"name": "Saga Kvistmark", "at": clock.now()}
    return [
        {**line, "kind": "closed"},
        {**line, "kind": "moved", "left": "Digital mognad", "reached": "Informationssäkerhet"},
        {**line, "kind": "split_off", "n": 3, "url": "#", "title": "Vem äger mallen?"},
    ]


def _rows() -> list[dict[str, Any]]:
    now = clock.now()
    base = {"url": "#", "author_name": "Astrid Blålavén", "organisation_name": "Laxå", "mark": "1860"}
    return [
        {
            **base,
            "kind": "challenge",
            "title": "Vi är nya i forumet – var börjar man efter självskattningen?",
            "summary": "Vi gjorde vår första självskattning i oktober. Nu ligger rapporten i en mapp.",
            "news": "1 nytt svar",
            "replies": 4,
            "at": now - datetime.timedelta(days=3),
        },
        {**base, "kind": "good_example", "title": "Tio minuter på APT", "replies": 1, "at": now - MONTH},
        {**base, "kind": "question", "title": "Vem äger mallen?", "replies": 0, "is_pinned": True, "at": now},
    ]

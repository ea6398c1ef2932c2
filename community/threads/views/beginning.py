"""What the form of a new thread begins with: what was typed or kept, else what the leads of the network suggest."""

from collections.abc import Mapping
from typing import Any

from community.threads.forms import StartForm
from community.threads.models import Kind
from community.threads.queries.suggesting import templates_of
from community.threads.views.beside import again
from networks.membership.models import Network
from networks.people.doors import PersonRequest

SWITCH = "switch"  # the name of the button that only changes the kind
EMPTY = "empty"  # in the address: begin without the template


def form_to_start(
    request: PersonRequest, network: Network, kind: Kind, *, shown: bool, kept: Mapping[str, Any]
) -> tuple[StartForm, Kind, bool]:
    """Return the form, the kind of thread that it is for, and whether it begins with a template.

    `shown`: what was typed is only shown anew; `kept` is the draft that the page was opened with. The button that
    changes the kind keeps what was typed, too; a template that nobody has touched gives way to that of the other
    kind. One query, none when the form is sent for good.
    """
    if request.method == "POST" and not shown and SWITCH not in request.POST:
        return StartForm(request.POST), kind, False
    templates = templates_of(network)
    if request.method != "POST":
        text = "" if kept or EMPTY in request.GET else templates.get(kind, "")
        return StartForm(initial={"text": text, **kept}), kind, bool(text)
    form = again(StartForm, request)
    if SWITCH not in request.POST:
        return form, kind, False
    to = request.POST.get("to", kind)
    other = Kind(to) if to in Kind.values else kind
    typed = str(form.initial.get("text", "")).replace("\r\n", "\n").strip()
    untouched = typed in {"", templates.get(kind, "").strip()}
    if untouched:
        form.initial["text"] = templates.get(other, "")
    return form, other, untouched and other in templates

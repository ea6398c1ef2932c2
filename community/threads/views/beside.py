"""What stands beside writing: a preview for who has no scripts, and a word about people who can't read it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.utils.translation import ngettext

from base.web.forms import attempt
from community.threads.actions.previewing import preview
from community.threads.forms import PreviewForm
from community.threads.queries.filling import mentioned_in
from networks.membership.models import Network
from networks.membership.queries.readers import outside
from networks.people.doors import PersonRequest

ASKED = "preview"  # the name of the button

F = TypeVar("F", bound=forms.Form)


@dataclass(frozen=True, slots=True)
class Preview:
    """A text as it will stand, or why it can't."""

    html: str
    errors: list[str]


def preview_of(request: PersonRequest) -> Preview | None:
    """Return the preview that a form was sent for; None when it was sent for good."""
    if ASKED not in request.POST:
        return None
    form = PreviewForm(request.POST)
    html = attempt(form, lambda: preview(request.person, form.cleaned_data["text"]))
    return Preview(html or "", [str(error) for errors in form.errors.values() for error in errors])


def again(shape: type[F], request: PersonRequest) -> F:
    """Return a form with what was typed, and no complaints: it was not sent yet."""
    typed: dict[str, Any] = request.POST.dict()
    return shape(initial=typed)


def tell_outside(request: PersonRequest, network: Network, html: str) -> None:
    """Say on the next page which of the people whom a stored text mentions can't read it."""
    names = [each.name for each in outside(network, mentioned_in([html]))]
    if names:
        sentence = ngettext(
            "%(names)s can’t see the thread, and learns nothing of being mentioned.",
            "%(names)s can’t see the thread, and learn nothing of being mentioned.",
            len(names),
        )
        messages.warning(request, sentence % {"names": ", ".join(names)})

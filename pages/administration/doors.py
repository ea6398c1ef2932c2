"""The door of administration, and the page that asks before what can't be taken back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from base.paging import Page
from base.web.answers import render
from base.web.forms import Confirm, attempt
from networks.people.doors import PersonRequest, signed_in
from networks.people.recent import is_recent
from networks.site import policies
from networks.site.forms import Find

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[PersonRequest, P], HttpResponse]


def administrator(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only administrators reach `view`; that there is an administration is no secret (403).

    A second factor is asked of them everywhere (networks/people/middleware.py).
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        policies.administer(request.person).enforce()
        return view(request, *args, **kwargs)

    return signed_in(cast(View[P], guarded))


def just_identified(view: View[P]) -> View[P]:
    """Let only people reach `view` who have identified themselves lately; stands below `administrator`.

    They come back to the page that asks, so that what can't be taken back is never done by coming back.
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_recent(request):
            return view(request, *args, **kwargs)
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")

    return cast(View[P], guarded)


@dataclass(frozen=True, slots=True)
class Cut:
    """What a list is cut down to: by words, and by one of the ways it can be shown ("" = the usual one)."""

    find: Find
    text: str
    show: str

    def head(self, page: Page[Any], section: str) -> dict[str, Any]:
        """Return what the page of a list needs: its head, and what the links to its other pages keep."""
        kept = {name: value for name, value in (("q", self.text), ("show", self.show)) if value}
        return {
            "page": page,
            "find": self.find,
            "show": self.show,
            "filtered": bool(kept),
            "query": f"{urlencode(kept)}&" if kept else "",
            "section": section,
        }


def cut(request: HttpRequest, shown: Collection[str] = ()) -> Cut:
    """Return what an address asks of a list: `?q=`, and `?show=` one of the words `shown`."""
    form = Find(request.GET)
    show = request.GET.get("show", "")
    text = form.cleaned_data["q"] if form.is_valid() else ""
    return Cut(form, text, show if show in shown else "")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before an act: its title, what follows, the verb of the button, where one comes from."""

    title: str
    verb: str
    says: Sequence[str]
    back: str
    section: str  # of the menu


def ask(
    request: PersonRequest,
    question: Question,
    act: Callable[[Mapping[str, Any]], object],
    *,
    done: str,
    onward: str = "",
    form: type[forms.Form] = Confirm,
) -> HttpResponse:
    """Show the question; when it is answered with yes do `act`, say `done`, and go to `onward` (else back).

    `act` gets what `form` asks along with the yes: the reason of `Why`, of `Confirm` nothing.
    """
    sent = form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        attempt(sent, lambda: act(sent.cleaned_data))
        if not sent.errors:
            messages.success(request, done)
            return redirect(onward or question.back)
    context = {"question": question, "section": question.section}
    return render(request, "administration/sure.html", context, form=sent)


def do(request: PersonRequest, act: Callable[[], object], *, done: str, onward: str) -> HttpResponse:
    """Do something that can be undone as easily, say so, and go on; a refusal becomes its page."""
    act()
    messages.success(request, done)
    return redirect(onward)


def found(thing: T | None) -> T:
    """Return what a query found for an administrator; 404 when it is nothing."""
    if thing is None:
        raise Http404
    return thing


def again(form: forms.Form, name: str, text: str) -> None:
    """Put a sentence beside a field of a form that names something which is not there."""
    form.add_error(name, text)
    form.status = 400  # type: ignore[attr-defined]


def nobody() -> str:
    """Return what is said when no account has an address."""
    return _("Nobody has an account with this e-mail address. Check the spelling.")

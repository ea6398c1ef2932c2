"""The first visit: three short steps, each can be skipped and found again."""

from collections.abc import Callable, Mapping

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from base.web.answers import render
from base.web.forms import attempt
from community.experts import actions as experts
from community.experts.queries import tags_of
from community.tags.fields import written
from networks.membership import actions as membership
from networks.membership.frame import frame_of
from networks.membership.models import Network
from networks.membership.queries.directory import directory_page
from networks.people.arriving import actions as arriving
from networks.people.arriving.forms import Introduce
from networks.people.doors import PersonRequest, signed_in
from networks.people.spoken import languages
from pages.forms import ChooseNetworks, Knows

step = require_http_methods(["GET", "HEAD", "POST"])


@step
@signed_in
def who(request: PersonRequest) -> HttpResponse:
    """Who are you: name, title, languages."""
    person = request.person
    values = {"name": person.name, "title": person.title, "languages": person.languages or [person.language]}
    form = Introduce(_posted(request), languages=languages(), initial=values)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return _step(
        request, "who", form, lambda: arriving.introduce(person, **said), onward="welcome_knows", context={}
    )


@step
@signed_in
def knows(request: PersonRequest) -> HttpResponse:
    """What do you know something about, and what do you want to learn."""
    mine = tags_of(request.person)
    form = Knows(_posted(request), initial={"help": written(mine.help), "learn": written(mine.learn)})
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return _step(
        request,
        "knows",
        form,
        lambda: experts.set_tags(request.person, **said),
        onward="welcome_networks",
        context={},
    )


@step
@signed_in
def networks(request: PersonRequest) -> HttpResponse:
    """Which networks, to write in or only to read; those by request are asked on their own pages."""
    rows = directory_page(request.person).items
    joinable = [row.network for row in rows if row.may == "join"]
    form = ChooseNetworks(_posted(request), networks=joinable)
    context = {
        "asked": [row.network for row in rows if row.may == "ask"],
        "mine": [each.network for each in frame_of(request).memberships],
        "joinable": joinable,
    }
    return _step(
        request,
        "networks",
        form,
        lambda: _join(request, form, joinable),
        onward="welcome_first",
        context=context,
    )


def _posted(request: PersonRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" and "skip" not in request.POST else None


def _step(
    request: PersonRequest,
    name: str,
    form: forms.Form,
    act: Callable[[], object],
    *,
    onward: str,
    context: Mapping[str, object],
) -> HttpResponse:
    """Show a step, or take it or skip it and go on; whoever has done either is not led here again."""
    if request.method == "POST":
        if form.is_bound:
            attempt(form, act)
        if not form.errors:
            arriving.end_welcome(request.person)
            return redirect(onward)
    return render(request, f"joining/welcome_{name}.html", {"skip_to": onward, **context}, form=form)


def _join(request: PersonRequest, form: ChooseNetworks, joinable: list[Network]) -> None:
    for network, role in form.chosen(joinable):
        membership.join(request.person, network, role=role)

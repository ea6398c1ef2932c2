"""The list of tags: made, renamed, described, merged, deleted."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from base.basis import basis_of
from base.web.answers import render
from base.web.asked import number
from base.web.comparing import compare
from base.web.forms import attempt
from community.tags import actions, policies
from community.tags.models import Tag
from community.tags.queries import all_tags, kept_page, resolve, texts_of, uses
from networks.people.doors import PersonRequest
from networks.site.forms import TagChanged, TagForm, WhichTag
from pages.administration.doors import Question, administrator, again, ask, cut

SECTION = "tags"


@require_safe
@administrator
def tags(request: PersonRequest) -> HttpResponse:
    """List the tags with their synonyms."""
    asked = cut(request)
    page = kept_page(asked.text, after=number(request, "after"), before=number(request, "before"))
    return render(request, "administration/tags.html", asked.head(page, SECTION) | {"words": asked.text})


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def new(request: PersonRequest) -> HttpResponse:
    """Add a tag."""
    form = TagForm(request.POST or None)
    if request.method == "POST":
        made = attempt(
            form, lambda: actions.create_tag(request.person, slug="", **_values(form.cleaned_data))
        )
        if made is not None:
            messages.success(request, _("%(name)s is in the list.") % {"name": made.name})
            return redirect("admin_tags")
    return render(request, "administration/tag_new.html", {"section": SECTION}, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def tag(request: PersonRequest, slug: str) -> HttpResponse:
    """Give a tag other words."""
    one = get(slug)
    now = texts_of(one)
    shown = {name: ", ".join(text) if isinstance(text, list) else str(text) for name, text in now.items()}
    form = TagChanged(request.POST or None, initial={**shown, "basis": basis_of(now)})
    if request.method == "POST":
        changed = attempt(form, lambda: actions.change_tag(request.person, one, **_values(form.cleaned_data)))
        if changed is not None:
            messages.success(request, _("The tag is changed."))
            return redirect("admin_tag", slug)
    context = {
        "tag": one,
        "changed": compare(form, now, shown),
        "uses": uses(one),
        "merge": WhichTag(auto_id="merge_%s"),
        "section": SECTION,
    }
    return render(request, "administration/tag.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def merge(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask with the number, then let a tag go up in another (`?name=`)."""
    gone = get(slug)
    which = WhichTag(request.GET or None, auto_id="merge_%s")
    wanted = which.cleaned_data["name"] if which.is_valid() else ""
    known, _unknown = resolve([wanted])
    if not known:
        if wanted:
            again(which, "name", _("There is no such tag in the list."))
        context = {"tag": gone, "section": SECTION}
        return render(request, "administration/tag_merge.html", context, form=which)
    into, n = known[0], uses(gone)
    names = {"gone": gone.name, "into": into.name, "n": n}
    carried = ngettext(
        "%(n)s thread or person with %(gone)s gets %(into)s instead.",
        "%(n)s threads and people with %(gone)s get %(into)s instead.",
        n,
    )
    says = [
        carried % names,
        _("%(gone)s becomes a synonym, and its address leads to %(into)s.") % names,
        _("This can't be undone."),
    ]
    title = _("Merge %(gone)s into %(into)s?") % names
    return ask(
        request,
        Question(title, _("Merge them"), says, f"/admin/tags/{slug}/", SECTION),
        lambda _sent: actions.merge_tags(request.person, gone, into=into),
        done=_("%(gone)s is now part of %(into)s.") % names,
        onward=f"/admin/tags/{into.slug}/",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def delete(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask, then take a tag away that nothing carries."""
    one = get(slug)
    policies.delete(request.person, uses(one)).enforce()
    says = [_("Nothing carries it. It is no longer offered, and its synonyms go with it.")]
    title = _("Delete the tag %(name)s?") % {"name": one.name}
    return ask(
        request,
        Question(title, _("Delete the tag"), says, f"/admin/tags/{slug}/", SECTION),
        lambda _sent: actions.delete_tag(request.person, one),
        done=_("The tag is deleted."),
        onward="/admin/tags/",
    )


def get(slug: str) -> Tag:
    """Return a tag by its address; 404 when there is none."""
    return get_object_or_404(all_tags().prefetch_related("synonyms"), slug=slug)


def _values(sent: Mapping[str, Any]) -> dict[str, Any]:
    return {**sent, "synonyms": sent["synonyms"].split(",")}

"""Changing what one wrote, taking it away, and the tags of a thread."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.basis import basis_of
from base.text import typed
from base.web.answers import render
from base.web.comparing import compare
from base.web.forms import attempt
from base.web.undo import undo
from community.drafts.doors import begun
from community.tags.fields import written
from community.tags.models import Tag
from community.threads import actions as threads
from community.threads import bases, policies, queries
from community.threads.doors import get_post, get_thread
from community.threads.forms import EditForm, EditOpeningForm, TagsForm
from community.threads.models import Thread
from community.threads.places import edit_place
from community.threads.queries.filling import names_in
from community.threads.views.beside import again, preview_of, tell_outside
from community.threads.views.meanwhile import meanwhile
from networks.membership.queries import membership_of
from networks.people.doors import PersonRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def post_edit(request: PersonRequest, post_id: int) -> HttpResponse:
    """Change the text of one's own post, and of a first post the title."""
    post = get_post(request, post_id)
    policies.edit(request.person, membership_of(request.person, post.thread.network), post).enforce()
    shape = EditOpeningForm if post.is_first else EditForm
    preview, beside = preview_of(request), None
    if preview is not None:
        form = again(shape, request)
    elif request.method == "POST":
        form = shape(request.POST)
        edited = attempt(form, lambda: threads.edit(request.person, post, **form.cleaned_data))
        if edited is not None:
            tell_outside(request, post.thread.network, edited.html)
            return redirect("post", edited.pk)
        beside = meanwhile(form, post, request.person)
    else:
        text = typed(post.source, names_in([post.html]))
        now = {"text": text, "title": post.thread.title, "basis": basis_of(bases.of_post(post))}
        form = shape(initial=now | begun(request, edit_place(post.pk)))
    context = {"post": post, "preview": preview, "meanwhile": beside}
    return render(request, "threads/edit.html", context, form=form)


@require_POST
@signed_in
def post_delete(request: PersonRequest, post_id: int) -> HttpResponse:
    """Delete one's own post; the next page offers to undo it."""
    post = threads.delete(request.person, get_post(request, post_id))
    messages.success(request, _("The post is deleted."), extra_tags=undo("post_restore", post.pk))
    return redirect(queries.address_of(post, request.person.thread_view))


@require_POST
@signed_in
def post_restore(request: PersonRequest, post_id: int) -> HttpResponse:
    """Take back a deletion."""
    post = threads.restore(request.person, get_post(request, post_id))
    return redirect(queries.address_of(post, request.person.thread_view))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_tags(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Change the tags of a thread, for its author and the leads."""
    found = get_thread(request, thread_id)
    policies.tag(request.person, membership_of(request.person, found.network), found).enforce()
    stands = queries.tags_of(found.pk)
    now, basis = {"tags": written(stands)}, bases.of_tags(tag.slug for tag in stands)
    form = TagsForm(
        request.POST if request.method == "POST" else None, initial={**now, "basis": basis_of(basis)}
    )
    if request.method == "POST":
        changed = attempt(form, lambda: threads.set_tags(request.person, found, **form.cleaned_data))
        if changed is not None:
            _say_changed(request, changed, had=stands)
            return redirect(found)
    context: dict[str, Any] = {"thread": found, "changed": compare(form, basis, now)}
    return render(request, "threads/tags.html", context, form=form)


def _say_changed(request: PersonRequest, thread: Thread, *, had: Iterable[Tag]) -> None:
    """Say that a thread has other tags, with a press that gives it back those that it had."""
    has = [tag.slug for tag in queries.tags_of(thread.pk)]
    if set(has) != {tag.slug for tag in had}:
        back = undo("thread_tags", thread.pk, tags=written(had), basis=basis_of(bases.of_tags(has)))
        messages.success(request, _("The thread has other tags."), extra_tags=back)

"""Threads to other places: to another network, apart, together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from base.web.undo import undo
from community.threads import actions as threads
from community.threads import policies, queries
from community.threads.actions.splitting import BRANCH, ONWARDS
from community.threads.doors import get_post, get_thread
from community.threads.leading_forms import MergeForm, MoveForm, SplitForm
from community.threads.models import Kind, Thread
from community.threads.queries.leading import (
    networks_to_move_to,
    posts_that_go,
    thread_at,
    threads_to_merge_with,
)
from networks.membership.frame import frame_of
from networks.membership.queries import membership_of
from networks.people.doors import PersonRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_move(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Move a thread to another network that the person leads."""
    found = get_thread(request, thread_id)
    policies.lead(membership_of(request.person, found.network)).enforce()
    networks = networks_to_move_to(frame_of(request).memberships, found)
    choices = [(str(each.pk), each.shown_name) for each in networks]
    form = MoveForm(request.POST if request.method == "POST" else None, networks=choices)
    if request.method == "POST":
        by_id = {str(each.pk): each for each in networks}
        moved = attempt(
            form, lambda: threads.move(request.person, found, by_id[form.cleaned_data["network"]])
        )
        if moved is not None:
            text = _("The thread is moved to %(network)s.") % {"network": moved.network.shown_name}
            messages.success(request, text, extra_tags=undo("thread_move_back", moved.pk))
            return redirect(moved)
    return render(request, "threads/move.html", {"thread": found, "networks": networks}, form=form)


@require_POST
@signed_in
def thread_move_back(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Take back a move of a moment ago."""
    thread = threads.move_back(request.person, get_thread(request, thread_id))
    messages.success(request, _("The thread is back where it was."))
    return redirect(thread)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def post_split(request: PersonRequest, post_id: int) -> HttpResponse:
    """Make a reply, and what answers or follows it, a thread of its own."""
    post = get_post(request, post_id)
    mine = membership_of(request.person, post.thread.network)
    policies.split(mine, post).enforce()
    kinds = [kind for kind in Kind if policies.set_kind(request.person, mine, post.thread, kind)]
    branch, onwards = posts_that_go(post)
    counts = {BRANCH: _with_answers(branch), ONWARDS: _with_the_rest(onwards)}
    data = request.POST if request.method == "POST" else None
    form = SplitForm(data, counts=counts, kinds=kinds, kind=post.thread.kind)
    if request.method == "POST":
        new = attempt(form, lambda: threads.split(request.person, post, **form.cleaned_data))
        if new is not None:
            back = undo("thread_split_back", new.pk)
            messages.success(request, _("The posts have a thread of their own."), extra_tags=back)
            return redirect(new)
    context = {"post": post, "shown": queries.one_post(request.person, mine, post)}
    return render(request, "threads/split.html", context, form=form)


@require_POST
@signed_in
def thread_split_back(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Take back a splitting of a moment ago."""
    thread = threads.split_back(request.person, get_thread(request, thread_id))
    messages.success(request, _("The posts are back where they were."))
    return redirect(thread)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_merge(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Let a thread go into another one: choose, be asked once, done."""
    found = get_thread(request, thread_id)
    policies.lead(membership_of(request.person, found.network)).enforce()
    chosen = number(request, "into")
    given = {"address": str(chosen)} if chosen and request.method != "POST" else request.POST
    form = MergeForm(given or None, threads=threads_to_merge_with(request.person, found))
    context: dict[str, Any] = {"thread": found}
    if given and (into := attempt(form, lambda: _other_thread(request, form, found))) is not None:
        if form.cleaned_data["sure"]:
            merged = attempt(form, lambda: threads.merge(request.person, found, into))
            if merged is not None:
                messages.success(request, _("The threads are one now."))
                return redirect(merged)
        context["into"] = into
    return render(request, "threads/merge.html", context, form=form)


def _other_thread(request: PersonRequest, form: MergeForm, thread: Thread) -> Thread:
    """Return the thread that was chosen, by its address before the list."""
    asked = form.cleaned_data["address"] or form.cleaned_data["into"]
    into = thread_at(request.person, asked)
    mine = membership_of(request.person, thread.network)
    policies.merge(mine, thread, into or thread).enforce()
    return into or thread


def _with_answers(n: int) -> str:
    if n == 1:
        return _("Only this post: nobody has answered it")
    return ngettext("This post and %(n)s that answers it", "This post and %(n)s that answer it", n - 1) % {
        "n": n - 1
    }


def _with_the_rest(n: int) -> str:
    if n == 1:
        return _("All from here on: this post, the last one")
    return _("All from here on: %(n)s posts") % {"n": n}

"""What leads, and for some the author, do on a thread's page: one press, or a short form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.basis import basis_of
from base.web.answers import render
from base.web.comparing import compare
from base.web.forms import attempt
from base.web.undo import undo
from community.threads import actions as threads
from community.threads import bases, policies, queries
from community.threads.doors import get_post, get_thread
from community.threads.leading_forms import HideForm, KindForm, TitleForm
from community.threads.models import Kind, Thread
from networks.membership.queries import membership_of
from networks.people.doors import PersonRequest, signed_in


@require_POST
@signed_in
def thread_pin(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Pin a thread above its network's list, or (`to=off`) no longer."""
    thread = threads.pin(request.person, get_thread(request, thread_id), on=on(request))
    text = _("The thread is pinned.") if thread.pinned_at else _("The thread is no longer pinned.")
    return _done(request, thread, text, _other(request, "thread_pin", thread.pk))


@require_POST
@signed_in
def thread_close(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Close a thread for new replies, or (`to=off`) open it again."""
    thread = threads.close(request.person, get_thread(request, thread_id), on=on(request))
    text = _("The thread is closed.") if thread.closed_at else _("The thread is open again.")
    return _done(request, thread, text, _other(request, "thread_close", thread.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_kind(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Make a thread one of another kind."""
    found = get_thread(request, thread_id)
    mine = membership_of(request.person, found.network)
    policies.set_kind(request.person, mine, found, found.kind).enforce()
    kinds = [kind for kind in Kind if policies.set_kind(request.person, mine, found, kind)]
    form = KindForm(
        request.POST if request.method == "POST" else None, kinds=kinds, initial={"kind": found.kind}
    )
    if request.method == "POST":
        was = found.kind
        changed = attempt(form, lambda: threads.set_kind(request.person, found, **form.cleaned_data))
        if changed is not None:
            text = _("The thread is now: %(kind)s.") % {"kind": Kind(changed.kind).label.lower()}
            back = undo("thread_kind", found.pk, kind=was) if was != changed.kind else ""
            return _done(request, changed, text, back)
    return render(request, "threads/kind.html", {"thread": found}, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_title(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Give a thread another title."""
    found = get_thread(request, thread_id)
    policies.lead(membership_of(request.person, found.network)).enforce()
    now = bases.of_title(found)
    form = TitleForm(
        request.POST if request.method == "POST" else None, initial={**now, "basis": basis_of(now)}
    )
    if request.method == "POST":
        renamed = attempt(form, lambda: threads.rename(request.person, found, **form.cleaned_data))
        if renamed is not None:
            basis = basis_of(bases.of_title(renamed))
            back = undo("thread_title", found.pk, **now, basis=basis) if renamed.title != found.title else ""
            return _done(request, renamed, _("The thread has a new title."), back)
    context = {"thread": found, "changed": compare(form, now, now)}
    return render(request, "threads/title.html", context, form=form)


@require_POST
@signed_in
def post_helped(request: PersonRequest, post_id: int) -> HttpResponse:
    """Say that a reply helped, or (`to=off`) no longer."""
    post = get_post(request, post_id)
    before = post.thread.helped_by
    thread = threads.mark_helped(request.person, post, on=on(request))
    helped = thread.helped_by == post.pk
    # Where another reply had the mark, taking this back gives it back.
    other = before if helped and before not in {None, post.pk} else None
    back = undo("post_helped", other, to="on") if other else _other(request, "post_helped", post.pk)
    text = _("The reply is marked: this helped.") if helped else _("The mark is taken away.")
    messages.success(request, text, extra_tags=back)
    return redirect(queries.address_of(post, request.person.thread_view))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def post_hide(request: PersonRequest, post_id: int) -> HttpResponse:
    """Hide a post, with a reason; of a hidden one, the page says why and shows it again."""
    post = get_post(request, post_id)
    mine = membership_of(request.person, post.thread.network)
    policies.lead(mine).enforce()
    form = HideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        hidden = attempt(form, lambda: threads.hide(request.person, post, **form.cleaned_data))
        if hidden is not None:
            messages.success(request, _("The post is hidden."), extra_tags=undo("post_show", post.pk))
            return redirect(queries.address_of(hidden, request.person.thread_view))
    context = {"post": post, "shown": queries.one_post(request.person, mine, post)}
    return render(request, "threads/hide.html", context, form=form)


@require_POST
@signed_in
def post_show(request: PersonRequest, post_id: int) -> HttpResponse:
    """Show a hidden post again."""
    post = threads.show(request.person, get_post(request, post_id))
    messages.success(request, _("The post is shown again."))
    return redirect(queries.address_of(post, request.person.thread_view))


def on(request: HttpRequest) -> bool:
    """Return whether something is asked for, or to be taken back: `to=off`, in the form or the address."""
    return request.POST.get("to", request.GET.get("to", "on")) != "off"


def _other(request: HttpRequest, name: str, object_id: int) -> str:
    """Return the press that takes this one back."""
    return undo(name, object_id, to="off" if on(request) else "on")


def _done(request: HttpRequest, thread: Thread, text: str, back: str) -> HttpResponse:
    messages.success(request, text, extra_tags=back)
    return redirect(thread)

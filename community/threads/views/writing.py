"""Writing: a new thread, an answer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from base.text import quoted, source_line, typed
from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from community.drafts import actions as drafts
from community.drafts.doors import begun
from community.threads import actions as threads
from community.threads import policies, queries
from community.threads.doors import get_post, get_thread
from community.threads.forms import ReplyForm
from community.threads.kinds import DEFAULT, WORDS
from community.threads.models import Kind, Post, Thread
from community.threads.places import new_place, reply_place
from community.threads.queries.changes import came_from
from community.threads.queries.filling import names_in
from community.threads.views.beginning import form_to_start
from community.threads.views.beside import again, preview_of, tell_outside
from community.threads.views.spoken import spoken
from networks.membership.doors import Entry, come_in, read
from networks.membership.queries import membership_of
from networks.people.doors import PersonRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_new(request: PersonRequest, slug: str) -> HttpResponse:
    """Start a thread of the kind that the address names."""
    entry = read(come_in(request.person, slug), request.person)
    kind = Kind(asked) if (asked := request.GET.get("kind", DEFAULT)) in Kind.values else DEFAULT
    preview = preview_of(request)
    place = new_place(slug, kind)
    kept = begun(request, place)
    form, kind, suggested = form_to_start(request, entry.network, kind, shown=preview is not None, kept=kept)
    drafts.move(request.person, place=place, to=new_place(slug, kind))
    if form.is_bound:
        started = attempt(
            form, lambda: threads.start_thread(request.person, entry.network, kind=kind, **form.cleaned_data)
        )
        if started is not None:
            tell_outside(request, entry.network, queries.opening_text(started))
            return redirect(started)
    context = {
        "network": entry.network,
        "may": policies.start(entry.membership, kind),
        "kind": kind,
        "words": WORDS[kind],
        "tabs": _tabs(entry, kind),
        "preview": preview,
        "suggested": suggested,
        **spoken(request.person, entry.membership),
    }
    return render(request, "threads/new.html", context, form=form, status=200 if context["may"] else 403)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def thread_reply(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Answer a thread or one of its posts, on a page of its own; the thread's page posts here too."""
    found = get_thread(request, thread_id)
    preview = preview_of(request)
    if request.method == "POST":
        form = ReplyForm(request.POST)
        form.is_valid()
        answers = _answered(request, found, form.cleaned_data.get("answers"))
        found = answers.thread if answers else found
        if preview is not None:
            form, reply = again(ReplyForm, request), None
        else:
            reply = attempt(
                form,
                lambda: threads.reply(request.person, found, **form.cleaned_data | {"answers": answers}),
            )
        if reply is not None:
            tell_outside(request, found.network, reply.html)
            return redirect("post", reply.pk)
    else:
        answers = _answered(request, found, number(request, "answers"))
        found = answers.thread if answers else found
        place = reply_place(thread_id, answers.pk if answers else None)
        form = ReplyForm(initial=_initial(request, answers) | begun(request, place))
    membership = membership_of(request.person, found.network)
    may = policies.reply(membership, found)
    context: dict[str, Any] = {
        "thread": found,
        "title": queries.title_for(found),
        "may": may,
        "preview": preview,
        **spoken(request.person, membership),
    }
    if answers is not None:
        context["answered"] = queries.one_post(request.person, membership, answers)
    return render(request, "threads/reply.html", context, form=form, status=200 if may else 403)


def _tabs(entry: Entry, current: Kind) -> list[dict[str, Any]]:
    kinds = [kind for kind in WORDS if kind == current or policies.start(entry.membership, kind)]
    return [
        {"url": f"?kind={kind}", "name": kind.label, "kind": kind, "current": kind == current}
        for kind in kinds
    ]


def _answered(request: PersonRequest, thread: Thread, post_id: int | None) -> Post | None:
    """Return the post that is answered: in the thread, or split off from it since the page was opened."""
    if post_id is None:
        return None
    post = get_post(request, post_id)
    if post.thread_id != thread.pk and not came_from(post.thread_id, thread.pk):
        raise Http404
    return post


def _initial(request: PersonRequest, answers: Post | None) -> dict[str, Any]:
    if answers is None:
        return {}
    membership = membership_of(request.person, answers.thread.network)
    may = policies.read(request.person, membership, answers) and policies.quote(answers)
    quotes = "quote" in request.GET and may
    return {"answers": answers.pk, "text": _quotation(answers) if quotes else ""}


def _quotation(post: Post) -> str:
    """What the form begins with: the post's words as a quotation that says whose they are, and leads to them."""
    words = _("%(name)s wrote:") % {"name": post.author.shown_name}
    said = typed(quoted(post.source), names_in([post.html]))
    return f"{source_line(words, post.get_absolute_url())}\n{said}\n\n"

"""Reading: a thread, a post's place, its history, and how one likes to read."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from base.keys import new_key
from base.web.answers import render
from base.web.asked import number
from community.threads import actions as threads
from community.threads import policies, queries
from community.threads.doors import get_post, get_thread, my_membership
from community.threads.views.spoken import spoken
from networks.membership.queries import membership_of
from networks.membership.queries.wearing import roles_told
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def thread(request: PersonRequest, thread_id: int, slug: str) -> HttpResponse:
    """Show twenty posts of a thread; an address with an older title leads to the current one."""
    found = get_thread(request, thread_id, **roles_told(request.person))
    if slug != found.slug:
        return _to_address(request, found.get_absolute_url())
    mine = my_membership(request, found)
    page = queries.thread_page(
        request.person,
        found,
        view=request.person.thread_view,
        membership=mine,
        start=number(request, "from"),
        after=number(request, "after"),
        before=number(request, "before"),
    )
    if not page.posts:
        raise Http404
    return render(
        request,
        "threads/thread.html",
        {"page": page, "key": new_key(), **spoken(request.person, mine, found)},
    )


@require_safe
@signed_in
def thread_short(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Lead to the thread's whole address."""
    return _to_address(request, get_thread(request, thread_id).get_absolute_url())


@require_POST
@signed_in
def thread_view(request: PersonRequest, thread_id: int) -> HttpResponse:
    """Remember conversation or time, and show the thread so."""
    found = get_thread(request, thread_id)
    threads.choose_view(request.person, view=request.POST.get("view", ""))
    return redirect(f"{found.get_absolute_url()}#replies")


@require_safe
@signed_in
def post(request: PersonRequest, post_id: int) -> HttpResponse:
    """Lead to the page of the thread that shows the post, at the post."""
    return redirect(queries.address_of(get_post(request, post_id), request.person.thread_view))


@require_safe
@signed_in
def post_history(request: PersonRequest, post_id: int) -> HttpResponse:
    """Show what a post has said; of a deleted one only to its author and the leads."""
    found = get_post(request, post_id)
    membership = membership_of(request.person, found.thread.network)
    policies.read(request.person, membership, found).enforce()
    # Who may read a first post may read its title; the title of a thread that is gone is not for those who replied.
    title = found.thread.title if found.is_first else queries.title_for(found.thread)
    page = queries.history(
        request.person, found, before=number(request, "before"), after=number(request, "after")
    )
    if not page.versions:
        raise Http404
    context = {"post": found, "title": title, "page": page}
    return render(request, "threads/history.html", context)


def _to_address(request: HttpRequest, url: str) -> HttpResponse:
    # Not "for ever": a title, and with it the address, may change back.
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{url}?{query}" if query else url)

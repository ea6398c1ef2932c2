"""A thread's page: twenty posts as conversation or by time, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Subquery
from django.utils.translation import gettext as _

from base.paging import keyset
from base.policy import OK, Answer
from community.threads import models as stored  # not the names in it: the models are made of these querysets
from community.threads import policies
from community.threads.queries.filling import filled
from community.threads.queries.happening import Happened, history_of, place
from community.threads.queries.showing import COLUMNS, ShownPost, nest, shown
from community.threads.queries.tagging import tags_of
from networks.membership.queries import membership_of

if TYPE_CHECKING:
    from community.tags.models import Tag
    from community.threads.models import Post, Thread
    from networks.membership.models import Membership
    from networks.people.models import Person

PAGE = 20
CONVERSATION, TIME = "conversation", "time"
VIEWS = (CONVERSATION, TIME)
ORDERS = {CONVERSATION: "path", TIME: "number"}


@dataclass(slots=True)
class ThreadPage:
    """What one page of a thread shows to one person."""

    thread: Thread
    view: str
    title: str
    url: str
    membership: Membership | None
    replies: Sequence[ShownPost]
    opening: ShownPost | None = None  # on the page that begins with it
    tags: Sequence[Tag] = field(default_factory=list)
    before: int | None = None  # numbers of the posts that the neighbouring pages end and begin at
    after: int | None = None
    closes: range = range(0)
    lines: Sequence[Happened] = ()  # what leads did after the last post
    may_lead: Answer = OK
    may_kind: Answer = OK
    may_reply: Answer = OK
    may_tag: Answer = OK

    @property
    def posts(self) -> list[ShownPost]:
        """Return all posts of the page in shown order."""
        return [*([self.opening] if self.opening else []), *self.replies]

    @property
    def tags_url(self) -> str:
        """Return where the reader changes the tags, if they may."""
        return f"/t/{self.thread.pk}/tags/" if self.may_tag else ""

    @property
    def kind_url(self) -> str:
        """Return where the author changes the kind; leads have it in their menu."""
        return f"/t/{self.thread.pk}/kind/" if self.may_kind and not self.may_lead else ""

    @property
    def before_url(self) -> str:
        """Return the address of the page with older posts."""
        return f"{self.url}?before={self.before}" if self.before else ""

    @property
    def after_url(self) -> str:
        """Return the address of the page with newer posts."""
        return f"{self.url}?after={self.after}" if self.after else ""


def thread_page(
    person: Person,
    thread: Thread,
    *,
    view: str,
    membership: Membership | None = None,
    start: int | None = None,
    after: int | None = None,
    before: int | None = None,
) -> ThreadPage:
    """Return the page of a thread that `start`s with a post, comes `after` one or ends `before` one.

    Posts are named by their number in both views, so that a link holds when the reader changes the view. The
    thread comes with its network and has been found through `visible_to`; `membership` is the person's own,
    for a caller who has it. Four queries at most (without it five), and one more where something has
    happened that is told, on a later page two.
    """
    membership = membership or membership_of(person, thread.network)
    items, earlier, later = _posts(thread, ORDERS[view], start=start, after=after, before=before)
    posts = shown(items, person, membership, thread=thread, as_tree=view == CONVERSATION)
    filled(posts, person)
    opening = posts.pop(0) if posts and posts[0].number == 1 else None
    history = history_of(thread, person, leads=bool(policies.lead(membership)))
    for post in posts:
        post.whom_helped = history.helped_whom if post.helped else ""
    ends: dict[str, bool] = {"first": opening is not None, "last": later is None}
    lines = place(history, thread, posts, as_tree=view == CONVERSATION, **ends)
    return ThreadPage(
        thread=thread,
        view=view,
        title=title_for(thread, opening),
        url=thread.get_absolute_url(),
        membership=membership,
        replies=posts,
        opening=opening,
        tags=list(tags_of(thread.pk)) if opening else [],
        before=earlier,
        after=later,
        lines=lines,
        closes=nest(posts) if view == CONVERSATION else range(0),
        may_reply=policies.reply(membership, thread),
        may_tag=policies.tag(person, membership, thread),
        may_lead=policies.lead(membership),
        may_kind=policies.set_kind(person, membership, thread, thread.kind),
    )


def title_for(thread: Thread, opening: ShownPost | None = None) -> str:
    """Return the title, unless it has gone with the only post and the reader may not read that `opening`."""
    if thread.standing or (opening and opening.may_read):
        return thread.title
    return (
        _("Hidden thread")
        if opening and opening.is_hidden and not opening.is_deleted
        else _("Deleted thread")
    )


def one_post(person: Person, membership: Membership | None, post: Post) -> ShownPost:
    """Return a post by itself, above the form that answers it (one query, two with mentions)."""
    rows = stored.Post.objects.filter(pk=post.pk).values_list(*COLUMNS, named=True)
    return filled(shown(list(rows), person, membership, thread=post.thread, as_tree=False), person)[0]


def opening_text(thread: Thread) -> str:
    """Return the stored HTML of a thread's first post, for whom has just written it."""
    found = stored.Post.objects.filter(thread=thread, number=1).values_list("html", flat=True)
    return found[0]


def address_of(post: Post, view: str) -> str:
    """Return the address of the page that shows a post, at the post; `post.thread` is loaded."""
    url, anchor = post.thread.get_absolute_url(), f"#p{post.pk}"
    on_first_page = post.is_first or post.thread.last_number <= PAGE
    if on_first_page or (view == TIME and post.number <= PAGE):
        return f"{url}{anchor}"
    return f"{url}?from={post.number}{anchor}"


def _posts(
    thread: Thread, by: str, *, start: int | None, after: int | None, before: int | None
) -> tuple[Sequence[Any], int | None, int | None]:
    """Return rows, and the numbers that the pages before and after are asked with."""
    every = stored.Post.objects.filter(thread=thread)
    rows = every.values_list(*COLUMNS, named=True)
    ends = {"start": start, "after": after, "before": before}
    places = {name: _place(every, by, number) for name, number in ends.items() if number is not None}
    page = keyset(rows, by=by, size=PAGE, **places)
    items = page.items
    earlier = items[0].number if page.before is not None and items[0].number != 1 else None
    return items, earlier, items[-1].number if page.after is not None else None


def _place(posts: Any, by: str, number: int) -> Any:
    """Return the value that post `number` is ordered by; its path is looked up in the same query."""
    return number if by == "number" else Subquery(posts.filter(number=number).values("path")[:1])

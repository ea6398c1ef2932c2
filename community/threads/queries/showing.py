"""A post as a page shows it: everything decided here, so that the template only prints.

Plain rows instead of model objects: a page shows up to twenty posts with four joined tables each, and making
eighty objects costs more than asking for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from community.threads import models as stored  # not the names in it: the models are made of these querysets
from community.threads import policies
from community.threads.paths import LEVELS, PLACE, level_of
from community.threads.queries.happening import Happened
from networks.membership import policies as memberships
from networks.people.models import Person
from networks.people.workplaces import workplace

if TYPE_CHECKING:
    from community.threads.models import Thread
    from networks.membership.models import Membership

COLUMNS = (
    *("id", "thread_id", "number", "path", "html", "created_at", "edited_at", "deleted_at"),
    *("author_id", "author__name", "author__closed_at", "author_title"),
    *("author__confirmed_at", "author__organisation_id"),
    *("organisation_name", "organisation_id", "organisation__code", "organisation__kind"),
    *("answers_id", "worn", "hidden_at", "hidden_reason"),
)


@dataclass(slots=True, unsafe_hash=True)
class ShownPost:
    """A post to one reader. `html` is empty where they may not read it.

    Ids and addresses are texts: a number in a template is formatted for the reader's language first. Two that
    are equal look the same, wherever in the tree they stand; nothing changes them once the page is put together.
    """

    id: int
    number: int
    key: str
    anchor: str
    url: str
    reply_url: str
    name: str
    person_url: str
    title: str
    organisation: str
    mark: str
    html: str
    at: datetime
    edited_at: datetime | None = None
    is_deleted: bool = False
    is_hidden: bool = False
    reason: str = ""  # why it is hidden, for its author and the leads
    worn: str = ""  # the role in which its author wrote it
    helped: bool = False
    whom_helped: str = ""
    may_help: bool = False  # say that it helped, or no longer
    may_lead: bool = False
    may_read: bool = True
    may_edit: bool = False
    may_answer: bool = False
    level: int = 0
    branch: int = field(
        default=0, compare=False
    )  # the number of the reply to the thread that it stands under
    # Whom it answers: always said, or on a phone only, where the place no longer tells.
    whom: str = ""
    whom_id: int | None = None
    whom_on_phone: bool = False
    # How the list of the tree goes on before it: one level deeper, or so many levels up.
    opens: bool = field(default=False, compare=False)
    closes: range = field(default=range(0), compare=False)
    # What leads did to the thread before it was written.
    lines: Sequence[Happened] = field(default=(), compare=False)

    @property
    def whom_url(self) -> str:
        """Return the permalink of what it answers."""
        return f"/p/{self.whom_id}/"


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader of a page may do in its thread."""

    id: int
    writes: bool
    leads: bool
    replies: bool
    marks: bool
    helped_by: int | None


def shown(
    rows: Sequence[Any], person: Person, membership: Membership | None, *, thread: Thread, as_tree: bool
) -> list[ShownPost]:
    """Return the posts of a page, decided for one reader; their texts still lack names."""
    answered = _answered(rows)
    leads, writes = bool(memberships.lead(membership)), bool(memberships.write(membership))
    helpable = thread.kind in policies.HELPABLE
    reader = Reader(
        id=person.pk,
        writes=writes,
        leads=leads,
        replies=bool(policies.reply(membership, thread)),
        marks=helpable and writes and (leads or thread.author_id == person.pk),
        helped_by=thread.helped_by if helpable else None,
    )
    return [_shown(row, reader, as_tree, answered) for row in rows]


def _answered(rows: Sequence[Any]) -> dict[int, str]:
    """Return who wrote the posts that these answer; only those of other pages are asked for."""
    names = {row.id: _name(row.author__name, row.author__closed_at) for row in rows}
    elsewhere = {row.answers_id for row in rows if row.answers_id is not None} - names.keys()
    if elsewhere:
        found = stored.Post.objects.filter(pk__in=elsewhere)
        authors = found.values_list("pk", "author__name", "author__closed_at")
        names |= {pk: _name(name, closed_at) for pk, name, closed_at in authors}
    return names


def _name(name: str, closed_at: datetime | None) -> str:
    return _("Former member") if closed_at else name


def _shown(row: Any, reader: Reader, as_tree: bool, answered: Mapping[int, str]) -> ShownPost:
    mine, deleted, hidden = row.author_id == reader.id, row.deleted_at is not None, row.hidden_at is not None
    gone = deleted or hidden
    may_read = not gone or mine or reader.leads
    closed = row.author__closed_at is not None
    level = level_of(row.path)
    post = ShownPost(
        id=row.id,
        number=row.number,
        key=str(row.id),
        anchor=f"p{row.id}",
        url=f"/p/{row.id}/",
        reply_url=f"/t/{row.thread_id}/reply/?answers={row.id}",
        name=_name(row.author__name, row.author__closed_at),
        person_url="" if closed else f"/people/{row.author_id}/",
        title="" if closed else row.author_title,
        organisation=workplace(
            row.organisation_name,
            row.author__confirmed_at,
            current=not closed and row.author__organisation_id == row.organisation_id,
        ),
        mark="x" if row.organisation__kind == "other" else row.organisation__code,
        html=row.html if may_read else "",
        at=row.created_at,
        edited_at=None if gone else row.edited_at,
        is_deleted=deleted,
        is_hidden=hidden,
        reason=row.hidden_reason if may_read else "",
        worn=row.worn,
        helped=row.id == reader.helped_by and not gone,
        may_help=reader.marks and row.number > 1 and not gone,
        may_lead=reader.leads and reader.writes,
        may_read=may_read,
        may_edit=mine and reader.writes and not deleted,
        may_answer=reader.replies and not gone,
        level=level,
        branch=int(row.path[:PLACE]),
    )
    if row.answers_id is not None:
        post.whom, post.whom_id = answered[row.answers_id], row.answers_id
        post.whom_on_phone = as_tree and level == LEVELS
    return post


def nest(posts: Sequence[ShownPost]) -> range:
    """Tell each post how the tree's list goes on before it; return how many levels are open at the end.

    A page may begin inside a tree: what has no parent on the page stands at its edge and says whom it answers.
    """
    above: list[ShownPost] = []  # the post before, and those it stands under
    for post in posts:
        depth_before = len(above) - 1
        while above and above[-1].level >= post.level:
            above.pop()
        depth = len(above)
        post.opens = bool(depth > depth_before >= 0)
        post.closes = range(max(depth_before - depth, 0))
        if above and above[-1].id == post.whom_id and not post.whom_on_phone:
            post.whom = ""  # its place in the tree says it
        elif not (above and above[-1].id == post.whom_id):
            post.whom_on_phone = False
        above.append(post)
    return range(max(len(above) - 1, 0))

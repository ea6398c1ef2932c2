"""After a conflict: what somebody else, or oneself in another window, has saved while one was writing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from base.basis import basis_of
from base.text import line, stored
from base.text.differences import Budget, Piece, differences
from base.web.comparing import CONFLICT, begin_anew
from community.threads import bases
from community.threads.models import Post
from community.threads.queries.history import changes_between, standing
from networks.people.models import Person


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What a post says now, and what would become other if the form were saved as it is."""

    title: str
    html: str
    title_pieces: Sequence[Piece] | None
    pieces: Sequence[Piece] | None


def meanwhile(form: forms.BaseForm, post: Post, person: Person) -> Meanwhile | None:
    """Return what the second of two sees, and let the form begin from it; None without a conflict.

    Saved again, the form overwrites what its writer has now seen. A key that was used for another text is a
    conflict, too, but nothing was changed by anybody: then there is nothing to see.
    """
    if getattr(form, "status", 0) != CONFLICT:
        return None
    post.refresh_from_db(fields=["source", "html", "edited_at"])
    post.thread.refresh_from_db(fields=["title"])
    now = bases.of_post(post)
    if form.data.get("basis", "") == basis_of(now):
        return None
    begin_anew(form, now)
    shown = standing(person, post)
    title, mine = shown.title, line(str(form.data.get("title", "")))
    return Meanwhile(
        title,
        shown.html,
        differences(title, mine, Budget()) if title != mine else None,
        changes_between(shown.source, stored(str(form.data.get("text", ""))), [post.html]),
    )

"""What hangs on a person, and what becomes of it when two accounts become one or an account is closed for good.

Every column of every table that holds a person stands here, by the subject that owns it (a test looks for ones
that don't): subjects above register their own in their `apps.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.functional import Promise


class Fate(Enum):
    """What becomes of the rows whose column holds the person."""

    STAYS = "stays"  # history: the number goes on meaning the account that did it
    MOVES = "moves"  # theirs in any case
    JOINS = "joins"  # theirs, unless they have the same already: then the double's row goes
    DROPS = "drops"  # deleted
    BLANKS = "blanks"  # the column becomes null


STAYS, MOVES, JOINS, DROPS, BLANKS = Fate
Merging = Callable[[int, int], None]
Closing = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Tie:
    """One column. `counted` is its plural for people (`ngettext_lazy`), where they are told how many there are."""

    merge: Fate | Merging
    close: Fate | Closing
    counted: Promise | None = None


_ties: dict[str, Tie] = {}
_early: dict[str, Tie] = {}


def register(ties: Mapping[str, Tie], *, early: bool = False) -> None:
    """Enter columns by name: `{"threads.Post.author": Tie(MOVES, STAYS)}`.

    `early` are those that hold only as long as a membership and must be met before the memberships themselves.
    """
    (_early if early else _ties).update(ties)


def known() -> frozenset[str]:
    """Return the names of all columns that are taken care of."""
    return frozenset(_early | _ties)


def merge(person_id: int, into_id: int) -> None:
    """Give all that one account has to another, in the caller's transaction."""
    for rows, column, tie in _columns():
        mine = rows.filter(**{column: person_id})
        if not isinstance(tie.merge, Fate):
            tie.merge(person_id, into_id)
        elif tie.merge is JOINS:
            join_rows(mine, column, into_id)
        else:
            _meet(tie.merge, mine, column, into_id)


def close(person_id: int) -> None:
    """Let go of what belongs to nobody once an account is closed, in the caller's transaction."""
    for rows, column, tie in _columns():
        if isinstance(tie.close, Fate):
            _meet(tie.close, rows.filter(**{column: person_id}), column, None)
        else:
            tie.close(person_id)


def counts(person_id: int, act: str = "") -> Iterator[str]:
    """Yield in words how much of what hangs on a person, where it is any.

    Before an act (`merge`, `close`) only what outlives it, as theirs or as the other account's.
    """
    gone = {"merge": (DROPS,), "close": (DROPS, BLANKS)}.get(act, ())
    for rows, column, tie in _columns():
        fate = {"merge": tie.merge, "close": tie.close}.get(act)
        if tie.counted is None or fate in gone or (act == "close" and not isinstance(fate, Fate)):
            continue
        if n := rows.filter(**{column: person_id}).count():
            yield str(tie.counted % {"n": n})


def _columns() -> Iterator[tuple["models.QuerySet[models.Model]", str, Tie]]:
    for name, tie in (_early | _ties).items():
        label, _dot, column = name.rpartition(".")
        yield apps.get_model(label)._base_manager.all(), column, tie


def _meet(fate: Fate, rows: "models.QuerySet[models.Model]", column: str, into_id: int | None) -> None:
    if fate is DROPS:
        rows.delete()
    elif fate is MOVES:
        rows.update(**{column: into_id})
    elif fate is BLANKS:
        rows.update(**{column: None})


def join_rows(rows: "models.QuerySet[models.Model]", column: str, into_id: int) -> None:
    """Give rows another owner, one by one: what is unique, and is there already, goes."""
    for row in rows:
        one = rows.model._base_manager.filter(pk=row.pk)
        try:
            with transaction.atomic():
                one.update(**{column: into_id})
        except IntegrityError:
            one.delete()

"""Everything that is done to drafts. Each act locks the person first: two devices of theirs stand in line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, keys, limits
from base.errors import Invalid, Refused
from base.jobs import chore
from base.text import POST, normal
from community.drafts import places
from community.drafts.merging import Copy, merge
from community.drafts.models import Draft, OtherCopy
from networks.people.models import Person

SAVE = limits.Rate("drafts.save", times=60, seconds=60)
MOST_DRAFTS = 100
MOST_COPIES = 10  # beside one draft: windows that wrote at the same place without knowing of each other
KEPT = timedelta(days=180)
SENT_KEPT = timedelta(days=30)  # as long as an idempotency key
DELETED_KEPT = timedelta(days=1)  # the text of a deleted draft, for who takes it back


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands at a place now. `draft` is None where nothing is begun; `is_sent`: what came has been sent."""

    draft: Draft | None
    is_sent: bool = False


def save(
    person: Person,
    *,
    place: str,
    texts: Mapping[str, str],
    key: str,
    window: str,
    seen: int,
    step: int,
    age: int = 0,
    device: str = "",
) -> Saved:
    """Keep what a form holds that the person has open at a place; nothing in it ends what stands there.

    `window` names the form as it was opened, `seen` the version that it began from, `step` grows with each of its
    saves and `age` says how many seconds ago it was typed. A text that the window has not seen is kept beside
    (`merging`). A save that arrives late or twice changes nothing, and so does one of what has been sent meanwhile.
    Raises Invalid (place, text too long), Refused("too_many_drafts") and TooFast.
    """
    limits.hit(SAVE, person.pk)
    if not places.known(place):
        raise Invalid({"": [_("There is nothing to write here.")]})
    at = clock.now() - timedelta(seconds=age)
    came = Copy({name: _text(text) for name, text in texts.items()}, key, window, step, device, at)
    with transaction.atomic():
        _line_up(person.pk)
        if key and keys.settled(person.pk, places.act_of(place), key):
            return Saved(None, is_sent=True)
        draft = Draft.objects.filter(person=person, place=place).first()
        if draft is None:
            return Saved(None if came.is_blank else _begin(person, place, came))
        if draft.ended_at is not None:
            return Saved(_begin_again(draft, came))
        return Saved(_merge(draft, came, seen))


def move(person: Person, *, place: str, to: str) -> None:
    """Let what is begun at one place go on at another: another kind of thread. What stood there stays beside it."""
    if place == to or not places.known(to):
        return
    with transaction.atomic():
        _line_up(person.pk)
        here = Draft.objects.filter(person=person, place=place, ended_at__isnull=True).first()
        if here is None:
            return
        there = Draft.objects.filter(person=person, place=to).first()
        if there is not None:
            # Open forms there may have seen any version up to its own.
            here.version = max(here.version, there.version)
            if there.ended_at is None:
                _put_beside(here, there.copy)
            there.delete()
        here.place = to
        _count_on(person, here)


def take(person: Person, copy: OtherCopy) -> Draft:
    """Let a copy stand, and keep beside it what stood there. Raises Refused("no_draft") when it has been sent."""
    with transaction.atomic():
        draft = _locked(person, copy)
        # Under a name of its own: the window goes on with what it takes, and would replace this.
        now, taken = replace(draft.copy, window=keys.new_key()), copy.copy
        copy.delete()
        _put_beside(draft, now)
        draft.take(taken)
        _count_on(person, draft)
    return draft


def drop(person: Person, copy: OtherCopy) -> Draft:
    """Throw a copy away that stands beside the person's draft."""
    with transaction.atomic():
        draft = _locked(person, copy)
        copy.delete()
    return draft


def delete(person: Person, draft: Draft) -> Draft:
    """Delete a draft; for a day it can be taken back. Doing it twice changes nothing."""
    with transaction.atomic():
        _line_up(person.pk)
        locked = Draft.objects.get(pk=draft.pk)
        if locked.ended_at is None:
            _end(locked)
    return locked


def restore(person: Person, draft: Draft) -> Draft:
    """Take a deletion back. Raises Refused("no_draft") when its text is gone: sent, or deleted a day ago."""
    with transaction.atomic():
        _line_up(person.pk)
        locked = Draft.objects.get(pk=draft.pk)
        if locked.copy.is_blank:
            raise Refused("no_draft")
        locked.ended_at = None
        _count_on(person, locked)
    return locked


def finish(person_id: int, key: str) -> None:
    """Forget the draft that has been sent under this idempotency key, in the transaction of what it became.

    Copies of another key are other texts: the newest of them is a draft from now on.
    """
    if not key:
        return
    _line_up(person_id)
    OtherCopy.objects.filter(draft__person_id=person_id, key=key).delete()
    for draft in Draft.objects.filter(person_id=person_id, key=key, ended_at__isnull=True):
        draft.sent_key = key
        left = draft.others.order_by("-saved_at").first()
        if left is None:
            _end(draft, texts={})
        else:
            draft.take(left.copy)
            draft.version += 1
            draft.save()
            left.delete()


def join(person_id: int, into_id: int) -> None:
    """Give one account's drafts to another of the same person, in the caller's transaction and under its locks.

    Where both have begun at one place the newer text stands, and the older one is kept beside it.
    """
    into = Person.objects.get(pk=into_id)
    for mine in Draft.objects.filter(person=person_id).order_by("turn"):
        there = Draft.objects.filter(person=into, place=mine.place).first()
        if there is None:
            mine.person = into
            _count_on(into, mine)
        elif mine.ended_at is None:
            _join(into, there, mine)


def _join(into: Person, there: Draft, mine: Draft) -> None:
    copies = [mine.copy, *(each.copy for each in mine.others.all())]
    if there.ended_at is not None:
        there.others.all().delete()
        there.ended_at = None
        there.take(copies.pop(0))
    elif mine.saved_at > there.saved_at:
        copies[0] = there.copy
        there.take(mine.copy)
    mine.delete()
    _count_on(into, there)
    for each in copies:
        # Under a name of its own: no window of the one account goes on with a text of the other.
        _put_beside(there, replace(each, window=keys.new_key()))


@chore
def sweep() -> None:
    """Throw away what nobody has written on for half a year, and what is left of what was sent or deleted."""
    now = clock.now()
    Draft.objects.filter(saved_at__lt=now - KEPT).delete()
    Draft.objects.filter(ended_at__lt=now - DELETED_KEPT).exclude(texts={}).update(texts={})
    OtherCopy.objects.filter(draft__ended_at__lt=now - DELETED_KEPT).delete()
    Draft.objects.filter(ended_at__lt=now - SENT_KEPT).delete()


def _text(text: str) -> str:
    text = normal(text)
    if len(text) > POST:
        raise Invalid({"text": [_("The text is too long to be kept as a draft.")]})
    return text


def _line_up(person_id: int) -> None:
    Person.objects.select_for_update(no_key=True).get(pk=person_id)


def _locked(person: Person, copy: OtherCopy) -> Draft:
    _line_up(person.pk)
    draft = Draft.objects.filter(pk=copy.draft_id, ended_at__isnull=True, others=copy).first()
    if draft is None:
        raise Refused("no_draft")
    return draft


def _begin(person: Person, place: str, came: Copy) -> Draft:
    if Draft.objects.visible_to(person).begun().count() >= MOST_DRAFTS:
        raise Refused("too_many_drafts")
    draft = Draft(person=person, place=place)
    draft.take(came)
    return _count_on(person, draft)


def _begin_again(draft: Draft, came: Copy) -> Draft | None:
    """Return the row of what was sent or deleted with what came, unless that is nothing or older than its end."""
    late = came.window == draft.window and came.step <= draft.step
    if came.is_blank or late:
        return None
    draft.others.all().delete()
    draft.ended_at = None
    draft.take(came)
    return _count_on(draft.person, draft)


def _merge(draft: Draft, came: Copy, seen: int) -> Draft | None:
    was = draft.copy
    merged = merge(was, draft.version, came, seen)
    if merged.current is came and came.is_blank:
        draft.step = came.step
        _end(draft)
        return None
    if merged.beside is not None:
        _put_beside(draft, merged.beside)
    if merged.current is came:
        # What the window wrote before and now goes on with: no other text any longer.
        draft.others.filter(window=came.window).delete()
        draft.take(came)
        _count_on(draft.person, draft)
    return draft


def _put_beside(draft: Draft, copy: Copy) -> None:
    other = draft.others.filter(window=copy.window).first()
    if other is None or copy.step > other.step:
        other = other or OtherCopy(draft=draft)
        other.take(copy)
        other.save()
    beyond = draft.others.order_by("-saved_at").values_list("pk", flat=True)[MOST_COPIES:]
    OtherCopy.objects.filter(pk__in=list(beyond)).delete()


def _count_on(person: Person, draft: Draft) -> Draft:
    """Store a draft as the last one that its person wrote on."""
    newest = Draft.objects.filter(person=person).order_by("-turn").values_list("turn", flat=True).first()
    draft.version, draft.turn = draft.version + 1, (newest or 0) + 1
    draft.save()
    return draft


def _end(draft: Draft, *, texts: Mapping[str, str] | None = None) -> None:
    draft.ended_at, draft.version = clock.now(), draft.version + 1
    if texts is not None:
        draft.texts = dict(texts)
        draft.others.all().delete()
    draft.save()

"""Announcements to all."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, keys
from base.basis import check
from base.errors import Invalid
from base.text import line
from networks.people.models import Person
from networks.site import policies
from networks.site.models import Announcement
from networks.site.queries import board
from networks.site.queries.announcements import values_of

LONGEST = 160
KINDS = ("information", "disturbance")


@transaction.atomic
def announce(
    person: Person,
    *,
    kind: str,
    text_sv: str,
    text_en: str,
    from_at: datetime,
    until_at: datetime,
    for_visitors: bool,
    key: str = "",
) -> Announcement:
    """Show one line above every page for a time.

    The same `key` again answers with the same announcement. Raises Refused("not_admin"), Invalid, and Conflict for
    a used key.
    """
    policies.administer(person).enforce()
    values = _checked(kind, text_sv, text_en, from_at, until_at, for_visitors)
    claim = keys.claim(person.pk, "site.announce", key, values)
    if claim.result is not None:
        return Announcement.objects.get(pk=claim.result)
    made = Announcement.objects.create(**values, made_at=clock.now(), by=person)
    _log(person, "site.announce", made)
    claim.settle(made.pk)
    return made


@transaction.atomic
def change(
    person: Person,
    announcement: Announcement,
    *,
    kind: str,
    text_sv: str,
    text_en: str,
    from_at: datetime,
    until_at: datetime,
    for_visitors: bool,
    basis: str = "",
) -> Announcement:
    """Change an announcement; who has put it away does not see it again. The same once more changes nothing.

    `basis` names what the form began from. Raises Refused("not_admin"), Invalid, and Conflict when another
    administrator was first.
    """
    policies.administer(person).enforce()
    announcement = Announcement.objects.select_for_update().get(pk=announcement.pk)
    now, values = values_of(announcement), _checked(kind, text_sv, text_en, from_at, until_at, for_visitors)
    if values == now:
        return announcement
    check(basis, now)
    for column, value in values.items():
        setattr(announcement, column, value)
    announcement.save(update_fields=list(values))
    _log(person, "site.change_announcement", announcement)
    return announcement


@transaction.atomic
def end(person: Person, announcement: Announcement) -> Announcement:
    """Take an announcement away now; one that has not begun never shows. Raises Refused("not_admin")."""
    policies.administer(person).enforce()
    announcement = Announcement.objects.select_for_update().get(pk=announcement.pk)
    now = clock.now()
    if announcement.until_at > now:
        announcement.until_at = now
        announcement.from_at = min(announcement.from_at, now)
        announcement.save(update_fields=["until_at", "from_at"])
        _log(person, "site.end_announcement", announcement)
    return announcement


def _checked(
    kind: str, text_sv: str, text_en: str, from_at: datetime, until_at: datetime, for_visitors: bool
) -> dict[str, Any]:
    text_sv, text_en = line(text_sv), line(text_en)
    if kind not in KINDS:
        raise Invalid({"kind": [_("Choose what kind of announcement it is.")]})
    if not 0 < len(text_sv) <= LONGEST:
        raise Invalid({"text_sv": [_("Fill in %(field)s.") % {"field": _("the text")}]})
    if len(text_en) > LONGEST:
        raise Invalid({"text_en": [_("The text is too long.")]})
    if until_at <= from_at:
        raise Invalid({"until_at": [_("It has to end after it begins.")]})
    return {
        "kind": kind,
        "text_sv": text_sv,
        "text_en": text_en,
        "from_at": from_at,
        "until_at": until_at,
        "for_visitors": for_visitors,
    }


def _log(person: Person, act: str, announcement: Announcement) -> None:
    audit.log(person.pk, act, kind="announcement", object_id=announcement.pk)
    transaction.on_commit(board.forget)

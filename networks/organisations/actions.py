"""What is done to organisations: by the loader, the operator and, later, administrators."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base.errors import Invalid
from base.slugs import slug_ok
from base.text import line
from networks.organisations.models import Kind, Organisation

# What the files know. Whether an organisation takes part is none of it.
FACTS = (
    *("name", "kind", "county_code", "county", "skr_group", "group_year", "population", "population_date"),
    *("area_km2", "latitude", "longitude"),
)


@dataclass
class Loaded:
    """What a load changed: names of the new ones, and per changed one which facts."""

    made: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: int = 0


@transaction.atomic
def load(organisations: Iterable[Organisation]) -> Loaded:
    """Bring the stored facts in line with those given (unsaved rows); four statements, however many rows.

    Makes nobody a member, takes nobody away. Again: nothing changes.
    """
    report = Loaded()
    stored = {one.code: one for one in Organisation.objects.select_for_update().exclude(kind=Kind.OTHER)}
    new, changed = [], []
    for given in organisations:
        known = stored.get(given.code)
        if known is None:
            new.append(given)
            report.made.append(given.name)
        elif differs := _take_over(given, known):
            changed.append(known)
            report.changed[known.name] = differs
        else:
            report.unchanged += 1
    Organisation.objects.bulk_create(new)
    if changed:
        Organisation.objects.bulk_update(changed, FACTS)
    return report


def make_member(organisation: Organisation, *, since: date) -> Organisation:
    """Let an organisation take part from a date on; one that does already keeps its date."""
    Organisation.objects.filter(pk=organisation.pk, member_since=None).update(member_since=since)
    return Organisation.objects.get(pk=organisation.pk)


def create_other(*, slug: str, name: str) -> Organisation:
    """Make a body that is neither municipality nor region; its code is x-<slug>.

    Raises Invalid when the slug is taken or not one, or the name is empty.
    """
    if not slug_ok(slug):
        raise Invalid({"slug": [_("Use small letters, digits and hyphens.")]})
    if not (name := line(name)):
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    try:
        with transaction.atomic():
            return Organisation.objects.create(code=f"x-{slug}", name=name, kind=Kind.OTHER)
    except IntegrityError:
        raise Invalid({"slug": [_("There is an organisation with this code already.")]}) from None


def _take_over(given: Organisation, known: Organisation) -> list[str]:
    """Copy what differs; return the names of those facts."""
    differs = [fact for fact in FACTS if getattr(known, fact) != getattr(given, fact)]
    for fact in differs:
        setattr(known, fact, getattr(given, fact))
    return differs

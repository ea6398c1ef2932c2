"""What people say about themselves."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from base import limits
from base.basis import check
from base.errors import Invalid
from base.text import NAME, line
from networks.people.models import Person
from networks.people.spoken import SPOKEN

CHANGE = limits.Rate("people.update_profile", times=30, seconds=3600)


def profile_of(person: Person) -> dict[str, object]:
    """Return what the form of the profile begins with (`base.basis`)."""
    return {"name": person.name, "title": person.title, "languages": person.languages}


def update_profile(
    person: Person, *, name: str, title: str, languages: Sequence[str], basis: str = ""
) -> Person:
    """Say who one is: name, job title, languages that one speaks (codes of `spoken`).

    What was written before keeps the title that it was written with; the name follows everywhere. `basis` names
    what the form began from. Raises Invalid for an empty or long name, Conflict and TooFast.
    """
    limits.hit(CHANGE, person.pk)
    name, title = line(name), line(title)
    if not 0 < len(name) <= NAME:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    if len(title) > NAME:
        raise Invalid({"title": [_("The title is too long.")]})
    values = {"name": name, "title": title, "languages": [each for each in SPOKEN if each in languages]}
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if profile_of(locked) != values:
            check(basis, profile_of(locked))
            Person.objects.filter(pk=person.pk).update(**values)
    for column, value in values.items():
        setattr(person, column, value)
    return person

"""The law's small pages: their texts, and the reports of faults that the law asks a way for."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, limits
from base.errors import Conflict, Invalid
from base.text import line, normal
from networks.people.models import Person
from networks.site import policies
from networks.site.events import FaultReported
from networks.site.models import FaultReport, LegalText

LONGEST = 20_000  # characters of a text
REPORT = 4_000
# Anybody may tell, signed in or not; a machine may not fill the list.
TELL = limits.Rate("site.report", times=5, seconds=3600)


@transaction.atomic
def write_text(person: Person, *, slug: str, language: str, source: str, version: int) -> LegalText:
    """Store the next version of one of the texts; the earlier ones are kept.

    `version` is the one that the writer started from. Raises Refused("not_admin"), Invalid("source"), Conflict
    when somebody has written another since.
    """
    policies.administer(person).enforce()
    source = normal(source).strip()
    if not 0 < len(source) <= LONGEST:
        raise Invalid({"source": [_("Fill in %(field)s.") % {"field": _("the text")}]})
    newest = LegalText.objects.select_for_update().versions(slug, language).first()
    number = newest.number if newest else 0
    if number != version:
        raise Conflict
    values = {"slug": slug, "language": language, "number": number + 1, "source": source}
    made = LegalText.objects.create(**values, updated_at=clock.now(), by=person)
    data = {"slug": slug, "language": language, "version": made.number}
    audit.log(person.pk, "site.write_text", kind="text", object_id=made.pk, data=data)
    return made


def report(person: Person | None, *, text: str, page: str, address: str, place: str) -> FaultReport:
    """Tell the operator of a page that can't be used by everybody; for anybody. `place`: the network address.

    Raises Invalid, TooFast above 5 an hour from one place.
    """
    text, page, address = normal(text).strip()[: REPORT + 1], line(page)[:200], line(address)
    if not 0 < len(text) <= REPORT:
        raise Invalid({"text": [_("Say what does not work.")]})
    if address and not _is_address(address):
        raise Invalid({"address": [_("Write an e-mail address, such as name@municipality.se.")]})
    limits.hit(TELL, place)
    with transaction.atomic():
        made = FaultReport.objects.create(text=text, page=page, address=address, by=person, at=clock.now())
        events.record(FaultReported(made.pk))
    return made


@transaction.atomic
def handle(person: Person, told: FaultReport) -> FaultReport:
    """Say that a report is dealt with; the address of who sent it is forgotten.

    Raises Refused("not_admin", "already_handled").
    """
    told = FaultReport.objects.select_for_update().get(pk=told.pk)
    policies.handle_report(person, told).enforce()
    told.handled_at, told.handled_by, told.address = clock.now(), person, ""
    told.save(update_fields=["handled_at", "handled_by", "address"])
    audit.log(person.pk, "site.handle_report", kind="report", object_id=told.pk)
    return told


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True

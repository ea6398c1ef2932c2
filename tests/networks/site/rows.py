"""A row of every kind that operators look at."""

from datetime import timedelta

from django.utils import timezone

from base.audit.models import Entry
from base.events.models import Delivery, RecordedEvent
from networks.organisations.models import Domain
from networks.people.models import Contact, Person
from networks.site.models import Announcement, FaultReport, LegalText
from tests import factories as make


def rows_of(person: Person) -> dict[str, int]:
    """Make the rows and return their numbers by app and model."""
    now = timezone.now()
    event = RecordedEvent.objects.create(name="SignedOut", payload={}, at=now)
    made = [
        person,
        person.organisation,
        make.make_network(),
        Domain.objects.create(organisation=person.organisation, name="kommun.example", added_at=now),
        Contact.objects.create(person=person, organisation=person.organisation, since=now),
        Announcement.objects.create(
            kind="information", text_sv="Hej", from_at=now, until_at=now + timedelta(days=1), made_at=now
        ),
        LegalText.objects.create(slug="privacy", language="sv", number=7, source="Hemligt", updated_at=now),
        FaultReport.objects.create(text="Jag ser inte bilden.", address="nagon@kommun.example", at=now),
        Entry.objects.create(at=now, act="people.close", kind="person", object_id=person.pk),
        event,
        Delivery.objects.create(event=event, listener="x", due_at=now),
    ]
    return {f"{each._meta.app_label}_{each._meta.model_name}": each.pk for each in made}

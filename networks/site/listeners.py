"""What follows from an administrator's act: open pages look again at what they may show; the operator gets mail."""

from django.conf import settings
from django.db import transaction

from base import keys, live, mail
from base.events import durable
from base.events import live as after_commit
from networks.site.events import (
    FaultReported,
    OrganisationChanged,
    OrganisationsMerged,
    PersonActivated,
    PersonClosed,
    PersonMoved,
)
from networks.site.queries.reports import report_for_mail

ONE = PersonActivated | PersonClosed | PersonMoved
NOBODY = 0  # whose key it is that something was mailed: the system's
MANY = OrganisationChanged | OrganisationsMerged


def tell_hub(happened: ONE) -> None:
    """Let every process look again at what the person may follow (G-11)."""
    live.rights_changed(happened.person_id)


def tell_hub_of_all(happened: MANY) -> None:
    """The same for everybody: an organisation has many people."""
    live.rights_changed(None)


after_commit(PersonActivated)(tell_hub)
after_commit(PersonClosed)(tell_hub)
after_commit(PersonMoved)(tell_hub)
after_commit(OrganisationChanged)(tell_hub_of_all)
after_commit(OrganisationsMerged)(tell_hub_of_all)


@durable(FaultReported)
def mail_the_operator(happened: FaultReported) -> None:
    """Mail a report of a fault to the operator, if an address is set; administrators read it on their pages anyway."""
    report = report_for_mail(happened.report_id)
    if report is None or not settings.OPERATOR_EMAIL:
        return
    what, occasion = "site.report_mail", str(report.pk)
    if keys.settled(NOBODY, what, occasion):
        return
    mail.send(
        settings.OPERATOR_EMAIL,
        template="mail/fault_report.txt",
        context={"report": report},
        language=settings.LANGUAGE_CODE,
    )
    with transaction.atomic():
        keys.claim(NOBODY, what, occasion, {}).settle(report.pk)

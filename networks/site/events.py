"""What can happen to the site, its organisations and its accounts by an administrator's hand."""

from base.events import event


@event
class PersonActivated:
    """A deactivated account can sign in again."""

    person_id: int


@event
class PersonClosed:
    """An account is closed for good; name, title and address are erased."""

    person_id: int


@event
class PeopleMerged:
    """Two accounts of one person are one: what the first had belongs to the second."""

    person_id: int
    into_id: int


@event
class PersonMoved:
    """Somebody works at another organisation."""

    person_id: int


@event
class AdminSet:
    """Somebody has become an administrator, or is none any longer."""

    person_id: int


@event
class OrganisationChanged:
    """An organisation takes part, no longer takes part, is closed, or open again: its people's rights follow."""

    organisation_id: int


@event
class OrganisationsMerged:
    """An organisation has gone up in another; its people work there now."""

    organisation_id: int
    into_id: int


@event
class FaultReported:
    """Somebody has told of a page that can't be used by everybody."""

    report_id: int

"""What can happen between colleagues and the contacts of their organisation."""

from base.events import event


@event
class ColleagueWaits:
    """Somebody has an account and says to work at an organisation; nobody has confirmed it."""

    person_id: int


@event
class ColleagueConfirmed:
    """It is certain now that somebody works at their organisation."""

    person_id: int


@event
class ColleagueDenied:
    """A contact has said that somebody does not work at the organisation."""

    person_id: int


@event
class ContactAppointed:
    """Somebody is a contact of their organisation."""

    person_id: int


@event
class ContactDismissed:
    """Somebody is no longer a contact."""

    person_id: int


@event
class DomainCodeAsked:
    """A code is to be mailed to a domain's postmaster; `ask` names the occasion."""

    domain_id: int
    ask: str

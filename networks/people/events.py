"""What can happen to people's accounts and sessions."""

from base.events import event


@event
class SignedOut:
    """Sessions of a person have ended: by signing out, or all of them from elsewhere."""

    person_id: int


@event
class PasswordChanged:
    """A person has a new password; the sessions that used the old one are over."""

    person_id: int


@event
class PersonDeactivated:
    """An account can't sign in any longer."""

    person_id: int


@event
class ResetAsked:
    """Somebody asked for a new password for this account; `ask` names the occasion."""

    person_id: int
    ask: str

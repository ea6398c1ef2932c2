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


@event
class CodeAsked:
    """Somebody asked for a code to sign in to this account; `ask` names the occasion, and no secret."""

    person_id: int
    ask: str


@event
class SecurityNoted:
    """Something about the safety of an account has changed: what (networks/people/texts.py), at which occasion."""

    person_id: int
    act: str
    occasion: str
    browser: str = ""


@event
class AddressAsked:
    """A person wants another e-mail address; both addresses are to hear of it."""

    change_id: int


@event
class AddressChanged:
    """A person signs in with another e-mail address from now on."""

    person_id: int
    change_id: int

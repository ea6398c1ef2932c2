"""Everything that is done to accounts and their sessions."""

import secrets

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import clock, events, limits, logs
from base.errors import Invalid
from base.jobs import chore
from base.text import NAME, line
from networks.organisations.domains import stored_address
from networks.organisations.models import Organisation
from networks.people.actions.noting import note
from networks.people.actions.requiring import GRACE
from networks.people.events import PasswordChanged, PersonDeactivated, ResetAsked, SignedOut
from networks.people.models import Person, Session

QUARTER, HOUR = 900, 3600
# A wrong password counts three times: for the address at this place (a guesser), for the address anywhere
# (many guessers), and for the place (one guesser, many addresses; a whole town hall may share it).
SIGN_IN_HERE = limits.Rate("people.sign_in_here", times=10, seconds=QUARTER)
SIGN_IN_ADDRESS = limits.Rate("people.sign_in_address", times=50, seconds=QUARTER)
SIGN_IN_PLACE = limits.Rate("people.sign_in_place", times=200, seconds=QUARTER)
RESET_ADDRESS = limits.Rate("people.reset_address", times=5, seconds=HOUR)
RESET_PLACE = limits.Rate("people.reset_place", times=50, seconds=HOUR)
CHANGE = limits.Rate("people.change_password", times=10, seconds=QUARTER)


def counted_as(email: str) -> str:
    """Return the one spelling under which tries at an address are counted.

    Which letters are the same ignoring case, the database decides: PostgreSQL's upper case of ı is I, of ſ it is S.
    Each spelling that finds the account must count for it.
    """
    return stored_address(email.upper().lower())


def create_person(
    *,
    email: str,
    name: str,
    title: str,
    organisation: Organisation,
    password: str | None,
    language: str = "sv",
    is_admin: bool = False,
    is_confirmed: bool = True,
) -> Person:
    """Make an account, for the operator and for whoever may invite. There is no open sign-up.

    Without a password nobody can sign in until one is chosen. `is_confirmed` False: nobody has said yet that they
    work at the organisation (they read only where they are invited). Raises Invalid for an address that is none or
    has an account, an empty or long name, a weak password.
    """
    person = Person(
        email=stored_address(line(email)).lower(),
        name=line(name),
        title=line(title),
        organisation=organisation,
        language=language,
        is_admin=is_admin,
        joined_at=clock.now(),
        confirmed_at=clock.now() if is_confirmed else None,
        second_factor_by=clock.now() + GRACE if is_admin else None,
    )
    _check(person)
    if password is not None:
        _check_password(person, password, field="password")
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Invalid({"email": [_("There is an account with this e-mail address already.")]}) from None
    return person


def check_sign_in(*, email: str, password: str, place: str) -> Person:
    """Return the person with this address and password. `place` is the network address they come from.

    Wrong address, wrong password and a deactivated account get the same answer in the same time (a password is
    hashed in each case). Raises Invalid, TooFast.
    """
    address = counted_as(email)
    counted = ((SIGN_IN_HERE, address, place), (SIGN_IN_ADDRESS, address), (SIGN_IN_PLACE, place))
    for rate, *who in counted:
        limits.hit(rate, *who)
    person = authenticate(None, email=stored_address(email), password=password)
    if not isinstance(person, Person) or not person.is_active:
        known = Person.objects.with_address(email).values_list("pk", flat=True).first()
        logs.security("sign_in_failed", account=known, place=place)
        raise Invalid({"": [_("The e-mail address or the password is wrong.")]})
    for rate, *who in counted:
        limits.forgive(rate, *who)
    return person


def ask_for_reset(*, email: str, place: str) -> None:
    """Have a link to a new password mailed, if an active account has the address; tells nobody whether.

    The mail is sent by the worker, so the answer takes the same time with and without an account. Raises TooFast.
    """
    limits.hit(RESET_ADDRESS, counted_as(email))
    limits.hit(RESET_PLACE, place)
    with transaction.atomic():
        for person in Person.objects.active().with_address(email):
            events.record(ResetAsked(person.pk, secrets.token_urlsafe(9)))


def set_password(person: Person, *, password: str) -> Person:
    """Give the person a password, for whoever holds the mailed link. All sessions end.

    Raises Invalid("password").
    """
    return _set_password(person, password, field="password", but=None)


def change_password(person: Person, *, current: str, password: str, but: str | None) -> Person:
    """Change one's own password; every session but the one in hand (`but`, its key) ends, sockets too.

    Raises Invalid("current", "password"), TooFast above 10 tries in a quarter.
    """
    limits.hit(CHANGE, person.pk)
    if not person.check_password(current):
        logs.security("password_failed")
        raise Invalid({"current": [_("That is not your current password.")]})
    return _set_password(person, password, field="password", but=but)


def check_password(person: Person, *, password: str) -> None:
    """Let somebody signed in show again that the account is theirs.

    Raises Invalid("password"), TooFast above 10 tries in a quarter.
    """
    limits.hit(CHANGE, person.pk)
    if not person.check_password(password):
        logs.security("password_failed")
        raise Invalid({"password": [_("That is not your current password.")]})
    limits.forgive(CHANGE, person.pk)


@transaction.atomic
def end_sessions(person: Person, *, but: str | None) -> None:
    """End the person's sessions, one excepted by its key, and the sockets that hang on them."""
    _end_sessions(person, but)
    events.record(SignedOut(person.pk))


@transaction.atomic
def sign_out(person: Person, *, session_key: str) -> None:
    """End one session of the person, and the sockets that hang on it."""
    Session.objects.filter(person=person, session_key=session_key).delete()
    events.record(SignedOut(person.pk))


@transaction.atomic
def deactivate(person: Person) -> Person:
    """Close the door to an account that may come back: the name stays, sessions and sockets end."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.is_active = False
    person.save(update_fields=["is_active"])
    _end_sessions(person, None)
    events.record(PersonDeactivated(person.pk))
    return person


@chore
def forget_old_sessions() -> None:
    """Delete sessions that are over."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()


@transaction.atomic
def _set_password(person: Person, password: str, *, field: str, but: str | None) -> Person:
    person = Person.objects.select_for_update().select_related("organisation").get(pk=person.pk)
    _check_password(person, password, field=field)
    person.set_password(password)
    person.save(update_fields=["password"])
    _end_sessions(person, but)
    events.record(PasswordChanged(person.pk))
    note(person, "password_changed")
    return person


def _end_sessions(person: Person, but: str | None) -> None:
    Session.objects.filter(person=person).exclude(session_key=but or "").delete()


def _check(person: Person) -> None:
    try:
        validate_email(person.email)
    except ValidationError:
        raise Invalid({"email": [_("Write an e-mail address, such as name@municipality.se.")]}) from None
    if not 0 < len(person.name) <= NAME:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    if len(person.title) > NAME:
        raise Invalid({"title": [_("The title is too long.")]})


def _check_password(person: Person, password: str, *, field: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid({field: error.messages}) from None

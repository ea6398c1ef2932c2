"""What follows from a change of an account: open pages end, and who forgot a password gets a link."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.http import int_to_base36

from base import live
from base.events import durable
from base.events import live as after_commit
from networks.people.events import PasswordChanged, PersonDeactivated, ResetAsked, SignedOut
from networks.people.mailing import mail_once
from networks.people.queries.accounts import active_account

ENDED = SignedOut | PasswordChanged | PersonDeactivated


def tell_hub(happened: ENDED) -> None:
    """Let every process look again whether the person's sockets still have a session (G-23)."""
    live.rights_changed(happened.person_id)


after_commit(SignedOut)(tell_hub)
after_commit(PasswordChanged)(tell_hub)
after_commit(PersonDeactivated)(tell_hub)


@durable(ResetAsked)
def mail_reset_link(happened: ResetAsked) -> None:
    """Mail the link to a new password. The link is made here, so that no secret lies in the outbox."""
    person = active_account(happened.person_id)
    if person is None:
        return
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[int_to_base36(person.pk), key])
    mail_once(
        person,
        what="people.reset_mail",
        occasion=happened.ask,
        template="mail/reset_password.txt",
        context={"path": path},
    )

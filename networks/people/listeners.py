"""What follows from a change of an account: open pages end, and its owner gets a mail, with a link or a code."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.http import int_to_base36

from base import live
from base.events import durable
from base.events import live as after_commit
from base.files.events import FileRefused
from base.files.queries import refused_file
from base.files.texts import WHY
from networks.people import agents
from networks.people.events import (
    AddressAsked,
    AddressChanged,
    CodeAsked,
    PasswordChanged,
    PersonDeactivated,
    ResetAsked,
    SecurityNoted,
    SignedOut,
)
from networks.people.mailed_secrets import link_secret, sign_in_code
from networks.people.mailing import mail_once
from networks.people.models import AddressChange
from networks.people.queries.accounts import active_account, address_change
from networks.people.texts import NOTICES

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


@durable(CodeAsked)
def mail_code(happened: CodeAsked) -> None:
    """Mail the code that signs in. It is made here, so that no secret lies in the outbox."""
    person = active_account(happened.person_id)
    if person is None:
        return
    code = sign_in_code(person, happened.ask)
    mail_once(
        person,
        what="people.code_mail",
        occasion=happened.ask,
        template="mail/sign_in_code.txt",
        context={"code": f"{code[:4]} {code[4:]}"},
    )


@durable(SecurityNoted)
def mail_notice(happened: SecurityNoted) -> None:
    """Tell a person what has changed about the safety of their account."""
    person = active_account(happened.person_id)
    if person is None:
        return
    subject, sentence = NOTICES[happened.act]
    browser = agents.in_words(happened.browser) if happened.browser else ""
    mail_once(
        person,
        what="people.security_mail",
        occasion=happened.occasion,
        template="mail/security.txt",
        context={"subject": subject, "sentence": sentence, "browser": browser},
    )


@durable(AddressAsked)
def mail_confirmation(happened: AddressAsked) -> None:
    """Mail the link to the new address: who reads it there has the address."""
    change = address_change(happened.change_id)
    if change is not None:
        _mail_link(change, "confirm", template="mail/address_confirm.txt", to=change.new)


@durable(AddressAsked)
def mail_warning(happened: AddressAsked) -> None:
    """Tell the old address, with a link that stops it."""
    change = address_change(happened.change_id)
    if change is not None:
        _mail_link(change, "stop", template="mail/address_asked.txt", to=change.old)


def _mail_link(change: AddressChange, act: str, *, template: str, to: str) -> None:
    """Mail the link that confirms a change of address or stops it, while it waits for either."""
    if change.done_at or change.stopped_at:
        return
    mail_once(
        change.person,
        what=f"people.address_{act}_mail",
        occasion=change.nonce,
        template=template,
        context={
            "path": reverse(f"address_{act}", args=[change.pk, link_secret(change, act)]),
            "change": change,
        },
        to=to,
    )


@durable(AddressChanged)
def mail_both_addresses(happened: AddressChanged) -> None:
    """Tell the old address and the new one that it is done."""
    change = address_change(happened.change_id)
    if change is None:
        return
    for name, address in (("old", change.old), ("new", change.new)):
        mail_once(
            change.person,
            what=f"people.address_done_{name}",
            occasion=change.nonce,
            template="mail/address_changed.txt",
            context={"change": change, "is_old": name == "old", "operator": settings.OPERATOR_EMAIL},
            to=address,
        )


@durable(FileRefused)
def mail_owner_of_file(happened: FileRefused) -> None:
    """Tell who uploaded a file that it was refused: the page that it was chosen on is long closed."""
    file = refused_file(happened.file_id)
    owner = active_account(file.owner_id) if file else None
    if file is None or owner is None:
        return
    mail_once(
        owner,
        what="people.file_refused_mail",
        occasion=str(file.pk),
        template="mail/file_refused.txt",
        context={"file": file, "why": WHY[file.why]},
    )

"""Who asked for an account gets a link to it, or hears that there is one."""

from django.urls import reverse

from base.events import durable
from networks.people.arriving.events import AccountAsked
from networks.people.arriving.queries import PURPOSE, arrival, employer, has_account
from networks.people.mailed_secrets import secret_of
from networks.people.mailing import letter_once


@durable(AccountAsked)
def mail_account_link(happened: AccountAsked) -> None:
    """Mail the link to the address. The secret is made here, so that none lies in the outbox."""
    asked = arrival(happened.arrival_id)
    organisation = employer(asked.address) if asked else None
    if asked is None or organisation is None:
        return
    there = has_account(asked.address)
    path = reverse("account_make", args=[asked.pk, secret_of(PURPOSE, asked.pk, asked.nonce)])
    letter_once(
        asked.address,
        language=asked.language,
        what="people.account_mail",
        occasion=str(asked.pk),
        template="mail/account_there.txt" if there else "mail/account_link.txt",
        context={"path": "" if there else path, "organisation": organisation},
    )

"""The link that an invitation's letter holds (G-20, G-22); see networks.people.mailed_secrets."""

from datetime import timedelta

from django.urls import reverse

from networks.membership.models import Invitation
from networks.people.mailed_secrets import secret_holds, secret_of

PURPOSE = "invitation"
HOLDS = timedelta(days=14)


def path_of(invitation: Invitation) -> str:
    """Return the path of the link that this invitation's letter holds."""
    return reverse("invitation", args=[invitation.pk, secret_of(PURPOSE, invitation.pk, invitation.nonce)])


def opens(invitation: Invitation, secret: str) -> bool:
    """Whether the secret is this invitation's."""
    return secret_holds(PURPOSE, invitation.pk, invitation.nonce, secret)

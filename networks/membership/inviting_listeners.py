"""Who is invited gets the letter, and leads hear that somebody asks to join: each mail once."""

from base.events import durable
from networks.membership.events import InvitationSent, JoinRequested
from networks.membership.letters import path_of
from networks.membership.queries.asking import waiting_request
from networks.membership.queries.front import leads_of
from networks.membership.queries.invitations import letter
from networks.people.mailing import letter_once, mail_once


@durable(InvitationSent)
def mail_invitation(happened: InvitationSent) -> None:
    """Mail the letter. Its link is made here, so that no secret lies in the outbox."""
    invitation = letter(happened.invitation_id, happened.times)
    if invitation is None:
        return
    letter_once(
        invitation.address,
        language=invitation.language,
        what="membership.invitation_mail",
        occasion=f"{happened.invitation_id}.{happened.times}",
        template="mail/invitation.txt",
        context={
            "invitation": invitation,
            "network": invitation.network,
            "inviter": invitation.invited_by,
            "path": path_of(invitation),
        },
    )


@durable(JoinRequested)
def tell_leads(happened: JoinRequested) -> None:
    """Mail each lead of the network that somebody asks, once, while the request waits."""
    asked = waiting_request(happened.request_id)
    for lead in leads_of(asked.network) if asked else ():
        mail_once(
            lead.person,
            what="membership.asked_mail",
            occasion=str(happened.request_id),
            template="mail/join_asked.txt",
            context={"asked": asked, "network": lead.network},
        )

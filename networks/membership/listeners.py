"""What follows from a change of membership: open pages hear of it, and who asked gets an answer."""

from base import live
from base.events import durable
from base.events import live as after_commit
from networks.membership.events import JoinDecided, MemberJoined, MemberLeft, MemberRemoved, RoleSet
from networks.membership.queries.asking import decided_request
from networks.people.mailing import mail_once

JOINED_OR_LEFT = MemberJoined | MemberLeft | MemberRemoved | RoleSet


def tell_hub(happened: JOINED_OR_LEFT) -> None:
    """Let every process look again at what the person follows: a lost right ends at once (G-11)."""
    live.rights_changed(happened.person_id)


after_commit(MemberJoined)(tell_hub)
after_commit(MemberLeft)(tell_hub)
after_commit(MemberRemoved)(tell_hub)
after_commit(RoleSet)(tell_hub)


@durable(JoinDecided)
def answer_by_mail(happened: JoinDecided) -> None:
    """Mail the answer to who asked."""
    request = decided_request(happened.request_id)
    if request is None:
        return
    mail_once(
        request.person,
        what="membership.answer_mail",
        occasion=str(request.pk),
        template="mail/join_decided.txt",
        context={"request": request, "network": request.network},
    )

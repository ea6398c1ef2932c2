"""What follows from a change of membership: open pages hear of it, and who asked gets an answer."""

from base import live
from base.events import durable
from base.events import live as after_commit
from base.undo import LONGEST
from networks.membership.events import (
    JoinDecided,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    NetworkArchived,
    NetworkTakenUp,
    RoleSet,
    VisibilitySet,
)
from networks.membership.queries.asking import decided_request
from networks.membership.queries.log import removal
from networks.membership.queries.members import once_member
from networks.people.mailing import mail_once

JOINED_OR_LEFT = MemberJoined | MemberLeft | MemberRemoved | RoleSet


def tell_hub(happened: JOINED_OR_LEFT) -> None:
    """Let every process look again at what the person follows: a lost right ends at once (G-11)."""
    live.rights_changed(happened.person_id)
    live.standing_changed(happened.network_id, happened.person_id)


after_commit(MemberJoined)(tell_hub)
after_commit(MemberLeft)(tell_hub)
after_commit(MemberRemoved)(tell_hub)
after_commit(RoleSet)(tell_hub)


def tell_everybody_in_it(happened: NetworkArchived | NetworkTakenUp) -> None:
    """Let open pages of the network offer what can be done in it now: to write, or only to read."""
    live.standing_changed(happened.network_id)


after_commit(NetworkArchived)(tell_everybody_in_it)
after_commit(NetworkTakenUp)(tell_everybody_in_it)


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


@after_commit(VisibilitySet)
def let_everybody_look_again(happened: VisibilitySet) -> None:
    """End what is followed by those who no longer see the network (G-11)."""
    live.rights_changed(None)


@durable(MemberRemoved, after=LONGEST)
def tell_who_was_removed(happened: MemberRemoved) -> None:
    """Mail who was removed by somebody else, with the reason that the log has, when it is not taken back."""
    entry = removal(happened.network_id, happened.person_id)
    theirs = once_member(happened.network_id, happened.person_id)
    if entry is None or theirs is None or happened.by_id == happened.person_id:
        return
    mail_once(
        theirs.person,
        what="membership.removal_mail",
        occasion=str(entry.pk),
        template="mail/removed.txt",
        context={"network": theirs.network, "reason": entry.reason},
    )

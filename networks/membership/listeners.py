"""What follows from a change of membership: open pages hear of it, and who asked gets an answer."""

from base import clock, live, mail
from base.events import durable
from base.events import live as after_commit
from networks.membership.events import JoinDecided, MemberJoined, MemberLeft, MemberRemoved, RoleSet
from networks.membership.models import JoinRequest

JOINED_OR_LEFT = MemberJoined | MemberLeft | MemberRemoved | RoleSet


def tell_hub(happened: JOINED_OR_LEFT) -> None:
    """Let every process look again at what the person follows: a lost right ends at once (G-11)."""
    live.rights_changed(happened.person_id)


for kind in (MemberJoined, MemberLeft, MemberRemoved, RoleSet):
    after_commit(kind)(tell_hub)


@durable(JoinDecided)
def answer_by_mail(happened: JoinDecided) -> None:
    """Mail the answer to who asked, once: `told_at` says that it was done."""
    found = JoinRequest.objects.select_related("person", "network").filter(
        pk=happened.request_id, told_at=None
    )
    for request in found.exclude(outcome="").filter(person__is_active=True):
        mail.send(
            request.person.email,
            template="mail/join_decided.txt",
            context={"request": request, "network": request.network},
            language=request.person.language,
        )
        JoinRequest.objects.filter(pk=request.pk).update(told_at=clock.now())

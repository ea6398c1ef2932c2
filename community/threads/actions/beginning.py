"""What every new text asks first, and what it leaves behind once it stands."""

from base import files
from community.drafts import actions as drafts
from community.threads.models import Post
from community.threads.queries.attached import HOLDER
from networks.membership import actions as membership
from networks.membership import policies as memberships
from networks.membership.models import Membership
from networks.membership.queries.wearing import may_wear
from networks.people.models import Person


def may_begin(person: Person, mine: Membership | None, *, worn: str, rules: int) -> None:
    """Raise Refused("new_rules") for rules that are not agreed to, "not_worn" for a role that is not theirs."""
    memberships.agree(mine, rules).enforce()
    if worn:
        memberships.wear(worn, may_wear(person, mine)).enforce()


def settle(person: Person, post: Post, mine: Membership | None, *, key: str, rules: int) -> None:
    """Hang the files on the post, forget its draft, remember the rules agreed to: in the post's transaction."""
    files.attach(person.pk, post.source, kind=HOLDER, object_id=post.pk)
    drafts.finish(person.pk, key)
    if mine is not None and rules > mine.rules_accepted:
        membership.accept_rules(mine, version=rules)

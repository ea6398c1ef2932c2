"""Files hang on posts: who may read a post's text at this moment may fetch them, those of its old texts included."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from community.threads import models as stored  # not the names in it: the models are made of these querysets

if TYPE_CHECKING:
    from networks.people.models import Person

HOLDER = "post"


def readable_posts(person: Person, post_ids: Collection[int]) -> set[int]:
    """Return those of the posts whose text the person may read now: `policies.read`, for many (one query).

    A deleted or hidden one only its author and the network's leads.
    """
    lead = person.memberships.leads().filter(network=OuterRef("thread__network"))
    everybody = Q(deleted_at__isnull=True, hidden_at__isnull=True)
    posts = stored.Post.objects.visible_to(person).filter(pk__in=post_ids)
    return set(posts.filter(everybody | Q(author=person) | Exists(lead)).values_list("pk", flat=True))

"""Idempotency: the same key with the same body is one effect and the same answer (G-44).

with transaction.atomic():
    claim = keys.claim(person.id, "threads.reply", key, body)
    if claim.result is not None:
        return Post.objects.get(id=claim.result)
    …
    claim.settle(post.id)
"""

from base.keys.claims import Claim, claim, new_key, settled

__all__ = ["Claim", "claim", "new_key", "settled"]

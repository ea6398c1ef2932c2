"""What can happen to what people know."""

from base.events import event


@event
class KnowledgeSet:
    """Somebody has other tags on themselves."""

    person_id: int

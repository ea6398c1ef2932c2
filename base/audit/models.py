"""What was done with a power, by whom, to what, and why."""

from django.db import models

from base.audit.queries import EntryQuerySet


class Entry(models.Model):
    """One act of a lead, an administrator, a contact or an operator; never changed, never deleted by a person."""

    at = models.DateTimeField()
    # Numbers, not foreign keys: base knows no people, and the log outlives what it tells of.
    actor_id = models.BigIntegerField(null=True, help_text="null: the system or an operator's command")
    act = models.CharField(max_length=60, help_text="subject.verb, as registered with base.audit")
    kind = models.CharField(max_length=30, help_text="what it was done to: thread, post, person…")
    object_id = models.BigIntegerField()
    network_id = models.BigIntegerField(
        null=True, help_text="whose leads may read it; null: administrators only"
    )
    reason = models.TextField(blank=True, default="")
    data = models.JSONField(default=dict, help_text="ids and short words, never a person's text")

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["network_id", "id"], name="audit_by_network"),
            models.Index(fields=["kind", "object_id"], name="audit_by_object"),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.kind}:{self.object_id}"

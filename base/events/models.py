"""The outbox."""

from django.db import models
from django.db.models import Q


class RecordedEvent(models.Model):
    """Something that happened. Written in the transaction of the act, so that both stand or neither."""

    name = models.CharField(max_length=80)
    payload = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["at"], name="event_by_time"),)  # for pruning

    def __str__(self) -> str:
        return f"{self.name} {self.payload}"


class Delivery(models.Model):
    """What one durable listener is still owed of one event."""

    event = models.ForeignKey(RecordedEvent, on_delete=models.CASCADE, related_name="deliveries")
    listener = models.CharField(max_length=200)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(help_text="next try; while leased, the end of the lease")
    done_at = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(
        null=True, help_text="given up after too many failures; an operator looks"
    )
    error = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["event", "listener"],
                name="delivery_once_per_listener",
            ),
        )
        indexes = (
            # The worker asks every second for the few that are owed, among all that were delivered.
            models.Index(
                fields=["due_at"],
                name="delivery_owed",
                condition=Q(done_at__isnull=True, parked_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.listener} of event {self.event_id}"

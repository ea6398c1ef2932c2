"""Which writes have been made."""

from django.db import models


class IdempotencyKey(models.Model):
    """One write that a person made under a key of their own choosing."""

    # A number, not a foreign key: base knows no people. Keys outlive nobody for long (30 days).
    person_id = models.BigIntegerField()
    act = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64, help_text="SHA-256 of the body, hex")
    result = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # The index makes the second of two simultaneous retries wait for the first one's commit.
            models.UniqueConstraint(fields=["person_id", "act", "key"], name="key_once_per_act"),
        )
        indexes = (models.Index(fields=["at"], name="key_by_time"),)

    def __str__(self) -> str:
        return f"{self.act} {self.key}"

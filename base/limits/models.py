"""How often things were done lately."""

from django.db import models


class Window(models.Model):
    """How many times one act was done by one somebody in one stretch of time."""

    name = models.CharField(max_length=200, help_text="act and a hash of who")
    starts = models.BigIntegerField(help_text="Unix seconds")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["name", "starts"], name="window_once"),)
        indexes = (models.Index(fields=["starts"], name="window_by_time"),)

    def __str__(self) -> str:
        return f"{self.name} {self.count}"

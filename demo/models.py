"""Which objects came from the demo's files, so that evaluations can name them."""

from django.db import models


class DemoObject(models.Model):
    """One object of the demo: what the file calls it, and its id here."""

    kind = models.CharField(max_length=20, help_text="network, person, tag, case, reply, room, message")
    demo_id = models.CharField(max_length=60, help_text="as in the JSON file; messages: room/seq")
    object_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "demo_id"], name="demo_id_once"),
            models.UniqueConstraint(fields=["kind", "object_id"], name="demo_object_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.demo_id}"

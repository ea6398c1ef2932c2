"""What people say that they know, and what they want to know."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.tags.models import Tag
from networks.people.models import Person


class Kind(models.TextChoices):
    """What a tag says about a person."""

    HELP = "help", _("Can help with")
    LEARN = "learn", _("Wants to learn more about")


class PersonTag(models.Model):
    """One tag that one person has put on themselves."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="known_tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="person_tags")
    kind = models.CharField(max_length=5, choices=Kind.choices)

    class Meta:
        constraints = (
            # What one knows well one may also want to know more about: both, but each once.
            models.UniqueConstraint(fields=["person", "tag", "kind"], name="person_tagged_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="person_tag_kind_known"),
        )
        indexes = (models.Index(fields=["tag", "kind", "person"], name="person_by_tag"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.tag_id}"

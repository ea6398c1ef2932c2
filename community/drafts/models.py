"""What somebody is writing and has not sent."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from community.drafts.merging import Copy
from community.drafts.places import LONGEST
from community.drafts.queries import DraftQuerySet, OtherCopyQuerySet
from networks.people.models import Person

WINDOW = 40  # characters of the name of an opened form


class _Written(models.Model):
    """Texts as one window sent them."""

    texts = models.JSONField(default=dict, help_text="by the names of the form's fields")
    key = models.CharField(max_length=64, blank=True, default="", help_text="that the form is sent with")
    window = models.CharField(max_length=WINDOW, blank=True, default="")
    step = models.BigIntegerField(default=0)
    device = models.CharField(max_length=40, blank=True, default="")
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def copy(self) -> Copy:
        """Return the row as the rule of merging knows it."""
        return Copy(self.texts, self.key, self.window, self.step, self.device, self.saved_at)

    def take(self, copy: Copy) -> None:
        """Fill the columns with what a window has sent."""
        self.texts, self.key, self.window = dict(copy.texts), copy.key, copy.window
        self.step, self.device, self.saved_at = copy.step, copy.device, copy.at


class Draft(_Written):
    """The text that one person has begun at one place. Nobody else ever reads it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=LONGEST)
    # Grows with every change and never goes back: what an open form has seen.
    version = models.PositiveIntegerField(default=0)
    # The person's saves counted: orders the list, and pages are cut by it.
    turn = models.BigIntegerField(default=0)
    # Sent or deleted. The row stays a while, so that a window that knows nothing of it brings nothing back.
    ended_at = models.DateTimeField(null=True)
    sent_key = models.CharField(
        max_length=64, blank=True, default="", help_text="what was sent from here last"
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "place"], name="draft_once_at_a_place"),)
        indexes = (
            models.Index(fields=["person", "turn"], condition=Q(ended_at__isnull=True), name="draft_by_turn"),
            models.Index(fields=["saved_at"], name="draft_by_time"),  # the sweep
        )

    def __str__(self) -> str:
        return f"{self.person_id} at {self.place}"

    def get_absolute_url(self) -> str:
        """Return the page that shows the draft's text."""
        return reverse("draft", args=[self.pk])


class OtherCopy(_Written):
    """What another window had written at the same place, kept beside the draft until its writer decides."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="others")

    objects = OtherCopyQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "window"], name="draft_copy_once"),)

    def __str__(self) -> str:
        return f"{self.draft_id} in {self.window}"

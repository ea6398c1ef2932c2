"""A file that somebody has uploaded, and how much room files take."""

from django.db import models
from django.db.models import Q

from base.files.names import address_of
from base.files.queries import FileQuerySet

KEY = 24  # letters and digits: 142 bits that nobody guesses


class State(models.TextChoices):
    """How far a file has come."""

    COMING = "coming"  # the row stands, the content is on its way into the store
    WAITING = "waiting"  # a picture before it is made anew
    HELD = "held"  # before the scanner has looked at it
    READY = "ready"
    REFUSED = "refused"  # `why` says the reason; nothing of it is left in the store


class File(models.Model):
    """One uploaded file. What is served of it is never the picture as it was uploaded."""

    key = models.CharField(max_length=KEY, unique=True, help_text="its name in addresses; can't be guessed")
    # Numbers, not foreign keys: base knows no people and no networks.
    owner_id = models.BigIntegerField()
    network_id = models.BigIntegerField(help_text="whose room it takes")
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=100, help_text="by content, never by what the browser said")
    size = models.BigIntegerField(help_text="bytes of what is downloaded")
    room = models.BigIntegerField(help_text="bytes in the store, counted in Usage")
    sha256 = models.CharField(max_length=64, help_text="of what is downloaded, hex")
    # Of pictures, as they are shown: known from the header, before anything is decoded.
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    alt = models.CharField(max_length=400, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.COMING)
    why = models.CharField(max_length=20, blank=True, default="", help_text="why it is refused: a code")
    raw = models.CharField(
        max_length=200, blank=True, default="", help_text="name in the store, as uploaded; never served"
    )
    stored = models.CharField(max_length=200, blank=True, default="", help_text="name in the store, served")
    folder = models.CharField(max_length=200, blank=True, default="", help_text="where its sizes lie")
    holder_kind = models.CharField(max_length=20, blank=True, default="")
    holder_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()

    objects = FileQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="file_state_known"),
            # Half a holder would be a file that nobody can say who may read.
            models.CheckConstraint(
                condition=Q(holder_kind="", holder_id__isnull=True)
                | (~Q(holder_kind="") & Q(holder_id__isnull=False)),
                name="file_hangs_or_not",
            ),
        )
        indexes = (
            models.Index(fields=["holder_kind", "holder_id"], name="file_by_holder"),
            models.Index(fields=["created_at"], condition=Q(holder_kind=""), name="file_loose"),
            models.Index(
                fields=["created_at"], condition=Q(state__in=["waiting", "held"]), name="file_undone"
            ),
        )

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Return the address of what is downloaded."""
        return address_of(self.key, self.name)

    @property
    def is_picture(self) -> bool:
        """Whether it is shown in texts."""
        return self.width is not None

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched."""
        return self.state == State.READY

    @property
    def is_refused(self) -> bool:
        """Whether it will never be fetched."""
        return self.state == State.REFUSED

    @property
    def markdown(self) -> str:
        """Return the line that shows it in a text."""
        words = self.alt if self.is_picture else self.name
        words = "".join(f"\\{char}" if char in "\\[]" else char for char in words)
        return f"{'!' if self.is_picture else ''}[{words}]({self.get_absolute_url()})"


class Usage(models.Model):
    """How much room the files of one person, or of one network, take."""

    kind = models.CharField(max_length=8)
    object_id = models.BigIntegerField()
    used = models.BigIntegerField(default=0, help_text="bytes")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "object_id"], name="usage_once"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.used}"

"""What belongs to the site as a whole and to no network."""

from django.db import models
from django.db.models import Q

from networks.people.models import Person
from networks.site.queries.seeing import AnnouncementQuerySet, FaultReportQuerySet, LegalTextQuerySet


class Announcement(models.Model):
    """One line above every page for a time: information, or a disturbance."""

    kind = models.CharField(max_length=11, help_text="information or disturbance")
    text_sv = models.CharField(max_length=160)
    text_en = models.CharField(
        max_length=160, blank=True, default="", help_text="empty: the Swedish is shown"
    )
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(help_text="also when somebody has ended it early")
    for_visitors = models.BooleanField(default=False, help_text="shown to people who are not signed in, too")
    made_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=("information", "disturbance")), name="announcement_kind_known"
            ),
        )
        indexes = (models.Index(fields=["until_at"], name="announcement_by_end"),)

    def __str__(self) -> str:
        return self.text_sv


class LegalText(models.Model):
    """One version of one of the law's small pages in one language; the newest is shown, the others are kept."""

    slug = models.CharField(max_length=20, help_text="accessibility, privacy or cookies")
    language = models.CharField(max_length=5)
    number = models.PositiveIntegerField(
        help_text="version; 1 is the first that replaced what came with Erfa"
    )
    source = models.TextField(help_text="Markdown; a line that begins with ## is a heading of the page")
    updated_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = LegalTextQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["slug", "language", "number"], name="legal_text_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.slug} ({self.language}) {self.number}"


class FaultReport(models.Model):
    """Somebody tells that a page can't be used by everybody; the law asks for a way to say so."""

    text = models.TextField()
    page = models.CharField(max_length=200, blank=True, default="", help_text="where, in the sender's words")
    address = models.EmailField(
        max_length=254, blank=True, default="", help_text="to answer to, if they gave one"
    )
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = FaultReportQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["id"], condition=Q(handled_at__isnull=True), name="fault_report_waiting"),
        )

    def __str__(self) -> str:
        return f"fault report {self.pk}"

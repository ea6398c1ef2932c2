"""Organisations as SCB and SKR know them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from base.alphabet import alphabetical
from networks.organisations.domains import written
from networks.organisations.groups import GROUPS
from networks.organisations.queries import DomainQuerySet, OrganisationQuerySet


class Kind(models.TextChoices):
    """What an organisation is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    OTHER = "other"


class Organisation(models.Model):
    """A municipality, a region or another public body that people belong to."""

    # SCB's code as text (leading zeros count); bodies that are neither get "x-<slug>".
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120, help_text="everyday name, shown bare: Umeå")
    sorts_as = alphabetical("name")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    county_code = models.CharField(max_length=2, blank=True, default="")
    county = models.CharField(max_length=60, blank=True, default="")
    # SKR's municipality group, edition `group_year`; never guessed.
    skr_group = models.CharField(max_length=2, blank=True, default="")
    group_year = models.PositiveSmallIntegerField(null=True)
    population = models.PositiveIntegerField(null=True, help_text="persons (SCB)")
    population_date = models.DateField(null=True)
    area_km2 = models.DecimalField(max_digits=9, decimal_places=2, null=True, help_text="land area (SCB)")
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, help_text="degrees, WGS 84")
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, help_text="degrees, WGS 84")
    member_since = models.DateField(null=True, help_text="null: not (yet) a member of the forum")
    closed_at = models.DateTimeField(null=True, help_text="it no longer exists; its page and history stay")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="other", code__startswith="x-") | ~Q(kind="other"),
                name="organisation_other_code_is_marked",  # can never collide with a code of SCB's
            ),
        )
        indexes = (models.Index(fields=["county_code"], name="organisation_by_county"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the organisation's page."""
        return reverse("organisation", args=[self.code])

    @property
    def is_member(self) -> bool:
        """Whether its people may read the open networks."""
        return self.member_since is not None and self.closed_at is None

    @property
    def group_name(self) -> str:
        """Return what SKR's group is called, or "" outside the grouping."""
        return str(GROUPS.get(self.skr_group, ""))

    @property
    def density(self) -> int | None:
        """Return people per square kilometre of land, without decimals: the area is an old figure."""
        if self.population is None or not self.area_km2:
            return None
        return round(self.population / self.area_km2)

    @property
    def mark(self) -> str:
        """Return the name of its mark in the sprite: its code, or the empty tile outside the pattern."""
        return "x" if self.kind == Kind.OTHER else self.code


class Domain(models.Model):
    """A mail domain of an organisation: once confirmed, an address of it shows where somebody works."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    # Whole domain, lower case, after IDNA ("xn--ume-wla.example"); compared as a whole, never by its end (G-21).
    name = models.CharField(max_length=253)
    added_at = models.DateTimeField()
    added_by = models.BigIntegerField(null=True, help_text="a person's number: organisations know no people")
    # By an administrator's word, or by the code that was mailed to postmaster@ the domain.
    confirmed_at = models.DateTimeField(null=True)
    code_hash = models.CharField(
        max_length=64, blank=True, default="", help_text="of the mailed code, SHA-256 hex"
    )
    code_sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="wrong codes since it was sent")

    objects = DomainQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["name"], condition=Q(confirmed_at__isnull=False), name="domain_confirmed_once"
            ),
            models.UniqueConstraint(fields=["organisation", "name"], name="domain_once_per_organisation"),
        )
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """Return the domain as people write it, with its own letters."""
        return written(self.name)

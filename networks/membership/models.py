"""Networks and who is in them."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language

from base.alphabet import alphabetical
from networks.membership.queries import (
    InvitationQuerySet,
    JoinRequestQuerySet,
    MembershipQuerySet,
    NetworkQuerySet,
    WornRoleQuerySet,
)
from networks.organisations.domains import written_address
from networks.organisations.models import Organisation
from networks.people.models import Person

NEW = timedelta(days=30)  # how long somebody is new in a network


class Visibility(models.TextChoices):
    """Who may see and read a network (MODEL: open, by request, private)."""

    OPEN = "open"
    REQUEST = "request"
    PRIVATE = "private"


class Role(models.TextChoices):
    """What a membership allows."""

    MEMBER = "member"
    OBSERVER = "observer"
    LEAD = "lead"


class Outcome(models.TextChoices):
    """What became of a request: a lead decided, or who asked took it back."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Network(models.Model):
    """A room of people with a purpose, with leads, house rules, a forum and chat rooms."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    sorts_as = alphabetical("name")
    name_en = models.CharField(max_length=80, blank=True, default="")
    visibility = models.CharField(max_length=8, choices=Visibility.choices)
    purpose = models.TextField(blank=True, default="")
    rules = models.JSONField(default=list, help_text="a list of sentences")
    # Which version of the rules these are; each has a RulesVersion. A member accepts a new one at their next post.
    rules_version = models.PositiveIntegerField(default=1)
    welcome = models.TextField(blank=True, default="", help_text="to new members, on their first visit")
    archived_at = models.DateTimeField(null=True, help_text="read only since then")
    created_at = models.DateTimeField()
    # How many posts have been written here: "what is new" is the distance to Membership.seen.
    sequence = models.BigIntegerField(default=0)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values),
                name="network_visibility_known",  # visible_to must not meet a word it does not know
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the network's front page."""
        return reverse("network", args=[self.slug])

    @property
    def shown_name(self) -> str:
        """Return the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Membership(models.Model):
    """One person in one network: one row for each pair, kept with a date when it has ended."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # Network.sequence when the person last saw its front; set by POST, never by GET.
    seen = models.BigIntegerField(default=0)
    rules_accepted = models.PositiveIntegerField(
        default=1, help_text="Network.rules_version when last agreed to"
    )
    welcomed_at = models.DateTimeField(null=True, help_text="when the welcome text was put away")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["network", "person"], name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        )
        indexes = (
            models.Index(fields=["person"], condition=Q(ended_at__isnull=True), name="membership_active"),
            models.Index(
                fields=["network", "role"], condition=Q(ended_at__isnull=True), name="membership_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.network_id}"

    @property
    def is_active(self) -> bool:
        """Whether the membership has not ended."""
        return self.ended_at is None

    def is_greeted(self, now: datetime) -> bool:
        """Whether the network's welcome text is still for them: new, and not put away."""
        return self.welcomed_at is None and not self.is_lead and now - self.joined_at < NEW

    @property
    def is_lead(self) -> bool:
        """Whether the person leads the network now."""
        return self.is_active and self.role == Role.LEAD

    @property
    def may_write(self) -> bool:
        """Whether the role allows writing at all (an observer reads everything and writes nothing)."""
        return self.is_active and self.role in {Role.MEMBER, Role.LEAD}


class JoinRequest(models.Model):
    """Somebody asks to join a network by request; a lead decides, once."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="join_requests")
    message = models.TextField(blank=True, default="")
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="", help_text="in plain words, to the one declined")
    told_at = models.DateTimeField(
        null=True, help_text="when the answer was mailed; so that it is mailed once"
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["network", "person"],
                condition=Q(decided_at__isnull=True),
                name="join_request_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="")
                | Q(decided_at__isnull=False) & ~Q(outcome=""),
                name="join_request_decided_has_outcome",
            ),
        )
        ordering = (F("asked_at").asc(), "id")

    def __str__(self) -> str:
        return f"{self.person_id} asks to join {self.network_id}"


class RulesVersion(models.Model):
    """The rules of a network as they were from a moment on."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="rules_versions")
    number = models.PositiveIntegerField()
    rules = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["network", "number"], name="rules_version_once"),)
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"rules {self.number} of {self.network_id}"


class Invitation(models.Model):
    """A letter to one address that lets its reader into one network in one role, once (G-20)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    address = models.EmailField(max_length=254, help_text="lower case; only who proves to read it gets in")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    # Where the reader works, if the lead knows; a confirmed domain of the address says it better.
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    message = models.TextField(blank=True, default="", help_text="the lead's own words in the mail")
    language = models.CharField(max_length=5, default="sv")
    # The secret of the mailed link is made of this and the server's key; only its making lies here.
    nonce = models.CharField(max_length=32)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    sent_at = models.DateTimeField(help_text="last sent; a new letter each time it is sent again")
    times_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["network", "address"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_waiting",
            ),
        )
        ordering = ("-invited_at", "-id")

    def __str__(self) -> str:
        return f"{self.address} into {self.network_id}"

    @property
    def shown_address(self) -> str:
        """Return the address as people write it."""
        return written_address(self.address)


class Worn(models.TextChoices):
    """A role that somebody can wear on a post, in plain words beside the name."""

    LEAD = "lead"
    RESEARCHER = "researcher"
    SPEAKER = "speaker"
    CONTACT = "contact"


class WornRole(models.Model):
    """A network's leads have let somebody wear a role on what they write there."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="worn_roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="worn_roles")
    role = models.CharField(max_length=12, choices=Worn.choices)
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    granted_at = models.DateTimeField()

    objects = WornRoleQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["network", "person", "role"], name="worn_role_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} as {self.role} in {self.network_id}"

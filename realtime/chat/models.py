"""Rooms, messages and the order in which things changed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext

from base.text import excerpt
from networks.membership.models import Network
from networks.organisations.models import Organisation
from networks.people.models import Person
from realtime.chat.queries import ChangeQuerySet, MessageQuerySet, RoomQuerySet

GENERAL = "allmant"  # the slug of the room that every network has
PURPOSE = 160  # characters of the line under a room's name
EXCERPT = 120  # characters of a message, where a page only hints at what is said


class ChangeKind(models.TextChoices):
    """What can happen in a room; each takes the room's next number."""

    SAID = "said"
    ROOM = "room"  # the room itself is another: its name, who is in it, who writes in it


class Access(models.TextChoices):
    """Who of the network's members follows a room."""

    OPEN = "open"
    INVITED = "invited"


class Writing(models.TextChoices):
    """Who of those who follow a room says something in it."""

    ALL = "all"
    LEADS = "leads"  # announcements only
    NOBODY = "nobody"  # read-only


class Room(models.Model):
    """A chat room of a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="rooms")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    purpose = models.CharField(
        max_length=PURPOSE, blank=True, default="", help_text="one line under the name"
    )
    access = models.CharField(max_length=8, choices=Access.choices, default=Access.OPEN)
    writing = models.CharField(max_length=8, choices=Writing.choices, default=Writing.ALL)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, help_text="read only since then, and out of the menu")
    # The number of the newest change; the counter under whose lock changes get theirs, without holes.
    number = models.BigIntegerField(default=0)

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["network", "slug"], name="room_slug_once"),
            models.CheckConstraint(condition=Q(access__in=Access.values), name="room_access_known"),
            models.CheckConstraint(condition=Q(writing__in=Writing.values), name="room_writing_known"),
            # The room that every network has is everybody's: it can be closed to writing, not to members.
            models.CheckConstraint(
                condition=~Q(slug=GENERAL) | Q(access="open"), name="general_room_is_open"
            ),
        )
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the room's page."""
        return reverse("room", args=[self.network.slug, self.slug])

    @property
    def shown_name(self) -> str:
        """Return the name in the reader's language: only the general room's is Erfa's own word."""
        return pgettext("chat room", "General") if self.is_general else self.name

    @property
    def is_general(self) -> bool:
        """Whether it is the room that every network has."""
        return self.slug == GENERAL

    @property
    def kind(self) -> str:
        """Return what sets the room apart in a list: archived, invited, leads or nobody writing; "" for the others."""
        if self.archived_at is not None or self.network.archived_at is not None:
            return "archived"
        if self.access == Access.INVITED:
            return "invited"
        return "" if self.writing == Writing.ALL else self.writing

    @property
    def topic(self) -> str:
        """Return the name that pages subscribe to."""
        return f"room:{self.pk}"


class Seat(models.Model):
    """A member of the network has been let into an invited room. Leads are in every room without one."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["room", "person"], name="seat_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} in {self.room_id}"


class Message(models.Model):
    """What one person said in a room; known by the number of its birth."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    number = models.BigIntegerField(help_text="the room's number when it was said")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(max_length=120)
    source = models.TextField(help_text="as written")
    html = models.TextField(help_text="as rendered and sanitised at write")
    renderer = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["room", "number"], name="message_number_once"),)

    def __str__(self) -> str:
        return f"{self.room_id}#{self.number}"

    @property
    def excerpt(self) -> str:
        """Return the beginning of what was said, as plain text."""
        return excerpt(self.source, EXCERPT)


class Change(models.Model):
    """One thing that happened in a room: catching up asks for the changes after a number."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="changes")
    number = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=ChangeKind.choices)
    # Null: it happened to the room itself.
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="changes")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["room", "number"], name="change_number_once"),
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="change_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.room_id}#{self.number} {self.kind}"

"""One conversation and what was said in it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from community.tags.models import Tag
from community.threads.addresses import RESERVED, address, slug_of, state_of
from community.threads.paths import LEVELS, PLACE
from community.threads.queries import PostQuerySet, ThreadChangeQuerySet, ThreadQuerySet
from networks.membership.models import Network
from networks.organisations.models import Organisation
from networks.people.models import Person

__all__ = [
    "RESERVED",
    "TOLD",
    "Change",
    "ChangeKind",
    "Kind",
    "Post",
    "Revision",
    "TaggedThread",
    "Thread",
    "ThreadTemplate",
    "address",
    "slug_of",
    "state_of",
]


class Kind(models.TextChoices):
    """What a thread is for."""

    QUESTION = "question", _("Question")
    DISCUSSION = "discussion", _("Discussion")
    ANNOUNCEMENT = "announcement", _("Announcement from the network lead")
    CHALLENGE = "challenge", _("Challenge")
    GOOD_EXAMPLE = "good_example", _("Good example")


class TaggedThread(ItemBase):
    """One tag on one thread."""

    content_object = models.ForeignKey("Thread", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_threads")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["content_object", "tag"], name="thread_tagged_once"),)


class Thread(models.Model):  # type: ignore[django-manager-missing]  # taggit tells its types to nobody
    """One conversation in a network. Its first post (number 1) is what the author wrote."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="threads")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=160)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="threads")
    started_at = models.DateTimeField()
    # The number of the newest post; also the counter under whose lock posts get theirs. Never goes back.
    last_number = models.PositiveIntegerField(default=0)
    reply_count = models.PositiveIntegerField(default=0, help_text="replies that are not deleted")
    last_post_at = models.DateTimeField()
    # Network.sequence at the newest post: orders the front page and says what is new, without a clock.
    activity = models.BigIntegerField()
    # The id of the newest post: one number that orders the threads of all networks (the first page). It has no
    # foreign key, which would go round in a circle; null only between the thread's insert and its first post's.
    newest = models.BigIntegerField(null=True, unique=True)
    pinned_at = models.DateTimeField(null=True, help_text="stands above the list, newest first")
    closed_at = models.DateTimeField(null=True, help_text="takes no more replies")
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # The reply that helped: a question is answered, a challenge solved. A number for the same reason as `newest`.
    helped_by = models.BigIntegerField(null=True, help_text="id of the post that helped")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    # The number of its newest change: the counter of open pages. Posts count on `last_number`, this on everything.
    changes_count = models.BigIntegerField(default=0)
    # Whether any of its changes is told (TOLD): most threads have none, and their page does not ask.
    has_history = models.BooleanField(default=False)
    # False: its first post is deleted and nobody has answered. Lists leave it out, its address shows nothing.
    standing = models.BooleanField(default=True)

    tags = TaggableManager(through=TaggedThread, blank=True)
    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="thread_kind_known"),
            models.UniqueConstraint(fields=["network", "activity"], name="thread_activity_once"),
        )
        indexes = (
            models.Index(
                fields=["network", "kind", "activity"], condition=Q(standing=True), name="thread_by_kind"
            ),
            models.Index(
                fields=["network", "activity"],
                condition=Q(standing=True, reply_count=0),
                name="thread_unanswered",
            ),
            models.Index(fields=["author"], name="thread_by_author"),
            models.Index(
                fields=["network", "pinned_at"],
                condition=Q(standing=True, pinned_at__isnull=False),
                name="thread_pinned",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the thread's address, with its title for people who read addresses."""
        return address(self.pk, self.title if self.standing else "")

    @property
    def state(self) -> str:
        """Return whether it is answered or solved, as a word for templates."""
        return state_of(self.kind, self.helped_by)

    @property
    def slug(self) -> str:
        """Return the title as part of an address; "-" where nothing is left of it, or nobody may read it."""
        return slug_of(self.title if self.standing else "")


class Post(models.Model):
    """What one person wrote at one place in a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField(help_text="place in the thread; the first post is 1; never reused")
    answers = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="answered_by")
    # Where the post stands in the conversation view: three numbers of ten digits (see `paths`).
    path = models.CharField(max_length=LEVELS * PLACE)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    # Who the author was when writing: people change employer, what they said for one stays said for it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    organisation_name = models.CharField(max_length=120)
    author_title = models.CharField(max_length=80, blank=True, default="")
    source = models.TextField(help_text="as written")
    html = models.TextField(help_text="as rendered and sanitised at write")
    renderer = models.PositiveSmallIntegerField(help_text="base.text.RENDERER when rendered")
    summary = models.CharField(max_length=240, blank=True, default="", help_text="plain text, for lists")
    created_at = models.DateTimeField()
    sequence = models.BigIntegerField(help_text="Network.sequence of its writing: what is new since")
    worn = models.CharField(
        max_length=12, blank=True, default="", help_text="the role worn when writing (Worn)"
    )
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # Hidden by a lead, for a reason that its author reads. Independent of deletion.
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    hidden_reason = models.TextField(blank=True, default="")

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["thread", "number"], name="post_number_once"),
            models.UniqueConstraint(fields=["thread", "path"], name="post_path_once"),
        )
        indexes = (
            models.Index(fields=["author", "-created_at"], name="post_by_author"),
            # What is new in a thread since a number of the network: never reads what was there before.
            models.Index(fields=["thread", "sequence"], name="post_by_sequence"),
            models.Index(fields=["organisation", "thread"], condition=Q(number=1), name="post_opening"),
        )

    def __str__(self) -> str:
        return f"{self.thread_id}#{self.number}"

    def get_absolute_url(self) -> str:
        """Return the permalink, which opens the thread at this post."""
        return reverse("post", args=[self.pk])

    @property
    def is_deleted(self) -> bool:
        """Whether its text is for its author and the leads only."""
        return self.deleted_at is not None

    @property
    def is_hidden(self) -> bool:
        """Whether a lead has taken its text away from others."""
        return self.hidden_at is not None

    @property
    def is_gone(self) -> bool:
        """Whether others read one sentence in its place."""
        return self.is_deleted or self.is_hidden

    @property
    def is_first(self) -> bool:
        """Whether it is what the thread began with."""
        return self.number == 1


class Revision(models.Model):
    """What a post said before an edit."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(help_text="1 = as first written")
    title = models.CharField(
        max_length=160, blank=True, default="", help_text="of the thread, if a first post"
    )
    source = models.TextField()
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(help_text="when this text was written, not when it was replaced")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["post", "number"], name="revision_once"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.post_id} as of {self.written_at}"


class ChangeKind(models.TextChoices):
    """What can happen in a thread; each takes the thread's next number."""

    WRITTEN = "written"
    EDITED = "edited"
    DELETED = "deleted"
    RESTORED = "restored"
    HIDDEN = "hidden"
    SHOWN = "shown"
    PINNED = "pinned"
    UNPINNED = "unpinned"
    CLOSED = "closed"
    REOPENED = "reopened"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    KIND = "kind"
    RENAMED = "renamed"
    TAGS = "tags"
    MOVED = "moved"
    SPLIT_OFF = "split_off"  # posts have left for another thread
    SPLIT_FROM = "split_from"  # posts have come from another thread
    MERGED_INTO = "merged_into"
    MERGED_FROM = "merged_from"


# What stays to be read in a thread, as a line at its time. Being marked as what helped is told with the post.
TOLD = [
    *(ChangeKind.CLOSED, ChangeKind.REOPENED, ChangeKind.KIND, ChangeKind.RENAMED, ChangeKind.MOVED),
    *(ChangeKind.SPLIT_OFF, ChangeKind.SPLIT_FROM, ChangeKind.MERGED_FROM, ChangeKind.HELPED),
]


class Change(models.Model):
    """One thing that happened in a thread: open pages catch up on them, and some stay to be read in it."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="changes")
    number = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=ChangeKind.choices)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # Ids only ({"from": network id, "to": network id}): names are filled in at read, for who may see them.
    data = models.JSONField(default=dict)

    objects = ThreadChangeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["thread", "number"], name="thread_change_once"),
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="thread_change_kind_known"),
        )
        indexes = (
            # A thread's page reads these past the thousand times that somebody only wrote.
            models.Index(fields=["thread", "number"], condition=Q(kind__in=TOLD), name="thread_told"),
        )

    def __str__(self) -> str:
        return f"{self.thread_id}#{self.number} {self.kind}"


class ThreadTemplate(models.Model):
    """What the leads of a network suggest that a new thread of a kind begins with."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="thread_templates")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(help_text="Markdown, put into the empty field")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["network", "kind"], name="thread_template_once"),)

    def __str__(self) -> str:
        return f"{self.kind} in {self.network_id}"

"""The curated list of tags."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from taggit.models import TagBase

from base.alphabet import alphabetical
from community.tags.folding import folded
from community.tags.queries import TagQuerySet


class Tag(TagBase):
    """A subject that threads are about. `name` is Swedish; people choose among existing tags only."""

    word = folded("name")
    sorts_as = alphabetical("name")
    name_en = models.CharField(max_length=50, blank=True, default="")
    word_en = folded("name_en")
    description = models.TextField(blank=True, default="")

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ("sorts_as",)

    def get_absolute_url(self) -> str:
        """Return the tag's page."""
        return reverse("tag", args=[self.slug])

    @property
    def shown_name(self) -> str:
        """Return the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Synonym(models.Model):
    """Another word that finds a tag: typing AI offers artificiell intelligens."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(max_length=50)
    word = folded("name")

    class Meta:
        constraints = (
            # A word may lead to two tags (that is what completion is for), but once to each.
            models.UniqueConstraint(fields=["tag", "name"], name="synonym_once_per_tag"),
        )
        indexes = (models.Index(fields=["word"], name="synonym_by_word"),)
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class FormerTag(models.Model):
    """The address of a tag that went up in another: it leads there."""

    slug = models.SlugField(max_length=100, unique=True)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="former")

    def __str__(self) -> str:
        return self.slug

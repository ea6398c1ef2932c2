"""The form field in which tags are written."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from base.text import line
from community.tags.models import Tag
from community.tags.queries import Unknown, resolve

LONGEST = 600  # characters: eight tags and much air


class TagsField(forms.CharField):
    """Words between commas that become tags of the list; a word that is none names the ones like it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST, required=False, **options)

    def clean(self, value: Any) -> Any:
        """Return the slugs."""
        words = line(super().clean(value)).split(",")
        tags, unknown = resolve(words)
        if unknown:
            raise ValidationError([_sentence(each) for each in unknown])
        return [tag.slug for tag in tags]


def written(tags: Iterable[Tag]) -> str:
    """Return tags as one writes them in the field."""
    return ", ".join(tag.shown_name for tag in tags)


def _sentence(unknown: Unknown) -> str:
    if not unknown.close:
        return _("“%(word)s” is not in the list of tags. Choose another word.") % {"word": unknown.word}
    values = {"word": unknown.word, "close": ", ".join(tag.shown_name for tag in unknown.close)}
    return _("“%(word)s” is not in the list of tags. Did you mean one of these: %(close)s?") % values

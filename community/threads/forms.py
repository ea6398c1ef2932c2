"""Shape and length of what is written in threads."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.keys import new_key
from base.text import POST, TITLE
from base.web.comparing import BasisField
from base.web.fields import Formatted, Line, Prose
from base.web.forms import KeyField
from community.tags.fields import TagsField


class _Keyed(forms.Form):
    """A form that posts once, however often it is sent."""

    key = KeyField()

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": new_key(), **(initial or {})})


class _Spoken(_Keyed):
    """What is said to others: in a role, and agreeing to the rules of that version (0 = to none)."""

    worn = forms.CharField(required=False, max_length=12)
    rules = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def clean_rules(self) -> int:
        """Nothing ticked agrees to nothing."""
        return self.cleaned_data["rules"] or 0


def _text(rows: int, label: Any) -> Prose:
    return Prose(POST, label=label, widget=forms.Textarea(attrs={"rows": rows}))


class StartForm(_Spoken):
    """A new thread."""

    title = Line(TITLE, label=_("Title"), help_text=_("Write as you would ask a colleague."))
    text = _text(10, _("Text"))
    tags = TagsField(label=_("Tags"), help_text=_("Words from the list of tags, with commas between them."))


class ReplyForm(_Spoken):
    """An answer to the thread, or to the post with the id `answers`."""

    text = _text(4, _("Your reply"))
    answers = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)


class EditForm(_Keyed):
    """Another text for a post."""

    basis = BasisField()
    text = _text(10, _("Text"))


class EditOpeningForm(EditForm):
    """Another text, and another title, for the first post of a thread."""

    title = Line(TITLE, label=_("Title"))
    field_order = ("title", "text")


class TagsForm(forms.Form):
    """The tags of a thread."""

    basis = BasisField()
    tags = TagsField(label=_("Tags"), help_text=_("Words from the list of tags, with commas between them."))


class PreviewForm(forms.Form):
    """A text to look at before it is sent."""

    text = Prose(POST, required=False)


class TemplateForm(forms.Form):
    """What a new thread of a kind begins with. `basis` names what it began with when the form was made."""

    text = Formatted(
        POST,
        required=False,
        label=_("Template"),
        help_text=_(
            "Stands in the field for the text when somebody starts a thread. Left empty, nothing does."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    basis = BasisField()

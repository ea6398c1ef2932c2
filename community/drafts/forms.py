"""What an open form sends of what is typed in it: the texts under their own names, and where it stands."""

from typing import Any

from django import forms

from base.keys.claims import LONGEST as LONGEST_KEY
from base.text import POST, TITLE
from base.web.fields import Line, Text
from community.drafts.models import WINDOW
from community.drafts.places import LONGEST
from community.tags.fields import LONGEST as LONGEST_TAGS

MOST = 2**53  # what a script counts to without losing ones
WEEK = 7 * 24 * 3600

TEXTS = ("title", "text", "tags")  # of all forms whose drafts are kept


class SaveForm(forms.Form):
    """A draft as it comes from the browser. A title may be too long in it for what it will become."""

    draft_place = Line(LONGEST)
    draft_window = Line(WINDOW)
    draft_seen = forms.IntegerField(min_value=0, max_value=MOST)
    draft_step = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    draft_age = forms.IntegerField(min_value=0, max_value=WEEK, required=False)  # seconds since it was typed
    key = Line(LONGEST_KEY, required=False)
    title = Line(2 * TITLE, required=False)
    text = Text(POST, required=False)
    tags = Line(LONGEST_TAGS, required=False)

    @property
    def saved(self) -> dict[str, Any]:
        """Return what the action `save` takes, the device left out; only the texts that the form has fields for."""
        data = self.cleaned_data
        return {
            "place": data["draft_place"],
            "window": data["draft_window"],
            "seen": data["draft_seen"],
            "step": data["draft_step"] or 0,
            "age": data["draft_age"] or 0,
            "key": data["key"],
            "texts": {name: data[name] for name in TEXTS if name in self.data},
        }

"""The shape of an upload, for the page and the script alike."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.files.kinds import ACCEPT
from base.keys import new_key
from base.web.fields import Line
from base.web.forms import KeyField

ALT = 400


class UploadForm(forms.Form):
    """One file, and what a picture shows."""

    key = KeyField()
    network = forms.SlugField(max_length=60, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=500,
        allow_empty_file=True,  # what is empty is said in our words, by what looks at it
        error_messages={"required": gettext_lazy("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    alt = Line(
        ALT,
        required=False,
        label=gettext_lazy("What does the picture show?"),
        help_text=gettext_lazy(
            "For those who do not see it, in a sentence. Leave it empty if it only decorates."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, files, initial={"key": new_key(), **(initial or {})})
        self.fields["file"].help_text = _(
            "A picture, a PDF, an Office or LibreOffice document, or a text file. At most %(n)s MB."
        ) % {"n": settings.FILE_MB}

"""What a refusal is called in words."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts(
    {
        "too_many_drafts": _(
            "You have a hundred drafts. Delete some of them first. Your text is kept in the form."
        ),
        "no_draft": _("The draft is no longer there. It may have been sent or deleted on another device."),
    }
)

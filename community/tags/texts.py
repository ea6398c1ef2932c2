"""What a refusal is called in words, and what acts are called in the log."""

from django.utils.translation import gettext_lazy as _

from base import audit
from base.errors import register_texts

register_texts(
    {
        "same_tag": _("That is the same tag. Choose another."),
        "tag_gone": _(
            "The tag is no longer there: somebody else has merged or deleted it. Look in the list."
        ),
        "tag_in_use": _("The tag is in use. Merge it with another instead."),
    }
)

audit.register(
    {
        "tags.create": _("added a tag"),
        "tags.change": _("changed a tag"),
        "tags.merge": _("merged two tags"),
        "tags.delete": _("deleted a tag"),
    }
)

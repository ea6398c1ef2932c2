"""What a refusal is called in words."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts({"link_gone": _("The link no longer works. Ask for a new one.")})

"""What a refusal is called in words."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts({"chat_for_members": _("The chat is for the members of the network.")})

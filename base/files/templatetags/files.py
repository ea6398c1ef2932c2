"""What the part below a writing field tells its script."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from base.files.kinds import ACCEPT

register = template.Library()


@register.simple_tag
def upload_limits() -> dict[str, Any]:
    """Return what may be chosen, how large it may be in bytes, and what is said of a larger one."""
    return {
        "accept": ACCEPT,
        "most": str(settings.FILE_MB * 1024 * 1024),
        "too_large": _("The file is too large: at most %(n)s MB.") % {"n": settings.FILE_MB},
    }

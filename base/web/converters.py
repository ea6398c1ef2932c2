"""What stands in addresses in the place of an id or a code. What cannot be one is a 404 before anything is asked."""

from django.urls.converters import IntConverter, StringConverter


class IdConverter(IntConverter):
    """An id: at most 18 digits. Beyond 64 bits SQLite answers a question with a fault."""

    regex = "[0-9]{1,18}"


class CodeConverter(StringConverter):
    """An organisation's code: SCB's digits, or x-<slug>. PostgreSQL answers NUL with a fault."""

    regex = "[0-9a-z-]{1,40}"

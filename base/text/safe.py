"""The only place that calls text safe HTML (G-01). A gate in CI finds every other `mark_safe`."""

from django.utils.safestring import SafeString, mark_safe


def safe(html: str) -> SafeString:
    """Marks HTML as safe for templates: only what `render` made, or `fill_in` after it.

    Never for text from a form, a file, a socket or another service. Raises nothing.
    """
    return mark_safe(html)  # nosec B308 B703 # noqa: S308 - the one reviewed place

"""What starting a thread of each kind is called, and what its page asks for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.threads.models import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """The heading, the button and the help of the page that starts a thread."""

    heading: str | Promise
    button: str | Promise
    hint: str | Promise


WORDS = {
    Kind.CHALLENGE: Words(
        _("Share a challenge"),
        _("Share the challenge"),
        _("What happens at your place, what have you tried, and what do you wonder?"),
    ),
    Kind.GOOD_EXAMPLE: Words(
        _("Share a good example"),
        _("Share the example"),
        _("What was the problem, what did you do, what did it give, and how can others do it?"),
    ),
    Kind.QUESTION: Words(
        _("Ask a question"),
        _("Ask the question"),
        _("What do you want to know, and what do you need it for?"),
    ),
    Kind.DISCUSSION: Words(
        _("Start a discussion"),
        _("Start the discussion"),
        _("What do you want to talk about with the others?"),
    ),
    Kind.ANNOUNCEMENT: Words(
        _("Make an announcement"),
        _("Publish the announcement"),
        _("Everybody in the network sees that it comes from its leads."),
    ),
}
DEFAULT = Kind.QUESTION

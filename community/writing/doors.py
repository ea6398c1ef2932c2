"""What the doors share that are asked while somebody types: how fast, what was typed, how it is answered."""

from collections.abc import Sequence
from dataclasses import asdict

from django.http import JsonResponse

from base import limits
from base.text import line
from community.writing.queries import Offer
from networks.people.doors import PersonRequest
from networks.people.models import Person

LONGEST = 60  # characters of what is typed that are looked at
MOST_IDS = 40
# Asked while somebody types, at most one question for each pause of theirs: nobody writes faster than this.
ASKED = limits.Pace("write.ask", a_second=5, at_once=40)


def keep_pace(request: PersonRequest) -> None:
    """Raise TooFast for who asks faster than anybody types."""
    limits.keep(ASKED, request.person.pk)


def typed(request: PersonRequest) -> str:
    """Return the words that somebody has typed so far."""
    return line(request.GET.get("q", "")[:LONGEST])


def ids_of(request: PersonRequest) -> list[int]:
    """Return the ids of people that are asked about, with commas; what is no id is left out."""
    asked = request.GET.get("ids", "").split(",")
    return [int(each) for each in asked if each.isascii() and each.isdigit() and len(each) <= 18][:MOST_IDS]


def offered(offers: Sequence[Offer]) -> JsonResponse:
    """Answer with what may be meant."""
    return JsonResponse({"found": [asdict(each) for each in offers]})


def named(people: Sequence[Person]) -> JsonResponse:
    """Answer with the names of those who can't read it."""
    return JsonResponse({"outside": [each.name for each in people]})

"""What the editor asks while somebody writes in a room: fewer people follow it than may read its network."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from community.writing.doors import ids_of, keep_pace, named, offered, typed
from community.writing.queries import named as as_offers
from networks.membership.queries.readers import find_among, outside_of
from networks.people.doors import PersonRequest, signed_in
from realtime.chat import queries
from realtime.chat.doors import followed


@require_safe
@signed_in
def room_mentions(request: PersonRequest, slug: str, room_slug: str) -> JsonResponse:
    """Offer people of whom `q` may be the beginning, of those who follow the room."""
    keep_pace(request)
    room = followed(request.person, slug, room_slug)
    return offered(as_offers(find_among(queries.followers(room), typed(request))))


@require_safe
@signed_in
def room_mentions_check(request: PersonRequest, slug: str, room_slug: str) -> JsonResponse:
    """Tell the names of those of the people `ids` (with commas) who may not follow the room."""
    keep_pace(request)
    room = followed(request.person, slug, room_slug)
    return named(outside_of(queries.followers(room), ids_of(request)))

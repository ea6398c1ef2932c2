"""Addresses of chat rooms."""

from django.urls import path

from realtime.chat.views import keeping, naming, talking

urlpatterns = [
    path("n/<slug:slug>/chat/", talking.network_chat, name="chat"),
    path("n/<slug:slug>/chat/<slug:room_slug>/", talking.room, name="room"),
    path("n/<slug:slug>/chat/<slug:room_slug>/say/", talking.room_say, name="room_say"),
    path("n/<slug:slug>/chat/<slug:room_slug>/mentions/", naming.room_mentions, name="room_mentions"),
    path(
        "n/<slug:slug>/chat/<slug:room_slug>/mentions/check/",
        naming.room_mentions_check,
        name="room_mentions_check",
    ),
    path("n/<slug:slug>/lead/rooms/", keeping.rooms, name="network_rooms"),
    path("n/<slug:slug>/lead/rooms/<slug:room_slug>/", keeping.room_settings, name="room_settings"),
    path("n/<slug:slug>/lead/rooms/<slug:room_slug>/archive/", keeping.room_archive, name="room_archive"),
    path("n/<slug:slug>/lead/rooms/<slug:room_slug>/take-up/", keeping.room_take_up, name="room_take_up"),
    path("n/<slug:slug>/lead/rooms/<slug:room_slug>/seats/", keeping.seat_give, name="seat_give"),
    path(
        "n/<slug:slug>/lead/rooms/<slug:room_slug>/seats/<id:person_id>/take/",
        keeping.seat_take,
        name="seat_take",
    ),
    path(
        "n/<slug:slug>/lead/rooms/<slug:room_slug>/seats/<id:person_id>/take/back/",
        keeping.seat_take_back,
        name="seat_take_back",
    ),
]

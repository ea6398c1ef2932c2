"""Addresses of chat rooms."""

from django.urls import path

from realtime.chat import views

urlpatterns = [
    path("n/<slug:slug>/chat/", views.network_chat, name="chat"),
    path("n/<slug:slug>/chat/<slug:room_slug>/", views.room, name="room"),
    path("n/<slug:slug>/chat/<slug:room_slug>/say/", views.room_say, name="room_say"),
]

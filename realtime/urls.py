"""Table of contents of NOW."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("realtime.chat.urls"))]

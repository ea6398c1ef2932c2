"""Addresses that belong to no subject: health, language and theme."""

from django.urls import path

from base.web import health, preferences

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("settings/language/", preferences.set_language, name="set_language"),
    path("settings/theme/", preferences.set_theme, name="set_theme"),
]

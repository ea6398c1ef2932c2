from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What somebody is writing and has not sent, kept on the server."""

    name = "community.drafts"

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "community.threads"

    def ready(self) -> None:
        """Register what a refusal is called, who listens, and what is rendered again."""
        from base import rerender
        from base.text import POST
        from community.threads import events, listeners, texts  # noqa: F401 - importing registers
        from community.threads.queries.stored_texts import every_post, every_revision

        rerender.register("posts", every_post, cap=POST)
        rerender.register("revisions", every_revision, cap=POST)

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "community.threads"

    def ready(self) -> None:
        """Register what a refusal is called, who listens, and what is rendered again."""
        from base import live, rerender
        from base.text import POST
        from community.threads import events, listeners, texts, ties  # noqa: F401 - importing registers
        from community.threads.queries.stored_texts import every_post, every_revision
        from community.threads.topic import ThreadTopic

        live.register_topic(ThreadTopic())
        rerender.register("posts", every_post, cap=POST)
        rerender.register("revisions", every_revision, cap=POST)

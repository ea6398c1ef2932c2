from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "community.threads"

    def ready(self) -> None:
        """Register what a refusal is called, who listens, what files hang on, and what is rendered again."""
        from base import files, live, rerender
        from base.text import POST
        from community.threads import events, listeners, logged, places, texts, ties  # noqa: F401 - importing registers
        from community.threads.queries.attached import HOLDER, readable_posts
        from community.threads.queries.stored_texts import every_post, every_revision
        from community.threads.topic import ThreadTopic

        files.register_holder(HOLDER, readable_posts)
        places.register()
        live.register_topic(ThreadTopic())
        rerender.register("posts", every_post, cap=POST)
        rerender.register("revisions", every_revision, cap=POST)

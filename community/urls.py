"""Table of contents of WHAT."""

from django.urls import URLPattern, URLResolver, path

from community.tags.views import tag_complete
from community.threads.views import editing, reading, tags, writing
from community.writing import views as write

urlpatterns: list[URLPattern | URLResolver] = [
    path("n/<slug:slug>/new/", writing.thread_new, name="thread_new"),
    path("t/<id:thread_id>/", reading.thread_short, name="thread_short"),
    # Words below an id come before the title, and no title becomes one of them (threads.models.RESERVED).
    path("t/<id:thread_id>/reply/", writing.thread_reply, name="thread_reply"),
    path("t/<id:thread_id>/tags/", editing.thread_tags, name="thread_tags"),
    path("t/<id:thread_id>/view/", reading.thread_view, name="thread_view"),
    path("t/<id:thread_id>/<slug:slug>/", reading.thread, name="thread"),
    path("p/<id:post_id>/", reading.post, name="post"),
    path("p/<id:post_id>/edit/", editing.post_edit, name="post_edit"),
    path("p/<id:post_id>/history/", reading.post_history, name="post_history"),
    path("p/<id:post_id>/delete/", editing.post_delete, name="post_delete"),
    path("p/<id:post_id>/restore/", editing.post_restore, name="post_restore"),
    path("tags/", tags.tags, name="tags"),
    path("tags/complete/", tag_complete, name="tag_complete"),
    path("tag/<slug:slug>/", tags.tag, name="tag"),
    path("write/editor/", write.editor, name="write_editor"),
    path("write/mentions/", write.mentions, name="write_mentions"),
    path("write/mentions/check/", write.mentions_check, name="write_mentions_check"),
    path("write/threads/", write.places, name="write_threads"),
    path("write/preview/", write.preview, name="write_preview"),
]

"""Table of contents of WHAT."""

from django.urls import URLPattern, URLResolver, path

from community.drafts import views as drafts
from community.tags.views import tag_complete
from community.threads.views import binned, editing, leading, moving, reading, suggesting, tags, writing
from community.writing import views as write

urlpatterns: list[URLPattern | URLResolver] = [
    path("n/<slug:slug>/new/", writing.thread_new, name="thread_new"),
    path("n/<slug:slug>/lead/templates/", suggesting.templates, name="network_templates"),
    path("t/<id:thread_id>/", reading.thread_short, name="thread_short"),
    # Words below an id come before the title, and no title becomes one of them (threads.models.RESERVED).
    path("t/<id:thread_id>/reply/", writing.thread_reply, name="thread_reply"),
    path("t/<id:thread_id>/pin/", leading.thread_pin, name="thread_pin"),
    path("t/<id:thread_id>/close/", leading.thread_close, name="thread_close"),
    path("t/<id:thread_id>/kind/", leading.thread_kind, name="thread_kind"),
    path("t/<id:thread_id>/title/", leading.thread_title, name="thread_title"),
    path("t/<id:thread_id>/move/", moving.thread_move, name="thread_move"),
    path("t/<id:thread_id>/move/back/", moving.thread_move_back, name="thread_move_back"),
    path("t/<id:thread_id>/split/back/", moving.thread_split_back, name="thread_split_back"),
    path("t/<id:thread_id>/merge/", moving.thread_merge, name="thread_merge"),
    path("t/<id:thread_id>/tags/", editing.thread_tags, name="thread_tags"),
    path("t/<id:thread_id>/view/", reading.thread_view, name="thread_view"),
    path("t/<id:thread_id>/<slug:slug>/", reading.thread, name="thread"),
    path("p/<id:post_id>/", reading.post, name="post"),
    path("p/<id:post_id>/helped/", leading.post_helped, name="post_helped"),
    path("p/<id:post_id>/hide/", leading.post_hide, name="post_hide"),
    path("p/<id:post_id>/show/", leading.post_show, name="post_show"),
    path("p/<id:post_id>/split/", moving.post_split, name="post_split"),
    path("p/<id:post_id>/edit/", editing.post_edit, name="post_edit"),
    path("p/<id:post_id>/history/", reading.post_history, name="post_history"),
    path("p/<id:post_id>/delete/", editing.post_delete, name="post_delete"),
    path("p/<id:post_id>/restore/", editing.post_restore, name="post_restore"),
    path("tags/", tags.tags, name="tags"),
    path("tags/complete/", tag_complete, name="tag_complete"),
    path("drafts/", drafts.draft_list, name="drafts"),
    path("drafts/bin/", binned.deleted_posts, name="bin"),
    path("drafts/save/", drafts.draft_save, name="draft_save"),
    path("drafts/<id:draft_id>/", drafts.draft, name="draft"),
    path("drafts/<id:draft_id>/open/", drafts.draft_open, name="draft_open"),
    path("drafts/<id:draft_id>/delete/", drafts.draft_delete, name="draft_delete"),
    path("drafts/<id:draft_id>/restore/", drafts.draft_restore, name="draft_restore"),
    path("drafts/copies/<id:copy_id>/take/", drafts.draft_take, name="draft_take"),
    path("drafts/copies/<id:copy_id>/drop/", drafts.draft_drop, name="draft_drop"),
    path("write/editor/", write.editor, name="write_editor"),
    path("write/mentions/", write.mentions, name="write_mentions"),
    path("write/mentions/check/", write.mentions_check, name="write_mentions_check"),
    path("write/threads/", write.places, name="write_threads"),
    path("write/preview/", write.preview, name="write_preview"),
]

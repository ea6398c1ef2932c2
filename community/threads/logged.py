"""What the log says of threads: templates, kinds, and the threads and posts that things were done to."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from base import audit
from base.audit import Named
from community.threads.models import Kind, Post, Thread
from networks.people.models import Person

audit.register({"threads.set_template": _("changed what new threads begin with")})
audit.register_detail("kind", dict(Kind.choices))


def threads(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return titles and addresses of threads that the person may read and that still stand."""
    rows = Thread.objects.visible_to(person).filter(pk__in=ids)
    return {each.pk: Named(each.title, each.get_absolute_url()) for each in rows if each.standing}


def posts(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return places and addresses of posts that the person may see: the title of the thread, who wrote it."""
    rows = Post.objects.visible_to(person).filter(pk__in=ids).select_related("thread", "author")
    return {
        each.pk: Named(f"{each.thread.title} ({each.author.shown_name})", each.get_absolute_url())
        for each in rows
        if each.thread.standing
    }


audit.register_kind("thread", threads)
audit.register_kind("post", posts)

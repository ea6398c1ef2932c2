"""Every stored text, for the command that renders them again. Nobody looks through these."""

from django.db.models import QuerySet

from community.threads.models import Post, Revision


def every_post() -> QuerySet[Post]:
    """Return all posts, deleted ones included."""
    return Post.objects.all()


def every_revision() -> QuerySet[Revision]:
    """Return all that posts have said before."""
    return Revision.objects.all()

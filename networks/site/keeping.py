"""The cookies and the entries of the browser's storage that Erfa's own code makes; importing it registers."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from base.web.cookies import register_cookie, register_storage
from base.web.middleware import LANGUAGE_COOKIE, TEXT_SIZE_COOKIE, THEME_COOKIE
from networks.site.banner import COOKIE

YEAR = _("one year")
SESSION = _("until you close the browser")

register_cookie(
    settings.SESSION_COOKIE_NAME,
    purpose=_("Keeps you signed in."),
    lasts=_("two weeks, or until you sign out"),
)
register_cookie(
    settings.CSRF_COOKIE_NAME,
    purpose=_("Makes sure that a form was sent from a page of ours and by nobody else."),
    lasts=YEAR,
)
register_cookie(LANGUAGE_COOKIE, purpose=_("Remembers the language that you chose."), lasts=YEAR)
register_cookie(THEME_COOKIE, purpose=_("Remembers whether you chose light or dark."), lasts=YEAR)
register_cookie(TEXT_SIZE_COOKIE, purpose=_("Remembers how large you want the text."), lasts=YEAR)
register_cookie(COOKIE, purpose=_("Remembers which announcements you have put away."), lasts=SESSION)
register_storage(
    "erfa:draft:",
    purpose=_("Keeps what you are writing, so that nothing is lost if the connection fails."),
    lasts=_("a week, or until you sign out"),
)
register_storage(
    "erfa:sent",
    purpose=_(
        "Remembers for a moment what you sent, so that your text is put away only when it has arrived."
    ),
    lasts=_("until you close the tab"),
)
register_storage(
    "erfa:signed-out",
    purpose=_("Remembers when somebody signed out here, so that the next person does not see an old page."),
    lasts=_("until the next sign-out"),
)
register_storage(
    "erfa:read-aloud",
    purpose=_("Remembers how new messages in the chat are read aloud."),
    lasts=_("until you choose something else"),
)

"""What a refusal is called in words, what acts are called in the log, and what kinds are called on a page."""

from django.utils.translation import gettext_lazy as _

from base import audit
from base.errors import register_texts

register_texts(
    {
        "account_closed": _("The account is closed for good. What is left of it cannot be changed."),
        "account_inactive": _("The account is deactivated. Let the person in again first."),
        "not_yourself": _("You can't do this to your own account. Ask another administrator."),
        "last_admin": _("The site needs an administrator. Make somebody else one first."),
        "same_person": _("That is the same account. Choose another."),
        "organisation_merged": _(
            "The organisation is merged with another. What is left of it cannot be changed."
        ),
        "organisation_closed": _("That organisation is closed. Choose one that still stands."),
        "same_organisation": _("That is the same organisation. Choose another."),
        "operators_factor": _(
            "Operators' pages need a second factor from the first day. Set one up, and they open."
        ),
        "already_handled": _("Somebody has already dealt with this report."),
    }
)

audit.register(
    {
        "people.deactivate": _("deactivated an account"),
        "people.activate": _("let a deactivated account in again"),
        "people.close": _("closed an account for good"),
        "people.merge": _("merged two accounts of one person"),
        "people.make_admin": _("made somebody an administrator"),
        "people.unmake_admin": _("removed somebody as an administrator"),
        "people.move": _("moved somebody to another organisation"),
        "people.end_sessions": _("signed somebody out everywhere"),
        "people.remove_factors": _("removed somebody's second factor"),
        "organisations.create": _("made an organisation"),
        "organisations.take_part": _("let an organisation take part"),
        "organisations.end_part": _("ended an organisation's participation"),
        "organisations.rename": _("renamed an organisation"),
        "organisations.close": _("closed an organisation"),
        "organisations.reopen": _("opened a closed organisation again"),
        "organisations.merge": _("merged two organisations"),
        "site.announce": _("announced something to all"),
        "site.change_announcement": _("changed an announcement"),
        "site.end_announcement": _("ended an announcement"),
        "site.write_text": _("changed one of the law's texts"),
        "site.handle_report": _("dealt with a report of a fault"),
    }
)

ANNOUNCEMENTS = {"information": _("Information"), "disturbance": _("Disturbance")}
PAGES = {
    "accessibility": _("Accessibility statement"),
    "privacy": _("How we handle personal data"),
    "cookies": _("Cookies"),
}

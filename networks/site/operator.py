"""Django's own administration, for operators: to look at rows, never to change one.

Nothing is written here: an edit past the actions would skip policies, the log, events and what is counted. Nothing of
what people write in networks is shown, nor who is in them: running the site gives no sight (MODEL). Only
administrators with a second factor come in. Its pages work without Django's scripts: the content policy lets none run.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from base.audit.models import Entry
from base.errors import Refused
from base.events.models import Delivery, RecordedEvent
from networks.membership.models import Network
from networks.organisations.models import Domain, Organisation
from networks.people.models import Contact, Person
from networks.site.models import Announcement, FaultReport, LegalText

# The columns that are shown of each kind of row. What is not named is not shown: no password, no secret, no text of
# people, nothing of what goes on in networks.
SHOWN: dict[type[models.Model], Sequence[str]] = {
    Organisation: ("code", "name", "kind", "county", "member_since", "closed_at", "merged_into"),
    Domain: ("name", "organisation", "added_at", "confirmed_at", "code_sent_at", "tries"),
    Person: (
        *("id", "name", "organisation", "is_admin", "is_active", "joined_at", "confirmed_at", "closed_at"),
        *("merged_into", "second_factor_by", "second_factor_at"),
    ),
    Contact: ("person", "organisation", "since"),
    Network: ("id", "name", "visibility", "archived_at", "created_at"),
    Announcement: ("kind", "text_sv", "text_en", "from_at", "until_at", "for_visitors", "by"),
    LegalText: ("slug", "language", "number", "updated_at", "by"),
    FaultReport: ("id", "at", "page", "handled_at", "handled_by"),
    Entry: ("at", "actor_id", "act", "kind", "object_id", "reason"),
    RecordedEvent: ("id", "name", "at"),
    Delivery: ("event", "listener", "attempts", "due_at", "done_at", "parked_at", "error"),
}
SEARCHED: dict[type[models.Model], Sequence[str]] = {
    Organisation: ("code", "name"),
    Domain: ("name",),
    Person: ("name",),
    Network: ("name",),
    RecordedEvent: ("name",),
    Delivery: ("listener",),
}
# Django makes plurals with an s.
CALLED = {
    Entry: _("Log"),
    Person: _("People"),
    Delivery: _("Deliveries"),
    LegalText: _("Texts"),
    RecordedEvent: _("Events"),
    Network: _("Networks"),
    Organisation: _("Organisations"),
    Domain: _("Mail domains"),
    Contact: _("Contact persons"),
    Announcement: _("Announcements"),
    FaultReport: _("Fault reports"),
}
READING = ("GET", "HEAD")
View = Callable[..., HttpResponseBase]


class ReadOnly(admin.ModelAdmin[Any]):
    """Rows to look at, a page at a time."""

    actions = None
    change_list_template = "operator/list.html"
    change_form_template = "operator/row.html"
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    @property
    def media(self) -> forms.Media:
        """No scripts."""
        return forms.Media()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever comes in at all."""
        return self.admin_site.has_permission(request)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Nothing: Django would let `?password__startswith=` answer yes or no, for any column, keys of sessions too."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the columns of the list: a row's page shows no more."""
        return SHOWN[self.model]

    get_readonly_fields = get_fields

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Return all rows; of the log only what was done to the site."""
        rows = super().get_queryset(request)
        return rows.filter(network_id__isnull=True) if self.model is Entry else rows


class Operator(admin.AdminSite):
    """The index and the lists below /operator/."""

    site_title = site_header = _("Erfa for operators")
    index_title = _("Rows to look at; what can be changed is changed in Administration")
    site_url = "/admin/"
    enable_nav_sidebar = False
    empty_value_display = "–"
    index_template = "operator/index.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether they run the site and have a second factor: here there is no week's grace."""
        person = request.user
        return isinstance(person, Person) and person.is_staff and person.second_factor_at is not None

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Let only readers through: every method that writes is refused before a view is asked."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                lacks_factor = request.user.is_staff  # all else is there
                raise Refused("operators_factor" if lacks_factor else "not_admin")
            if request.method not in READING:
                return HttpResponseNotAllowed(READING)
            return cast(HttpResponseBase, inner(request, *args, **kwargs))

        return guarded

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the lists and their rows; none of Django's addresses that sign in, change or delete."""
        found: list[URLPattern | URLResolver] = [path("", self.admin_view(self.index), name="index")]
        for model, rows in self._registry.items():
            where, name = f"{model._meta.app_label}/{model._meta.model_name}/", _name(model)
            seen = self.admin_view(rows.changelist_view)
            one = self.admin_view(_by_text(rows.change_view))
            found.append(path(where, seen, name=f"{name}_changelist"))
            found.append(path(f"{where}<id:object_id>/change/", one, name=f"{name}_change"))
        found.append(path("<slug:app_label>/", self.admin_view(self.app_index), name="app_list"))
        return found

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what the index lists, in words of ours where Django has none."""
        found = super().get_app_list(request, app_label)
        for each in (model for subject in found for model in subject["models"]):
            each["name"] = CALLED.get(each["model"], each["name"])
        return found

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Tell templates who looks; the context processor that would is not ours."""
        return {**super().each_context(request), "user": request.user}


def _name(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _by_text(view: View) -> View:
    """Django's view of a row wants its key as text."""

    def shown(request: HttpRequest, object_id: int) -> HttpResponseBase:
        return view(request, str(object_id))

    return shown


site = Operator(name="operator")


def _admin_of(model: type[models.Model]) -> type[ReadOnly]:
    values = {
        "list_display": SHOWN[model],
        "search_fields": SEARCHED.get(model, ()),
        "ordering": ("-pk",),
        "list_select_related": True,
    }
    return type(f"{model.__name__}Rows", (ReadOnly,), values)


for _model in SHOWN:
    site.register(_model, _admin_of(_model))

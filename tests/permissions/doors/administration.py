"""Doors of administration and of Django's own, for operators."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from networks.membership.models import Visibility
from networks.people.models import Person
from networks.site.models import Announcement, FaultReport
from networks.site.operator import SHOWN
from tests import factories as make
from tests.networks.people import device
from tests.networks.site.rows import rows_of
from tests.permissions.acts import Scene, act, scene, stage


@scene("administration")
def administration(role: str) -> Scene:
    """A private network that nobody leads, accounts, organisations, tags, an announcement, a report of a fault."""
    at = _site(role)
    return at if at.who is None else _identified(at)


@scene("administration:open-browser")
def open_browser(role: str) -> Scene:
    """The same in a browser that was left open: who sits there has not shown who they are."""
    return _site(role)


@scene("operator")
def operator(role: str) -> Scene:
    """The same, with a row of every kind; whoever runs the site has a second factor."""
    at = _site(role)
    at.more["row"] = rows_of(at.theirs)
    Person.objects.filter(is_admin=True).update(second_factor_at=timezone.now())
    return at


@scene("operator:no-factor")
def operator_without(role: str) -> Scene:
    """The same; whoever runs the site has none yet."""
    at = _site(role)
    at.more["row"] = rows_of(at.theirs)
    return at


def _site(role: str) -> Scene:
    network = make.make_network("Slutna rummet", visibility=Visibility.PRIVATE)
    now = timezone.now()
    announcement = Announcement.objects.create(
        kind="information", text_sv="Hej", from_at=now, until_at=now + timedelta(days=1), made_at=now
    )
    return stage(
        role,
        network,
        theirs=make.make_person("Torulf Fjällrute"),
        other=make.make_person("Torulf Fjällrute"),
        gone=make.make_organisation("Gamla kommunen"),
        into=make.make_organisation("Nya kommunen"),
        tag=make.make_tag("digital mognad"),
        into_tag=make.make_tag("mognad"),
        announcement=announcement,
        report=FaultReport.objects.create(text="Det går inte.", at=now),
    )


def _identified(at: Scene) -> Scene:
    assert at.who is not None
    device.identified(at.client, at.who)
    return at


def _look(door: str, path: str) -> None:
    @act(f"url:{door}")
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(at=at))


def _ask_and_do(door: str, path: str, **data: str) -> None:
    _look(f"{door} look", path)
    _do(door, path, **data)


def _do(door: str, path: str, **data: str) -> None:
    @act(f"url:{door}")
    def do(at: Scene) -> HttpResponse:
        return at.client.post(path.format(at=at), {name: value.format(at=at) for name, value in data.items()})


SINCE = "2026-01-01"
ANNOUNCE = {
    "kind": "information",
    "text_sv": "Erfa är stängt i natt.",
    "from_at": "2026-01-01T22:00",
    "until_at": "2026-01-02T04:00",
}

_look("admin", "/admin/")
_look("admin_log", "/admin/log/")
_look("admin_networks", "/admin/networks/")
_ask_and_do("admin_network", "/admin/networks/{at.network.pk}/", email="{at.theirs.email}")
_ask_and_do("admin_network_archive", "/admin/networks/{at.network.pk}/archive/")
_do("admin_network_take_up", "/admin/networks/{at.network.pk}/take-up/")
_look("admin_organisations", "/admin/organisations/")
_ask_and_do("admin_organisation_new", "/admin/organisations/new/", name="Ett lärosäte", slug="larosatet")
_ask_and_do("admin_organisation", "/admin/organisations/{at.gone.code}/", name="Ett annat namn")
_do("admin_organisation_part", "/admin/organisations/{at.gone.code}/part/", since=SINCE)
_ask_and_do("admin_organisation_end_part", "/admin/organisations/{at.gone.code}/end-part/")
_ask_and_do("admin_organisation_close", "/admin/organisations/{at.gone.code}/close/")
_do("admin_organisation_reopen", "/admin/organisations/{at.gone.code}/reopen/")
_ask_and_do("admin_organisation_merge", "/admin/organisations/{at.gone.code}/merge/?code={at.into.code}")
_look("admin_people", "/admin/people/")
_ask_and_do("admin_person", "/admin/people/{at.theirs.pk}/", code="{at.into.code}")
_ask_and_do("admin_person_deactivate", "/admin/people/{at.theirs.pk}/deactivate/")
_do("admin_person_activate", "/admin/people/{at.theirs.pk}/activate/")
_do("admin_person_sessions", "/admin/people/{at.theirs.pk}/sessions/")
_ask_and_do("admin_person_admin", "/admin/people/{at.theirs.pk}/admin/")
_ask_and_do("admin_person_factors", "/admin/people/{at.theirs.pk}/factors/")
_ask_and_do("admin_person_close", "/admin/people/{at.theirs.pk}/close/")
_ask_and_do("admin_person_merge", "/admin/people/{at.theirs.pk}/merge/?email={at.other.email}")
_look("admin_tags", "/admin/tags/")
_ask_and_do("admin_tag_new", "/admin/tags/new/", name="Öppna data")
_ask_and_do("admin_tag", "/admin/tags/{at.tag.slug}/", name="Digital mognad")
_ask_and_do("admin_tag_merge", "/admin/tags/{at.tag.slug}/merge/?name={at.into_tag.name}")
_ask_and_do("admin_tag_delete", "/admin/tags/{at.tag.slug}/delete/")
_look("admin_announcements", "/admin/announcements/")
_ask_and_do("admin_announcement_new", "/admin/announcements/new/", **ANNOUNCE)
_ask_and_do("admin_announcement", "/admin/announcements/{at.announcement.pk}/", **ANNOUNCE)
_do("admin_announcement_end", "/admin/announcements/{at.announcement.pk}/end/")
_look("admin_texts", "/admin/texts/")
_ask_and_do("admin_text", "/admin/texts/privacy/sv/", source="Så gör vi.", version="0")
_look("admin_reports", "/admin/reports/")
_do("admin_report_handle", "/admin/reports/{at.report.pk}/handled/")

_look("operator:index", "/operator/")
_look("operator:app_list", "/operator/people/")
for _model in SHOWN:
    _where = f"{_model._meta.app_label}/{_model._meta.model_name}"
    _named = _where.replace("/", "_")
    _look(f"operator:{_named}_changelist", f"/operator/{_where}/")
    _look(f"operator:{_named}_change", f"/operator/{_where}/{{at.row[{_named}]}}/change/")

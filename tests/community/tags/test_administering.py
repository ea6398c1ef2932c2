"""The list of tags is kept by administrators: changed, merged, deleted."""

import pytest

from base.audit.models import Entry
from base.errors import Invalid, Refused
from community.experts.models import Kind, PersonTag
from community.tags import actions
from community.tags.models import Tag
from community.tags.queries import resolve
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

pytestmark = pytest.mark.django_db


def test_a_tag_gets_other_words_and_keeps_its_address(admin: Person) -> None:
    tag = make.make_tag("AI", "maskininlärning", "robot", slug="ai")
    values = {"name_en": "AI", "synonyms": ["robot", " språkmodell "], "description": "Allt om AI."}
    actions.change_tag(admin, tag, name="artificiell intelligens", **values)
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("artificiell intelligens", "ai")
    assert [each.name for each in tag.synonyms.all()] == ["robot", "språkmodell"]
    assert Entry.objects.get().data == {"from": "AI", "to": "artificiell intelligens"}


def test_two_tags_are_not_called_the_same(admin: Person) -> None:
    make.make_tag("öppna data")
    tag = make.make_tag("data")
    with pytest.raises(Invalid):
        actions.change_tag(admin, tag, name="öppna data", name_en="", synonyms=[], description="")


def test_what_carried_the_one_carries_the_other(admin: Person, astrid: Person, network: Network) -> None:
    gone, into = make.make_tag("e-tjänst", "webbtjänst", slug="e-tjanst"), make.make_tag("digital tjänst")
    both, one = make.make_thread(network, astrid), make.make_thread(network, astrid)
    both.tags.add(gone, into)
    one.tags.add(gone)
    PersonTag.objects.create(person=astrid, tag=gone, kind=Kind.HELP)
    actions.merge_tags(admin, gone, into=into)
    assert [list(each.tags.all()) for each in (both, one)] == [[into], [into]]
    assert PersonTag.objects.get().tag == into
    assert [each.pk for each in resolve(["e-tjänst"])[0]] == [into.pk]
    assert [each.pk for each in resolve(["webbtjänst"])[0]] == [into.pk]
    answer = client_of(astrid).get("/tag/e-tjanst/")
    assert (answer.status_code, answer.headers["Location"]) == (301, into.get_absolute_url())


def test_addresses_lead_on_through_several_mergers(admin: Person) -> None:
    first, second, third = (make.make_tag(name) for name in ("ett", "två", "tre"))
    actions.merge_tags(admin, first, into=second)
    actions.merge_tags(admin, second, into=third)
    for slug in ("ett", "tva"):
        assert client_of(admin).get(f"/tag/{slug}/").headers["Location"] == third.get_absolute_url()


def test_a_tag_that_nothing_carries_is_deleted(admin: Person, astrid: Person, network: Network) -> None:
    tag = make.make_tag("data", "siffror")
    thread = make.make_thread(network, astrid)
    thread.tags.add(tag)
    with pytest.raises(Refused) as refused:
        actions.delete_tag(admin, tag)
    assert refused.value.code == "tag_in_use"
    thread.tags.clear()
    actions.delete_tag(admin, tag)
    assert (Tag.objects.count(), Entry.objects.get().data) == (0, {"name": "data"})


def test_others_keep_no_tags(saga: Person) -> None:
    tag, other = make.make_tag("data"), make.make_tag("statistik")
    words = {"name": "x", "name_en": "", "synonyms": [], "description": ""}
    for act in (
        lambda: actions.change_tag(saga, tag, **words),  # type: ignore[arg-type]
        lambda: actions.merge_tags(saga, tag, into=other),
        lambda: actions.delete_tag(saga, tag),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "not_admin"
    with pytest.raises(Refused):
        actions.merge_tags(make.make_person(is_admin=True), tag, into=tag)


def test_who_comes_after_somebody_who_took_the_tag_away_is_told(admin: Person) -> None:
    tag, into = make.make_tag("data"), make.make_tag("öppna data")
    actions.delete_tag(admin, Tag.objects.get(pk=tag.pk))
    words = {"name": "data", "name_en": "", "synonyms": [], "description": ""}
    for late in (
        lambda: actions.change_tag(admin, tag, **words),
        lambda: actions.merge_tags(admin, tag, into=into),
        lambda: actions.merge_tags(admin, into, into=tag),
        lambda: actions.delete_tag(admin, tag),
    ):
        with pytest.raises(Refused, match="tag_gone"):
            late()


def test_the_same_words_once_more_are_no_change(admin: Person) -> None:
    tag = make.make_tag("AI", "robot", "agent", slug="ai")
    words = {"name": "AI", "name_en": "", "synonyms": ["robot", "agent", "AI"], "description": ""}
    actions.change_tag(admin, tag, **words)
    assert not Entry.objects.exists()


def test_of_a_tag_in_use_nobody_is_asked_whether_it_should_go(
    admin: Person, astrid: Person, network: Network
) -> None:
    tag = make.make_tag("data", slug="data")
    desk = client_of(admin)
    assert desk.get("/admin/tags/data/delete/").status_code == 200
    make.make_thread(network, astrid).tags.add(tag)
    assert desk.get("/admin/tags/data/delete/").status_code == 403

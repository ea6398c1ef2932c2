"""What people say that they know: set by themselves, found by everybody signed in."""

import pytest

from base import clock
from base.errors import Invalid, TooFast
from base.events.models import RecordedEvent
from community.experts import actions as experts
from community.experts.queries import people_with_tag, tags_of
from networks.people.models import Person
from tests import factories as make


def names(tags: object) -> list[str]:
    return [tag.name for tag in tags]  # type: ignore[attr-defined]


def test_astrid_says_what_she_helps_with_and_what_she_wants_to_learn(astrid: Person) -> None:
    make.make_tag("artificiell intelligens", slug="ai")
    make.make_tag("välfärdsteknik", slug="valfardsteknik")
    experts.set_tags(astrid, help=["valfardsteknik", "ai"], learn=["ai"])
    known = tags_of(astrid)
    assert names(known.help) == ["välfärdsteknik", "artificiell intelligens"]
    assert names(known.learn) == ["artificiell intelligens"]


def test_saying_it_again_replaces_it(astrid: Person) -> None:
    make.make_tag("AI", slug="ai")
    make.make_tag("e-tjänster", slug="e-tjanster")
    experts.set_tags(astrid, help=["ai"], learn=[])
    experts.set_tags(astrid, help=["e-tjanster"], learn=[])
    assert names(tags_of(astrid).help) == ["e-tjänster"]


def test_saying_the_same_twice_changes_and_tells_nothing(astrid: Person) -> None:
    make.make_tag("AI", slug="ai")
    for _ in range(2):
        experts.set_tags(astrid, help=["ai", "ai"], learn=[])
    assert RecordedEvent.objects.filter(name="KnowledgeSet").count() == 1


def test_a_person_without_tags_is_nothing_to_show(astrid: Person) -> None:
    assert not tags_of(astrid)


@pytest.mark.parametrize("kind", ["help", "learn"])
def test_an_unknown_tag_and_a_ninth_are_told_at_their_field(astrid: Person, kind: str) -> None:
    other = {"help": "learn", "learn": "help"}[kind]
    with pytest.raises(Invalid) as unknown:
        experts.set_tags(astrid, **{kind: ["nonsens"], other: []})
    many = [make.make_tag(f"ord {n}", slug=f"ord-{n}").slug for n in range(9)]
    with pytest.raises(Invalid) as too_many:
        experts.set_tags(astrid, **{kind: many, other: []})
    assert [*unknown.value.fields] == [*too_many.value.fields] == [kind]
    assert not tags_of(astrid)


def test_a_script_is_slowed_down(astrid: Person) -> None:
    with clock.at(clock.now()), pytest.raises(TooFast):
        for _ in range(experts.SET.times + 1):
            experts.set_tags(astrid, help=[], learn=[])


def test_people_who_help_are_found_by_name_and_those_who_learn_are_not(
    astrid: Person, torulf: Person, freja: Person
) -> None:
    tag = make.make_tag("AI", slug="ai")
    for person in (torulf, astrid):
        experts.set_tags(person, help=["ai"], learn=[])
    experts.set_tags(freja, help=[], learn=["ai"])
    assert [*people_with_tag(freja, tag).items] == [astrid, torulf]


def test_who_cannot_sign_in_any_longer_is_not_offered_as_help(astrid: Person, freja: Person) -> None:
    tag = make.make_tag("AI", slug="ai")
    experts.set_tags(astrid, help=["ai"], learn=[])
    assert [*people_with_tag(freja, tag).items] == [astrid]
    Person.objects.filter(pk=astrid.pk).update(is_active=False)
    assert [*people_with_tag(freja, tag).items] == []


def test_many_who_help_stand_on_pages(astrid: Person) -> None:
    tag = make.make_tag("AI", slug="ai")
    people = [make.make_person(f"Person {n:02}") for n in range(14)]
    for person in people:
        experts.set_tags(person, help=["ai"], learn=[])
    first = people_with_tag(astrid, tag)
    rest = people_with_tag(astrid, tag, after=first.items[-1].pk)
    assert [*first.items, *rest.items] == people
    assert people_with_tag(astrid, tag, before=rest.items[0].pk).items == first.items

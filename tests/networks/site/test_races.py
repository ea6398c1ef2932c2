"""Two administrators at the same moment: rules hold under the rows' locks, on SQLite and PostgreSQL (G-45)."""

from functools import partial

import pytest

from base.errors import Refused
from networks.people.models import Person
from networks.site.actions import people
from tests import factories as make
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(answers: list[object]) -> list[str]:
    """Return the codes of those who were refused; anything else that was raised is a fault."""
    assert [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    return [each.code for each in answers if isinstance(each, Refused)]


def test_two_administrators_end_each_other_and_one_stays() -> None:
    ada, alf = (make.make_person(name, is_admin=True) for name in ("Ada", "Alf"))
    ends = partial(people.set_admin, is_admin=False)
    assert refusals(together([partial(ends, ada, alf), partial(ends, alf, ada)])) == ["last_admin"]
    assert Person.objects.filter(is_admin=True).count() == 1


def test_an_account_is_closed_once() -> None:
    ada, theirs = make.make_person(is_admin=True), make.make_person()
    assert refusals(together([partial(people.close, ada, theirs)] * 2)) == ["account_closed"]


def test_two_mergers_of_the_same_two_leave_one() -> None:
    ada, one, other = make.make_person(is_admin=True), make.make_person(), make.make_person()
    answers = together([partial(people.merge, ada, one, other), partial(people.merge, ada, other, one)])
    assert refusals(answers) == ["account_closed"]
    assert Person.objects.filter(closed_at=None).count() == 2

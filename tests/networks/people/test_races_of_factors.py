"""Second factors in several browsers at the same moment (G-45)."""

from functools import partial

import pytest

from base.errors import Invalid
from networks.people import actions
from networks.people.models import Person
from networks.people.queries.factors import recovery_codes
from tests.networks.people import device
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_recovery_code_lets_one_in(astrid: Person) -> None:
    device.with_app(astrid)
    codes = recovery_codes(astrid)
    assert codes is not None
    spare = codes.get_unused_codes()[0]
    answers = together([partial(actions.use_code, astrid, code=spare)] * 8)
    assert len([each for each in answers if not isinstance(each, Exception)]) == 1
    assert {type(each) for each in answers if isinstance(each, Exception)} == {Invalid}

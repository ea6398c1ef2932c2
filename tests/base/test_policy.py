"""The answer of a policy."""

import pytest

from base.errors import Refused
from base.policy import OK, No


def test_yes_is_true_and_enforces_nothing() -> None:
    assert OK
    OK.enforce()


def test_no_is_false_and_raises_its_reason() -> None:
    no = No("locked")
    assert not no
    with pytest.raises(Refused, match=r"^locked$"):
        no.enforce()


def test_rules_are_joined_by_and() -> None:
    assert (OK and No("second")).code == "second"
    assert (No("first") and No("second")).code == "first"

"""What a form was filled in from: the second of two people is told."""

import pytest
from django import forms

from base.basis import LENGTH, basis_of, check
from base.errors import Conflict
from base.web.comparing import BasisField, compare
from base.web.forms import attempt


class Form(forms.Form):
    """Two texts and a choice."""

    name = forms.CharField(label="Namn")
    kind = forms.ChoiceField(label="Slag", choices=[("a", "Första"), ("b", "Andra")])
    basis = BasisField()


def test_a_basis_is_another_when_a_single_value_is() -> None:
    assert basis_of({"a": 1, "b": [2]}) == basis_of({"b": [2], "a": 1})
    assert basis_of({"a": 1}) != basis_of({"a": 2})
    assert len(basis_of({})) == LENGTH


def test_who_was_second_is_told_and_who_asks_nothing_is_not() -> None:
    check(basis_of({"a": 1}), {"a": 1})
    check("", {"a": 2})
    with pytest.raises(Conflict):
        check(basis_of({"a": 1}), {"a": 2})


def test_what_is_there_now_stands_beside_what_was_typed() -> None:
    now = {"name": "Nytt", "kind": "b"}
    form = Form({"name": "Mitt", "kind": "a", "basis": basis_of({"name": "Gammalt", "kind": "b"})})
    attempt(form, lambda: check(form.cleaned_data["basis"], now))
    assert compare(form, now, now) == [("Namn", "Nytt"), ("Slag", "Andra")]
    assert form["basis"].value() == basis_of(now)
    assert form["name"].value() == "Mitt"


def test_without_a_conflict_there_is_nothing_to_compare() -> None:
    form = Form({"name": "", "kind": "a"})
    attempt(form, lambda: None)
    assert compare(form, {"name": "x"}, {"name": "x"}) == []

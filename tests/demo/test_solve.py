"""The solver finds whole numbers wherever there are any, and only right ones."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.demo.solve import ROOF, Condition, conflict, solve

_BOX = 6
_terms = st.lists(
    st.tuples(st.integers(-4, 4).filter(bool), st.sampled_from("abc")), min_size=1, max_size=3, unique_by=lambda t: t[1]
)
_conditions = st.builds(
    lambda terms, low, width: Condition(tuple(terms), low, low + width), _terms, st.integers(-12, 12), st.integers(0, 5)
)


def meets(condition, numbers):
    return condition.low <= sum(factor * numbers[key] for factor, key in condition.terms) <= condition.high


def boxed(conditions):
    return [*conditions, *(Condition(((1, key),), 0, _BOX) for key in "abc")]


@given(st.lists(_conditions, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_solution_is_found_exactly_where_there_is_one(conditions):
    every = boxed(conditions)
    exists = any(
        all(meets(one, dict(zip("abc", values, strict=True))) for one in every)
        for values in product(range(_BOX + 1), repeat=3)
    )
    found = solve(every, lambda key, known: 3)
    assert (found is not None) == exists
    if found:
        assert all(meets(one, found) for one in every)


@given(st.lists(_conditions, min_size=1, max_size=3), _conditions)
@settings(max_examples=80, deadline=None)
def test_a_conflict_is_a_smallest_set_that_cannot_stand_beside_the_new_condition(accepted, fresh):
    fixed = boxed([])
    if solve([*fixed, *accepted], lambda key, known: 0) is None:
        return
    if solve([*fixed, *accepted, fresh], lambda key, known: 0) is not None:
        return
    core = conflict(fresh, accepted, fixed)
    assert solve([*fixed, *core, fresh], lambda key, known: 0) is None
    for one in core:
        without = [other for other in core if other is not one]
        assert solve([*fixed, *without, fresh], lambda key, known: 0) is not None


def test_free_unknowns_come_as_near_to_the_wish_as_the_conditions_let_them():
    wish = {"a": 40, "b": 7}
    found = solve([Condition(((1, "a"), (1, "b")), 50, 50)], lambda key, known: wish[key])
    assert found == {"a": 40, "b": 10}


def test_a_rate_to_two_decimals_finds_its_only_whole_numbers():
    # 61.17 per cent of 115 received and so many before the court
    rows = [
        Condition(((1, "n"),), 115, 115),
        Condition(((100_000, "n"), (-61_165, "d")), 0, ROOF * ROOF),
        Condition(((100_000, "n"), (-61_175, "d")), -ROOF * ROOF, -1),
    ]
    assert solve(rows, lambda key, known: 0) == {"n": 115, "d": 188}

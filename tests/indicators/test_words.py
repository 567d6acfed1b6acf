"""An indicator says what it is made of, and a definition that cannot be right is refused when it is loaded."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models import F

from guiju import indicators
from guiju.indicators import registry
from guiju.indicators.describe import describe
from guiju.indicators.words import Average, Change, Count, Declared, Derived, Distinct, Equal, Ratio, Stock, Sum
from guiju.registry.models import Body, Officer
from tests.sample.models import Meeting, Opinion, Plea


@pytest.fixture(autouse=True)
def _as_before():
    """What a test declares is forgotten after it."""
    indicators.load()
    known, identities = dict(registry._indicators), list(registry._identities)
    yield
    registry._indicators.clear()
    registry._indicators.update(known)
    registry._identities[:] = identities


def made(word, *args, name="名", unit="件", **more):
    indicator = word("test.it", *args, name=name, unit=unit, **more)
    indicator.check()
    return indicator


def test_every_installed_indicator_is_found_by_its_id():
    assert indicators.get("plea.received").name == "申诉收案数"
    assert [one.id for one in indicators.all()] == sorted(one.id for one in indicators.all())
    with pytest.raises(KeyError):
        indicators.get("plea.nothing")


def test_an_id_is_given_once():
    with pytest.raises(ImproperlyConfigured, match=r"plea\.received"):
        Count("plea.received", Plea, name="又一个", unit="件")


@pytest.mark.parametrize(
    ("word", "args", "more", "told"),
    [
        (Count, (Plea,), {"on": "arrived_on"}, "no field 'arrived_on'"),
        (Count, (Plea,), {"on": "stage"}, "is no date"),
        (Count, (Plea,), {"on": "opened_on", "since": "opened_on"}, "cannot be both"),
        (Count, (Plea,), {"where": {"outcome": "maybe"}}, "never maybe"),
        (Count, (Plea,), {"where": {"reasons": "x"}}, "no column that figures may use"),
        (Count, (Plea,), {"where": {"history": {}}}, "no column that figures may use"),
        (Count, (Plea,), {"where": {"party__name": "张三"}}, "no column that figures may use"),
        (Count, (Plea,), {"where": {"party__code": ""}}, "no column that figures may use"),
        (Count, (Plea,), {"where": {"outcome__has": "uphold"}}, "lists of choices"),
        (Count, (Plea,), {"where": {"stage__weight__gt": 1}}, "leads to no other record"),
        (Count, (Plea,), {"where": {"opened_on": F("begun_on")}}, "no field 'begun_on'"),
        (Count, (Plea,), {"scope": "handler"}, "leads to no body"),
        (Count, (Plea,), {"at": "noon"}, "start, end or during"),
        (Count, (Plea,), {"on": "opinions"}, "no column of the record itself"),
        (Sum, (Plea, "title"), {}, "no exact sum"),
        (Average, (Plea, "opened_on"), {}, "no exact sum"),
        (Distinct, (Plea, "reasons"), {}, "no column that figures may use"),
    ],
)
def test_a_definition_that_cannot_be_right_is_refused_with_its_id(word, args, more, told):
    with pytest.raises(ImproperlyConfigured, match=told) as refused:
        made(word, *args, **more)
    assert "test.it" in str(refused.value)


def test_a_version_changes_with_the_definition_and_not_with_the_name():
    def version(**more):
        registry._indicators.pop("test.it", None)
        return made(Count, Plea, **({"on": "received_on"} | more)).version

    same = version()
    assert version(name="别的名字", aliases=("又名",), law="某条") == same
    assert version(where={"secret": False, "outcome": "uphold"}) == version(
        where={"outcome": "uphold", "secret": False}
    )
    others = [{"on": "opened_on"}, {"unit": "次"}, {"where": {"secret": True}}, {"scope": "counterpart"}]
    assert len({same, *(version(**other) for other in others)}) == 5


def test_a_derived_version_follows_its_parts():
    a = Count("test.a", Plea, name="甲", unit="件")
    first = Ratio("test.rate", a, a, name="率").version
    for id in ("test.a", "test.rate"):
        registry._indicators.pop(id)
    changed = Count("test.a", Plea, where={"secret": True}, name="甲", unit="件")
    assert Ratio("test.rate", changed, changed, name="率").version != first


def test_figures_add_and_subtract_with_their_signs():
    a, b, c = (Count(f"test.{id}", Plea, name=id, unit="件") for id in "abc")
    net = Derived("test.net", a + b - c, name="净", unit="件")
    assert net.of.terms == ((1, a), (1, b), (-1, c))
    assert (a - net).terms == ((1, a), (-1, net))
    assert describe(net) == "a + b − c"
    assert str(Equal(a, b + c)) == "a = b + c"


@pytest.mark.parametrize("other", ["rate", "growth", "mean"])
def test_what_is_no_quantity_does_not_add(other):
    a = Count("test.a", Plea, name="甲", unit="件")
    made = {
        "rate": lambda: Ratio("test.r", a, a, name="率"),
        "growth": lambda: Change("test.g", a, name="增"),
        "mean": lambda: Average("test.m", Plea, "amount", name="均", unit="元"),
    }[other]()
    with pytest.raises(TypeError):
        a + made


def test_the_kind_of_a_figure_follows_from_the_word_and_the_unit():
    a = Count("test.a", Plea, name="甲", unit="件")
    kinds = {
        Sum("test.1", Plea, "amount", name="x", unit="元"): "money",
        Ratio("test.2", a, a, name="x"): "rate",
        Ratio("test.3", a, a, name="x", unit="学时"): "average",
        Change("test.4", a, name="x"): "change",
        Declared("test.5", name="x", unit="位"): "rank",
        Declared("test.6", name="x", unit="%", kind="change"): "change",
        a: "count",
    }
    assert {one.kind for one in kinds} == set(kinds.values())
    assert all(one.kind == kind for one, kind in kinds.items())


def test_a_figure_counts_for_the_body_of_its_record_wherever_that_stands():
    def path(model, **more):
        registry._indicators.pop("test.it", None)
        body = made(Count, model, **more).body
        return body and body.path

    assert path(Plea) == "body_id"
    assert path(Plea, scope="counterpart") == "counterpart_id"
    assert path(Opinion) == "case__body_id"
    assert path(Opinion, scope="counterpart") == "case__counterpart_id"
    assert path(Meeting) == "body_id"
    assert path(Body) == "id"
    assert path(Officer, scope="body__parent") == "body__parent_id"
    assert path(Meeting, scope="") is None


def test_rows_struck_off_a_register_never_count():
    assert [one.canonical() for one in made(Count, Meeting).conditions] == [["struck", "exact", False]]


def test_a_definition_reads_in_plain_chinese():
    stock = made(Stock, Plea, since="opened_on", until="closed_on", where={"outcome__in": ["uphold", "revoke"]})
    assert describe(stock) == "“plea”中期末在册的（起于收案日期、止于办结日期），结果为“维持”或“撤销”，计数"
    assert describe(indicators.get("plea.growth")) == "（本年申诉收案数 ÷ 上年申诉收案数 − 1）×100%"
    assert describe(indicators.get("plea.attendance")) == "“会议台账”中召开日期在期内的，已撤销为否，人数合计"

"""A market bureau with an item, two officers, a firm and a person; and the steps of the ordinary path in order."""

import datetime as dt
from decimal import Decimal
from itertools import count

import pytest

from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing, Reviewer
from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.procedure.refusal import Refused
from guiju.registry.models import Item, ItemList, Subject
from tests.conftest import make_county, make_officers

#: A Tuesday without holidays near by.
DAY = dt.date(2026, 3, 10)


def make_world(field="市场监管"):
    county = make_county()
    county.officers = make_officers(county.market, 3)
    listed = ItemList.objects.create(
        name="处罚事项清单", version="2026", published=dt.date(2026, 1, 1), since=dt.date(2026, 1, 1)
    )
    county.item = Item.objects.create(
        list=listed, code="SJ-001", name="对未明码标价的处罚", act="penalty", body=county.market, field=field
    )
    county.list = listed
    county.firm = Subject.objects.create(kind="firm", name="酉县某某商贸有限公司", address="酉县城北路1号")
    county.trader = Subject.objects.create(kind="trader", name="酉县老王杂货铺")
    county.person = Subject.objects.create(kind="person", name="王小明", address="酉县南街5号")
    Reviewer.record(
        county.market_clerk,
        {"user": county.market_reviewer, "since": "2020-01-01", "licence": "A2019"},
        body=county.market,
        key="reviewer",
    )
    return county


@pytest.fixture
def world(db):
    with clock.standing_at(DAY):
        yield make_world()


_keys = count()


class Walk:
    """Takes steps on one case, each with a key of its own, by the role that the step names."""

    def __init__(self, world, case=None):
        self.world, self.case = world, case

    def begin(self, name, model=Penalty, /, *, on=DAY, **data):
        self.case = model.begin(
            name,
            self.actor(model, name),
            data,
            body=self.world.market,
            key=f"k-{next(_keys)}",
            at=on,
            late_reason="测试",
        )
        return self

    def actor(self, model, name):
        role = model.procedure.versions[name][0].by[0]
        return getattr(self.world, f"market_{role}")

    def do(self, name, /, *, on=None, actor=None, **data):
        at = max(clock.as_moment(on or clock.today()), self.case.last_at)
        return self.case.act(
            name,
            actor or self.actor(type(self.case), name),
            data,
            key=f"k-{next(_keys)}",
            at=at,
            late_reason="测试",
        )


def on_spot(world, **more):
    return {
        "party": world.firm, "officers": world.officers[:2], "item": world.item, "violation": "未明码标价",
        "happened_on": DAY, "place": "城北市场", "facts": "三种商品没有标价签。", "certain": True,
        "basis": "价格法第四十二条", "kinds": ["fine"], "fine": Decimal(1000), "content": "罚款壹仟元",
        "told": "已当场告知事实、理由、依据和权利，当事人没有意见。",
    } | more  # fmt: skip


def registered(world, **more):
    return {"source": "inspection", "lead": "检查发现未明码标价", "discovered_on": DAY} | more


def filed(world, **more):
    return {
        "party": world.firm, "officers": world.officers[:2], "item": world.item, "violation": "未明码标价",
        "happened_on": dt.date(2026, 3, 1),
    } | more  # fmt: skip


def questioned(**more):
    return {
        "person": "李四", "at_place": "市监局", "taken_on": DAY, "certificate_shown": True,
        "text": "问：……\n答：……", "signature": "signed",
    } | more  # fmt: skip


def concluded(**more):
    return {"facts": "三种商品没有标价签。", "proposal": "penalty", "harm": "real"} | more


def informed(**more):
    return {
        "told_on": DAY, "defend_by": DAY, "proposed_kinds": ["fine"], "proposed_content": "罚款五千元",
        "basis": "价格法第四十二条", "leniency": "usual",
        "discretion": "初次、配合调查", "proposed_fine": Decimal(5000),
    } | more  # fmt: skip


def punished(**more):
    return {"kinds": ["fine"], "content": "罚款五千元", "basis": "价格法第四十二条", "fine": Decimal(5000)} | more


@pytest.fixture
def walk(world):
    """A filed case."""
    return Walk(world).begin("register", **registered(world))


def to_filed(walk, **more):
    walk.do("file", **filed(walk.world, **more))
    return walk


def to_concluded(walk, *, filing=None, **more):
    to_filed(walk, **(filing or {}))
    walk.do("question", **questioned())
    walk.do("conclude", **concluded(**more))
    return walk


def to_informed(walk, *, filing=None, conclusion=None, **more):
    to_concluded(walk, filing=filing, **(conclusion or {}))
    walk.do("inform", **informed(**more))
    return walk


def to_decided(walk, *, filing=None, conclusion=None, notice=None, **more):
    to_informed(walk, filing=filing, conclusion=conclusion, **(notice or {}))
    walk.do("waive", waiver="当事人书面声明放弃")
    walk.do("punish", **punished(**more))
    return walk


def to_served(walk, **more):
    to_decided(walk, **more)
    walk.do("serve", served_on=DAY, service="direct", receiver="李四")
    return walk


def suspected(walk):
    to_filed(walk)
    walk.do("suspect", suspicion="涉嫌销售伪劣产品罪")
    transfer = Walk(walk.world, CrimeTransfer.objects.get(origin=walk.case.pk))
    transfer.do("submit", officers=walk.world.officers[:2], report="销售金额达到追诉标准")
    return transfer


def hear(walk, *, notified=dt.date(2026, 3, 12), held=dt.date(2026, 3, 24), report=True):
    """The hearing of an informed case, up to its report; returns the hearing's walk."""
    world = walk.world
    walk.do("ask_hearing", on=dt.date(2026, 3, 11))
    hearing = Walk(world, PenaltyHearing.objects.get(origin=walk.case.pk))
    hearing.do("appoint", host=world.market_host, recorder="赵记", on=dt.date(2026, 3, 11))
    hearing.do("notify", set_for=held, place="市监局会议室", open_to_public=True, on=notified)
    if report:
        hearing.do("hold", attendance="双方到场", record="双方质证", signed="signed", on=held)
        hearing.do("report", opinion="事实清楚，建议维持拟处罚意见", on=held)
    walk.case.refresh_from_db()
    return hearing


def refused(walk, says, name, /, **data):
    """The step is refused with this sentence, and the record is as it was."""
    before = Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()
    with pytest.raises(Refused, match=says):
        walk.do(name, **data)
    assert (Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()) == before

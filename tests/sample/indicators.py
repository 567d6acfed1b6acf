"""The figures of the sample line of work: every word once."""

from django.db.models import F

from guiju.indicators.words import (
    Average,
    Balance,
    Change,
    Count,
    Declared,
    Derived,
    Distinct,
    Equal,
    Ratio,
    Stock,
    Sum,
    Within,
)
from tests.sample.models import Meeting, Opinion, Plea

received = Count("plea.received", Plea, on="received_on", name="申诉收案数", unit="件", aliases=("新收申诉",))
closed = Count("plea.closed", Plea, on="closed_on", name="申诉办结数", unit="件")
decided = Count("plea.decided", Plea, on="closed_on", where={"stage": "决定"}, name="申诉决定数", unit="件")
refused = Count("plea.refused", Plea, on="closed_on", where={"stage": "不予受理"}, name="申诉不予受理数", unit="件")
revoked = Count("plea.revoked", Plea, on="closed_on", where={"outcome__in": ["revoke"]}, name="申诉撤销数", unit="件")
same_day = Count(
    "plea.same_day", Plea, on="closed_on", where={"closed_on": F("received_on")}, name="当日办结数", unit="件"
)
opening = Stock("plea.opening", Plea, since="received_on", until="closed_on", at="start", name="申诉旧存数", unit="件")
pending = Stock("plea.pending", Plea, since="received_on", until="closed_on", name="申诉未结数", unit="件")
touched = Stock("plea.touched", Plea, since="received_on", until="closed_on", at="during", name="在办申诉数", unit="件")
handled = Derived("plea.handled", received + opening, name="申诉办理数", unit="件")
claimed = Sum("plea.claimed", Plea, "amount", on="received_on", name="申诉涉案金额", unit="元")
mean = Average("plea.mean", Plea, "amount", on="received_on", name="申诉件均金额", unit="元")
answering = Distinct("plea.answering", Plea, "counterpart_id", on="received_on", name="被申诉单位数", unit="个")
against = Count(
    "plea.against", Plea, on="received_on", scope="counterpart", where={"counterpart__isnull": False},
    name="被申诉件数", unit="件",
)  # fmt: skip
against_townships = Count(
    "plea.against_townships", Plea, on="received_on", where={"counterpart__kind": "township"}, scope="counterpart",
    name="被申诉乡镇件数", unit="件",
)  # fmt: skip
revoke_rate = Ratio("plea.revoke_rate", revoked, decided, name="申诉撤销率")
growth = Change("plea.growth", received, name="申诉收案同比")
rate_growth = Change("plea.rate_growth", revoke_rate, name="申诉撤销率同比")
opinions = Count("plea.opinions", Opinion, on="case__received_on", name="听取意见数", unit="条")
meetings = Count("plea.meetings", Meeting, on="held_on", name="会议场次", unit="场次")
attendance = Sum("plea.attendance", Meeting, "attendance", on="held_on", name="参会人次", unit="人次")
per_meeting = Ratio("plea.per_meeting", attendance, meetings, name="场均参会人数", unit="人")
trust = Declared("plea.trust", name="群众信任指数", unit="%", kind="rate")

Equal(closed, decided + refused)
Within(revoked, decided)
Balance(opening, received, closed, pending)

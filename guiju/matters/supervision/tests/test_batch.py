"""A round told in bulk, with what it found carried to strike-off before anything is written."""

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.tests.walk import DUE
from guiju.matters.supervision.models import Round, Visit
from guiju.matters.supervision.tests.walk import START
from guiju.procedure import clock
from guiju.procedure.batch import Batch


def test_a_round_and_its_rectifications_are_told_in_one_batch(county):
    batch, boss = Batch(), county.justice_unit_head

    def tell(case, name, actor=boss, /, **data):
        batch.act(case, name, actor, data, key=f"{name}-{len(batch._outcomes)}", at=START)

    with clock.standing_at(START):
        data = {"name": "督察", "mode": "own", "theme": "执法", "plan": "方案"}
        case = batch.begin(Round, "draft", boss, data, body=county.justice, key="round", at=START)
        tell(case, "approve")
        tell(case, "form_team", name="一组", members=5, formed_on=START)
        tell(case, "notify")
        tell(case, "visit", unit=county.market, way="site", visited_on=START)
        for number in range(3):
            tell(case, "find", unit=county.market, text=f"问题{number}", aspect="方面", found_on=START)
        found = [one for one in batch._cases if isinstance(one, Rectification)]
        for one in found:
            tell(one, "charge", counterpart=county.market, due_on=DUE, requirement="改", at_once=True)
            tell(one, "begin_at_once", county.market_handler)
            tell(one, "report", county.market_handler, text="已改", evidence="照片")
            tell(one, "apply", county.market_handler, result="已改")
            tell(one, "pass_first", county.market_reviewer, opinion="属实")
            tell(one, "strike", opinion="同意")
        batch.flush()
    round_ = Round.objects.get()
    assert round_.issues_count == 3
    assert Visit.objects.get().unit == county.market
    struck = Rectification.objects.filter(source="own", stage="已销号", struck_on=START, root=round_.pk)
    assert sorted(struck.values_list("number", flat=True)) == [f"酉司整〔2026〕{n}号" for n in (1, 2, 3)]

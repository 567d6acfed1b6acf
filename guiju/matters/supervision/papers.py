"""The papers of supervision: notice, feedback, circular; and of a campaign: public notice and result."""

import datetime as dt

from guiju.documents.build import document, heading, letter, table
from guiju.documents.content import Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.matters.supervision.models import Campaign, Round
from guiju.procedure import clock
from guiju.procedure.models import Event


def _on(event: Event) -> dt.date:
    return clock.as_moment(event.at).date()


@issues(Round, "督察通知", word="督通")
def notice(case: Round, event: Event, number: str) -> Paper:
    """Who comes, and what will be looked at."""
    teams = [(team.name, team.leader, team.members, team.experts or 0) for team in case.teams.order_by("pk")]
    together = f"本次督察为{case.get_mode_display()}，参加单位：{case.partners}。" if case.partners else ""
    return document(
        "通知",
        case.body.name,
        number=number,
        addressee="各被督察单位",
        title=f"关于开展{case.name}的通知",
        blocks=[
            f"现就开展{case.name}有关事项通知如下。",
            heading("督察内容"),
            case.theme,
            heading("督察安排"),
            together,
            case.plan,
            table(("督察组", "组长", "人数", "外部专家"), teams, caption="督察组名单", widths=(4, 3, 2, 2)),
        ],
        date=_on(event),
    )


@issues(Round, "督察反馈意见", word="督反")
def feedback(case: Round, event: Event, number: str) -> Paper:
    """What the round found, unit by unit."""
    found = [
        (place, str(issue.unit), issue.aspect, issue.text)
        for place, issue in enumerate(case.issues.select_related("unit").order_by("pk"), 1)
    ]
    blocks = [
        f"{case.name}共督察{len(case.visited)}个单位，发现问题{case.issues_count}个。现反馈如下。",
        event.data["opinion"],
    ]
    if found:
        blocks.append(table(("序号", "责任单位", "方面", "问题"), found, caption="问题清单", widths=(1, 3, 3, 7)))
    return letter(
        "督察反馈意见",
        case.body.name,
        number=number,
        addressee="各被督察单位",
        title=f"关于{case.name}的反馈意见",
        blocks=[*blocks, "请责任单位收到整改通知书后按要求整改。"],
        date=_on(event),
    )


@issues(Round, "督察情况通报", word="督报")
def circular(case: Round, event: Event, number: str) -> Paper:
    """The result of the round, made known."""
    return document(
        "通报",
        case.body.name,
        number=number,
        addressee="各乡镇人民政府、街道办事处，各有关单位",
        title=f"关于{case.name}情况的通报",
        blocks=[
            f"{case.name}共督察{len(case.visited)}个单位，发现问题{case.issues_count}个。",
            event.data["circular"],
        ],
        date=_on(event),
    )


@issues(Campaign, "专项整治通告", word="整告")
def announcement(case: Campaign, event: Event, number: str) -> Paper:
    """Tells the public what is put right and how to report."""
    until = f"整治工作计划于{written(case.ends_on)}结束。" if case.ends_on else ""
    return document(
        "通告",
        case.body.name,
        number=number,
        title=f"关于开展{case.name}的通告",
        blocks=[event.data["notice"], until],
        date=_on(event),
    )


@issues(Campaign, "专项整治情况通报", word="治报")
def result(case: Campaign, event: Event, number: str) -> Paper:
    """What the campaign came to."""
    lasting = event.data.get("lasting")
    return document(
        "通报",
        case.body.name,
        number=number,
        addressee="各有关单位",
        title=f"关于{case.name}情况的通报",
        blocks=[
            f"{case.name}共收到线索{case.clues_count}条，列入问题清单{case.issues_count}个，"
            f"确定任务{case.tasks_count}项并全部完成。",
            event.data["summary"],
            *([heading("长效制度"), lasting] if lasting else []),
        ],
        date=_on(event),
    )

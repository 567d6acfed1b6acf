"""One paper of each layout, with everything in it that the layout can hold."""

from datetime import date

from guiju.documents import Paper, Remedy, document, enforcement, letter, remedies, report
from guiju.documents.build import (
    facts,
    heading,
    page_break,
    paragraph,
    service_receipt,
    signatures,
    strong,
    table,
    underlined,
)
from guiju.documents.content import Align, Cell, Fact, Signature

COUNTY = "酉阳土家族苗族自治县人民政府"
DAY = date(2026, 3, 5)


def notice() -> Paper:
    return document(
        "通知",
        COUNTY,
        number="酉府发〔2026〕12号",
        addressee="各乡镇人民政府、街道办事处，县政府各部门",
        title="关于进一步规范涉企行政检查工作的通知",
        blocks=[
            "经县政府同意，现就有关事项通知如下。",
            heading("公布检查主体"),
            "各行政执法主体应当于2026年4月1日前公布检查主体、检查事项和年度频次上限。",
            heading("备案"),
            heading("日常检查", 2),
            heading("线索核查", 3),
            heading("紧急情况", 4),
            "情况紧急的，可以先行检查并补办手续。",
            heading("个案检查", 2),
            heading("单独说明", numbered=False),
            paragraph("联系人：", strong("张三"), "，电话：", underlined("023-75550000"), "。"),
        ],
        date=DAY,
        copies=["县委办公室", "县人大常委会办公室"],
        attachments=["检查事项清单", "频次上限表"],
        issuer=f"{COUNTY}办公室",
    )


def urging() -> Paper:
    return letter(
        "督办函",
        "酉阳县司法局",
        number="酉司督函〔2026〕3号",
        addressee="县城市管理局",
        title="关于限期办结超期案件的督办函",
        blocks=["请你局自收到本函之日起十五日内办结，并书面报告结果。"],
        date=DAY,
        copies=["县人民政府办公室"],
        attachments=["超期案件清单"],
    )


def decision(**changes: object) -> Paper:
    parts: dict = {
        "number": "酉市监罚决〔2026〕12号",
        "addressee": "酉阳县某某食品有限公司",
        "blocks": [
            paragraph("住所：桃花源大道1号", indent=False),
            paragraph("决定如下", align=Align.CENTER),
            paragraph("处以罚款", strong("壹万叁仟贰佰元整"), "。"),
            facts(
                [("案由", "标签不合格"), ("来源", "日常检查")],
                ("住所", "桃花源大道1号"),
                Fact("意见", "同意。\n张三", 4),
            ),
            signatures("执法人员", Signature("执法人员", "李四", "证号23040112345")),
        ],
        "remedies": remedies(Remedy.ORDINARY, reconsideration=COUNTY, court="酉阳县人民法院"),
        "date": DAY,
    }
    return enforcement("行政处罚决定书", "酉阳县市场监督管理局", **(parts | changes))


def annual() -> Paper:
    return report(
        "法治政府建设年度报告",
        COUNTY,
        title="2025年法治政府建设\n年度报告",
        contents=True,
        date=date(2026, 3, 20),
        blocks=[
            heading("主要工作"),
            heading("行政执法", 2),
            "办理行政处罚案件936件。",
            table(
                [[Cell("机关", rows=2), Cell("处罚（件）", columns=2)], ["普通", "简易"]],
                [["市场监管局", 12, 30], ["合计", Cell("42", columns=2)]],
                caption="表1　处罚情况",
                widths=[2, 1, 1],
            ),
            page_break(),
            heading("打算"),
            "继续努力。",
        ],
    )


def receipt() -> Paper:
    return service_receipt(
        "酉阳县市场监督管理局",
        number="酉市监送〔2026〕1号",
        recipient="某某公司",
        papers=["决定书（酉市监罚决〔2026〕12号）"],
    )


ALL = {"document": notice, "letter": urging, "enforcement": decision, "report": annual, "receipt": receipt}

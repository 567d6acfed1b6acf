# ruff: noqa: E501
"""What a careful reader found in the five annotated reports: contradictions (A), units (C), slips (D); ratios that hold (B)."""

from pathlib import Path

import pytest

from guiju.reports.audit import audit
from guiju.reports.read.files import documents

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the annotated reports are not here")

# (id, file, words that a finding must overlap)
FOUND = [
    ("A1", "002", "670件"), ("A2", "002", "549场次"), ("A3", "002", "70.83%"), ("A3", "002", "65%以上"),
    ("A4", "002", "128件，均未"), ("A5", "002", "57件，销号"), ("A6", "002", "85%以上"), ("A7", "002", "18件。行政复议"),
    ("A8", "002", "规范性文件4件"), ("A9", "002", "12690件"), ("A9", "002", "98%及以上"), ("A12", "000", "约 582 万元"),
    ("A12", "002", "约262.7万元"), ("A13", "003", "50%以上"), ("A14", "001", "27.8%"), ("A15", "001", "95.5%"),
    ("A16", "001", "262663条"), ("A17", "001", "48项"), ("A18", "001", "8件，备案率"), ("A20", "004", "43名"),
    ("A21", "004", "200余件"), ("A23", "003", "87.6%"), ("A24", "002", "超过全市平均水平"), ("A25", "002", "100%，手机定位率"),
    ("A26", "002", "累计接收社区矫正对象403人"), ("A27", "000", "高于全市平均水平"), ("A29", "001", "2022年度"),
    ("A28", "002", "首次实现行政复议案件数量超过"), ("A10", "000", "135 件"), ("A39", "002", "均未被提起行政诉讼"), ("A35", "000", "30%以上"), ("A36", "000", "69.2%"), ("A37", "003", "105%"),
    ("A40", "001", "败诉率为0"), ("A19", "004", "200余起"), ("A34", "000", "解决法律问题 30 余件"),
    ("C1", "001", "12227人次"), ("C2", "000", "1400 余场次"), ("C3", "000", "办结率和满意率均达 100%"), ("C4", "003", "90%以上"),
    ("C5", "004", "90分以上"), ("C6", "001", "40个学时"), ("C8", "003", "四地"), ("C10", "003", "40余名"),
    ("C11", "004", "出庭应诉村民"), ("C12", "001", "111条"), ("C13", "000", "21个"), ("C14", "001", "1万余条"),
    ("C15", "002", "超过全市比例"),
    ("D1", "000", "检察西声"), ("D2", "000", "西服务"), ("D3", "002", "纳入纳入"), ("D4", "002", "进一步体系"),
    ("D5", "002", "宪再进行时"), ("D6", "002", "行政执法、行政强制等"), ("D7", "001", "[bookmark"), ("D7", "002", "[bookmark"),
    ("D7", "004", "[bookmark"), ("D8", "001", "2024年2月 日"), ("D9", "001", "联系人"), ("D10", "001", "行政规范文件"),
    ("D11", "003", "二、强化"), ("D12", "003", "职业律师"), ("D13", "003", "承接市上"), ("D14", "003", "2024年,开州区"),
    ("D15", "004", "第一责任制度"), ("D16", "004", "财政预算结算"), ("D17", "004", "吸毒禁毒人员"), ("D18", "004", "等规章制度"),
    ("D19", "004", "法制专栏"), ("D20", "000", "中央广播电视台"), ("D21", "000", "体\n\n化”"), ("D22", "000", "3个方面"),
    ("D23", "000", "冉某某"), ("D24", "004", "三中及历次全会"),
]  # fmt: skip
HOLDS = [
    ("B1", "002", "61.17%"), ("B2", "001", "86.3%"), ("B3", "001", "99.9%"), ("B4", "001", "99.7%、99%"),
    ("B5", "001", "集成服务64项，企业开办"), ("B6", "002", "立即整改423个，限期整改37个"), ("B7", "002", "完成整改11项，1项有序推进"),
    ("B8", "002", "6项机制"), ("B9", "001", "三类、四张清单"), ("B10", "002", "117项"), ("B11", "000", "1404"), ("B11", "002", "1404人"),
    ("B11", "000", "39 个市级"), ("B11", "000", "117项"), ("B12", "002", "11个片区调解分中心+39个乡镇（街道）调委会+278个"),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeds():
    reports = {Path(document.name).name[:3]: document for document in documents([SEEDS])}
    return reports, audit(list(reports.values()))


def overlapping(seeds, file, words):
    reports, findings = seeds
    document = reports[file]
    start = document.text.index(words)
    end = start + len(words)
    found = []
    for finding in findings:
        places = [(finding.doc, finding.start, finding.end), *((p.doc, p.start, p.end) for p in finding.also)]
        if any(doc == document.name and at < end and to > start for doc, at, to in places):
            found.append(finding)
    return found


@pytest.mark.parametrize(("id", "file", "words"), FOUND, ids=[f"{row[0]}-{row[1]}" for row in FOUND])
def test_a_contradiction_is_found(seeds, id, file, words):
    assert overlapping(seeds, file, words)


@pytest.mark.parametrize(("id", "file", "words"), HOLDS, ids=[f"{row[0]}-{row[1]}" for row in HOLDS])
def test_a_ratio_that_holds_is_left_alone(seeds, id, file, words):
    reports, _ = seeds
    name = reports[file].name
    start = reports[file].text.index(words)
    own = [
        f for f in overlapping(seeds, file, words) if f.doc == name and f.start < start + len(words) and f.end > start
    ]
    assert [f for f in own if f.severity.rank >= 1] == []
    assert own == []


def test_the_alarms_are_those_a_careful_reader_would_raise(seeds):
    """A change in any rule that adds an alarm to the known texts must be looked at by a person."""
    reports, findings = seeds
    names = {document.name: number for number, document in reports.items()}
    alarms = sorted((names[f.doc], f.rule) for f in findings if f.severity.rank >= 1)
    assert len(alarms) == 30, alarms

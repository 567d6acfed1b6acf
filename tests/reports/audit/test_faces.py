# ruff: noqa: E501
"""What comes out: text, JSON lines, SARIF, the marked page, the comparison; and what the commands return."""

import io
import json
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guiju.faces.cli import main
from guiju.reports.audit import all_rules, audit
from guiju.reports.audit.render import machine, page, plain
from guiju.reports.read.files import Document

GOV = "酉阳县人民政府\n关于2024年法治政府建设情况的报告\n全年受理法律援助案件635件。<b>指标</b>纳入纳入考核。\n酉阳县人民政府\n2025年1月2日"
BUREAU = "酉阳县司法局\n关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件，化解纠纷100件。\n酉阳县司法局\n2025年1月2日"
DOCUMENTS = [Document("县政府.txt", GOV, (0, 30)), Document("司法局.txt", BUREAU)]


@pytest.fixture(scope="module")
def findings():
    return audit(DOCUMENTS)


def test_json_lines_have_the_keys_that_programs_rely_on(findings):
    rows = [json.loads(line) for line in machine.json_lines(findings)]
    assert rows
    for row in rows:
        assert list(row)[:8] == ["doc", "start", "end", "severity", "rule", "message", "arithmetic", "also"]
        assert row["severity"] in {"note", "warning", "error"}
        text = {document.name: document.text for document in DOCUMENTS}[row["doc"]]
        assert text[row["start"] : row["end"]] == row["text"]
        assert all(set(place) == {"doc", "start", "end"} for place in row["also"])
    (across,) = [row for row in rows if row["rule"] == "across.same_thing"]
    assert across["also"][0]["doc"] == "县政府.txt" and "相差 35" in across["arithmetic"]


def test_sarif_says_where_in_lines_and_offsets(findings):
    log = json.loads(machine.sarif(DOCUMENTS, findings[1:], [(findings[0], "已核对")]))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and len(run["results"]) == len(findings)
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        assert result["ruleId"] in known and result["level"] in {"note", "warning", "error"}
        place = result["locations"][0]["physicalLocation"]
        region, name = place["region"], place["artifactLocation"]["uri"]
        text = next(d.text for d in DOCUMENTS if machine._uri(d.name) == name)
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"].split("\n")[0])
    assert run["results"][-1]["suppressions"][0]["justification"] == "已核对"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids, self.links, self.text = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_the_page_is_whole_safe_and_linked(findings):
    html = page.render(DOCUMENTS, findings, [(findings[0], "已核对")])
    tags = Tags()
    tags.feed(html)
    assert tags.open == [] and "script" not in tags.seen and "b" not in tags.seen[-1:]
    assert len(tags.ids) == len(set(tags.ids))
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert "&lt;b&gt;指标&lt;/b&gt;" in re.sub(r"<sup>.*?</sup>|</?mark[^>]*>|</?a[^>]*>", "", html), (
        "the report's own text is no markup"
    )
    assert "default-src 'none'" in html and "http" not in html.replace("http-equiv", "")
    words = "".join(tags.text)
    for finding in findings:
        assert finding.message in words and finding.arithmetic in words


def test_doubtful_numbers_stand_apart_from_advice_on_wording():
    text = "酉山县人民政府\n关于2024年法治政府建设情况的报告\n全年办结率达100%。案件评查9件，优秀率80%。\n酉山县人民政府\n2025年1月2日"
    document = Document("报告.txt", text)
    notes = audit([document])
    assert {finding.label for finding in notes} == {"存疑", "建议"}
    assert {finding.label for finding in notes if finding.arithmetic} == {"存疑"}
    assert plain.tally(notes) == "存疑 1、建议 1"
    told = page.render([document], notes)
    assert "另有 1 处数字存疑、1 处写法建议" in told and "<summary>数字存疑 1 处" in told
    lines = [line for line in plain.render([document], notes) if line.startswith("  [")]
    assert [line[3:5] for line in lines] == ["存疑", "建议"]


def test_every_mark_keeps_the_text_of_the_report(findings):
    html = page.render(DOCUMENTS, findings)
    shown = re.findall(r"<section[^>]*><p>(.*?)</p>", html, re.S)
    bare = [re.sub(r"<sup>.*?</sup>|<[^>]+>", "", part) for part in shown]
    lines = [line for document in DOCUMENTS for line in document.text.split("\n")]
    assert [part.replace("&lt;", "<").replace("&gt;", ">") for part in bare] == lines


def test_a_mark_leads_to_its_note_and_the_note_back_and_to_the_other_report(findings):
    html = page.render(DOCUMENTS, findings)
    number = next(n for n, f in enumerate(findings, start=1) if any(place.doc != f.doc for place in f.also))
    assert f'<a href="#n{number}">' in html and f'<a href="#r{number}" title="回到原文">' in html
    note = html.split(f'id="n{number}"')[1].split("</div>")[0]
    (there,) = re.findall(r'另见 <a href="#([^"]+)">', note)
    paragraph = html.split(f'<section id="{there}">')[1].split("</section>")[0]
    place = next(place for place in findings[number - 1].also if place.doc != findings[number - 1].doc)
    text = next(document.text for document in DOCUMENTS if document.name == place.doc)
    assert text[place.start : place.end] in re.sub(r"<[^>]+>", "", paragraph)


def test_the_text_shows_the_arithmetic_and_the_other_place(findings):
    text = "\n".join(plain.render(DOCUMENTS, findings))
    assert "相差 35" in text and "（县政府.txt）" in text and "【670件】" in text


@pytest.fixture
def files(tmp_path):
    for document in DOCUMENTS:
        (tmp_path / document.name).write_text(document.text, encoding="utf-8")
    (tmp_path / "好.txt").write_text("全年办理案件12件。", encoding="utf-8")
    return tmp_path


def test_the_exit_code_tells(files, capsys):
    assert main(["audit", str(files / "好.txt")]) == 0
    assert main(["audit", str(files / "县政府.txt")]) == 1
    assert main(["audit"]) == 2
    assert main(["audit", str(files / "好.txt"), "--rules", str(files / "没有.toml")]) == 2
    assert main(["audit", str(files / "好.txt"), str(files / "没有.txt")]) == 1
    captured = capsys.readouterr()
    assert "没有.txt：文件不存在" in captured.err and "没有发现问题" in captured.out


def test_all_rules_are_listed(capsys):
    assert main(["audit", "--rules"]) == 0
    listed = capsys.readouterr().out
    assert all(f"{rule.id}　{rule.name}" in listed for rule in all_rules())


def test_formats_and_the_ledger_at_the_command_line(files, capsys):
    names = [str(files / "县政府.txt"), str(files / "司法局.txt")]
    assert main(["audit", *names, "--json"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    alarms = [row for row in rows if row["severity"] != "note"]
    ledger = files / "accepted.toml"
    ledger.write_text(
        "".join(f'[[accepted]]\nfingerprint = "{row["fingerprint"]}"\nreason = "口径不同"\n' for row in alarms), "utf-8"
    )
    assert main(["audit", *names, "--accepted", str(ledger), "--format", "html", "--out", str(files / "a.html")]) == 0
    assert "口径不同" in (files / "a.html").read_text("utf-8")
    assert main(["audit", *names, "--format", "sarif"]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_standard_input_is_audited(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("指标纳入纳入考核。".encode())))
    assert main(["audit", "-"]) == 1
    assert "纳入" in capsys.readouterr().out


def test_compare_lays_reports_side_by_side(files, capsys):
    names = [str(files / "县政府.txt"), str(files / "司法局.txt")]
    assert main(["compare", *names, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (row,) = [row for row in rows if row["indicator"] == "legalaid.accepted"]
    assert sorted(cell["value"] for cell in row["values"].values()) == [635, 670]
    assert main(["compare", *names, "--out", str(files / "c.html")]) == 0
    html = (files / "c.html").read_text("utf-8")
    assert "635件" in html and "670件" in html and html.count("<rect") == 2
    assert main(["compare", *names, "--out", str(files / "c.xlsx")]) == 0
    with zipfile.ZipFile(files / "c.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>635</v>" in sheet and "<v>670</v>" in sheet and "sparkline" in sheet
    assert main(["compare", *names, "--out", str(files / "c.pdf")]) == 2


def test_a_result_that_cannot_be_written_is_said_in_a_sentence(files, capsys):
    assert main(["audit", str(files / "好.txt"), "--out", str(files / "没有" / "a.html")]) == 1
    assert "写不进去" in capsys.readouterr().err


def test_bad_files_are_named_and_the_others_go_on(tmp_path, capsys):
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "乱.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "好.txt").write_text("办理案件12件，其中简易程序8件、普通程序6件。", encoding="utf-8")
    names = [str(path) for path in sorted(tmp_path.iterdir())]
    assert main(["audit", *names, str(tmp_path / "无.txt"), "--json"]) == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    for name in ("空.txt", "坏.docx", "坏.zip", "坏.pdf", "乱.txt", "无.txt"):
        assert sum(name in line for line in lines) == 1, (name, lines)
    assert "Traceback" not in told.err and '"rule": "sum.' in told.out


def test_what_several_reports_tell_stands_first_and_the_rest_is_folded_away(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(
        "丰都县人民政府\n关于2024年法治政府建设情况的报告\n受理法律援助案件500件。", "utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "开州区人民政府\n关于2024年法治政府建设情况的报告\n受理法律援助案件600件，开展法治宣传活动504场次。", "utf-8"
    )
    assert main(["compare", str(tmp_path), "--out", str(tmp_path / "c.html")]) == 0
    shared, _, alone = Path(tmp_path / "c.html").read_text("utf-8").partition("<details>")
    assert ">600件<" in shared and ">504场次<" not in shared
    assert ">504场次<" in alone and "只有一份说到的 1 项" in alone


def test_years_of_one_body_are_a_line(tmp_path, capsys):
    for year, count in ((2022, 500), (2023, 560), (2024, 670)):
        (tmp_path / f"{year}.txt").write_text(
            f"丰都县人民政府\n关于{year}年法治政府建设情况的报告\n受理法律援助案件{count}件。", "utf-8"
        )
    assert main(["compare", str(tmp_path), "--out", str(tmp_path / "c.html")]) == 0
    html = Path(tmp_path / "c.html").read_text("utf-8")
    assert html.count("<polyline") == 1 and html.index("丰都县 2022") < html.index("丰都县 2024")


def test_the_docs_name_every_rule():
    docs = (Path(__file__).parents[3] / "docs" / "audit.md").read_text("utf-8")
    assert [rule.id for rule in all_rules() if f"`{rule.id}`" not in docs] == []

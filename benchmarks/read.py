"""Reading reports: speed and accuracy beside jionlp and recognizers-text, on the same texts in the same run.

Run by `uv run --group bench python benchmarks/read.py [--shared ../shared]`. Texts are the annotated reports where they
are at hand, else the marked paragraphs of the tests. Each peer runs at its best: models built before the clock starts,
jionlp's money with and without parsing the value, recognizers' unit, number, per cent and ordinal models merged (the
longest span wins). Ours does more: names told from figures, kind, subject, period, indicator. Times are medians of
processor time.

A recogniser of one kind runs fast over text that holds nothing of its kind: jionlp's money looks for 元 and passes the
rest by. Hence the second measure, right figures a second, and a text that is nothing but sums. Its first call, which
builds its expressions (6 ms), stays outside the clock; over a few short paragraphs that call alone is most of the time.
"""

import argparse
import contextlib
import io
import json
import re
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from guiju.reports.read import read_text

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
Found = list[tuple[int, int, float]]
OURS = "guiju (linked figures)"


def gold_reports(shared: Path) -> tuple[dict[str, str], dict[str, Found]]:
    gold: dict[str, Found] = {}
    with open(shared / "figures" / "seeds.jsonl", encoding="utf-8") as file:
        for row in map(json.loads, file):
            gold.setdefault(row["doc"], []).append((row["start"], row["end"], row["value"]))
    return {doc: (shared / "seeds" / doc).read_text("utf-8") for doc in gold}, gold


def gold_paragraphs() -> tuple[dict[str, str], dict[str, Found]]:
    """The marked paragraphs of the tests; marks carry no value, so a place alone counts there."""
    from tests.reports.read.marks import unmark

    texts, gold = {}, {}
    for path in sorted((HERE / "tests" / "reports" / "read" / "unseen").glob("*.txt")):
        marked = unmark(path.read_text("utf-8"))
        texts[path.stem] = marked.text
        gold[path.stem] = [(start, end, float("nan")) for start, end in marked.spans]
    return texts, gold


def ours(text: str) -> Found:
    return [(figure.start, figure.end, figure.value) for figure in read_text(text)]


def jionlp_money() -> tuple[Callable[[str], Found], Callable[[str], Found]]:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    def with_value(text: str) -> Found:
        found = []
        for item in jionlp.ner.extract_money(text, with_parsing=True):
            number = item["detail"]["num"]
            found.append((*item["offset"], float(number[0] if isinstance(number, list) else number)))
        return found

    def spans_only(text: str) -> Found:
        return [(*item["offset"], float("nan")) for item in jionlp.ner.extract_money(text, with_parsing=False)]

    return with_value, spans_only


def jionlp_time() -> Callable[[str], Found]:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
    now = time.time()

    def run(text: str) -> Found:
        jionlp.ner.extract_time(text, time_base=now)
        return []  # a date is no figure; it costs time only

    return run


def recognizers() -> dict[str, Callable[[str], Found]]:
    warnings.filterwarnings("ignore", category=SyntaxWarning)
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    number, unit = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    units = [unit.get_currency_model(), unit.get_dimension_model(), unit.get_age_model(), unit.get_temperature_model()]
    numbers = [number.get_percentage_model(), number.get_ordinal_model(), number.get_number_model()]

    def read(models: list) -> Callable[[str], Found]:
        def run(text: str) -> Found:
            found: Found = []
            for model in models:
                for item in model.parse(text):
                    value = str((item.resolution or {}).get("value") or "nan").removesuffix("%")
                    with contextlib.suppress(ValueError):
                        found.append((item.start, item.end + 1, float(value)))
            taken: set[int] = set()
            kept = []
            for start, end, value in sorted(found, key=lambda f: f[0] - f[1]):
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    kept.append((start, end, value))
            return sorted(kept)

        return run

    return {
        "recognizers number-with-unit": read(units),
        "recognizers number": read(numbers[2:]),
        "recognizers per cent": read(numbers[:1]),
        "recognizers unit + number + % + ordinal": read(units + numbers),
    }


def scores(gold: dict[str, Found], read: dict[str, Found], exact: bool) -> tuple[int, float, float, float]:
    """Number found, precision, recall, F1; exact is place and value, relaxed is overlap and value."""
    right = 0
    for doc, rows in gold.items():
        used: set[int] = set()
        for start, end, value in rows:
            for turn, (a, b, v) in enumerate(read[doc]):
                near = (a, b) == (start, end) if exact else a < end and start < b
                same = value != value or abs(v - value) <= 1e-6 * max(1.0, abs(value))
                if near and same and turn not in used:
                    used.add(turn)
                    right += 1
                    break
    total, wanted = sum(map(len, read.values())), sum(map(len, gold.values()))
    precision, recall = right / max(1, total), right / max(1, wanted)
    return total, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def missed(texts: dict[str, str], mine: dict[str, Found], theirs: dict[str, Found], gold: dict[str, Found]) -> Counter:
    """Gold figures that `mine` has and `theirs` lacks, by what ends their span."""
    kinds: Counter = Counter()
    for doc, rows in gold.items():
        other = {(start, end) for start, end, _ in theirs[doc]}
        own = {(start, end) for start, end, _ in mine[doc]}
        for start, end, _ in rows:
            if (start, end) in own and (start, end) not in other:
                kinds[re.sub(r"^[约近超第前]?[0-9., ]*", "", texts[doc][start:end])[:3] or "（无单位）"] += 1
    return kinds


def median_seconds(run: Callable[[str], Found], texts: list[str], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        start = time.process_time()
        for text in texts:
            run(text)
        times.append(time.process_time() - start)
    return statistics.median(times)


def start_up() -> float:
    """Seconds from nothing to the first figure, in a process of its own."""
    code = (
        "import time;t=time.perf_counter()\n"
        "from guiju.reports.read import read_text;read_text('受理12件');print(time.perf_counter()-t)"
    )
    command = [sys.executable, "-c", code]
    return statistics.median(
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)
    )


def memory_growth(texts: list[str]) -> tuple[int, int]:
    """Peak memory in kB after fifty and after a thousand reports, in a process of its own (Linux)."""
    code = (
        "import json,sys;from guiju.reports.read import read_text\n"
        "texts=json.load(sys.stdin)\n"
        "peak=lambda:int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
        "for i in range(50): read_text(texts[i%len(texts)])\na=peak()\n"
        "for i in range(950): read_text(texts[i%len(texts)])\nprint(a,peak())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    first, last = run.stdout.split()
    return int(first), int(last)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--slow-repeat", type=int, default=3, help="repeats of peers slower than a second a pass")
    args = parser.parse_args()

    at_hand = (args.shared / "figures" / "seeds.jsonl").exists()
    texts, gold = gold_reports(args.shared) if at_hand else gold_paragraphs()
    size = sum(len(text.encode()) for text in texts.values())
    characters = sum(map(len, texts.values()))
    print(f"{len(texts)} texts, {characters} characters, {size} bytes, {sum(map(len, gold.values()))} figures")

    money, money_spans = jionlp_money()
    runs = {
        OURS: ours,
        "jionlp money, value": money,
        "jionlp money, spans only": money_spans,
        **recognizers(),
    }
    merged = "recognizers unit + number + % + ordinal"
    runs["jionlp time (for the period)"] = dates = jionlp_time()
    # What ours gives of a figure that theirs give at all: value, unit, per cent, rank, money, and the year.
    runs["the set: recognizers merged + jionlp money"] = lambda text: runs[merged](text) + money(text)
    runs["the set with the period: + jionlp time"] = lambda text: runs[merged](text) + money(text) + dates(text)
    results, seconds = {}, {}
    for name, run in runs.items():
        results[name] = {doc: run(text) for doc, text in texts.items()}  # warms up, too
        once = median_seconds(run, list(texts.values()), 1)
        seconds[name] = median_seconds(run, list(texts.values()), args.slow_repeat if once > 1 else args.repeat)

    base = seconds[OURS]
    print(
        f"\n{'':44}{'MB/s':>8}{'chars/s':>11}{'ours is':>9}{'found':>7}{'right/s':>9}"
        "  exact P/R/F1         relaxed P/R/F1"
    )
    for name in runs:
        found, *exact = scores(gold, results[name], True)
        relaxed = scores(gold, results[name], False)[1:]
        speed = f"{size / seconds[name] / 1e6:8.3f}{characters / seconds[name]:11.0f}{seconds[name] / base:8.1f}x"
        right = relaxed[0] * found / seconds[name]
        marks = "    ".join("/".join(f"{x:.3f}" for x in each) for each in (exact, relaxed))
        print(f"{name:44}{speed}{found:7}{right:9.0f}  {marks}")
    paragraphs = [line for text in texts.values() for line in text.split("\n") if line.strip()]
    short = {name: median_seconds(runs[name], paragraphs, args.slow_repeat) for name in runs}
    print(f"\nthe same, paragraph by paragraph ({len(paragraphs)} calls a pass):")
    for name in runs:
        print(f"{name:44}{size / short[name] / 1e6:8.3f}{'':11}{short[name] / short[OURS]:8.1f}x")
    sums = [line for line in "\n".join(gold_paragraphs()[0].values()).split("\n") if "元" in line]
    weight = sum(len(line.encode()) for line in sums)
    print(f"\nparagraphs that speak of money ({len(sums)}, {weight} bytes), where the money recognisers have work;")
    nothing_else = ["；".join(f"罚款{n}.{n % 9}万元，追回{n * 7}余万元" for n in range(11, 31)) + "。"] * 20
    heavy = sum(len(line.encode()) for line in nothing_else)
    print("and sentences that are nothing but sums:")
    for name in (OURS, "jionlp money, value", "recognizers number-with-unit"):
        took = median_seconds(runs[name], sums, args.repeat)
        full = median_seconds(runs[name], nothing_else, args.repeat)
        print(f"{name:44}{weight / took / 1e6:8.3f} MB/s{heavy / full / 1e6:8.3f} MB/s")
    dense = list(gold_paragraphs()[0].values())
    bulk, counted = sum(len(text.encode()) for text in dense), sum(len(ours(text)) for text in dense)
    took = median_seconds(ours, dense, args.repeat)
    print(f"\nmarked paragraphs, dense text ({1000 * counted / bulk:.0f} figures a kB): {bulk / took / 1e6:.3f} MB/s")
    print(f"\nimport and first figure: {start_up():.3f} s (a process of its own)")
    print("peak memory after 50 and 1000 reports: {} kB, {} kB".format(*memory_growth(list(texts.values()))))

    mine = results[OURS]
    print("\nWhat ours finds at its exact place and a peer does not, by the span's end:")
    for name in ("jionlp money, value", merged):
        kinds = missed(texts, mine, results[name], gold)
        print(f"  {name}: {sum(kinds.values())} — " + "，".join(f"{word} {n}" for word, n in kinds.most_common(12)))
    extra = missed(texts, results[merged], mine, gold)
    print(f"What a peer finds at its exact place and ours does not: {sum(extra.values())} {dict(extra)}")
    if at_hand:
        other_texts, other = gold_paragraphs()
        read = {doc: ours(text) for doc, text in other_texts.items()}
        peer = {doc: runs[merged](text) for doc, text in other_texts.items()}
        print(f"\nmarked paragraphs of other genres ({sum(map(len, other.values()))} figures), exact place, P/R/F1:")
        for name, found_there in (("guiju", read), (merged, peer)):
            print(f"  {name}: " + "/".join(f"{x:.3f}" for x in scores(other, found_there, True)[1:]))


if __name__ == "__main__":
    main()

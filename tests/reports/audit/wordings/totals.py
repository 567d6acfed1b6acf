"""Pairs of sentences: what makes a total, what is left, what lists hold."""

TOTALS: list[tuple[str, str, str]] = [
    (
        "moves",
        "投诉少21件，处罚少6件，回访多30件，罚款多12.5万元，呈现“两升两降”的特点。",
        "投诉少21件，处罚少6件，回访多30件，罚款多12.5万元，呈现“一升一降一少一降”的特点。",
    ),
]

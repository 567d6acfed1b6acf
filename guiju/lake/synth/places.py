"""The bodies and regions of a county that does not exist: a government, its departments, its townships."""

from dataclasses import dataclass

import pyarrow as pa

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
DEPARTMENTS = (
    "公安局", "综合行政执法局", "市场监督管理局", "交通运输委员会", "林业局", "农业农村委员会", "文化和旅游委员会",
    "应急管理局", "生态环境局", "卫生健康委员会", "住房和城乡建设委员会", "规划和自然资源局", "司法局", "教育委员会",
    "人力资源和社会保障局", "水利局", "民政局", "财政局", "税务局", "医疗保障局",
)  # fmt: skip
TOWNSHIPS = 30
#: Ids: the government, then the departments in this order, then the townships.
GOVERNMENT = 1


def department(name: str) -> int:
    """The id of a department."""
    return 2 + DEPARTMENTS.index(name)


def township() -> tuple[int, int]:
    """The first and the last id of the townships."""
    first = 2 + len(DEPARTMENTS)
    return first, first + TOWNSHIPS - 1


@dataclass(frozen=True)
class County:
    """One county: its place in the list, and its share of the rows."""

    at: int
    rows: int

    @property
    def name(self) -> str:
        """甲子县, 乙丑县, … and from the sixty-first on with a number behind."""
        name = STEMS[self.at % 10] + BRANCHES[self.at % 12] + "县"
        return name if self.at < 60 else f"{name}{self.at // 60 + 1}"

    def regions(self) -> pa.Table:
        """Province, city, county, in a province of codes that nobody has."""
        city, county = f"99{self.at // 99 % 99 + 1:02}00", f"99{self.at // 99 % 99 + 1:02}{self.at % 99 + 1:02}"
        rows = [("990000", "虚省", None), (city, f"虚省第{city[2:4]}市", 1), (county, self.name, 2)]
        columns = ("id", "code", "name", "parent_id")
        return pa.table(
            dict(zip(columns, zip(*((at, *row) for at, row in enumerate(rows, 1)), strict=True), strict=True))
        )

    def bodies(self) -> pa.Table:
        """The government on top, the rest below it."""
        names = [f"{self.name}人民政府", *(self.name + name for name in DEPARTMENTS)]
        names += [f"{self.name}第{at}镇人民政府" for at in range(1, TOWNSHIPS + 1)]
        kinds = ["government", *("department" for _ in DEPARTMENTS), *("township" for _ in range(TOWNSHIPS))]
        ids = range(1, len(names) + 1)
        return pa.table(
            {
                "id": pa.array(ids, pa.int64()),
                "active": [True] * len(names),
                "kind": kinds,
                "name": names,
                "parent_id": pa.array([None, *(GOVERNMENT for _ in names[1:])], pa.int64()),
                "path": ["/1/", *(f"/1/{id}/" for id in ids[1:])],
                "region_id": pa.array([3] * len(names), pa.int64()),
                "short": [name.removeprefix(self.name) for name in names],
            }
        )

"""Whose report it is: what the title says."""

import re
from dataclasses import dataclass

from guiju.reports.read.title import title_of

_COUNTY = re.compile(
    r"((?:(?!年|报告|关于|建设|情况|总结|工作|坚持|全面|[告在委向])[一-鿿]){2,14}?(?:自治县|自治旗|自治州|县|区|市|旗|州|省))"
)
_INNER = re.compile(r"((?!城市)(?:(?![局委院厅]|关于|政府|人民)[一-鿿]){1,8}?(?:自治县|自治旗|县|区|市|旗))(?!场)")
_SHORT = re.compile(r"(?:[一-鿿]{2,7}?[省市州])?(?P<region>(?![全我本各该两几市区外邻跨])[一-鿿]县)(?![级域])")
"""A county of one letter: 忠县, 唐县, 重庆市忠县."""
_TOWN = re.compile(r"([一-鿿]{2,8}?(?:镇|乡|街道))")
_DEPARTMENT = re.compile(r"([一-鿿]{2,16}?(?:局|委员会|委|厅|办公室|法院|检察院|中心|大队|支队))(?=[\s\n关]|$)")


_PEOPLES = (
    "土家族|苗族|彝族|藏族|回族|壮族|侗族|瑶族|羌族|布依族|仡佬族|水族|满族|蒙古族|维吾尔族?|哈萨克族?|朝鲜族|傣族|白族|哈尼族|"
    "傈僳族|纳西族|拉祜族|佤族|景颇族|黎族|畲族|土族|撒拉族|东乡族|保安族|裕固族|达斡尔族|鄂伦春族?|鄂温克族?|锡伯族?|塔吉克族?|"
    "柯尔克孜族?|仫佬族|毛南族|京族|怒族|独龙族|布朗族|德昂族|阿昌族|普米族|蒙古|藏族羌族"
)


_ABOVE = re.compile(
    r"(?m)(?:^[\s　]*|位于)([一-鿿]{2,4}(?:自治县|县|区|市|旗))"
    r"(?:(?:人民政府|委)[^\n，。]{0,20}[：:]|[东南西北中][^\n。]{0,4}部|境内)"
)
"""The county above a township: 澄江区人民政府： below the title, 位于禾川县西北部."""
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Body:
    """The body that reports: `region` is the county (or other area), `level` its place in it."""

    region: str
    level: str
    name: str

    @property
    def short(self) -> str:
        """The body as people call it: 酉阳县司法局, not 酉阳土家族苗族自治县司法局."""
        region = re.sub(rf"(?:{_PEOPLES})*(?:各族)?自治", "", self.region)
        return region if self.level == "government" else f"{region}{self.name}"

    def shares_region(self, other: "Body") -> bool:
        """Whether both are in one county, as far as the names tell."""
        return bool(self.region) and self.region[:2] == other.region[:2]


def body_of(text: str) -> Body:
    """The reporting body, from the first lines of the text; from the signature where the title names none."""
    lines = [line.strip() for line in text[:300].split("\n") if line.strip()]
    titled = _body(title_of(text))
    if titled.region:
        return titled
    if titled.name:  # 柳堰街道办事处关于…: its district is who it reports to
        above = _ABOVE.search(text[:_HEAD])
        signed = None if above else _signed(text)
        if signed and signed.level == titled.level and titled.name.endswith(signed.name):
            return signed
        return Body(above.group(1) if above else "", titled.level, titled.name)
    if (body := _body("".join(re.sub(r"\s", "", line) for line in lines[:4]))).region:
        return body
    return _signed(text) or body


def _signed(text: str) -> Body | None:
    """The body whose signature stands at the end, where it names its region."""
    for line in reversed([re.sub(r"\s", "", line) for line in text[-300:].split("\n")]):
        if (
            re.fullmatch(r"[一-鿿]{3,24}(?:人民政府|办事处|局|委员会|委|办公室)", line)
            and (found := _body(line)).region
        ):
            return found
    return None


def _body(head: str) -> Body:
    """The body that a title or a signature begins with."""
    head = re.sub(r"^(?:关于)?(?:20\d\d年度?)?(?:中共|国家税务总局)?", "", head)
    short = _SHORT.match(head)
    county = short or _COUNTY.match(head) or _COUNTY.search(head[:40])
    region = short["region"] if short else county.group(1) if county else ""
    rest = head[county.end() :] if county else head
    if region.endswith(("省", "市", "州", "自治区")) and (
        inner := _INNER.match(rest)
    ):  # 重庆市万州区: the district reports
        region, rest = inner.group(1), rest[inner.end() :]
    before_title = re.split(r"关于|20\d\d", rest, maxsplit=1)[0]
    town = _TOWN.match(before_title)
    if town:
        return Body(region, "town", town.group(1))
    department = _DEPARTMENT.match(before_title)
    if department and "人民政府" not in before_title and not re.match(r"(?:县|区|市)?委(?!员会)", before_title):
        return Body(region, "department", department.group(1))
    return Body(region, "government", region)

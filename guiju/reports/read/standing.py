"""Standing numbers: what exists rather than what was done takes no year."""

import re

__all__ = ["is_standing"]

_STANDING_NOUN = re.compile(
    r"(?:中心|工作站|站点|服务站|站(?<=[^车]站)|(?<![要观重热难节特优缺弱看亮盲])点|示范校|副校长|监督员|教职工|工作室|调解室|窗口|阵地|基地|队伍|机构|组织|委员会|调委会|事项|清单|"
    r"网格员|调解员|明白人|法律顾问|律师|志愿者|党支部|社区|行政村|示范村|建制村|乡镇|街道|镇街|部门|平台|应用|系统|学校|医院|公园|广场|长廊|"
    r"在册|登记在册|常住人口|户籍人口|总人口|面积|工作者|执法人员|执法证|持证|在岗|在编|在校|专家库|成员单位|所属|辖"
    r"|科室|股室|司法所|编制|职数|律所|律师事务所|公证处|鉴定机构|一体机|终端|柜员机|示范户|执法主体|执法队|联络员|联络点|辅助人员|公证员|鉴定人)[（(]?[^，。]{0,6}$"
)
_NOUN_AND_TAIL, _ITEM_AND_TAIL = 14, 5
_DONE = re.compile(
    r"新增|新建|新设|新成立|召开|举办|开展|发现|查处|检查|办理|受理|办结|化解|走访|培训|评选|组织(?=[^、和及（(共])|督察|督导|处罚|整改|取消|下放|调整|清理|废止|表彰|出动|宣传|拨付|聘请|抽查|评查|整治|完成|公布|销号|申领|注销|谋划|更新|年内|全年|年底前|招募|招录|招聘|选派|录用|赠送|发布|推送|制作|解答|接待"
)
_NOW = re.compile("[现实原已]有|目前有|在用|现行有效|保留|已设|另设|整合为|[在核]编|在矫")
# Items stand on a list whatever else was done with it.
_UNDONE = re.compile("取消|下放|新增|清理|废止|办理|受理|办结|调整")
_HAVE = re.compile(
    r"现有|共有|设有|拥有|下辖|辖|在册|登记在册|总数|累计建成|建成|建有|配备|年末|年底|纳入|实现|覆盖|匹配|入驻|培育|培养|明确|保有量|存量|[尚仍还]有|剩余|剩下"
)


def is_standing(unit_family: str, left: str, subject: str) -> bool:
    """Whether an unlinked count is of things that stand: bodies, places, listed items, registered persons."""
    if unit_family not in ("places", "persons", "things", "firms", "goods"):
        return False
    if _NOW.search(left):
        return True
    tail = subject[-_ITEM_AND_TAIL:]
    if ("事项" in tail or "清单" in tail) and not _UNDONE.search(left):
        return True
    if left.endswith("对") or _DONE.search(left):
        return False  # 对36个部门开展检查: so many were inspected
    return _STANDING_NOUN.search(subject[-_NOUN_AND_TAIL:]) is not None or _HAVE.search(left) is not None

"""What may stand before and inside the words of an indicator without making another thing of them.

A noun phrase is narrowed from its left: 涉税矛盾纠纷, 民事公益诉讼 and 校内规范性文件 are not the disputes, suits
and documents of the county, 不予受理 and 应出庭 are not 受理 and 出庭. There is no end to such words. Hence the rule
asks the opposite: what is known to leave the meaning as it is (verbs of doing, places and bodies, adverbs, 各类) is
free, and anything else narrows.
"""

import re

from guiju.reports.read.catalogue import MARK

__all__ = ["DOING", "elsewhere", "joined", "narrowed"]

_VERBS = """
    开展 组织 举办 举行 召开 办理 受理 立案 办结 审结 收到 新收 接收 接到 承办 办复 答复 提出 提供 出具 培育 培养 评选
    评查 评估 实现 确保 明确 发布 公布 公开 梳理 编制 制定 制发 印发 出台 修订 修改 废止 清理 审查 审核 审议 报备 报送
    备案 建立 建成 建设 设立 成立 组建 创建 新建 新增 增设 新设 登记 净增 配备 聘请 选聘 招录 覆盖 推出 推行 推广 推动
    推进 推送 上线 运用 通过 利用 依托 结合 围绕 查处 查办 处置 处理 整治 纠治 纠正 查纠 检查 督察 督查 督办 巡查 排查
    化解 调解 调处 拆除 取消 下沉 下放 承接 认领 匹配 走访 收集 征集 解决 完成 实施 落实 兑现 作出 参加 培训 调用 流转
    开设 指导 协助 代理 发放 散发 派发 印制 张贴 投放 接待 服务 惠及 安排 计划 力争 保持 达到 促进 实行 进行 执行 给予
    减少 压减 精简 缩减 增加 增长 挂牌 评为 获评 获得 荣获 抽查 抽取 抽选 抽评 自查 实有 纳入 入库 注册 上报 报告 听取
    研究 主持 参与 加上 结转 解答 受到 支持 引导 加强 强化 深化 优化 健全 完善 统筹 协调 牵头 要求 督促 开通 开发 应用
    使用 采用 采取 打造 挽回 追回 追讨 讨回 避免 取得 提请 列席 为 对 将 向 经 以 至 由 把 在 从 到 于 有 达 拟 含
    包括 其中 现有 传达 列明 设 设置 承担 宣布 提交 配发
"""
_MANNER = """
    全年 年内 当年 本年 本年度 今年 去年 上年 年度 截至 期间 累计 共 共计 合计 总计 均 已 再 又 新 也 仅 各 各类 各种
    各级 各项 各式 相关 有关 等 多次 多种 全面 全程 集中 专题 专项 专门 统一 依法 依规 线上 线下 网上 先后 分别 全部
    本级 自觉 认真 扎实 深入 有效 妥善 圆满 即时 共同 联合 主动 积极 严格 大力 创新 规范 成功 首次 带头 实际 直接 持续
    目前 年末 年底 年底前 月底 月末 实地 县级 区级
    逐件 予以 内 中 和 与 及 或 并 行政 理论学习 专职 专兼职 实质性 微信 涉企 政务 政务服务事项
    基层 评价 化
"""
_BODIES = """
    全省 全市 全县 全区 全州 全旗 全镇 全乡 全国 省 市 县 区 州 旗 镇 乡 村 盟 街道 社区 苏木 嘎查 政府 政府办 办公室
    全局 我县 我区 我市
    党委 党工委 县委 区委 市委 旗委 常委会 人大 政协 党组 局 厅 院 所 站 处 机关 部门 单位 机构 组织 中心 平台 系统
    门户 网站 门户网站 公司 大队 支队 委员会 调委会 调解员 律师 顾问 人员 干部 职工 教职工 群众 队伍 小组 法院 公证处
    司法所 热线 大厅 窗口 负责人 领导 书记 主任 局长 县长 区长 市长 镇长 企业 农民工 受援人 市场主体 经营主体 党员
    两级 三级
"""
DOING = frozenset(_VERBS.split())
"""Verbs of doing."""
_FREE = DOING.union(_MANNER.split(), _BODIES.split())
# What the things counted did or became themselves: 2个村获评示范村, 115名工作人员进行宣誓.
_BECAME = frozenset(
    ("进行", "实现", "获评", "评为", "获得", "荣获", "配备", "为", "成功", "参加", "开展", "建成", "达到", "达", "纳入")
)
_LONGEST = max(map(len, _FREE))
_ENDS = frozenset("、，。；：:．.)）〇0123456789一二三四五六七八九十")
# Behind a verb, before its object: 评查|行政执法|案卷, 清理|不符合条件的|执法人员, 政府常务|会议|会前学法.
_INSIDE = """
    本局现行 我局现行 全面 安排 扩大
    不符合条件的 现行有效 理论学习 组织调解 市场主体 经营主体 不合格的 党工委 无纸化 个体户 不合格 新提任 同志 行政
    执法 处罚 许可 集体 热线 本年 出庭 应诉 会前 会议 进行 开展 年度 网上 线上 党组 党委 群众 法治 宣传 法律 综合 知识
    双语 大厅 中心 涉法 参加 业务 主要 党政 基层 情况 专项 专题 矛盾 和解 全体 全员 工作 人员 干部 职工 单位 部门 街道
    苏木 社区 政府 学法 用法 现场 企业 个体 累计 全年 成功 合同 协议 普法 书籍 诉讼 新任 各类 各种 各项 各级 全省 全市
    全县 全区 全旗 逐件 达到 现行 议 作 宣 等 后 共 均 达 了 在 有 对 向 员 镇 街 乡 县 区 市 进 各 、 和 终止 结案
"""
_BETWEEN = re.compile(f"(?:{MARK}|[0-9]|{'|'.join(sorted(_INSIDE.split(), key=len, reverse=True))})*")

_EACH = re.compile("每[个名人户家村镇乡社万千]")  # 每村培育法律明白人3名: how many in one, not in all


def narrowed(before: str) -> bool:
    """Whether the words that stand right before an indicator's own may make another thing of it."""
    if not before or before[-1] in _ENDS:
        return False
    return not _ends_in(_FREE, before) or _EACH.search(before) is not None


def elsewhere(after: str) -> bool:
    """Whether the words between a number and an indicator's own lead away from what the number counts.

    42个执法部门公布免罚事项 counts departments; 45个高效规范的受理窗口 counts windows.
    """
    if not after or after.endswith("的") or (_ends_in(_BECAME, after) and not after.endswith("行为")):
        return False
    return _ends_in(DOING, after) or narrowed(after)


def _ends_in(words: frozenset[str], text: str) -> bool:
    return any(text[-size:] in words for size in range(1, min(_LONGEST, len(text)) + 1))


def joined(between: str) -> bool:
    """Whether two words of an indicator still belong together with `between` standing between them.

    的 before the number closes a clause of its own: 拟印发的2件文件 are not issued.
    """
    return not between or (_BETWEEN.fullmatch(between) is not None and "的" + MARK not in between)

"""The remedies paragraph (复议诉讼途径和期限) that a decision must carry: where to turn, and within what time.

It is part of the decision by 行政处罚法第五十二条、第五十九条. By 行政复议法第二十三条第二款 the paper must say so
where reconsideration comes first (复议前置). A wrong limit costs the organ: one told too long is honoured, one told too
short is void (法释〔2026〕3号第五条). So the limits stand here and nowhere else.
"""

from collections.abc import Sequence
from enum import StrEnum

RECONSIDERATION_LAW = "《中华人民共和国行政复议法》"
RECONSIDERATION_RULES = "《中华人民共和国行政复议法实施条例》"
LITIGATION_LAW = "《中华人民共和国行政诉讼法》"


class Remedy(StrEnum):
    """By which route an act may be challenged."""

    ORDINARY = "ordinary"
    """Reconsideration within 60 days or a lawsuit within 6 months, as the person likes."""
    ELECTRONIC = "electronic"
    """A penalty by electronic monitoring: as ordinary; the application may also be handed to the organ itself."""
    ON_THE_SPOT = "on_the_spot"
    """A penalty decided on the spot: reconsideration first (行政复议法第二十三条第一款第一项)."""
    NATURAL_RESOURCE = "natural_resource"
    """An act held to infringe acquired ownership or use of natural resources: reconsideration first (第二项)."""
    FOI_REFUSAL = "foi_refusal"
    """Information withheld wholly or partly under 政府信息公开条例 14–16: reconsideration first (第四项)."""
    RECONSIDERED = "reconsidered"
    """A reconsideration decision, or a refusal to take one up: a lawsuit within 15 days (行政复议法第三十四条)."""


_FIRST = {
    Remedy.ON_THE_SPOT: f"{RECONSIDERATION_LAW}第二十三条第一款第一项",
    Remedy.NATURAL_RESOURCE: f"{RECONSIDERATION_LAW}第二十三条第一款第二项",
    Remedy.FOI_REFUSAL: f"{RECONSIDERATION_LAW}第二十三条第一款第四项、{RECONSIDERATION_RULES}第三十一条",
}
_BY_THE_ORGAN = {Remedy.ON_THE_SPOT, Remedy.ELECTRONIC}


def remedies(
    kind: Remedy, *, organ: str = "", reconsideration: str | Sequence[str] = "", court: str, act: str = "决定"
) -> str:
    """The remedies paragraph of a paper.

    Args:
        kind: the route.
        organ: the deciding organ, which forwards applications against penalties on the spot or by electronic monitoring
            (行政复议法第三十二条); needed for those two only.
        reconsideration: the competent 行政复议机关, or several to choose from (a 司法局's acts: 行政复议法第二十八条).
        court: the competent court.
        act: what the paper calls itself after 本: 决定, 答复 …

    Raises:
        ValueError: an organ or court that the route needs is missing.
    """
    if not court.strip():
        raise ValueError("救济途径要写明有管辖权的人民法院")
    own, served = f"本{act}", f"自收到本{act}书之日起"
    if kind is Remedy.RECONSIDERED:
        return (
            f"如不服{own}，可以依照{RECONSIDERATION_LAW}第三十四条、{LITIGATION_LAW}第四十五条的规定，"
            f"{served}十五日内向{court}提起行政诉讼。"
        )
    bodies = "或者".join([reconsideration] if isinstance(reconsideration, str) else reconsideration)
    if not bodies.strip():
        raise ValueError("救济途径要写明行政复议机关")
    if kind in _BY_THE_ORGAN and not organ.strip():
        raise ValueError("当场处罚和电子监控处罚可以通过作出决定的机关提交复议申请，要写明该机关")
    through = f"，也可以通过{organ}提交行政复议申请（{RECONSIDERATION_LAW}第三十二条）" if kind in _BY_THE_ORGAN else ""
    if kind in _FIRST:
        return (
            f"如不服{own}，依照{_FIRST[kind]}的规定，应当先申请行政复议，对行政复议决定不服的，可以再提起行政诉讼："
            f"可以{served}六十日内向{bodies}申请行政复议{through}；"
            f"对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向{court}提起行政诉讼。"
        )
    return (
        f"如不服{own}，可以依照{RECONSIDERATION_LAW}第二十条的规定，{served}六十日内向{bodies}申请行政复议{through}；"
        f"也可以依照{LITIGATION_LAW}第四十六条的规定，{served}六个月内直接向{court}提起行政诉讼。"
    )

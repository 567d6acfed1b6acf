"""Invented names and numbers: nobody and nothing here exists, but every number has its right check digit."""

import datetime as dt

from guiju.demo.chance import Chance
from guiju.registry.codes import id_check_digit, uscc_check_digit

_SURNAMES = "冉田白杨吴张李王刘陈石谭向罗彭黄周何熊任廖秦余蒋邓龚付唐郭曾"
_GIVEN = "明华建平永志国文德学春光晓雪玉兰秀芳小军海涛俊杰思雨佳怡天宇子涵浩然成林江波长青红梅静敏"
_TRADES = {
    "商贸": "firm", "食品": "firm", "建筑工程": "firm", "农业开发": "firm", "物流": "firm", "餐饮管理": "firm",
    "建材": "firm", "旅游": "firm", "药业": "firm", "环保科技": "firm", "超市": "trader", "餐馆": "trader",
    "小吃店": "trader", "五金店": "trader", "理发店": "trader", "修理厂": "trader", "农资店": "trader",
    "水果店": "trader", "服装店": "trader", "烟酒店": "trader",
}  # fmt: skip
_WORDS = (
    "鑫源", "恒达", "宏远", "瑞丰", "金桥", "兴隆", "顺和", "众诚", "聚福", "永昌", "华盛", "天成", "百味", "绿野",
    "清泉", "山水", "佳和", "万邦", "同心", "启航", "博雅", "云岭",
)  # fmt: skip
#: A township's name is one of each: no township of the real counties is meant.
_TREES, _GROUNDS = "云松石竹兰枫桐栗柏杉榆茶麦谷棠", "坪溪湾垭岭坝塘台沟埂"
_VILLAGES = (
    "岭口", "大坪", "石堤", "红庙", "新田", "长岭", "柏树", "官坝", "龙井", "双河", "青龙", "桂花", "三元", "和平",
    "前进", "水田", "中坝", "金竹", "凉水", "老寨",
)  # fmt: skip


def person(chance: Chance) -> str:
    """A person's name."""
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice((1, 2, 2))))


def places(chance: Chance, count: int) -> list[str]:
    """Names for townships, each another."""
    return chance.sample([tree + ground for tree in _TREES for ground in _GROUNDS], count)


def villages(township: str, count: int) -> list[str]:
    """Names of villages of a township."""
    return [f"{township}{stem}村" for stem in _VILLAGES[:count]]


def firm(chance: Chance, county: str) -> tuple[str, str]:
    """A firm's or trader's name and its kind."""
    trade, kind = chance.choice(list(_TRADES.items()))
    word = "".join(chance.sample(_WORDS, 2 if chance.happens(0.5) else 1))
    return (f"{county}{word}{trade}有限公司" if kind == "firm" else f"{county}{word}{trade}"), kind


def uscc(prefix: str, region: str, number: int) -> str:
    """A unified social credit code: register and kind, region, a running number, the check digit (GB 32100-2015)."""
    first = f"{prefix}{region}{number:09d}"
    return first + uscc_check_digit(first)


def identity(region: str, number: int) -> str:
    """An identity number of somebody born between 1955 and 2003 (GB 11643-1999)."""
    born = dt.date(1955, 1, 1) + dt.timedelta(days=number * 37 % 17_500)
    first = f"{region}{born:%Y%m%d}{number // 17_500 % 1000:03d}"
    return first + id_check_digit(first)

"""The commands there are, with the line `guiju --help` shows for each. The module of the same name does the work."""

COMMANDS: dict[str, str] = {
    "demo": "一县一年，从记录到报告，跑通给你看",
    "serve": "启动网页工作台",
    "read": "从报告里读出每一个数字",
    "audit": "核对一份或多份报告的数字能不能成立",
    "compare": "把几个县或几年的报告按指标并列",
    "due": "按法条编号算期限，并说明怎么算的",
    "snapshot": "把一年的记录存成不可更改的快照",
    "compile": "由快照算出全部指标",
    "passport": "一个数字的来历",
    "report": "由快照写出年度报告",
    "verify": "核对事件链和封存",
    "tick": "时钟要办的事：期满、提醒、封存",
}

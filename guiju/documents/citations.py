"""Citations as a paper writes them: 《中华人民共和国行政复议法》第三十条 for 行政复议法第三十条."""

import re

_FULL = {
    "行政复议法实施条例": "《中华人民共和国行政复议法实施条例》",
    "行政复议法": "《中华人民共和国行政复议法》",
    "行政诉讼法": "《中华人民共和国行政诉讼法》",
    "行诉解释": "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》",
    "出庭应诉规定": "《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》",
    "检察公益诉讼解释": "《最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释》",
}
_NAME = re.compile(rf"({'|'.join(_FULL)})(?:（\d{{4}}年[^）]*）)?(?=第)")


def in_full(law: str) -> str:
    """A step's citation with the full names of the statutes; which version is meant follows from the paper's date."""
    return _NAME.sub(lambda found: _FULL[found[1]], law)

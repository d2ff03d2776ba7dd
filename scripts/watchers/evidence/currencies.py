"""How documents name the currencies of the record (ISO 4217)."""

from __future__ import annotations

import re

NAMES = {
    "AUD": r"AUD|A\$|Australian dollar|澳元",
    "CAD": r"CAD|C\$|CA\$|Canadian dollar|加元",
    "CNY": r"CNY|RMB|yuan|youan|renminbi|人民币|元(?!旦)|[¥￥]",
    "EUR": r"EUR|euro|欧元|€",
    "GBP": r"GBP|pound|sterling|英镑|£",
    "HKD": r"HKD|HK\$|Hong Kong dollar|港元|港币",
    "USD": r"USD|US\$|U\.S\. dollar|dollar|美元|\$",
}
_NAMES = {code: re.compile(names, re.I) for code, names in NAMES.items()}
_OF_OTHERS = re.compile(
    r"(?:A|CA?|HK)\$|(?:Australian|Canadian|Hong Kong) dollars?|[美欧澳加港日]元|港币", re.I
)
"""Names of other currencies that hold the shorter name of the dollar or the yuan."""


def names_currency(text: str, code: str) -> bool:
    """Whether the text names the currency; a bare $ or dollar is one of the United States."""
    if code in ("USD", "CNY"):
        text = _OF_OTHERS.sub(lambda match: match.group() if match.group() == "美元" else " ", text)
        if code == "CNY":
            text = text.replace("美元", " ")
    return _NAMES[code].search(text) is not None

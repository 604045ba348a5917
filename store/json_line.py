"""JSON Lines for pipes and files: one object a line, UTF-8, nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_line(value: Mapping[str, object]) -> str:
    """One line without its end; U+007F–U+009F, U+2028, U+2029 and surrogates are escaped as well."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)

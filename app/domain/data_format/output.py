"""The text of a data file, as JSON or as TOML."""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any, cast

_HEADER = "# Data Buku Imbas. Bentuknya diterangkan dalam format-data.md; untuk memuatnya: buku-imbas muat BERKAS\n\n"
_INDENT = "    "


def as_json(document: Mapping[str, Any]) -> str:
    """Indented JSON; dates and moments as ISO text."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=_iso) + "\n"


def _iso(value: date | time) -> str:
    return value.isoformat()


def as_toml(document: Mapping[str, Any]) -> str:
    """TOML 1.0: a section for each item at the top, what is inside it in arrays of inline tables."""
    plain = {key: value for key, value in document.items() if not isinstance(value, dict | list)}
    parts = ["".join(_pair(key, value) for key, value in plain.items())]
    for name, value in document.items():
        if isinstance(value, dict):
            parts.append(_section(f"[{name}]", cast("dict[str, Any]", value)))
        elif isinstance(value, list):
            parts += [_section(f"[[{name}]]", item) for item in cast("list[dict[str, Any]]", value)]
    return _HEADER + "\n".join(parts)


def _section(title: str, item: Mapping[str, Any]) -> str:
    return f"{title}\n" + "".join(_pair(key, value) for key, value in item.items())


def _pair(key: str, value: Any) -> str:
    return f"{key} = {_value(value, '')}\n"


def _value(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return "{ " + ", ".join(f"{key} = {_value(one, indent)}" for key, one in pairs) + " }" if pairs else "{}"
    if isinstance(value, list):
        return _array(cast("list[Any]", value), indent)
    return repr(value)


def _array(values: list[Any], indent: str) -> str:
    if any(isinstance(one, dict) for one in values):
        deeper = indent + _INDENT
        return "[\n" + "".join(f"{deeper}{_value(one, deeper)},\n" for one in values) + f"{indent}]"
    return "[" + ", ".join(_value(one, indent) for one in values) + "]"


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _text(text: str) -> str:
    """A basic string; everything but control characters stands as it is."""
    return (
        '"'
        + "".join(_ESCAPES.get(one) or (one if one >= " " and one != "\x7f" else f"\\u{ord(one):04x}") for one in text)
        + '"'
    )

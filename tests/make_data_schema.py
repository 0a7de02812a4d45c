"""Writes resources/help/format-data.schema.json from the lists that the program reads and the words of format-data.md.

.venv/bin/python tests/make_data_schema.py
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.domain.data_format.lists import ALL_LISTS, FORMAT_VERSION  # noqa: E402
from app.domain.data_format.model import ItemList, Key, Kind  # noqa: E402
from app.domain.data_format.papers import DOCUMENT, FILE_KEY  # noqa: E402
from app.domain.data_format.reading import CODE_KEY, UID_KEY, VERSION_KEY  # noqa: E402
from app.domain.terms import Role  # noqa: E402

HELP = ROOT / "resources" / "help"
DESCRIPTION = HELP / "format-data.md"
SCHEMA = HELP / "format-data.schema.json"

TEXT: dict[str, Any] = {"type": "string"}
DATE: dict[str, Any] = {"type": "string", "minLength": 8, "examples": ["2019-07-27"]}


def described() -> dict[str, tuple[str, dict[str, str]]]:
    """Path of each list in format-data.md to what it is, and its keys with what they mean."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    _, _, text = DESCRIPTION.read_text(encoding="utf-8").partition("## Kunci\n")
    for section in text.split("\n### ")[1:]:
        title, _, body = section.partition("\n")
        about = body.strip().split("\n\n")[0]
        keys = dict(re.findall(r"^\| `([a-z_0-9]+)`(?: \*)? \| (.+) \|$", body, re.MULTILINE))
        for path in re.findall(r"`([a-z_.]+)`", title):
            found[path] = (about, keys)
    return found


def value_schema(key: Key) -> dict[str, Any]:
    """What a value may be; an empty text or null empties it."""
    whole = {"minimum": key.least, "maximum": key.most}
    codes = [one.code for one in key.term or ()]
    shapes: dict[Kind, dict[str, Any]] = {
        Kind.TEXT: {"enum": list(key.choices)} if key.choices else TEXT,
        Kind.IDENTIFIER: TEXT,
        Kind.LINES: {"type": ["array", "string"], "items": TEXT},
        Kind.WHOLE: {"type": ["integer", "null"], **whole},
        Kind.NUMBER: {"type": ["number", "null"], **whole},
        Kind.YES_NO: {"type": ["boolean", "null"]},
        Kind.DATE: {"anyOf": [DATE, {"const": ""}, {"type": "null"}]},
        Kind.DATES: {"type": "array", "items": DATE},
        Kind.TIME: {"type": ["string", "null"], "examples": ["08:00"]},
        Kind.MOMENT: {"type": ["string", "null"], "examples": ["2019-07-27T08:00:00"]},
        Kind.TERM: {"enum": codes},
        Kind.TERMS: {"type": "array", "items": {"enum": codes}},
        Kind.ROLE_WORDS: {"type": "object", "propertyNames": {"enum": [one.code for one in Role]}},
        Kind.REFERENCE: {"type": ["string", "null"]},
    }
    return shapes[key.kind]


def list_schema(kind: ItemList, path: str, words: dict[str, tuple[str, dict[str, str]]]) -> dict[str, Any]:
    """The schema of a list, or of its one item."""
    about, keys = words[path]
    if kind.as_table:
        first, second = kind.keys
        names = {"enum": [one.code for one in first.term or ()]}
        value = value_schema(second)
        return {"description": about, "type": "object", "propertyNames": names, "additionalProperties": value}
    own = ([UID_KEY] if kind.has_uid else []) + ([CODE_KEY] if kind.has_code else [])
    own += [FILE_KEY] if kind is DOCUMENT else []
    shapes = dict.fromkeys(own, TEXT) | {key.name: value_schema(key) for key in kind.keys}
    shapes = {name: {"description": keys[name], **shape} for name, shape in shapes.items()}
    shapes |= {part.name: list_schema(part, f"{path}.{part.name}", words) for part in kind.parts}
    item: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": shapes}
    required = [key.name for key in kind.keys if key.required]
    if required and not kind.single:
        item["anyOf"] = [{"required": [UID_KEY]}, {"required": required}]
    if kind.single:
        return {"description": about, **item}
    items = {"anyOf": [TEXT, item]} if kind.short else item
    return {"description": about, "type": "array", "items": items}


def schema() -> dict[str, Any]:
    """The whole schema."""
    words = described()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Berkas data Buku Imbas",
        "description": "Diterangkan dalam format-data.md.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            VERSION_KEY: {"const": FORMAT_VERSION},
            **{kind.name: list_schema(kind, kind.name, words) for kind in ALL_LISTS},
        },
    }


def schema_text() -> str:
    """The text of the schema file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")

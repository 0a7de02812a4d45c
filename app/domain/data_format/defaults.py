"""What an item has by itself when the file does not say it: the defaults of its record."""

from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from app.domain.data_format.model import ItemList


@cache
def defaults_of(kind: ItemList) -> dict[str, Any]:
    """Column to value, for every column of the list that has one; a column without an entry is always written."""
    known = {one.name: one.default for one in fields(kind.record)}
    found: dict[str, Any] = {}
    for key in kind.keys:
        default = known.get(key.column, MISSING)
        if default is not MISSING:
            found[key.column] = default
    return found

"""From the rows of a logbook to the document of a data file. The same rows give the same document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.data_format.defaults import defaults_of
from app.domain.data_format.lists import ALL_LISTS, FORMAT_VERSION
from app.domain.data_format.model import ItemList, Key, Kind
from app.domain.data_format.papers import DOCUMENT, FILE_KEY
from app.domain.data_format.reading import UID_KEY, VERSION_KEY
from app.domain.data_format.schools import SCHOOL
from app.domain.data_format.values import write_value

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]


def write_document(rows: Rows, files: Mapping[str, str]) -> dict[str, Any]:
    """`rows` are those of each table in the order of their ids; `files` gives SHA-256 to path beside the data file.

    A value that an item has by itself is left out; items are named by their uid.
    """
    return _Writer(rows, files).document()


class _Writer:
    def __init__(self, rows: Rows, files: Mapping[str, str]) -> None:
        self._rows = rows
        self._files = files
        self._uids = {table: {row["id"]: row["uid"] for row in some if "uid" in row} for table, some in rows.items()}
        self._children: dict[tuple[str, str], dict[int | None, list[Row]]] = {}

    def document(self) -> dict[str, Any]:
        written: dict[str, Any] = {VERSION_KEY: FORMAT_VERSION}
        for kind in ALL_LISTS:
            items = self._items(kind, self._rows[kind.table])
            if items:
                written[kind.name] = items[0] if kind.single else items
        if SCHOOL.name not in written and (signatories := self._of_parent(SCHOOL.parts[0], None)):
            written[SCHOOL.name] = {"penandatangan": self._items(SCHOOL.parts[0], signatories)}
        return written

    def _of_parent(self, part: ItemList, parent: int | None) -> list[Row]:
        """The rows of a list inside an item; those of the model school itself have no parent."""
        if (part.table, part.parent_column) not in self._children:
            grouped: dict[int | None, list[Row]] = defaultdict(list)
            for row in self._rows[part.table]:
                grouped[row[part.parent_column]].append(row)
            self._children[part.table, part.parent_column] = grouped
        return self._children[part.table, part.parent_column].get(parent, [])

    def _items(self, kind: ItemList, rows: Sequence[Row]) -> list[dict[str, Any]]:
        if kind.ordered:
            rows = sorted(rows, key=lambda row: row["position"])
        return [self._item(kind, row, place) for place, row in enumerate(rows, start=1)]

    def _item(self, kind: ItemList, row: Row, place: int) -> dict[str, Any]:
        item: dict[str, Any] = {UID_KEY: row["uid"]} if kind.has_uid else {}
        usual = defaults_of(kind)
        for key in kind.keys:
            value = row[key.column]
            left_out = place if key.name == "urutan" else usual.get(key.column)
            if (key.always or value != left_out) and (written := self._value(key, value)) is not None:
                item[key.name] = written
        if kind is DOCUMENT and row["sha256"] in self._files:
            item[FILE_KEY] = self._files[row["sha256"]]
        for part in kind.parts:
            inside = self._items(part, self._of_parent(part, None if kind is SCHOOL else row["id"]))
            if part.as_table and inside:
                first, second = part.keys
                item[part.name] = {one[first.name]: one[second.name] for one in inside}
            elif inside or part.kept_even_empty:
                item[part.name] = inside
        return item

    def _value(self, key: Key, value: Any) -> Any:
        if key.kind is Kind.REFERENCE:
            return None if value is None else self._uids[key.target][value]
        return write_value(key, value)

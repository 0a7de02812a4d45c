"""What the parts of a merge share: the rows as they were and as they become, and which item means which."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.data_format.model import Item, Remark

Row = dict[str, Any]

ORDER = (
    "model_school",
    "partner",
    "school_alias",
    "signatory",
    "programme",
    "stage",
    "requirement",
    "cycle_step",
    "person",
    "alias",
    "not_same",
    "meeting",
    "meeting_day",
    "invitation",
    "topic",
    "date_change",
    "meeting_role",
    "certificate",
    "document",
    "certificate_design",
    "printed_sheet",
    "cycle_mark",
    "import_batch",
    "waiting_row",
    "attendance",
    "attendance_source",
    "letter",
    "letter_person",
)
"""The tables in an order in which what an identity needs of others comes before it."""


class State:
    """The rows of every table by id: `stored` as they are, `rows` with the items laid over them."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], last_ids: Mapping[str, int]) -> None:
        self.stored = {table: {row["id"]: row for row in some} for table, some in rows.items()}
        self.rows = {table: dict(some) for table, some in self.stored.items()}  # a row is copied when it changes
        self.by_uid = {
            table: {row["uid"]: number for number, row in some.items() if "uid" in row}
            for table, some in self.stored.items()
        }
        self.items: dict[str, list[Item]] = defaultdict(list)  # of each table, in the order of the file
        self.ids: dict[Item, int] = {}
        self.claimed: dict[str, dict[int, Item]] = defaultdict(dict)  # stored rows that an item means
        self.broken: set[Item] = set()  # their fault is told; what hangs on them is left alone
        self.faults: list[Remark] = []
        self._next = {table: number + 1 for table, number in last_ids.items()}
        self._children: dict[str, dict[int | None, list[int]]] = {}
        for number, row in self.stored["meeting"].items():  # a meeting is known by its title and its first date
            self.rows["meeting"][number] = {**row, "first_date": None}
        for day in self.stored["meeting_day"].values():
            self.note_date(day["meeting_id"], day["date"])

    def note_date(self, meeting_id: int, day: date) -> None:
        """A meeting has this date too."""
        meeting = self.rows["meeting"][meeting_id]
        meeting["first_date"] = min(meeting["first_date"] or day, day)

    def children(self, table: str, column: str, parent: int | None) -> list[int]:
        """Ids of the stored rows of a table that belong to a row of another."""
        if table not in self._children:
            grouped: dict[int | None, list[int]] = defaultdict(list)
            for number, row in self.stored[table].items():
                grouped[row[column]].append(number)
            self._children[table] = grouped
        return self._children[table].get(parent, [])

    def new_id(self, table: str) -> int:
        """The id of the next new row of a table."""
        if table == "model_school":
            return 1
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def owner(self, item: Item) -> int | None:
        """Id of the row that an item inside another belongs to; what belongs to the model school names nobody."""
        parent = item.parent
        return None if parent is None or parent.kind.single else self.ids.get(parent)

    def fault(self, path: str, text: str) -> None:
        """The file cannot be loaded; `text` goes without its full stop."""
        self.faults.append(Remark(path, f"{text}."))

    def break_off(self, item: Item, path: str, text: str) -> None:
        """A fault after which nothing more can be said of an item."""
        self.fault(path, text)
        self.broken.add(item)

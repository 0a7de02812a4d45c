"""From items and stored rows to what loading would write: what is new, what changes, what goes, what cannot be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.core.identity import new_uid
from app.domain.data_format.lists import ALL_LISTS, every_list
from app.domain.data_format.model import Item, Remark
from app.domain.meetings import is_moved
from app.domain.names import name_key
from app.domain.school_levels import level_of_name, status_of_name
from app.domain.terms import Affiliation
from app.services.data_merge.checks import faults_of_row, faults_of_table
from app.services.data_merge.drafts import STAMPS, Drafts, own_values
from app.services.data_merge.matching import Matching
from app.services.data_merge.references import References
from app.services.data_merge.state import ORDER, Row, State


@dataclass(slots=True)
class Merged:
    """What loading would write, by table; and why it cannot, when there are faults."""

    new: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    removed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Remark] = field(default_factory=list[Remark])
    warnings: list[Remark] = field(default_factory=list[Remark])


def merge(
    items: Sequence[Item],
    rows: Mapping[str, Sequence[Row]],
    last_ids: Mapping[str, int],
    now: datetime,
    extra: Mapping[Item, Row] | None = None,
) -> Merged:
    """`extra` gives columns that an item has when it turns out to be new, beside the defaults of its record."""
    return _Merge(rows, last_ids, now, extra or {}).run(items)


class _Merge:
    def __init__(
        self, rows: Mapping[str, Sequence[Row]], last_ids: Mapping[str, int], now: datetime, extra: Mapping[Item, Row]
    ) -> None:
        self._state = State(rows, last_ids)
        self._now = now
        self._extra = extra
        self._references = References(self._state)
        self._drafts = Drafts(self._state, self._references)
        self._matching = Matching(self._state)
        self._result = Merged(faults=self._state.faults)

    def run(self, items: Sequence[Item]) -> Merged:
        for item in _with_parts(items):
            self._state.items[item.kind.table].append(item)
            self._references.remember(item)
        for table in ORDER:
            self._settle(table)
        self._drafts.resolve_late()
        for table in ORDER:
            for item in self._state.items[table]:
                self._drop_unnamed(item)
        self._check()
        if not self._result.faults:
            self._collect()
        return self._result

    def _settle(self, table: str) -> None:
        """Find the row of each item, or begin one; then lay the item's values over it."""
        drafts = {item: self._drafts.draft(item) for item in self._state.items[table]}
        self._matching.match(table, drafts)
        for item in self._state.items[table]:
            draft = drafts.pop(item)  # a large table would else lie here twice
            if item not in self._state.broken:
                self._lay(item, draft)
        self._references.forget_names(table)

    def _lay(self, item: Item, draft: Row) -> None:
        """Put what the item says over its row."""
        table = item.kind.table
        number = self._state.ids.get(item)
        if number is None:
            number = self._begin(item, draft)
        else:
            self._state.rows[table][number] = self._state.rows[table][number] | own_values(item)
        if number is None:
            return
        row = self._state.rows[table][number]
        if item.kind.ordered and "position" not in item.values:
            self._number(item, row)
        if table == "person":
            row["name_key"] = name_key(row["name"] or "")
            if row["affiliation"] is not Affiliation.PARTNER and "affiliation" in item.values:
                row["partner_id"] = None
        if table == "meeting_day":
            self._state.note_date(row["meeting_id"], row["date"])
        elif table == "not_same" and row["first_id"] and row["second_id"]:
            row["first_id"], row["second_id"] = sorted((row["first_id"], row["second_id"]))

    def _begin(self, item: Item, draft: Row) -> int | None:
        """A new row. Returns its id, or None when the item does not say enough."""
        table = item.kind.table
        missing = [key.name for key in item.kind.keys if key.required and draft.get(key.column) in (None, "")]
        if missing:
            if item.values or not item.kind.single:  # else a school that only carries its signatories
                self._state.fault(item.path, f"“{missing[0]}” belum ditulis")
            self._state.broken.add(item)
            return None
        number = self._state.new_id(table)
        self._state.ids[item] = number
        extra = self._extra.get(item, {})
        row = draft | {column: value for column, value in extra.items() if column not in item.values}
        row |= {column: self._now for column in STAMPS if column in row and row[column] is None} | {"id": number}
        if item.kind.has_uid:
            row["uid"] = item.uid if item.uid and item.uid not in self._state.by_uid[table] else new_uid()
        if "level" in row and "level" not in item.values:
            row["level"] = level_of_name(row["name"]) or row["level"]
        if table in ("partner", "model_school") and "status" not in item.values:
            row["status"] = status_of_name(row["name"])
        self._state.rows[table][number] = row
        for name, parts in item.if_new.items():
            if name not in item.parts:
                item.parts[name] = parts
                for part in _with_parts(parts):
                    self._state.items[part.kind.table].append(part)
        return number

    def _number(self, item: Item, row: Row) -> None:
        """The place of an item that says none: as it stands inside an item, or at the end of a list at the top."""
        table = item.kind.table
        if item.parent is not None:
            siblings = item.parent.parts[item.kind.name]
            if table == "meeting_day":
                siblings = sorted(siblings, key=lambda one: one.values.get("date") or date.max)
            row["position"] = siblings.index(item) + 1
        elif not row.get("position"):
            places = [one["position"] or 0 for one in self._state.rows[table].values()]
            row["position"] = max(places) + 1

    def _drop_unnamed(self, item: Item) -> None:
        """A list inside an item that is given replaces the stored one."""
        owner = None if item.kind.single else self._state.ids.get(item)
        for part in item.kind.parts:
            if part.name not in item.parts or (owner is None and not item.kind.single):
                continue
            claimed = self._state.claimed[part.table]
            there = self._state.children(part.table, part.parent_column, owner)
            gone = [number for number in there if number not in claimed]
            if part.table == "meeting_day":
                self._keep_attendance(item, gone)
            for number in gone:
                del self._state.rows[part.table][number]
            if gone:
                self._result.removed[part.table] += gone
        if item.kind.table == "meeting" and "hari" in item.parts and "perubahan_tanggal" not in item.parts:
            self._keep_move(item)

    def _keep_attendance(self, item: Item, gone: Sequence[int]) -> None:
        for number in gone:
            if self._state.children("attendance", "meeting_day_id", number):
                day = self._state.stored["meeting_day"][number]["date"]
                self._state.fault(
                    f"{item.path}.hari",
                    f"tanggal {day.isoformat()} punya daftar hadir, jadi tidak boleh hilang. Tulis juga tanggal itu",
                )

    def _keep_move(self, item: Item) -> None:
        """A meeting whose dates are given up for others keeps the dates it had, as in the window."""
        number = self._state.ids.get(item)
        stored = self._state.stored["meeting_day"]
        before = sorted(stored[one]["date"] for one in self._state.children("meeting_day", "meeting_id", number))
        days = [self._state.ids[day] for day in item.parts["hari"] if day in self._state.ids]
        after = sorted(self._state.rows["meeting_day"][day]["date"] for day in days)
        if before and is_moved(before, after):
            row = {"meeting_id": number, "at": self._now, "before": tuple(before), "after": tuple(after), "reason": ""}
            self._result.new["date_change"].append({"id": self._state.new_id("date_change"), "uid": new_uid(), **row})

    def _check(self) -> None:
        ids, broken = self._state.ids, self._state.broken
        for table in ORDER:
            items = self._state.items[table]
            named = {ids[item]: item for item in items if item in ids and item not in broken}
            for number, item in named.items():
                if item.file and not self._state.rows[table][number]["sha256"]:
                    continue  # told when its file was looked for
                for column, text in faults_of_row(table, self._state.rows[table][number]):
                    self._state.fault(item.place(column), text)
            found = faults_of_table(table, self._state.rows[table], named)
            self._result.faults += found.faults
            self._result.warnings += found.warnings

    def _collect(self) -> None:
        for table in ORDER:
            columns = _columns(table)
            for item in self._state.items[table]:
                if item not in self._state.ids:
                    continue
                number = self._state.ids[item]
                state = self._state.rows[table][number]
                row = {column: state[column] for column in columns}
                stored = self._state.stored[table].get(number)
                if stored is None:
                    self._result.new[table].append(row)
                elif different := {column: value for column, value in row.items() if stored[column] != value}:
                    self._result.changed[table][number] = different


def _with_parts(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        for part in item.parts.values():
            yield from _with_parts(part)


def _columns(table: str) -> list[str]:
    """Every column of a table that the file gives or that follows from it."""
    kinds = [kind for _, kind in every_list(ALL_LISTS) if kind.table == table]
    own = [key.column for key in kinds[0].keys]
    parent = [kind.parent_column for kind in kinds if kind.parent_column][:1]
    derived = ["name_key"] if table == "person" else []
    return ["id", *(["uid"] if kinds[0].has_uid else []), *own, *parent, *derived]

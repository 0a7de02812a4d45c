"""Which stored row an item of the file means, when it means one."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from app.domain.data_format.model import Item
from app.domain.names import school_key
from app.services.data_merge.identity import NEVER_GUESSED, ONLY_ONE, contradict, fold, identities
from app.services.data_merge.state import Row, State


class Matching:
    """Finds the rows of one table's items: by their uid, and by what they say."""

    def __init__(self, state: State) -> None:
        self._state = state

    def match(self, table: str, drafts: Mapping[Item, Row]) -> None:
        """Claim the row of each item that means one; `drafts` are the items as rows."""
        index: dict[Any, list[int]] = defaultdict(list)
        for number in self._state.stored[table]:
            for identity in identities(table, self._state.rows[table][number]):
                index[identity].append(number)
        rounds = (self._by_uid, self._by_identity)
        for find in reversed(rounds) if table in ONLY_ONE else rounds:
            for item, draft in drafts.items():
                if item in self._state.ids or item in self._state.broken:
                    continue
                number = find(item, draft, index)
                if number is not None:
                    self._state.ids[item] = number
                    self._state.claimed[table][number] = item

    def _by_uid(self, item: Item, _draft: Row, _index: Mapping[Any, list[int]]) -> int | None:
        number = self._state.by_uid[item.kind.table].get(item.uid) if item.uid else None
        if number is None:
            return None
        table = item.kind.table
        if number in self._state.claimed[table]:
            return None
        column = item.kind.parent_column
        if column and table != "alias" and self._state.stored[table][number][column] != self._state.owner(item):
            text = "uid ini milik catatan lain. Hapus barisnya agar dicatat sebagai baru"
            self._state.break_off(item, f"{item.path}.uid", text)
            return None
        return number

    def _by_identity(self, item: Item, draft: Row, index: Mapping[Any, list[int]]) -> int | None:
        table = item.kind.table
        if item.uid and table in NEVER_GUESSED:
            return None
        for identity in identities(table, draft):
            for number in index.get(identity, ()):
                if number in self._state.claimed[table] or contradict(table, draft, self._state.stored[table][number]):
                    continue
                if item.uid and item.uid in self._state.by_uid[table] and table not in ONLY_ONE:
                    continue
                return number
        if table == "partner":
            return self._partner_by_name(draft)
        if table == "meeting":
            return self._meeting_by_any_date(item, draft)
        return None

    def _partner_by_name(self, draft: Row) -> int | None:
        """A school of the same name, where one of the two does not say its kecamatan."""
        alike = [
            number
            for number, row in self._state.stored["partner"].items()
            if school_key(row["name"]) == school_key(draft["name"] or "")
            and not (row["district"] and draft["district"])
            and not contradict("partner", draft, row)
        ]
        return alike[0] if len(alike) == 1 and alike[0] not in self._state.claimed["partner"] else None

    def _meeting_by_any_date(self, item: Item, draft: Row) -> int | None:
        """The same meeting with some of its dates moved: the title and one date are enough."""
        dates = {day.values.get("date") for day in item.parts.get("hari", ())}
        for day in self._state.stored["meeting_day"].values():
            meeting = self._state.rows["meeting"][day["meeting_id"]]
            if (
                (day["date"] in dates or not dates)
                and fold(meeting["title"]) == fold(draft["title"] or "")
                and meeting["programme_id"] == draft["programme_id"]
                and meeting["id"] not in self._state.claimed["meeting"]
            ):
                return meeting["id"]
        return None

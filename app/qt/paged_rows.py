"""Rows that are read when they come on the screen: all ids are known, the records arrive in pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")
Load = Callable[[Sequence[int]], Iterable[tuple[int, Row]]]
PAGE = 200  # rows read at once


class PagedRows(Sequence[Row]):
    """A sequence for a `RecordTableModel`: 20,000 rows cost a list of ids and the pages that were looked at."""

    def __init__(
        self, ids: Sequence[int], load: Callable[[Sequence[int]], Iterable[tuple[int, Row]]], gone: Row
    ) -> None:
        """`load(ids)` gives (id, record) of the records that exist; `gone` stands for one that was just deleted."""
        self.ids = ids
        self._load = load
        self._gone = gone
        self._found: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self.ids)))]
        wanted = self.ids[index]
        if wanted not in self._found:
            first = index % len(self.ids) // PAGE * PAGE
            page = self.ids[first : first + PAGE]
            self._found |= dict.fromkeys(page, self._gone)
            self._found |= dict(self._load(page))
        return self._found[wanted]

"""Rows that are read when they come on the screen."""

from collections.abc import Sequence

from app.qt.paged_rows import PAGE, PagedRows
from app.qt.table_model import Column, RecordTableModel


class _Source:
    """Says what was asked for."""

    def __init__(self, missing: frozenset[int] = frozenset()) -> None:
        self.asked: list[Sequence[int]] = []
        self._missing = missing

    def __call__(self, ids: Sequence[int]) -> list[tuple[int, str]]:
        self.asked.append(ids)
        return [(number, f"orang {number}") for number in ids if number not in self._missing]


def test_only_the_pages_that_are_looked_at_are_read() -> None:
    source = _Source()
    rows = PagedRows(range(10_000, 30_000), source, "")
    assert len(rows) == 20_000
    assert source.asked == []
    assert rows[0] == "orang 10000"
    assert rows[PAGE - 1] == f"orang {10_000 + PAGE - 1}"
    assert rows[12_345] == "orang 22345"
    assert [len(page) for page in source.asked] == [PAGE, PAGE]


def test_the_last_page_may_be_short_and_counting_from_the_end_works() -> None:
    source = _Source()
    rows = PagedRows(list(range(PAGE + 5)), source, "")
    assert rows[-1] == rows[PAGE + 4] == f"orang {PAGE + 4}"
    assert [len(page) for page in source.asked] == [5]
    assert rows[1:3] == ["orang 1", "orang 2"]


def test_a_record_that_was_just_deleted_is_an_empty_row_and_is_not_asked_for_again() -> None:
    source = _Source(missing=frozenset({3}))
    rows = PagedRows([1, 3], source, "")
    assert list(rows) == ["orang 1", ""]
    assert len(source.asked) == 1


def test_the_table_model_shows_them(qapp) -> None:
    source = _Source()
    model = RecordTableModel([Column(header="Nama", text=str)], PagedRows(range(5_000), source, ""))
    assert model.rowCount() == 5_000
    assert model.index(4_321, 0).data() == "orang 4321"
    assert len(source.asked) == 1

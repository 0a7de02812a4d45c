"""The page Rekap: counted on a worker, looked into with Enter, handed over with progress."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.recaps import RecapKind, RecapOrder, Span, orders_of
from app.domain.records import Partner
from app.qt.table_view import PADDING
from app.ui.meetings.page import MeetingsPage
from app.ui.recaps.page import RecapsPage

Open = Callable[..., Any]


@pytest.fixture
def recap(stage) -> Open:
    """Open a recap and wait until it is counted."""

    def opened(kind: RecapKind, change: Callable[[Any], object] | None = None) -> Any:
        stage.window.go("rekap", kind=kind.code)
        page = stage.page(RecapsPage)
        _counted(stage, page, kind)
        if change is not None:
            page.recap = None
            change(page)
            _counted(stage, page, kind)
        return page

    return opened


def _counted(stage, page: RecapsPage, kind: RecapKind) -> None:
    stage.qtbot.waitUntil(lambda: page.recap is not None and page.recap.query.kind is kind)


def _cells(page: RecapsPage, header: str) -> list[str]:
    model = page.tables[page.kind].records
    place = [column.header for column in model.columns].index(header)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def _shown(page: RecapsPage) -> set[str]:
    table = page.tables[page.kind]
    columns = enumerate(table.records.columns)
    return {column.header for place, column in columns if not table.isColumnHidden(place)}


@pytest.mark.parametrize("kind", RecapKind)
def test_the_page_tells_the_numbers_of_the_database(stage, recap: Open, kind: RecapKind) -> None:
    page = recap(kind)
    counted = stage.logbook.recaps.recap(page.filters.query(kind))

    assert page.tables[kind].isVisible()
    assert _cells(page, kind.label) == [line.label for line in counted.lines]
    assert _cells(page, "Datang") == [str(line.attended) for line in counted.lines]
    assert _cells(page, "Dari") == [str(line.expected) for line in counted.lines]
    assert page.total.text().startswith(f"Jumlah: {counted.total.attended} dari {counted.total.expected} datang")


def test_hours_stand_with_the_rule_by_which_they_are_earned(stage, recap: Open) -> None:
    page = recap(RecapKind.PERSON)

    assert stage.logbook.recaps.rule(page.filters.query(RecapKind.PERSON)) in page.meaning.text()
    assert "306 JP" in page.total.text()
    assert dict(zip(_cells(page, "Orang"), _cells(page, "JP"), strict=True))["Fitri Nur Aini, S.Pd."] == "38"


def test_every_filter_is_in_sight_and_the_length_of_periods_only_with_periods(stage, recap: Open) -> None:
    for width in (1366, 900):
        stage.window.resize(width, 600)
        filters = recap(RecapKind.PARTNER).filters
        always = (filters.programme, filters.period, filters.partner, filters.order)
        assert all(box.isVisible() and box.width() > 100 for box in always)
        assert not filters.span.isVisible()
        recap(RecapKind.PERIOD)
        assert filters.span.isVisible()


def test_filters_and_order_count_again(recap: Open) -> None:
    def lowest(page: RecapsPage) -> None:
        page.filters.order.setCurrentIndex(orders_of(RecapKind.PARTNER).index(RecapOrder.LOWEST))

    page = recap(RecapKind.PARTNER, lowest)
    assert _cells(page, "Sekolah")[0] == "SMP Pius Bhakti Utama Gombong"

    page = recap(RecapKind.PERIOD, lambda page: page.filters.span.setCurrentIndex(list(Span).index(Span.SEMESTER)))
    assert _cells(page, "Masa") == ["Semester Ganjil 2019/2020"]

    page = recap(RecapKind.MEETING, lambda page: page.filters.partner.setCurrentIndex(5))
    assert set(_cells(page, "Dari")) == {"2", "4"}


def test_enter_on_a_person_shows_where_the_numbers_come_from_and_enter_again_opens_the_meeting(
    stage, recap: Open
) -> None:
    page = recap(RecapKind.PERSON)
    table = page.tables[RecapKind.PERSON]
    table.select(_cells(page, "Orang").index("Kusnadi"))
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: page.entries.model.rowCount() == 2)
    assert "Kusnadi" in page.entries.title.text()

    stage.qtbot.keyClick(page.entries.table, Qt.Key.Key_Escape)
    assert table.isVisible()
    assert table.current().label == "Kusnadi"

    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: page.entries.table.current() is not None)
    stage.qtbot.keyClick(page.entries.table, Qt.Key.Key_Return)
    assert stage.page(MeetingsPage).isVisible()


def test_a_partner_shows_those_who_were_expected_and_stand_on_no_list(stage, recap: Open) -> None:
    page = recap(RecapKind.PARTNER)
    line = page.recap.lines[4]
    page.open_line(line)
    stage.qtbot.waitUntil(lambda: page.entries.model.rowCount() > 0)

    names = [page.entries.model.index(row, 2).data() for row in range(page.entries.model.rowCount())]
    assert names[-1] == "2 orang tanpa nama"
    assert "3 dari 12 datang" in page.entries.about.text()


def test_a_meeting_and_a_day_lead_to_the_meeting(stage, recap: Open) -> None:
    for kind in (RecapKind.MEETING, RecapKind.DAY):
        page = recap(kind)
        page.open_line(page.recap.lines[-1])
        assert "Evaluasi peningkatan mutu" in stage.texts()
        assert stage.page(MeetingsPage).isVisible()


def test_the_chart_is_offered_where_there_is_one_and_tells_its_numbers(stage, recap: Open) -> None:
    assert not recap(RecapKind.PERSON).looks.isVisible()
    page = recap(RecapKind.PARTNER)
    assert page.looks.isVisible()
    with stage.qtbot.waitSignal(page.chart.drawn, timeout=20_000):
        stage.press("Bagan")
    assert page.chart.isVisible()
    assert page.chart.accessibleName() == "Bagan kehadiran per sekolah imbas"
    assert "SMP Pius Bhakti Utama Gombong: 3 dari 12" in page.chart.accessibleDescription()


def test_states_that_never_occur_take_no_room_and_a_narrow_window_tells_them_in_words(stage, recap: Open) -> None:
    page = recap(RecapKind.PARTNER)
    assert {"Izin", "Alpa"} <= _shown(page)
    assert {"Terlambat", "Wakil", "Rincian"}.isdisjoint(_shown(page))

    stage.window.resize(900, 480)
    stage.qtbot.waitUntil(lambda: "Rincian" in _shown(page))
    assert "Izin" not in _shown(page)
    assert _cells(page, "Rincian")[4] == "hadir 3, alpa 4, belum diisi 5"


@pytest.mark.parametrize("size", [(1366, 728), (910, 485)])
def test_dates_and_schools_are_read_whole(stage, recap: Open, size: tuple[int, int]) -> None:
    stage.window.resize(*size)
    for kind, header in ((RecapKind.MEETING, "Hari/tanggal"), (RecapKind.PERSON, "Asal")):
        table = recap(kind).tables[kind]
        place = [column.header for column in table.records.columns].index(header)
        texts = [text for text in _cells(stage.page(RecapsPage), header) if not text.startswith("Dinas")]  # of a guest
        longest = max(map(table.fontMetrics().horizontalAdvance, texts))
        assert table.columnWidth(place) >= longest + PADDING
        shown = [number for number in range(len(table.records.columns)) if not table.isColumnHidden(number)]
        assert sum(map(table.columnWidth, shown)) <= table.viewport().width()


@pytest.mark.parametrize(
    ("words", "ending"), [("Semua rekap: Excel", ".xlsx"), ("Semua rekap: PDF", ".pdf"), ("PDF rekap ini", ".pdf")]
)
def test_recaps_are_saved_with_the_right_ending_and_can_be_opened(
    stage, recap: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, ending: str
) -> None:
    recap(RecapKind.PARTNER)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / "rekap bulan ini"), ""))
    stage.press(words)
    stage.settle()
    written = tmp_path / f"rekap bulan ini{ending}"
    assert written.stat().st_size > 5_000
    assert str(written) in stage.window.status.message.whole_text()
    assert stage.window.status.open_file.isVisible()


def test_an_empty_logbook_says_where_recaps_come_from(empty) -> None:
    empty.window.go("rekap")
    page = empty.page(RecapsPage)
    empty.qtbot.waitUntil(lambda: page.recap is not None)
    assert "Rekap terisi sendiri dari daftar hadir kegiatan." in empty.texts()
    assert not page.pdf_button.isEnabled()
    empty.press("Buka kegiatan")
    assert empty.page(MeetingsPage).isVisible()


def test_a_choice_that_nothing_fits_offers_the_way_back(stage, recap: Open) -> None:
    stage.logbook.schools.save_partner(Partner(name="SMP Lain"))
    stage.settle()
    page = recap(RecapKind.PERSON)
    page.recap = None
    page.filters.partner.setCurrentIndex(page.filters.partner.count() - 1)
    _counted(stage, page, RecapKind.PERSON)
    assert page.nothing.isVisible()
    page.recap = None
    stage.press("Hapus saringan")
    _counted(stage, page, RecapKind.PERSON)
    assert page.tables[RecapKind.PERSON].records.rowCount() == 20

"""The left side of the import of attendance: which list of a file is shown, how sure it is, and its coloured cells."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.dates import format_short_date
from app.domain.lists import ListTable
from app.domain.records import MeetingDay
from app.qt.fields import ComboBox
from app.ui.importing.draft import Draft
from app.ui.importing.frame import certainty, header_place, table_line
from app.ui.importing.layout_changes import empty_layout
from app.ui.importing.marks import Marks, marks_of_layout, marks_of_people

_REMEMBERED = "Susunan ini pernah Anda pastikan; dipakai lagi."
_HINT = "Tunjukkan sendiri: klik nomor baris judulnya, atau klik kepala kolom yang berisi nama."


def bare_sheets(draft: Draft) -> list[str]:
    """The sheets of a file on which no list was found."""
    seen = draft.recognition
    listed = {table.sheet for table in seen.tables} if seen is not None else set[str]()
    return [sheet.name for sheet in seen.sheets if sheet.name not in listed] if seen is not None else []


def fill_tables(box: ComboBox, draft: Draft) -> None:
    """Offer the lists of the file, then its sheets without one; the one that is shown is chosen."""
    tables: Sequence[ListTable] = draft.recognition.tables if draft.recognition is not None else ()
    bare = bare_sheets(draft)
    lines = [table_line(table) for table in tables]
    lines += [f"Lembar “{name}”: bukan daftar" if name else "Isi berkas: bukan daftar" for name in bare]
    place = draft.wishes.number
    if draft.sheet in bare:
        place = len(tables) + bare.index(draft.sheet)
    box.clear()
    box.addItems(lines)
    box.setCurrentIndex(min(place, len(lines) - 1))
    box.setEnabled(len(lines) > 1)
    box.setVisible(bool(lines))


def fill_days(box: ComboBox, word: QWidget, draft: Draft, days: Sequence[MeetingDay]) -> None:
    """Offer the days of the meeting, unless the columns of the list say which day is which."""
    ids = [day.id for day in days]
    chosen = draft.wishes.day_id or draft.day_id
    box.clear()
    box.addItems([f"Hari {day.position}, {format_short_date(day.date)}" for day in days])
    box.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
    box.setEnabled(len(days) > 1)
    several = draft.plan is not None and bool(draft.plan.days)
    for widget in (box, word):
        widget.setVisible(not several)


def marks_of(draft: Draft) -> Marks:
    """How the cells are coloured."""
    table = draft.table
    if table is None or draft.pointing:
        return marks_of_layout(draft.wishes.layout or empty_layout(draft.sheet))
    return marks_of_people(table, draft.plan, draft.wishes.answers(table), draft.said.answers)


def sentence_of(draft: Draft) -> str:
    """What was understood of the file, or why not."""
    seen = draft.recognition
    if seen is None or not seen.sheets:
        return draft.problem
    if draft.table is None or draft.pointing:
        return " ".join((draft.problem, _HINT)).strip()
    again = seen.remembered and draft.wishes.number == 0 and draft.wishes.layout is None
    parts = (draft.problem, _REMEMBERED if again else "", seen.message)
    return " ".join(part for part in parts if part)


def sureness_of(draft: Draft) -> str:
    """How sure it is, in words, and where the header stands."""
    table = draft.table
    if draft.recognition is None or not draft.recognition.sheets:
        return ""
    if table is None or draft.pointing:
        return "belum dikenali sebagai daftar"
    sure = "menurut petunjuk Anda" if draft.wishes.layout is not None else certainty(table.certainty)
    return f"{sure} · {header_place(table.header_rows)}, {len(table.people)} baris orang"

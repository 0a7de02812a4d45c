"""Rows of a list as the user corrects them before they are matched."""

from collections.abc import Mapping

from app.domain.identifiers import clean_identifier, nip_warning, nuptk_warning
from app.domain.lists import CellNote, Column, Corrections, ListedPerson, ListTable, PlanAnswers, Recognition
from app.domain.names import name_key
from app.domain.terms import AttendanceState
from app.intake.nameless import rest_of_row

_TEXTS = {
    Column.SCHOOL: "school",
    Column.POSITION: "position",
    Column.GRADE: "grade",
    Column.PHONE: "phone",
    Column.EMAIL: "email",
    Column.NOTE: "note",
    Column.EMPLOYMENT: "employment",
    Column.DUTY: "duty",
}
_STATES = {word.casefold(): state for state in AttendanceState for word in (state.code, state.label)}


def corrected_rows(
    recognition: Recognition, table: ListTable, answers: PlanAnswers
) -> tuple[tuple[ListedPerson, ...], tuple[CellNote, ...]]:
    """The people and the refused rows of a table after the user's corrections, without the rows they do not want."""
    people: list[ListedPerson] = []
    refused: list[CellNote] = []
    name_column = table.columns.get(Column.NAME, "")
    for listed in table.people:
        if listed.row in answers.left_out:
            continue
        cells = answers.corrections.get(listed.row)
        one = corrected(listed, cells, table.sheet, table.columns) if cells else listed
        if one.name:
            people.append(one)
        else:
            refused.append(CellNote(sheet=table.sheet, row=one.row, column=name_column, message="nama kosong"))
    for note in table.refused:
        if note.row in answers.left_out:
            continue
        cells = answers.corrections.get(note.row)
        one = _completed(recognition, table, note.row, cells) if cells else None
        if one is not None and one.name:
            people.append(one)
        else:
            refused.append(note)
    people.sort(key=lambda one: one.row)
    return tuple(people), tuple(refused)


def refused_row(recognition: Recognition, table: ListTable, row: int, answers: PlanAnswers) -> ListedPerson:
    """What a row without a usable name tells, with what the user corrected in it."""
    cells = answers.corrections.get(row)
    return _completed(recognition, table, row, cells) if cells else rest_of_row(recognition, table, row)


def _completed(recognition: Recognition, table: ListTable, row: int, cells: Corrections) -> ListedPerson:
    return corrected(rest_of_row(recognition, table, row), cells, table.sheet, table.columns)


def corrected(listed: ListedPerson, cells: Corrections, sheet: str, letters: Mapping[Column, str]) -> ListedPerson:
    """A row with the cells that the user typed anew, at the `letters` of their columns; old warnings are gone."""
    said = {column: " ".join(text.split()) for column, text in cells.items()}
    changes: dict[str, object] = {field: said[column] for column, field in _TEXTS.items() if column in said}
    typed = {letters.get(column, "") for column in said}
    notes = [note for note in listed.warnings if note.column not in typed]
    if Column.NAME in said:
        changes |= {"name": said[Column.NAME], "name_key": name_key(said[Column.NAME])}
    for column, check in ((Column.NIP, nip_warning), (Column.NUPTK, nuptk_warning)):
        if column in said:
            number = clean_identifier(said[column])
            changes[column.code] = number
            if warning := check(number):
                place = letters.get(column, "")
                notes.append(CellNote(sheet=sheet, row=listed.row, column=place, message=warning))
    if Column.SEX in said:
        changes["sex"] = said[Column.SEX][:1].upper() if said[Column.SEX][:1].upper() in ("L", "P") else ""
    if Column.STATE in said:
        changes["state"] = _STATES.get(said[Column.STATE].casefold())
    if Column.MINUTES in said:
        changes["minutes"] = int(said[Column.MINUTES]) if said[Column.MINUTES].isdigit() else None
    return listed._replace(**changes, warnings=tuple(notes))

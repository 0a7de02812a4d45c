"""What a refused row still says, so that somebody can complete it by hand: read from the preview of its sheet."""

from app.domain.identifiers import clean_identifier
from app.domain.lists import Column, ListedPerson, ListTable, Recognition
from app.domain.terms import AttendanceState
from app.intake.cells import column_index
from app.intake.people import STATES


def rest_of_row(recognition: Recognition, table: ListTable, row: int) -> ListedPerson:
    """The cells of a row (counted from 1) without its name; empty beyond the preview's length."""
    shown = next((sheet.rows for sheet in recognition.sheets if sheet.name == table.sheet), ())
    cells = shown[row - 1] if row <= len(shown) else ()

    def cell_at(letter: str) -> str:
        index = column_index(letter) if letter else len(cells)
        return cells[index].strip() if index < len(cells) else ""

    def said(column: Column) -> str:
        return cell_at(table.columns.get(column, ""))

    return ListedPerson(
        row=row,
        name="",
        school=said(Column.SCHOOL),
        position=said(Column.POSITION),
        nip=clean_identifier(said(Column.NIP)),
        nuptk=clean_identifier(said(Column.NUPTK)),
        grade=said(Column.GRADE),
        sex=said(Column.SEX)[:1].upper(),
        phone=said(Column.PHONE),
        email=said(Column.EMAIL),
        state=_state(said(Column.STATE)),
        minutes=int(minutes) if (minutes := said(Column.MINUTES)).isdigit() else None,
        note=said(Column.NOTE),
        employment=said(Column.EMPLOYMENT),
        duty=said(Column.DUTY),
        day_states=tuple(_state(cell_at(day.letter)) for day in table.days),
    )


def _state(text: str) -> AttendanceState | None:
    code = STATES.get(text.casefold())
    return AttendanceState(code) if code else None

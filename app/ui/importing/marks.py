"""What the program understood of a sheet, as the preview colours it: letters of columns, rows from 1."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.lists import Column, ImportPlan, ListLayout, ListTable, PlanAnswers, PlanRow, RowOutcome
from app.domain.school_lists import SchoolColumn, SchoolPlan, SchoolPlanRow, SchoolTable
from app.domain.terms import Term
from app.ui.importing.answers import Answers

_TONES: dict[Term, str] = {
    Column.NAME: "chosen",
    Column.NIP: "identifier",
    Column.NUPTK: "identifier",
    Column.SCHOOL: "place",
    Column.POSITION: "place",
    Column.STATE: "there",
    Column.SIGNATURE: "there",
    Column.MINUTES: "there",
    SchoolColumn.NAME: "chosen",
    SchoolColumn.NPSN: "identifier",
    SchoolColumn.PRINCIPAL_NIP: "identifier",
    SchoolColumn.DISTRICT: "place",
    SchoolColumn.REGENCY: "place",
    SchoolColumn.ADDRESS: "place",
    SchoolColumn.PRINCIPAL: "there",
}
_NAMES = (Column.NAME, SchoolColumn.NAME)
_OUTCOMES = {RowOutcome.DOUBTFUL: "soon", RowOutcome.REFUSED: "missing"}


def column_letter(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: its words and the tone it is painted in."""

    label: str
    tone: str = ""
    name: bool = False  # the column of names, which shows a doubt


@dataclass(frozen=True, slots=True)
class Marks:
    """What the program understood of a sheet, and what the user changed of its rows."""

    columns: Mapping[str, Meaning] = field(default_factory=dict[str, Meaning])  # letter to meaning
    header_rows: tuple[int, int] | None = None
    kept: frozenset[int] = frozenset()  # rows that hold a person or a school
    toned: Mapping[int, str] = field(default_factory=dict[int, str])  # rows that are doubtful or refused
    corrected: Mapping[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])  # (row, letter)
    left_out: frozenset[int] = frozenset()
    warned: frozenset[tuple[int, str]] = frozenset()  # cells to look at: row, letter
    mendable: frozenset[int] = frozenset()  # rows whose cells can be corrected: kept and refused ones


def meaning_of(column: Term) -> Meaning:
    """How a column of that meaning is shown."""
    return Meaning(column.label, _TONES.get(column, ""), column in _NAMES)


def marks_of_people(
    table: ListTable, plan: ImportPlan | None, answers: PlanAnswers | None = None, about_rows: Answers | None = None
) -> Marks:
    """The marks of a list of people, with the outcomes of its plan once there is one; answered rows are settled."""
    said = answers or PlanAnswers()
    columns = {letter: meaning_of(column) for column, letter in table.columns.items()}
    chosen = plan.days if plan is not None else ()
    wanted = {day.letter for day, day_id in chosen if day_id is not None}
    for number, day in enumerate(table.days, start=1):
        imported = not chosen or day.letter in wanted
        label = day.label if day.label.casefold().startswith("hari") else f"Hari: {day.label or number}"
        columns[day.letter] = Meaning(label, "there" if imported else "quiet")
    refused = {note.row for note in table.refused}
    outcomes = plan.rows if plan is not None else ()
    toned = dict.fromkeys(refused, "missing") | dict.fromkeys((row.row for row in outcomes), "")
    toned |= _outcomes(outcomes)
    given = about_rows or Answers()
    for row in outcomes:
        if row.outcome is RowOutcome.DOUBTFUL and given.settled(row.key):
            toned[row.row] = "there" if row.key in given.choices else "quiet"
    toned = {row: tone for row, tone in toned.items() if tone}
    warned = frozenset((one.row, one.column) for row in outcomes for one in row.warnings if one.column)
    people = frozenset(person.row for person in table.people)
    corrected = {
        (row, table.columns[column]): text
        for row, cells in said.corrections.items()
        for column, text in cells.items()
        if column in table.columns
    }
    mended = frozenset(row.row for row in outcomes if row.outcome is not RowOutcome.REFUSED)
    return Marks(
        columns,
        table.header_rows,
        (people | mended) - said.left_out,
        toned,
        corrected,
        said.left_out,
        warned,
        people | refused | frozenset(row.row for row in outcomes),
    )


def marks_of_layout(layout: ListLayout) -> Marks:
    """The marks of what the user pointed at so far, before anything could be recognised from it."""
    columns = {letter: meaning_of(column) for column, letter in layout.columns.items()}
    return Marks(columns, layout.header_rows)


def marks_of_schools(
    table: SchoolTable,
    plan: SchoolPlan,
    said: Mapping[tuple[str, int], Mapping[SchoolColumn, str]],
    left_out: Collection[tuple[str, int]],
) -> Marks:
    """The marks of one list of schools as it was read, with what the user corrected and left out."""
    columns = {letter: meaning_of(column) for column, letter in table.columns.items()}
    toned = _outcomes([row for row in plan.rows if row.sheet == table.sheet])
    sheet = table.sheet
    kept = {row.row for row in plan.rows if row.sheet == sheet and row.listed is not None}
    corrected = {
        (row, table.columns[column]): text
        for (where, row), cells in said.items()
        for column, text in cells.items()
        if where == sheet
    }
    return Marks(
        columns,
        table.header_rows,
        frozenset(kept),
        toned,
        corrected,
        frozenset(row for where, row in left_out if where == sheet),
        mendable=frozenset({school.row for school in table.schools} | {note.row for note in table.refused}),
    )


def _outcomes(rows: Iterable[PlanRow | SchoolPlanRow]) -> dict[int, str]:
    return {row.row: _OUTCOMES[row.outcome] for row in rows if row.outcome in _OUTCOMES}

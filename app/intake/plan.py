"""What an import of one list would do, row by row, before anything is written."""

from app.core.bulk import uncollected
from app.domain.lists import (
    CellNote,
    Column,
    ImportPlan,
    ListedPerson,
    ListKind,
    ListOrigin,
    ListTable,
    PlanRow,
    Recognition,
    RowOutcome,
)
from app.domain.names import school_key
from app.intake.agreement import OnlineIdentities
from app.intake.known import Known
from app.intake.match import Matcher, Verdict, only_one_is_hajj
from app.intake.nameless import rest_of_row
from app.intake.schools import MODEL, Place, SchoolFinder, SchoolRef

_ONLINE = (ListKind.ZOOM, ListKind.TEAMS, ListKind.MEET)
_MOST_SCHOOLS_NAMED = 5


def make_plan(
    recognition: Recognition,
    table: ListTable,
    meeting_id: int | None,
    meeting_day_id: int | None,
    known: Known,
    origin: ListOrigin | None = None,
) -> ImportPlan:
    """Match the people of `table` (one of the recognition's) with those known. Nothing is written.

    With an `origin` everybody comes from there, whatever the rows say.
    The rows keep the order of the sheet. A repeated person is there once; in a report of an online meeting the minutes
    of all rows are summed into the first.
    """
    with uncollected():
        planner = _Planner(recognition, table, known, origin)
        rows = planner.rows()
    return ImportPlan(
        file_name=recognition.file_name,
        sha256=recognition.sha256,
        sheet=table.sheet,
        meeting_id=meeting_id,
        meeting_day_id=meeting_day_id,
        rows=rows,
        table=table,
        notes=planner.notes(),
    )


def _place_of(origin: ListOrigin) -> Place:
    key = school_key(origin.name)
    if origin.partner_id is not None:
        return Place(origin.partner_id, key, origin.partner_id)
    return Place(MODEL, key, None, from_model=True) if origin.from_model_school else Place(key, key)


class _Planner:
    """The state of planning one table."""

    def __init__(
        self, recognition: Recognition, table: ListTable, known: Known, origin: ListOrigin | None = None
    ) -> None:
        self._recognition = recognition
        self._table = table
        self._online = recognition.kind in _ONLINE
        self._schools = SchoolFinder(known)
        self._origin = origin
        self._everywhere = _place_of(origin) if origin is not None else None
        self._matcher = Matcher(known, self._schools)
        self._name_column = table.columns.get(Column.NAME, "")
        self._school_column = table.columns.get(Column.SCHOOL, "")
        self._unknown_schools: dict[str, None] = {}
        self._noted_schools: set[str] = set()
        self._identities = OnlineIdentities()

    def rows(self) -> tuple[PlanRow, ...]:
        """All rows of the plan."""
        planned: list[PlanRow] = []
        first_places: dict[tuple[object, ...], int] = {}  # identity -> place of its first row in `planned`
        find = self._schools.find if self._everywhere is None else self._place
        match, sheet = self._matcher.match, self._table.sheet
        new, matched = RowOutcome.NEW, RowOutcome.MATCHED
        for listed in map(self._from_origin, self._table.people) if self._origin else self._table.people:
            place = find(listed.school)
            verdict = match(listed, place)
            identity = self._identity(listed, place.ref, verdict)
            earlier = first_places.setdefault(identity, len(planned))
            warnings = listed.warnings
            if place.note or (place.partner_id is None and place.key and not place.from_model):
                warnings = (*warnings, *self._school_warning(listed, place))
            if earlier != len(planned):
                planned.append(self._repeated(planned, earlier, listed, place, verdict, warnings))
                continue
            outcome = verdict.outcome
            planned.append(
                PlanRow(
                    sheet,
                    listed.row,
                    outcome,
                    listed,
                    "" if outcome is new or outcome is matched else self._name_column,
                    verdict.reason,
                    verdict.person.id if verdict.person is not None else None,
                    place.partner_id,
                    place.from_model,
                    verdict.candidates,
                    warnings,
                )
            )
        if self._table.refused:
            planned.extend(map(self._refused, self._table.refused))
            planned.sort(key=lambda row: row.row)
        return tuple(planned)

    def _place(self, cell: str) -> Place:
        """The place that a school cell means, or the one that the user said."""
        return self._everywhere or self._schools.find(cell)

    def _from_origin(self, listed: ListedPerson) -> ListedPerson:
        return listed._replace(school=self._origin.name) if self._origin is not None else listed

    def _refused(self, note: CellNote) -> PlanRow:
        listed = self._from_origin(rest_of_row(self._recognition, self._table, note.row))
        place = self._place(listed.school)
        return PlanRow(
            note.sheet,
            note.row,
            RowOutcome.REFUSED,
            listed,
            note.column,
            note.message,
            None,
            place.partner_id,
            place.from_model,
        )

    def notes(self) -> tuple[str, ...]:
        """Sentences about the whole plan; call after `rows`."""
        if not self._unknown_schools:
            return ()
        names = list(self._unknown_schools)
        more = f", dan {len(names) - _MOST_SCHOOLS_NAMED} lagi" if len(names) > _MOST_SCHOOLS_NAMED else ""
        return (f"Bukan sekolah sendiri dan bukan sekolah imbas: {', '.join(names[:_MOST_SCHOOLS_NAMED])}{more}.",)

    def _identity(self, listed: ListedPerson, ref: SchoolRef, verdict: Verdict) -> tuple[object, ...]:
        """What two rows of one person have in common."""
        if verdict.person is not None:
            return (verdict.person.id,)
        if self._online:
            return self._identities.of(listed.name_key, listed.email)
        # Two numbers that lost their end may be one person's, so they do not set namesakes apart.
        return (listed.name_key, ref, "" if listed.nip.endswith("000") else listed.nip)

    def _repeated(
        self,
        planned: list[PlanRow],
        earlier: int,
        listed: ListedPerson,
        place: Place,
        verdict: Verdict,
        warnings: tuple[CellNote, ...],
    ) -> PlanRow:
        first = planned[earlier]
        assert first.listed is not None
        sheet, name_column = self._table.sheet, self._name_column
        if not self._online and not listed.nip and only_one_is_hajj(listed.name, first.listed.name):
            reason = f"“{listed.name}” mungkin orang lain dari “{first.listed.name}” di baris {first.row}"
            candidates = verdict.candidates or first.candidates
            return PlanRow(
                sheet,
                listed.row,
                RowOutcome.DOUBTFUL,
                listed,
                name_column,
                reason,
                None,
                place.partner_id,
                place.from_model,
                candidates,
                warnings,
            )
        if self._online and listed.minutes is not None:
            minutes = (first.listed.minutes or 0) + listed.minutes
            planned[earlier] = first._replace(listed=first.listed._replace(minutes=minutes))
        return PlanRow(
            sheet,
            listed.row,
            RowOutcome.REPEATED,
            listed,
            name_column,
            f"“{listed.name}” sudah ada di baris {first.row}",
            first.person_id,
            place.partner_id,
            place.from_model,
            (),
            warnings,
        )

    def _school_warning(self, listed: ListedPerson, place: Place) -> tuple[CellNote, ...]:
        """A sentence at the first row of a school that was not plainly understood."""
        if place.partner_id is None and not place.from_model:
            self._unknown_schools.setdefault(listed.school)
        if not place.note or listed.school in self._noted_schools:
            return ()
        self._noted_schools.add(listed.school)
        return (CellNote(sheet=self._table.sheet, row=listed.row, column=self._school_column, message=place.note),)

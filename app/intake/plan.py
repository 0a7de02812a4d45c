"""What an import of one list would do, row by row, before anything is written."""

from collections import Counter

from app.core.bulk import uncollected
from app.domain.lists import (
    CellNote,
    Column,
    ImportPlan,
    ListedPerson,
    ListKind,
    ListTable,
    PlanAnswers,
    PlanRow,
    Recognition,
    RowOutcome,
    SchoolQuestion,
)
from app.intake.agreement import OnlineIdentities
from app.intake.corrections import corrected_rows, refused_row
from app.intake.known import Known
from app.intake.match import Matcher, Verdict, only_one_is_hajj
from app.intake.schools import Place, SchoolFinder, SchoolRef, place_of

_ONLINE = (ListKind.ZOOM, ListKind.TEAMS, ListKind.MEET)
_MOST_SCHOOLS_NAMED = 5
_NO_ANSWERS = PlanAnswers()


def make_plan(
    recognition: Recognition,
    table: ListTable,
    meeting_id: int | None,
    meeting_day_id: int | None,
    known: Known,
    answers: PlanAnswers = _NO_ANSWERS,
) -> ImportPlan:
    """Match the people of `table` (one of the recognition's) with those known. Nothing is written.

    `answers` hold what the user said already: corrected cells, rows left out, what school cells mean.
    The rows keep the order of the sheet. A repeated person is there once; in a report of an online meeting the minutes
    of all rows are summed into the first.
    """
    with uncollected():
        planner = _Planner(recognition, table, known, answers)
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
        school_questions=planner.school_questions(),
        answers=answers,
    )


class _Planner:
    """The state of planning one table."""

    def __init__(self, recognition: Recognition, table: ListTable, known: Known, answers: PlanAnswers) -> None:
        self._recognition = recognition
        self._table = table
        self._people, self._refused_rows = table.people, table.refused
        if answers.corrections or answers.left_out:
            self._people, self._refused_rows = corrected_rows(recognition, table, answers)
        self._online = recognition.kind in _ONLINE
        self._schools = SchoolFinder(known, answers.schools)
        self._answers = answers
        self._origin = answers.everybody
        self._everywhere = place_of(self._origin, self._origin.name) if self._origin is not None else None
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
        for listed in map(self._from_origin, self._people) if self._origin else self._people:
            place = find(listed.school)
            ref, key, partner_id, from_model, note, _ = place
            outcome, person, candidates, reason = verdict = match(listed, place)
            identity = (person.id,) if person is not None else self._identity(listed, ref)
            number = len(planned)
            earlier = first_places.setdefault(identity, number)
            warnings = listed.warnings
            if note or (partner_id is None and key and not from_model):
                warnings = (*warnings, *self._school_warning(listed, place))
            if earlier != number:
                planned.append(self._repeated(planned, earlier, listed, place, verdict, warnings))
                continue
            planned.append(
                PlanRow(
                    sheet,
                    listed.row,
                    outcome,
                    listed,
                    "" if outcome is new or outcome is matched else self._name_column,
                    reason,
                    person.id if person is not None else None,
                    partner_id,
                    from_model,
                    candidates,
                    warnings,
                )
            )
        if self._refused_rows:
            planned.extend(map(self._refused, self._refused_rows))
            planned.sort(key=lambda row: row.row)
        return tuple(planned)

    def _place(self, cell: str) -> Place:
        """The place that a school cell means, or the one that the user said."""
        return self._everywhere or self._schools.find(cell)

    def _from_origin(self, listed: ListedPerson) -> ListedPerson:
        return listed._replace(school=self._origin.name) if self._origin is not None else listed

    def _refused(self, note: CellNote) -> PlanRow:
        listed = self._from_origin(refused_row(self._recognition, self._table, note.row, self._answers))
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

    def school_questions(self) -> tuple[SchoolQuestion, ...]:
        """The school cells that the user should look at; call after `rows`."""
        unsure = self._schools.unsure() if self._everywhere is None else {}
        if not unsure:
            return ()
        firsts: dict[str, int] = {}
        counts: Counter[str] = Counter()
        for listed in self._people:
            if listed.school in unsure:
                firsts.setdefault(listed.school, listed.row)
                counts[listed.school] += 1
        return tuple(
            SchoolQuestion(
                cell=cell,
                row=firsts[cell],
                column=self._school_column,
                people=counts[cell],
                near=one.near,
                reason=one.reason,
            )
            for cell, one in unsure.items()
            if cell in firsts
        )

    def _identity(self, listed: ListedPerson, ref: SchoolRef) -> tuple[object, ...]:
        """What two rows of one person who is not known have in common."""
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
        if place.partner_id is None and not place.from_model and not place.confirmed:
            self._unknown_schools.setdefault(listed.school)
        if not place.note or listed.school in self._noted_schools:
            return ()
        self._noted_schools.add(listed.school)
        return (CellNote(sheet=self._table.sheet, row=listed.row, column=self._school_column, message=place.note),)

"""Lists that are no attendance: people into the register, schools onto the list of sekolah imbas."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.core.bulk import uncollected
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.list_layouts import fingerprint_of
from app.domain.lists import (
    ImportPlan,
    ListLayout,
    ListOrigin,
    ListTable,
    PlanAnswers,
    Recognition,
    RowOutcome,
)
from app.domain.records import Partner, Signatory, WaitingRow
from app.domain.school_levels import level_of_name, status_of_name
from app.domain.school_lists import ListedSchool, SchoolColumn, SchoolPlan, SchoolPlanRow, SchoolRecognition
from app.domain.signatories import signatory_on
from app.domain.terms import PersonGroup, SchoolLevel, SchoolStatus
from app.services.import_layouts import with_remembered_layout
from app.services.list_writing import ImportResult, ListWriter
from app.services.planned_rows import NEW, Choices
from app.services.register_view import RegisterView
from app.services.schools import tell_apart
from app.storage import imports, people, schools
from app.storage.database import Connection, Database, UseCase

_FILLABLE = ("npsn", "district", "regency", "address", "phone", "email", "contact_name", "contact_phone", "note")
_LEVELS = {term.code.casefold(): term for term in SchoolLevel}
_STATUSES = {
    **dict.fromkeys(("negeri", "n"), SchoolStatus.STATE),
    **dict.fromkeys(("swasta", "s"), SchoolStatus.PRIVATE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolImportResult:
    """What an import of schools wrote."""

    new: int
    filled: int  # known schools that were completed
    unchanged: int  # known schools of which the list told nothing new
    left_out: int  # doubtful without an answer, and refused


class RegisterImportService:
    """From somebody else's spreadsheet to the register of people or the list of schools; undo takes back either."""

    def __init__(self, database: Database, register: RegisterView) -> None:
        self._database = database
        self._register = register

    def recognise(self, path: Path, progress: Progress | None = None, given: ListLayout | None = None) -> Recognition:
        """Which people the file holds, the list that lies as `given` first. Raises `UserError` when it cannot be read.

        Without a given layout, one that was confirmed earlier for such lists is used.
        """
        from app.intake.recognise import recognise

        with self._register.being_read():
            seen = recognise(path, progress, given=given)
        if given is not None:
            return seen
        with self._database.read() as connection:
            return with_remembered_layout(connection, seen, lambda layout: recognise(path, progress, given=layout))

    @uncollected()
    def plan_people(
        self,
        recognition: Recognition,
        table: ListTable,
        origin: ListOrigin | None = None,
        answers: PlanAnswers | None = None,
    ) -> ImportPlan:
        """What importing `table` into the register would do with what was answered so far. Nothing is written.

        With an `origin` everybody comes from there; without one the rows say it (Dapodik's never do).
        """
        from app.intake.plan import make_plan

        answers = answers or PlanAnswers()
        if origin is not None:
            answers = replace(answers, everybody=origin)
        with self._database.read() as connection:
            known = self._register.known(connection)
            repeated = imports.same_file_on(connection, None, recognition.sha256, table.sheet)
        plan = make_plan(recognition, table, None, None, known, answers)
        if repeated:
            note = "Lembar ini sudah pernah diimpor ke daftar orang. Orang yang sudah ada hanya dilengkapi."
            plan = replace(plan, notes=(*plan.notes, note))
        return replace(plan, fingerprint=fingerprint_of(recognition, table))

    @uncollected()
    def commit_people(
        self,
        plan: ImportPlan,
        choices: Choices,
        progress: Progress | None = None,
        layout: ListLayout | None = None,
        group: PersonGroup | None = None,
    ) -> ImportResult:
        """Write the plan in one transaction: new people, and what is still empty of known ones.

        Doubtful rows without a choice, and refused rows, are kept as waiting. A `layout` is remembered for lists with
        the same header. Everybody imported is put into the `group` too. Raises `UserError` when nothing is left.
        """
        with self._database.use_case(f"Impor {plan.file_name}") as case:
            result = ListWriter(case).write(plan, choices, layout, progress or Progress(), last=True)
            if group is not None:
                people.put_into_group(case.connection, result.people, group)
        return result

    def waiting(self) -> tuple[WaitingRow, ...]:
        """The rows of imports into the register that were left out; `ImportService.settle` crosses them off."""
        with self._database.read() as connection:
            return imports.waiting(connection, None)

    def plan_partners(self, path: Path, progress: Progress | None = None) -> SchoolPlan:
        """What importing the schools of a file as sekolah imbas would do. Nothing is written.

        Raises `UserError` when the file cannot be read or holds no list of schools.
        """
        from app.intake.school_lists import recognise_schools

        return self.plan_schools(recognise_schools(path, progress))

    def plan_schools(
        self,
        seen: SchoolRecognition,
        corrections: Mapping[tuple[str, int], Mapping[SchoolColumn, str]] | None = None,
        left_out: Collection[tuple[str, int]] = (),
    ) -> SchoolPlan:
        """The same of lists that were read, as the user corrects cells and leaves out rows (both by sheet and row)."""
        from app.intake.school_corrections import corrected
        from app.intake.school_plan import make_school_plan

        seen = corrected(seen, corrections or {}, left_out)
        with self._database.read() as connection:
            own = schools.get_model_school(connection)
            principals = {number: one.name for number, one in _principals(connection).items()}
            return make_school_plan(seen, schools.partners(connection), own, principals)

    def commit_partners(
        self, plan: SchoolPlan, choices: Choices, progress: Progress | None = None
    ) -> SchoolImportResult:
        """Write the plan in one transaction: new schools at the end of the list; of known ones only what is empty.

        `choices` answers doubtful rows by their key; those without an answer are left out. Raises `UserError` when
        nothing is left, or when the list of schools changed in between so that two would be alike.
        """
        progress = progress or Progress()
        with self._database.use_case(f"Impor {plan.file_name}") as case:
            progress.step(0, 1, "Mencatat sekolah")
            known = {partner.id: partner for partner in schools.partners(case.connection)}
            principals = set(_principals(case.connection))
            new = filled = unchanged = 0
            for row in plan.rows:
                answer, listed = _answer(row, choices), row.listed
                if answer is None or listed is None:
                    continue
                before = _known(known, answer, row, plan) if answer != NEW else None
                partner = _filled(before, listed) if before is not None else _new(case, listed, list(known.values()))
                if partner != before:
                    partner = schools.save_partner(case.connection, partner)
                known[partner.id] = partner
                with_principal = bool(listed.principal) and partner.id not in principals
                if with_principal:
                    principals.add(partner.id)
                    _add_principal(case, partner.id, listed)
                if before is None:
                    new += 1
                elif partner != before or with_principal:
                    filled += 1
                else:
                    unchanged += 1
            if not new + filled + unchanged:
                raise UserError(f"Tidak ada sekolah yang bisa diimpor dari {plan.file_name}. Tidak ada yang diubah.")
        done = new + filled + unchanged + plan.count(RowOutcome.REPEATED)
        return SchoolImportResult(new=new, filled=filled, unchanged=unchanged, left_out=len(plan.rows) - done)


def _answer(row: SchoolPlanRow, choices: Choices) -> int | None:
    """The partner that a row means, `NEW`, or None when it is left out."""
    if row.outcome is RowOutcome.NEW:
        return NEW
    if row.outcome is RowOutcome.MATCHED:
        return row.partner_id
    return choices.get(row.key) if row.outcome is RowOutcome.DOUBTFUL else None


def _known(known: dict[int, Partner], partner_id: int, row: SchoolPlanRow, plan: SchoolPlan) -> Partner:
    found = known.get(partner_id)
    if found is None:
        raise UserError(f"Sekolah imbas untuk baris {row.row} sudah dihapus. Buka lagi berkas {plan.file_name}.")
    return found


def _new(case: UseCase, listed: ListedSchool, there: list[Partner]) -> Partner:
    """A school that is not on the list yet. Raises `UserError` when it cannot be told apart from one that is."""
    own = schools.get_model_school(case.connection)
    usual = own.level if own is not None else Partner().level
    partner = Partner(
        name=listed.name,
        level=_LEVELS.get(listed.level.casefold()) or level_of_name(listed.name) or usual,
        status=_STATUSES.get(listed.status.casefold().strip(" .")) or status_of_name(listed.name),
        distance_km=listed.distance_km,
        **{field: getattr(listed, field) for field in _FILLABLE},
    )
    tell_apart(partner, there, own)
    return partner


def _filled(partner: Partner, listed: ListedSchool) -> Partner:
    """The partner with what the list tells where nothing is known yet."""
    said = {field: getattr(listed, field) for field in _FILLABLE if not getattr(partner, field)}
    distance = partner.distance_km if partner.distance_km is not None else listed.distance_km
    return replace(partner, distance_km=distance, **said)


def _principals(connection: Connection) -> dict[int, Signatory]:
    """Partner to its principal of today, where one is known."""
    known, today = schools.signatories(connection), date.today()
    partners = {one.partner_id for one in known if one.partner_id is not None}
    found = {partner: signatory_on(known, today, partner_id=partner) for partner in partners}
    return {partner: one for partner, one in found.items() if one is not None}


def _add_principal(case: UseCase, partner_id: int, listed: ListedSchool) -> None:
    principal = Signatory(partner_id=partner_id, name=listed.principal, nip=listed.principal_nip)
    schools.save_signatory(case.connection, principal)

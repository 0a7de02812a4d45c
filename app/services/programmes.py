"""Programmes and their stages: presets are data, copied into the database and then the user's own."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from app.core.errors import UserError
from app.core.text import storable
from app.domain.current_programme import current_programme
from app.domain.dates import format_date, school_year_of
from app.domain.records import CycleStep, Document, Meeting, Programme, RoleWord, Stage
from app.domain.terms import DocumentKind, MeetingStatus
from app.schedule.propose import Proposal, ProposedMeeting, propose
from app.services import proposals
from app.services.documents import DocumentService
from app.services.presets import EMPTY_PRESET, LARGEST, Preset, all_presets, read_preset
from app.storage import certificates, cycle, documents, meetings, programmes
from app.storage.database import Connection, Database, UseCase

__all__ = ["EMPTY_PRESET", "Preset", "ProgrammeService", "current_or_new", "read_preset", "start_programme"]


class ProgrammeService:
    """The year's work."""

    def __init__(self, database: Database, papers: DocumentService, own_presets: Path) -> None:
        """`papers` keeps scanned decrees; `own_presets` is a folder for presets of the user's own, or is not there."""
        self._database = database
        self._papers = papers
        self._own_presets = own_presets

    # ---- reading

    def presets(self) -> tuple[Preset, ...]:
        """All presets that can be read, the likeliest first."""
        return all_presets(self._own_presets)[0]

    def preset_faults(self) -> tuple[str, ...]:
        """A sentence for each preset that cannot be read."""
        return all_presets(self._own_presets)[1]

    def programmes(self) -> tuple[Programme, ...]:
        """All programmes, the newest first."""
        with self._database.read() as connection:
            return programmes.programmes(connection)

    def programme(self, programme_id: int) -> Programme:
        """One programme. Raises `UserError` when there is none with this id."""
        with self._database.read() as connection:
            return _programme(connection, programme_id)

    def current(self, today: date | None = None) -> Programme | None:
        """The programme of this year, which new meetings belong to; one of a later year waits until it begins."""
        return current_programme(self.programmes(), today or date.today())

    def remarks(self, programme_id: int) -> tuple[str, ...]:
        """A sentence for each stage without meetings that is due before the meetings of the stages in front of it."""
        with self._database.read() as connection:
            stages = programmes.stages(connection, programme_id)
            own = [one for one in meetings.meetings(connection) if one.programme_id == programme_id]
        return tuple(sentence for stage in stages if (sentence := _early(stage, stages, own)))

    def stages(self, programme_id: int | None = None) -> tuple[Stage, ...]:
        """The stages of one programme (or of all), in order."""
        with self._database.read() as connection:
            return programmes.stages(connection, programme_id)

    def meetings_by_stage(self, programme_id: int) -> Counter[int | None]:
        """How many meetings of a programme belong to each stage (None: to no stage)."""
        with self._database.read() as connection:
            return Counter(one.stage_id for one in meetings.meetings(connection) if one.programme_id == programme_id)

    def decree(self, programme: Programme) -> Document | None:
        """The scanned decree."""
        with self._database.read() as connection:
            found = [one for one in documents.documents(connection) if one.id == programme.decree_document_id]
        return found[0] if found else None

    # ---- beginning

    def start(self, preset_key: str, *, school_year: str = "", start: date | None = None) -> Programme:
        """Copy a preset into the database as the programme of `school_year` (that of `start` or today, when empty)."""
        preset = self._preset(preset_key)
        with self._database.use_case(f"Mulai program {preset.name}") as case:
            return start_programme(case, preset, school_year, start)

    def propose(self, preset_key: str, start: date) -> Proposal:
        """Dates for every meeting of a preset that begins on `start`; nothing is written."""
        with self._database.read() as connection:
            return propose(self._preset(preset_key).stages, start, proposals.school_days(connection))

    def begin(self, preset_key: str, proposal: Proposal, chosen: Sequence[ProposedMeeting]) -> Programme:
        """Copy a preset and plan the chosen meetings, as one use case. `chosen` are meetings as proposed or changed.

        The stages get the due days of `proposal`, in which those of stages without meetings may be changed or left out.

        Raises `UserError` for a meeting without a day or with one day twice.
        """
        _check(chosen)
        preset = self._preset(preset_key)
        with self._database.use_case(f"Mulai program {preset.name}") as case:
            programme = start_programme(case, preset, "", proposal.start)
            proposals.accept(case, programme, proposal, chosen)
            return programme

    def propose_rest(self, programme_id: int, start: date) -> Proposal:
        """Dates for what a programme plans and has no meeting for yet; nothing is written."""
        with self._database.read() as connection:
            return proposals.propose_rest(connection, _programme(connection, programme_id), start)

    def schedule(self, programme_id: int, proposal: Proposal, chosen: Sequence[ProposedMeeting]) -> Programme:
        """Plan the chosen meetings of a programme that is there; keep its due days and the start they count from."""
        _check(chosen)
        what = f"Rencanakan {len(chosen)} kegiatan" if chosen else "Tenggat tahapan"
        with self._database.use_case(what) as case:
            programme = replace(_programme(case.connection, programme_id), start=proposal.start)
            programmes.save_programme(case.connection, programme)
            proposals.accept(case, programme, proposal, chosen)
            return programme

    def copyable(self, programme_id: int) -> tuple[Meeting, ...]:
        """The meetings of a programme that can be planned again next year, by date."""
        with self._database.read() as connection:
            return tuple(proposals.copyable(connection, _programme(connection, programme_id)))

    def duplicate(
        self, programme_id: int, start: date | None = None, *, meeting_ids: Collection[int] = ()
    ) -> Programme:
        """The same programme for the next year: stages, documents, words, recipients and cycle, no attendance.

        Dates move to the new `start`, or by one year when none is given. The decree is a new one each year, so it stays
        behind. `meeting_ids` are those of last year's meetings that are planned again.
        """
        with self._database.use_case("Salin program ke tahun berikutnya") as case:
            old = _programme(case.connection, programme_id)
            shift = _shift(old.start, start)
            moved = start or (shift(old.start) if old.start is not None else None)
            fresh = replace(
                old,
                id=0,
                uid="",
                school_year=school_year_of(moved) if moved else _next_school_year(old.school_year),
                budget_year=moved.year if moved else old.budget_year and old.budget_year + 1,
                decree_number="",
                decree_date=None,
                decree_issuer="",
                decree_document_id=None,
                start=moved,
            )
            programme = programmes.save_programme(case.connection, fresh)
            before = programmes.stages(case.connection, old.id)
            copies = [replace(one, id=0, uid="", due=shift(one.due) if one.due else None) for one in before]
            stages = programmes.save_stages(case.connection, programme.id, copies)
            steps = [replace(step, id=0, uid="") for step in cycle.steps(case.connection, old.id)]
            cycle.save_steps(case.connection, programme.id, steps)
            certificates.copy_design(case.connection, old.id, programme.id)
            by_old = {one.id: new for one, new in zip(before, stages, strict=True)}
            again = [one for one in proposals.copyable(case.connection, old) if one.id in meeting_ids]
            proposals.copy_meetings(case, again, by_old, programme, shift)
            return programme

    # ---- changing

    def save(self, programme: Programme, stages: tuple[Stage, ...] | None = None) -> Programme:
        """Change a programme and, when given, its stages, which are numbered as they stand.

        Raises `UserError` for a programme or stage without a name, numbers below zero, and a document asked for twice.
        """
        programme = _clean(programme)
        numbered = None if stages is None else _numbered(stages)
        what = "Program" if numbered is None else "Tahapan program"
        with self._database.use_case(f"{what} {programme.name[:80]}") as case:
            saved = programmes.save_programme(case.connection, programme)
            if numbered is not None:
                programmes.save_stages(case.connection, saved.id, numbered)
            return saved

    def attach_decree(self, programme_id: int, path: Path) -> Document:
        """Keep a scanned decree. Raises `UserError` for an unusable file, `SetupError` when the disk refuses."""
        taken = self._papers.take(path, kind=DocumentKind.DECREE)
        with self._database.use_case(f"Lampirkan SK {taken.original_name}") as case:
            programme = _programme(case.connection, programme_id)
            if programme.decree_document_id is not None:
                documents.remove_documents(case.connection, [programme.decree_document_id])
            document = documents.save_document(case.connection, taken)
            programmes.save_programme(case.connection, replace(programme, decree_document_id=document.id))
            return document

    def remove(self, programme_id: int) -> None:
        """Delete a programme without meetings; undo brings it back. Raises `UserError` while it has meetings."""
        with self._database.use_case("Hapus program") as case:
            programme = _programme(case.connection, programme_id)
            there = [one for one in meetings.meetings(case.connection) if one.programme_id == programme_id]
            if there:
                held = sum(one.status is MeetingStatus.HELD for one in there)
                kept = f", {held} di antaranya sudah terlaksana" if held else ""
                raise UserError(
                    f"Program {programme.name} tidak dihapus karena masih punya {len(there)} kegiatan{kept}. "
                    "Hapus dahulu kegiatannya di halaman Kegiatan kalau program ini memang tidak dipakai."
                )
            if programme.decree_document_id is not None:
                documents.remove_documents(case.connection, [programme.decree_document_id])
            programmes.remove_programme(case.connection, programme_id)

    def _preset(self, key: str) -> Preset:
        for preset in self.presets():
            if preset.key == key:
                return preset
        return read_preset(key)  # says why it cannot be read


def start_programme(case: UseCase, preset: Preset, school_year: str, start: date | None = None) -> Programme:
    """Copy a preset inside a use case that is already open."""
    programme = programmes.save_programme(
        case.connection,
        Programme(
            name=preset.title,
            preset=preset.key,
            school_year=school_year or school_year_of(start or date.today()),
            budget_year=start.year if start is not None else None,
            guide=preset.guide,
            start=start,
            role_words=preset.role_words,
            recipients=preset.recipients,
        ),
    )
    programmes.save_stages(case.connection, programme.id, preset.stages)
    steps = [CycleStep(position=position, name=name) for position, name in enumerate(preset.cycle, start=1)]
    cycle.save_steps(case.connection, programme.id, steps)
    return programme


def current_or_new(case: UseCase) -> Programme:
    """This year's programme; an empty one is begun when there is none, so that a meeting can always be written down."""
    found = current_programme(programmes.programmes(case.connection), date.today())
    return found or start_programme(case, read_preset(EMPTY_PRESET), "")


def _programme(connection: Connection, programme_id: int) -> Programme:
    for one in programmes.programmes(connection):
        if one.id == programme_id:
            return one
    raise UserError("Program ini sudah tidak ada. Pilih program lain dari daftar.")


def _early(stage: Stage, stages: Sequence[Stage], own: Sequence[Meeting]) -> str:
    """Why the due day of a stage without meetings cannot be right, or empty."""
    before = {one.id for one in stages if one.position < stage.position}
    last = [
        (one.last_date, one.title)
        for one in own
        if one.stage_id in before
        and one.last_date is not None
        and one.status in (MeetingStatus.HELD, MeetingStatus.PLANNED)
    ]
    if stage.planned_meetings or stage.due is None or not last or max(last)[0] <= stage.due:
        return ""
    day, title = max(last)
    return f"{stage.name} ({format_date(stage.due)}) jatuh sebelum kegiatan terakhir, {title} ({format_date(day)})."


def _check(chosen: Sequence[ProposedMeeting]) -> None:
    for one in chosen:
        if not one.days:
            raise UserError(f"{one.title}: tanggalnya masih kosong. Isi tanggalnya, atau jangan ikutkan kegiatan ini.")
        for day, following in pairwise(sorted(one.days)):
            if day == following:
                raise UserError(f"{one.title}: {format_date(day)} tertulis dua kali. Ubah salah satu tanggalnya.")


def _clean(programme: Programme) -> Programme:
    """Raises `UserError` for what cannot be kept."""
    if not programme.name.strip():
        raise UserError("Nama program masih kosong. Isi namanya, lalu simpan.")
    if programme.budget_year is not None and not 1990 <= programme.budget_year <= 2099:
        raise UserError(f"Tahun anggaran {programme.budget_year} belum jelas. Tulis empat angka, misalnya 2026.")
    words = [RoleWord(role=one.role, word=" ".join(storable(one.word).split())) for one in programme.role_words]
    return replace(programme, role_words=tuple(one for one in words if one.word))


def _numbered(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages in the order given. Raises `UserError` naming the stage and what is wrong with it."""
    for position, stage in enumerate(stages, start=1):
        if not stage.name.strip():
            raise UserError(f"Nama tahapan {position} masih kosong. Isi namanya, lalu simpan.")
        place = f"Tahapan {position} ({stage.name[:60]})"
        for what, number in (
            ("banyaknya pertemuan", stage.planned_meetings),
            ("banyaknya hari", stage.planned_days),
            ("banyaknya peserta", stage.planned_participants),
            ("jumlah JP", stage.lesson_hours),
            ("jarak dari awal program", stage.offset_days or 0),
        ):
            if not 0 <= number <= LARGEST:
                raise UserError(f"{place}: {what} harus antara 0 dan {LARGEST}, bukan {number}.")
        kinds = [needed.kind for needed in stage.requirements]
        for needed in stage.requirements:
            if not 1 <= needed.minimum <= LARGEST:
                raise UserError(f"{place}: banyaknya {needed.kind.label} harus antara 1 dan {LARGEST}.")
            if kinds.count(needed.kind) > 1:
                raise UserError(f"{place}: {needed.kind.label} diminta dua kali. Hapus salah satunya.")
    return tuple(replace(stage, position=position) for position, stage in enumerate(stages, start=1))


def _shift(old: date | None, new: date | None) -> Callable[[date], date]:
    """How dates move: by as many days as the start does, else to the same day of the next year."""
    if old is not None and new is not None:
        distance: timedelta = new - old
        return lambda day: day + distance
    return _next_year


def _next_year(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def _next_school_year(school_year: str) -> str:
    """`2020/2021` after `2019/2020`; what is not written like that stays as it is."""
    years = re.fullmatch(r"\s*(\d{4})\s*/\s*(\d{4})\s*", school_year)
    return f"{int(years[1]) + 1}/{int(years[2]) + 1}" if years else school_year

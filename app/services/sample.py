"""The sample school: something to look at and to play with before one's own data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.errors import UserError
from app.core.paths import resource
from app.core.progress import Progress
from app.domain.names import name_key
from app.domain.records import (
    Document,
    Invitation,
    Meeting,
    MeetingDay,
    MeetingRole,
    ModelSchool,
    Partner,
    Programme,
    Signatory,
    Stage,
)
from app.domain.terms import (
    Affiliation,
    AttendanceState,
    DocumentKind,
    MeetingStatus,
    SchoolLevel,
    SchoolStatus,
    ServiceKind,
    TimeZone,
)
from app.services.documents import DocumentService
from app.services.programmes import read_preset
from app.storage import attendances, meetings, people, programmes, schools
from app.storage import documents as document_queries
from app.storage.database import Connection, Database, UseCase

_Raw = Mapping[str, Any]


class SampleService:
    """Fills an empty logbook with the sample school, in one use case that can be undone."""

    def __init__(self, database: Database, documents: DocumentService) -> None:
        self._database = database
        self._documents = documents

    def fill(self, progress: Progress | None = None) -> None:
        """Raises `UserError` when the logbook already holds something: samples never mix with real data."""
        progress = progress or Progress()
        raw = tomllib.loads(resource("sample", "contoh.toml").read_text(encoding="utf-8"))
        with self._database.read() as connection:
            _require_empty(connection)
        prepared = [self._prepare_papers(meeting, progress) for meeting in raw["kegiatan"]]
        with self._database.use_case("Isi dengan data contoh") as case:
            _require_empty(case.connection)
            schools.save_model_school(case.connection, _school(raw["sekolah"]))
            _principal(case, raw["sekolah"], None)
            partners: list[Partner] = []
            for position, one in enumerate(raw["sekolah_imbas"], start=1):
                partners.append(schools.save_partner(case.connection, _partner(position, one)))
                _principal(case, one, partners[-1].id)
            stages = _programme(case, raw["program"])
            codes = [one["kode"] for one in raw["orang"]]
            ids = people.add_people(case.connection, [_person(one, partners) for one in raw["orang"]])
            known = dict(zip(codes, ids, strict=True))
            for one, papers in zip(raw["kegiatan"], prepared, strict=True):
                self._meeting(case, one, stages, partners, known, papers)

    def _prepare_papers(self, meeting: _Raw, progress: Progress) -> list[Document]:
        """Put a meeting's files into the store before the transaction begins: a commit must be short."""
        names = [(DocumentKind.PHOTO, name) for name in meeting.get("foto", [])]
        names += [(DocumentKind(kind), f"{kind}.pdf") for kind in meeting.get("berkas", [])]
        captions = [*meeting.get("keterangan_foto", [])]
        records: list[Document] = []
        for number, (kind, name) in enumerate(names):
            progress.step(number, len(names), f"Menyiapkan {name}")
            caption = captions[number] if number < len(captions) else ""
            records.append(self._documents.take(resource("sample", name), kind=kind, caption=caption))
        return records

    @staticmethod
    def _meeting(
        case: UseCase,
        raw: _Raw,
        stages: Sequence[Stage],
        partners: Sequence[Partner],
        known: Mapping[str, int],
        papers: Sequence[Document],
    ) -> None:
        number: int = raw["tahapan"]
        stage = stages[number - 1]
        meeting = meetings.save_meeting(
            case.connection,
            Meeting(
                programme_id=stage.programme_id,
                stage_id=stage.id,
                title=raw["judul"],
                service=ServiceKind(raw["jenis"]),
                place=raw["tempat"],
                status=MeetingStatus(raw["status"]),
                note=raw.get("catatan", ""),
                days=tuple(
                    MeetingDay(
                        position=position,
                        date=day["tanggal"],
                        start=day["mulai"],
                        end=day["selesai"],
                        lesson_hours=day["jp"],
                    )
                    for position, day in enumerate(raw["hari"], start=1)
                ),
                invitations=tuple(Invitation(partner_id=one.id, expected=raw["undangan"]) for one in partners),
                roles=tuple(
                    MeetingRole(
                        name=one["nama"],
                        institution=one["instansi"],
                        planned=one["rencana"],
                        came=one["hadir"],
                        note=one["catatan"],
                    )
                    for one in raw.get("narasumber", [])
                ),
            ),
        )
        for day, codes in zip(meeting.days, raw.get("hadir", []), strict=False):
            pairs = (code.partition(":") for code in codes)
            entries = [
                attendances.Listed(known[code], AttendanceState(state or AttendanceState.PRESENT).code)
                for code, _, state in pairs
            ]
            attendances.add_list(case.connection, day.id, entries)
        for paper in papers:
            document_queries.save_document(case.connection, replace(paper, meeting_id=meeting.id))


def _require_empty(connection: Connection) -> None:
    filled = schools.get_model_school(connection) or schools.partners(connection) or meetings.meetings(connection)
    if filled or people.count(connection):
        raise UserError("Buku ini sudah berisi data, jadi data contoh tidak dimasukkan. Pakai folder data yang kosong.")


def _without_principal(raw: _Raw) -> _Raw:
    return {key: value for key, value in raw.items() if not key.startswith("principal_")}


def _principal(case: UseCase, raw: _Raw, partner_id: int | None) -> None:
    schools.save_signatory(
        case.connection,
        Signatory(partner_id=partner_id, name=raw["principal_name"], nip=raw.get("principal_nip", "")),
    )


def _school(raw: _Raw) -> ModelSchool:
    terms = {
        "level": SchoolLevel(raw["level"]),
        "status": SchoolStatus(raw["status"]),
        "time_zone": TimeZone(raw["time_zone"]),
    }
    fields: dict[str, Any] = {**_without_principal(raw), **terms}
    return ModelSchool(**fields)


def _partner(position: int, raw: _Raw) -> Partner:
    fields: dict[str, Any] = {**_without_principal(raw), "status": SchoolStatus(raw["status"]), "position": position}
    return Partner(**fields)


def _programme(case: UseCase, raw: _Raw) -> tuple[Stage, ...]:
    preset = read_preset(raw["preset"])
    programme = programmes.save_programme(case.connection, Programme(name=preset.title, **raw))
    return programmes.save_stages(case.connection, programme.id, preset.stages)


def _person(raw: _Raw, partners: Sequence[Partner]) -> people.NewPerson:
    school: str | int = raw["sekolah"]
    person = people.NewPerson(
        name=raw["nama"],
        name_key=name_key(raw["nama"]),
        affiliation=Affiliation.MODEL.code,
        position=raw["jabatan"],
        nip=raw.get("nip", ""),
    )
    if isinstance(school, str):
        return person._replace(affiliation=Affiliation.OTHER.code, institution=school)
    if school == 0:
        return person
    return person._replace(affiliation=Affiliation.PARTNER.code, partner_id=partners[school - 1].id)

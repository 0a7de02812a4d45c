"""A hand-built report: the school of story 4 with five partners, three meetings (one of two days) and photos."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.attendance import partner_counts
from app.domain.completeness import meeting_completeness
from app.domain.lesson_hours import person_hours, rule_sentence
from app.domain.records import (
    AttendanceRow,
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
    Topic,
)
from app.domain.report import MeetingReport, Photo, ReportData
from app.domain.terms import (
    Affiliation,
    AttendanceState,
    DocumentKind,
    MeetingMode,
    MeetingStatus,
    Role,
    SchoolStatus,
    ServiceKind,
)

TODAY = date(2019, 12, 31)

_P = AttendanceState.PRESENT
_MODEL, _PARTNER, _OTHER = Affiliation.MODEL, Affiliation.PARTNER, Affiliation.OTHER

# name, NIP, grade, position, partner position (0 = the model school), institution when elsewhere
_PEOPLE: tuple[tuple[str, str, str, str, int, str], ...] = (
    ("Drs. H. Suparman, M.Pd.", "196504121990031008", "IV/a", "Kepala Sekolah", 1, ""),
    ("Retno Widyastuti, S.Pd.", "197811202006042011", "III/c", "Guru", 1, ""),
    ("Moh. Arifin, S.Ag.", "", "", "Wakil Kepala Sekolah", 2, ""),
    ("Yuliana Kartika", "", "", "Guru", 2, ""),
    ("Bambang Irawan, S.Pd.", "198003152008011014", "III/b", "Guru", 3, ""),
    ("Sri Handayani, S.Pd.", "", "", "Guru", 3, ""),
    ("Dra. Endang Lestari", "196808081995122003", "IV/a", "Kepala Sekolah", 4, ""),
    ("Teguh Prasetyo, S.Kom.", "", "", "Guru", 4, ""),
    ("Agustinus Wibowo, S.Pd.", "", "", "Kepala Sekolah", 5, ""),
    ("Maria Kristanti, S.Pd.", "", "", "Guru", 5, ""),
    ("Fitri Nur Aini, S.Pd.", "198512102010012022", "III/c", "TPMPS", 0, ""),
    ("Hadi Purwanto, S.Pd.", "197204051998021005", "IV/a", "Guru", 0, ""),
    ("Lilis Suryani, S.Pd.", "198107232009032009", "III/d", "Guru", 0, ""),
    ("Kusnadi", "", "", "Tenaga Kependidikan", 0, ""),
    ("Siti Rokhayah", "", "", "Tenaga Kependidikan", 0, ""),
    ("Joko Susilo, S.Pd.", "197910102007011012", "III/d", "TPMPS", 0, ""),
    ("Wagiyem", "", "", "Komite Sekolah", -1, "Komite SMP Negeri 2 Sempor"),
    ("H. Sukardi", "", "", "Tokoh Masyarakat", -1, "Desa Sempor"),
    ("Dr. Haryono, M.Pd.", "196001011986031020", "IV/b", "Pengawas Pembina", -1, "Dinas Pendidikan Kabupaten Kebumen"),
    ("Nur Kholis", "", "", "Guru Honorer", 0, ""),
)


def sample_school() -> ModelSchool:
    return ModelSchool(
        id=1,
        uid="018f0000-0000-7000-8000-000000000001",
        name="SMP Negeri 2 Sempor",
        npsn="20399902",
        government="Pemerintah Kabupaten Kebumen",
        office="Dinas Pendidikan",
        address="Jalan Raya Sempor Km 3, Desa Sempor, Kode Pos 54421",
        district="Sempor",
        regency="Kabupaten Kebumen",
        province="Jawa Tengah",
        phone="(0287) 555 0142",
        email="smpn2sempor@contoh.sch.id",
        website="smpn2sempor.contoh.sch.id",
    )


def sample_partners() -> tuple[Partner, ...]:
    rows = (
        ("SMP Negeri 4 Gombong", "20399904", SchoolStatus.STATE, "Gombong"),
        ("SMP Purnama Sempor", "20399911", SchoolStatus.PRIVATE, "Sempor"),
        ("SMP Muhammadiyah Gombong", "20399912", SchoolStatus.PRIVATE, "Gombong"),
        ("SMP PGRI 1 Rowokele", "20399913", SchoolStatus.PRIVATE, "Rowokele"),
        ("SMP Pius Bhakti Utama Gombong", "20399914", SchoolStatus.PRIVATE, "Gombong"),
    )
    return tuple(
        Partner(
            id=10 + number,
            uid=f"018f0000-0000-7000-8000-0000000001{number:02d}",
            position=number,
            name=name,
            npsn=npsn,
            status=status,
            district=district,
            regency="Kabupaten Kebumen",
            phone=f"(0287) 555 02{number:02d}",
        )
        for number, (name, npsn, status, district) in enumerate(rows, 1)
    )


def sample_principal() -> Signatory:
    return Signatory(id=1, name="Slamet Raharjo, S.Pd., M.Pd.", nip="196907141994121002")


def sample_partner_principals() -> dict[int, Signatory]:
    names = (
        "Drs. H. Suparman, M.Pd.",
        "Suyatno, S.Pd.",
        "Nur Hidayat, S.Ag., M.Pd.I.",
        "Dra. Endang Lestari",
        "Agustinus Wibowo, S.Pd.",
    )
    return {
        10 + number: Signatory(id=10 + number, partner_id=10 + number, name=name)
        for number, name in enumerate(names, 1)
    }


def draw_photo(path: Path, number: int, size: tuple[int, int] = (960, 720)) -> Path:
    """A drawn meeting room: wall, screen, table and heads."""
    width, height = size
    image = Image.new("RGB", size, (214, 205 - number * 7 % 40, 188))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, height * 2 // 3, width, height), fill=(120, 92, 66))
    pen.rectangle((width // 4, height // 10, width * 3 // 4, height // 2), fill=(245, 247, 250), outline=(70, 70, 70))
    for line in range(3 + number % 3):
        top = height // 6 + line * height // 16
        pen.line((width // 3, top, width * 2 // 3, top), fill=(11, 110, 110), width=height // 90)
    for head in range(7):
        left = width * (head * 2 + 1) // 16
        radius = height // 14
        tone = 60 + (head * 37 + number * 23) % 90
        pen.ellipse((left, height * 5 // 8, left + 2 * radius, height * 5 // 8 + 2 * radius), fill=(tone, 50, 45))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=82)
    return path


def _uid(group: int, number: int) -> str:
    return f"018f0000-0000-7000-8000-{group:04d}{number:08d}"


def _day(number: int, meeting: int, position: int, when: date, hours: int, **more: time | None) -> MeetingDay:
    return MeetingDay(
        id=number,
        uid=_uid(3, number),
        meeting_id=meeting,
        position=position,
        date=when,
        start=time(8),
        end=time(14),
        lesson_hours=hours,
        **more,
    )


def _rows(
    meeting: int, day: int, people: Sequence[int], partners: Sequence[Partner], states: dict[int, AttendanceState]
) -> list[AttendanceRow]:
    rows: list[AttendanceRow] = []
    for person in people:
        name, nip, grade, position, belongs, elsewhere = _PEOPLE[person]
        partner = partners[belongs - 1] if belongs > 0 else None
        rows.append(
            AttendanceRow(
                id=day * 100 + person,
                uid=_uid(5, day * 100 + person),
                meeting_id=meeting,
                meeting_day_id=day,
                person_id=person + 1,
                person_uid=_uid(4, person + 1),
                name=name,
                nip=nip,
                grade=grade,
                position=position,
                affiliation=_PARTNER if partner else (_OTHER if belongs < 0 else _MODEL),
                partner_id=partner.id if partner else None,
                institution=partner.name if partner else (elsewhere or "SMP Negeri 2 Sempor"),
                role=Role.PARTICIPANT,
                state=states.get(person, _P),
                minutes=None,
                note="Mengikuti rapat di dinas" if states.get(person) is AttendanceState.EXCUSED else "",
            )
        )
    return sorted(rows, key=lambda row: (row.institution.casefold(), row.name.casefold()))


def _photos(meeting: int, folder: Path, captions: Sequence[str], sizes: Sequence[tuple[int, int]]) -> tuple[Photo, ...]:
    photos: list[Photo] = []
    for number, (caption, size) in enumerate(zip(captions, sizes, strict=True), 1):
        path = draw_photo(folder / f"{meeting}-{number}.jpg", meeting * 10 + number, size)
        document = Document(
            id=meeting * 100 + number,
            uid=_uid(6, meeting * 100 + number),
            meeting_id=meeting,
            kind=DocumentKind.PHOTO,
            original_name=f"IMG_2019{meeting:02d}{number:02d}.jpg",
            sha256=f"{meeting:02d}{number:02d}" * 16,
            size=path.stat().st_size,
            media_type="image/jpeg",
            caption=caption,
        )
        photos.append(Photo(document=document, path=path))
    return tuple(photos)


def _paper(meeting: int, number: int, kind: DocumentKind, name: str) -> Document:
    return Document(
        id=meeting * 100 + 50 + number,
        uid=_uid(6, meeting * 100 + 50 + number),
        meeting_id=meeting,
        kind=kind,
        original_name=name,
        sha256=f"{meeting:02d}{50 + number:02d}" * 16,
        size=1200,
        media_type="application/pdf",
    )


def sample_report(folder: Path) -> ReportData:
    """The whole sample; photos are drawn into `folder`."""
    partners = sample_partners()
    stages = tuple(
        Stage(id=number, uid=_uid(2, number), programme_id=1, position=number, name=name, planned_days=days)
        for number, (name, days) in enumerate(
            (
                ("Sosialisasi", 1),
                ("Rapat kerja pemetaan mutu dan perencanaan", 2),
                ("Fasilitasi pelaksanaan peningkatan mutu", 1),
                ("Evaluasi peningkatan mutu", 2),
                ("Pengimbasan", 1),
            ),
            1,
        )
    )
    reports = (
        _socialisation(partners, stages[0], folder),
        _workshop(partners, stages[1], folder),
        _sharing(partners, stages[4], folder),
    )
    meetings = [report.meeting for report in reports]
    rows = [row for report in reports for row in report.attendance]
    return ReportData(
        school=sample_school(),
        principal=sample_principal(),
        partner_principals=sample_partner_principals(),
        programme=Programme(
            id=1,
            uid=_uid(1, 1),
            name="Sekolah Model SPMI",
            preset="sekolah-model-spmi",
            school_year="2019/2020",
            budget_year=2019,
            decree_number="421.3/0142/2019",
            decree_date=date(2019, 3, 4),
            decree_issuer="Kepala Dinas Pendidikan Kabupaten Kebumen",
        ),
        stages=stages,
        partners=partners,
        meetings=reports,
        partner_totals=partner_counts(meetings, rows, partners),
        person_hours=person_hours(meetings, rows, {}),
        hours_rule=rule_sentence([]),
        from_date=date(2019, 7, 1),
        until_date=date(2019, 12, 31),
        made_at=datetime(2019, 12, 30, 9, 41, 12),
        program_version="0.1.0",
    )


def _report(
    meeting: Meeting,
    stage: Stage,
    partners: tuple[Partner, ...],
    rows: Sequence[AttendanceRow],
    photos: tuple[Photo, ...],
    documents: tuple[Document, ...],
) -> MeetingReport:
    kinds: dict[DocumentKind, int] = {DocumentKind.PHOTO: len(photos)}
    for document in documents:
        kinds[document.kind] = kinds.get(document.kind, 0) + 1
    days = {row.meeting_day_id for row in rows}
    return MeetingReport(
        meeting=meeting,
        stage=stage,
        attendance=tuple(rows),
        partner_counts=partner_counts([meeting], rows, partners),
        completeness=meeting_completeness(meeting, stage, kinds, days, TODAY),
        photos=photos,
        documents=documents,
    )


def _invite(meeting: int, partners: Sequence[Partner], expected: int) -> tuple[Invitation, ...]:
    return tuple(
        Invitation(
            id=meeting * 10 + partner.position,
            uid=_uid(7, meeting * 10 + partner.position),
            meeting_id=meeting,
            partner_id=partner.id,
            expected=expected,
        )
        for partner in partners
    )


def _socialisation(partners: tuple[Partner, ...], stage: Stage, folder: Path) -> MeetingReport:
    day = _day(1, 1, 1, date(2019, 7, 27), 6, actual_start=time(9), actual_end=time(14, 30))
    roles = (
        MeetingRole(
            id=1,
            uid=_uid(8, 1),
            meeting_id=1,
            name="Dr. Haryono, M.Pd.",
            institution="Dinas Pendidikan Kabupaten Kebumen",
            came=False,
            note="bertugas mendampingi kunjungan bupati pada hari yang sama",
        ),
        MeetingRole(
            id=2,
            uid=_uid(8, 2),
            meeting_id=1,
            name="Slamet Raharjo, S.Pd., M.Pd.",
            institution="SMP Negeri 2 Sempor",
            planned=False,
            came=True,
            note="menyampaikan seluruh materi sendiri",
        ),
        MeetingRole(
            id=3, uid=_uid(8, 3), meeting_id=1, name="Lilis Suryani, S.Pd.", role=Role.MINUTES_TAKER, came=True
        ),
    )
    meeting = Meeting(
        id=1,
        uid=_uid(9, 1),
        programme_id=1,
        stage_id=stage.id,
        title="Sosialisasi Sekolah Model SPMI",
        service=ServiceKind.IN_SERVICE,
        place="Aula SMP Negeri 2 Sempor",
        topics=_topics(
            "Kebijakan penjaminan mutu pendidikan", "Siklus SPMI di sekolah", "Peran sekolah model dan sekolah imbas"
        ),
        status=MeetingStatus.HELD,
        days=(day,),
        invitations=_invite(1, partners, 2),
        roles=roles,
    )
    states = {3: AttendanceState.EXCUSED, 7: AttendanceState.ABSENT, 18: AttendanceState.ON_DUTY}
    rows = _rows(1, 1, range(20), partners, states)
    rows.append(
        AttendanceRow(
            id=199,
            uid=_uid(5, 199),
            meeting_id=1,
            meeting_day_id=1,
            person_id=21,
            person_uid=_uid(4, 21),
            name="Slamet Raharjo, S.Pd., M.Pd.",
            nip="196907141994121002",
            grade="IV/b",
            position="Kepala Sekolah",
            affiliation=_MODEL,
            partner_id=None,
            institution="SMP Negeri 2 Sempor",
            role=Role.SPEAKER,
            state=_P,
            minutes=None,
            note="",
        )
    )
    captions = (
        "Pembukaan oleh Kepala Sekolah",
        "Peserta dari lima sekolah imbas mengikuti penjelasan siklus SPMI",
        "Diskusi kelompok tentang delapan standar nasional pendidikan bersama komite dan tokoh masyarakat",
        "",
    )
    sizes = ((960, 720), (960, 720), (720, 960), (1280, 540))
    return _report(
        meeting,
        stage,
        partners,
        rows,
        _photos(1, folder, captions, sizes),
        (
            _paper(1, 1, DocumentKind.INVITATION, "Undangan sosialisasi.pdf"),
            _paper(1, 2, DocumentKind.ATTENDANCE_SHEET, "Daftar hadir 27 Juli.pdf"),
            _paper(1, 3, DocumentKind.MATERIAL, "Paparan SPMI.pptx"),
        ),
    )


def _topics(*titles: str) -> tuple[Topic, ...]:
    return tuple(Topic(position=position, title=title) for position, title in enumerate(titles, 1))


def _workshop(partners: tuple[Partner, ...], stage: Stage, folder: Path) -> MeetingReport:
    meeting = Meeting(
        id=2,
        uid=_uid(9, 2),
        programme_id=1,
        stage_id=stage.id,
        title="Rapat Kerja Pemetaan Mutu dan Perencanaan Peningkatan Mutu",
        service=ServiceKind.IN_SERVICE,
        place="Ruang pertemuan SMP Negeri 2 Sempor",
        topics=_topics("Rapor mutu", "Analisis akar masalah", "Rencana kerja sekolah"),
        status=MeetingStatus.HELD,
        days=(_day(2, 2, 1, date(2019, 8, 1), 8), _day(3, 2, 2, date(2019, 8, 2), 6)),
        invitations=_invite(2, partners, 2),
        roles=(
            MeetingRole(
                id=4,
                uid=_uid(8, 4),
                meeting_id=2,
                name="Slamet Raharjo, S.Pd., M.Pd.",
                institution="SMP Negeri 2 Sempor",
                came=True,
            ),
        ),
    )
    rows = _rows(2, 2, range(14), partners, {9: AttendanceState.SICK})
    rows += _rows(2, 3, range(14), partners, {9: AttendanceState.SICK, 4: AttendanceState.LATE})
    return _report(
        meeting,
        stage,
        partners,
        rows,
        _photos(2, folder, ("Kerja kelompok hari pertama", "Paparan hasil pemetaan mutu"), ((960, 720), (960, 720))),
        (
            _paper(2, 1, DocumentKind.INVITATION, "Undangan raker.pdf"),
            _paper(2, 2, DocumentKind.MINUTES, "Notulen.docx"),
            replace(
                _paper(2, 3, DocumentKind.OTHER, ""),
                sha256="",
                size=0,
                link="https://video.contoh.id/raker",
                caption="Video",
            ),
        ),
    )


def _sharing(partners: tuple[Partner, ...], stage: Stage, folder: Path) -> MeetingReport:
    meeting = Meeting(
        id=3,
        uid=_uid(9, 3),
        programme_id=1,
        stage_id=stage.id,
        title="Pengimbasan Penyusunan RKS",
        service=ServiceKind.ON_SERVICE,
        mode=MeetingMode.HYBRID,
        place="SMP Negeri 4 Gombong",
        link="https://rapat.contoh.id/pengimbasan",
        status=MeetingStatus.HELD,
        note="Dimulai bersamaan dengan kunjungan pengawas.",
        days=(_day(4, 3, 1, date(2019, 11, 16), 6),),
        invitations=_invite(3, partners[:4], 3),
    )
    return _report(meeting, stage, partners, _rows(3, 4, range(8), partners, {}), _photos(3, folder, (), ()), ())

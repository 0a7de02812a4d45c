"""Meetings with all that belongs to them, as lists of the data file."""

from app.domain import records as r
from app.domain import terms as t
from app.domain.data_format.keys import (
    date_key,
    one_of_key,
    place_key,
    term_key,
    text_key,
    time_key,
    whole_key,
    yes_no_key,
)
from app.domain.data_format.model import ItemList, Key, Kind

_ATTENDANCE = ItemList(
    name="kehadiran",
    table="attendance",
    record=r.Attendance,
    parent_column="meeting_day_id",
    short="orang",
    keys=(
        one_of_key("orang", "person_id", "person", required=True),
        term_key("peran", "role", t.Role),
        term_key("keadaan", "state", t.AttendanceState),
        whole_key("menit", "minutes"),
        text_key("catatan", "note"),
        text_key("wakil", "substitute"),
        one_of_key("impor", "import_batch_id", "import_batch"),
    ),
    parts=(
        ItemList(
            name="juga_dari",
            table="attendance_source",
            record=r.AttendanceSource,
            parent_column="attendance_id",
            short="impor",
            keys=(
                one_of_key("impor", "import_batch_id", "import_batch", required=True),
                term_key("keadaan", "state", t.AttendanceState),
            ),
        ),
    ),
)

_SHEET = ItemList(
    name="lembar_cetak",
    table="printed_sheet",
    record=r.PrintedSheet,
    parent_column="meeting_day_id",
    keys=(
        text_key("kode", "code", required=True),
        term_key("daftar", "list", t.SheetList, always=True),
        Key(name="pada", column="printed_at", kind=Kind.MOMENT, required=True),
        term_key("kertas", "paper", t.Paper),
        whole_key("halaman", "pages"),
        whole_key("nama", "names"),
        whole_key("cadangan", "spare"),
        text_key("letak", "geometry"),
        one_of_key("pindaian", "document_id", "document"),
        whole_key("bertanda_tangan", "signed"),
        text_key("catatan", "note"),
    ),
)

_DAY = ItemList(
    name="hari",
    table="meeting_day",
    record=r.MeetingDay,
    parent_column="meeting_id",
    short="tanggal",
    keys=(
        date_key("tanggal", "date", required=True),
        time_key("mulai", "start"),
        time_key("selesai", "end"),
        time_key("mulai_nyata", "actual_start"),
        time_key("selesai_nyata", "actual_end"),
        whole_key("jp", "lesson_hours", most=1_000),
        place_key(),
    ),
    parts=(_ATTENDANCE, _SHEET),
)

MEETING = ItemList(
    name="kegiatan",
    table="meeting",
    record=r.Meeting,
    has_code=True,
    keys=(
        text_key("judul", "title", required=True),
        Key(name="program", column="programme_id", kind=Kind.REFERENCE, target="programme", always=True),
        one_of_key("tahapan", "stage_id", "stage", within="programme_id"),
        term_key("jenis", "service", t.ServiceKind),
        term_key("cara", "mode", t.MeetingMode),
        text_key("tempat", "place"),
        text_key("tautan", "link"),
        text_key("penyelenggara", "organiser"),
        term_key("status", "status", t.MeetingStatus),
        text_key("catatan", "note"),
    ),
    parts=(
        _DAY,
        ItemList(
            name="undangan",
            table="invitation",
            record=r.Invitation,
            parent_column="meeting_id",
            short="sekolah_imbas",
            keys=(
                one_of_key("sekolah_imbas", "partner_id", "partner", required=True),
                whole_key("diharapkan", "expected"),
                term_key("hasil", "outcome", t.InvitationOutcome),
                text_key("wakil", "representative"),
                text_key("catatan", "note"),
            ),
        ),
        ItemList(
            name="petugas",
            table="meeting_role",
            record=r.MeetingRole,
            parent_column="meeting_id",
            keys=(
                one_of_key("orang", "person_id", "person"),
                text_key("nama", "name"),
                text_key("instansi", "institution"),
                term_key("peran", "role", t.Role),
                yes_no_key("rencana", "planned"),
                yes_no_key("datang", "came"),
                text_key("catatan", "note"),
            ),
        ),
        ItemList(
            name="pokok_bahasan",
            table="topic",
            record=r.Topic,
            parent_column="meeting_id",
            short="judul",
            keys=(
                text_key("judul", "title", required=True),
                whole_key("jp", "lesson_hours", most=1_000),
                text_key("pembicara", "speaker"),
                place_key(),
            ),
        ),
        ItemList(
            name="sertifikat",
            table="certificate",
            record=r.Certificate,
            parent_column="meeting_id",
            keys=(
                one_of_key("orang", "person_id", "person", required=True),
                text_key("nomor", "number"),
                whole_key("nomor_urut", "sequence"),
                date_key("tanggal", "date", required=True),
                term_key("peran", "role", t.Role),
                text_key("nama", "name"),
                text_key("instansi", "institution"),
                whole_key("hari", "days"),
                whole_key("jp", "lesson_hours"),
                text_key("kode_qr", "code"),
            ),
        ),
        ItemList(
            name="perubahan_tanggal",
            table="date_change",
            record=r.DateChange,
            parent_column="meeting_id",
            keys=(
                Key(name="pada", column="at", kind=Kind.MOMENT, required=True),
                Key(name="semula", column="before", kind=Kind.DATES),
                Key(name="menjadi", column="after", kind=Kind.DATES),
                text_key("alasan", "reason"),
            ),
        ),
    ),
)

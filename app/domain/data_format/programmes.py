"""Programmes with stages and quality cycle, as lists of the data file."""

from app.domain import records as r
from app.domain import terms as t
from app.domain.data_format.keys import (
    date_key,
    lines_key,
    one_of_key,
    place_key,
    term_key,
    text_key,
    whole_key,
    yes_no_key,
)
from app.domain.data_format.model import ItemList, Key, Kind

STAGE = ItemList(
    name="tahapan",
    table="stage",
    record=r.Stage,
    parent_column="programme_id",
    has_code=True,
    short="nama",
    kept_even_empty=True,
    keys=(
        text_key("nama", "name", required=True),
        whole_key("pertemuan", "planned_meetings", most=1_000),
        whole_key("hari", "planned_days", most=1_000),
        whole_key("peserta", "planned_participants"),
        whole_key("jp", "lesson_hours", most=1_000),
        term_key("jenis", "service", t.ServiceKind),
        yes_no_key("undang_sekolah_imbas", "invites_partners"),
        whole_key("mulai_hari", "offset_days", -10_000, 10_000),
        date_key("tenggat", "due"),
        text_key("catatan", "note"),
        place_key(),
    ),
    parts=(
        ItemList(
            name="dokumen",
            table="requirement",
            record=r.Requirement,
            parent_column="stage_id",
            as_table=True,
            has_uid=False,
            keys=(
                term_key("jenis", "kind", t.DocumentKind, required=True, always=True),
                Key(name="jumlah", column="minimum", kind=Kind.WHOLE, required=True, always=True, most=1_000),
            ),
        ),
    ),
)

CYCLE_STEP = ItemList(
    name="siklus",
    table="cycle_step",
    record=r.CycleStep,
    parent_column="programme_id",
    short="nama",
    kept_even_empty=True,
    keys=(text_key("nama", "name", required=True), place_key()),
    parts=(
        ItemList(
            name="tanda",
            table="cycle_mark",
            record=r.CycleMark,
            parent_column="cycle_step_id",
            keys=(
                one_of_key("sekolah_imbas", "partner_id", "partner", required=True),
                term_key("keadaan", "state", t.CycleState),
                date_key("tanggal", "date"),
                text_key("catatan", "note"),
                one_of_key("bukti", "document_id", "document"),
            ),
        ),
    ),
)

_CERTIFICATE = ItemList(
    name="sertifikat",
    table="certificate_design",
    record=r.CertificateDesign,
    parent_column="programme_id",
    keys=(
        text_key("judul", "title"),
        text_key("pembuka", "opening"),
        text_key("isi", "body"),
        text_key("penutup", "closing"),
        yes_no_key("daftar_materi", "shows_topics"),
        one_of_key("latar", "background_id", "document"),
    ),
)

PROGRAMME = ItemList(
    name="program",
    table="programme",
    record=r.Programme,
    has_code=True,
    keys=(
        text_key("nama", "name", required=True),
        text_key("preset", "preset"),
        text_key("tahun_pelajaran", "school_year"),
        whole_key("tahun_anggaran", "budget_year", 1950, 2199),
        text_key("sk_nomor", "decree_number"),
        date_key("sk_tanggal", "decree_date"),
        text_key("sk_penerbit", "decree_issuer"),
        one_of_key("sk_dokumen", "decree_document_id", "document"),
        text_key("panduan", "guide"),
        date_key("mulai", "start"),
        Key(name="sebutan", column="role_words", kind=Kind.ROLE_WORDS),
        lines_key("penerima", "recipients"),
        whole_key("kehadiran_minimum", "minimum_attendance", most=100),
        whole_key("jp_sehari_paling_banyak", "daily_hours_cap", most=24),
    ),
    parts=(STAGE, CYCLE_STEP, _CERTIFICATE),
)

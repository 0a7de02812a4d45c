"""The register of people and the imports into it, as lists of the data file."""

from app.domain import records as r
from app.domain import terms as t
from app.domain.data_format.keys import (
    identifier_key,
    moment_key,
    one_of_key,
    term_key,
    text_key,
    whole_key,
    yes_no_key,
)
from app.domain.data_format.model import ItemList, Key, Kind

PERSON = ItemList(
    name="orang",
    table="person",
    record=r.Person,
    has_code=True,
    keys=(
        text_key("nama", "name", required=True),
        term_key("asal", "affiliation", t.Affiliation, always=True),
        one_of_key("sekolah_imbas", "partner_id", "partner"),
        text_key("instansi", "institution"),
        text_key("jabatan", "position"),
        text_key("pangkat", "grade"),
        identifier_key("nip"),
        identifier_key("nuptk"),
        Key(name="jk", column="sex", choices=("", "L", "P")),
        text_key("telepon", "phone"),
        text_key("surel", "email"),
        text_key("kepegawaian", "employment"),
        text_key("tugas_tambahan", "duty"),
        Key(name="kelompok", column="groups", kind=Kind.TERMS, term=t.PersonGroup),
        text_key("catatan", "note"),
    ),
    parts=(
        ItemList(
            name="nama_lain",
            table="alias",
            record=r.Alias,
            parent_column="person_id",
            short="nama",
            keys=(
                text_key("nama", "name"),
                Key(name="kunci_nama", column="name_key", always=True),
                Key(name="kunci_sekolah", column="school_key", always=True),
            ),
        ),
    ),
)

NOT_SAME = ItemList(
    name="bukan_orang_sama",
    table="not_same",
    record=r.NotSame,
    keys=(
        one_of_key("pertama", "first_id", "person", required=True),
        one_of_key("kedua", "second_id", "person", required=True),
    ),
)

IMPORT = ItemList(
    name="impor",
    table="import_batch",
    record=r.ImportBatch,
    has_code=True,
    keys=(
        one_of_key("kegiatan", "meeting_id", "meeting"),
        one_of_key("hari", "meeting_day_id", "meeting_day", within="meeting_id"),
        text_key("nama_berkas", "file_name", required=True),
        text_key("sha256", "sha256"),
        text_key("lembar", "sheet"),
        moment_key("pada", "imported_at"),
        whole_key("baris_baru", "rows_new"),
        whole_key("baris_cocok", "rows_matched"),
        whole_key("baris_menunggu", "rows_waiting"),
    ),
    parts=(
        ItemList(
            name="menunggu",
            table="waiting_row",
            record=r.WaitingRow,
            parent_column="import_batch_id",
            keys=(
                text_key("lembar", "sheet"),
                whole_key("baris", "row"),
                text_key("kolom", "column"),
                text_key("nama", "name"),
                text_key("sekolah", "school"),
                text_key("jabatan", "position"),
                text_key("pangkat", "grade"),
                identifier_key("nip"),
                identifier_key("nuptk"),
                text_key("jk", "sex"),
                text_key("telepon", "phone"),
                text_key("surel", "email"),
                text_key("kepegawaian", "employment"),
                text_key("tugas_tambahan", "duty"),
                one_of_key("sekolah_imbas", "partner_id", "partner"),
                yes_no_key("dari_sekolah_model", "from_model_school"),
                text_key("alasan", "reason"),
                text_key("keadaan", "states"),
                whole_key("menit", "minutes"),
                text_key("catatan", "note"),
            ),
        ),
    ),
)

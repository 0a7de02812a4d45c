"""The model school, its partners and who signs for them, as lists of the data file."""

from app.domain import records as r
from app.domain import terms as t
from app.domain.data_format.keys import (
    date_key,
    identifier_key,
    one_of_key,
    place_key,
    term_key,
    text_key,
    whole_key,
    yes_no_key,
)
from app.domain.data_format.model import ItemList, Key, Kind

SIGNATORY = ItemList(
    name="penandatangan",
    table="signatory",
    record=r.Signatory,
    parent_column="partner_id",
    short="nama",
    has_code=True,
    keys=(
        text_key("nama", "name", required=True),
        identifier_key("nip"),
        term_key("sebagai", "office", t.SigningOffice),
        term_key("bentuk", "form", t.SignatoryForm),
        text_key("jabatan", "title"),
        text_key("pangkat", "grade"),
        date_key("mulai", "from_date"),
        date_key("sampai", "until_date"),
    ),
)

SCHOOL = ItemList(
    name="sekolah",
    table="model_school",
    record=r.ModelSchool,
    single=True,
    keys=(
        text_key("nama", "name", required=True),
        identifier_key("npsn"),
        term_key("jenjang", "level", t.SchoolLevel, always=True),
        term_key("status", "status", t.SchoolStatus, always=True),
        text_key("pemerintah", "government"),
        text_key("dinas", "office"),
        text_key("alamat", "address"),
        text_key("kecamatan", "district"),
        text_key("kabupaten", "regency"),
        text_key("provinsi", "province"),
        text_key("telepon", "phone"),
        text_key("surel", "email"),
        text_key("situs", "website"),
        one_of_key("logo_pemerintah", "government_logo_id", "document"),
        one_of_key("logo_sekolah", "school_logo_id", "document"),
        one_of_key("kop", "letterhead_id", "document"),
        term_key("zona_waktu", "time_zone", t.TimeZone),
        term_key("kertas", "paper", t.Paper),
        whole_key("menit_jp", "lesson_minutes", 1, 240),
        whole_key("hari_sekolah", "school_days", 5, 6),
        text_key("pola_nomor", "letter_template"),
        text_key("pola_nomor_sertifikat", "certificate_template"),
    ),
    parts=(SIGNATORY,),
)

PARTNER = ItemList(
    name="sekolah_imbas",
    table="partner",
    record=r.Partner,
    has_code=True,
    keys=(
        text_key("nama", "name", required=True),
        identifier_key("npsn"),
        term_key("jenjang", "level", t.SchoolLevel, always=True),
        term_key("status", "status", t.SchoolStatus, always=True),
        text_key("alamat", "address"),
        text_key("kecamatan", "district"),
        text_key("kabupaten", "regency"),
        text_key("telepon", "phone"),
        text_key("surel", "email"),
        text_key("kontak_nama", "contact_name"),
        text_key("kontak_telepon", "contact_phone"),
        Key(name="jarak_km", column="distance_km", kind=Kind.NUMBER, most=20_000),
        text_key("sk_nomor", "decree_number"),
        date_key("sk_tanggal", "decree_date"),
        one_of_key("sk_dokumen", "decree_document_id", "document"),
        date_key("aktif_mulai", "active_from"),
        date_key("aktif_sampai", "active_until"),
        text_key("catatan", "note"),
        place_key(),
    ),
    parts=(SIGNATORY,),
)

SCHOOL_ALIAS = ItemList(
    name="nama_sekolah_lain",
    table="school_alias",
    record=r.SchoolAlias,
    keys=(
        text_key("nama", "name"),
        text_key("kunci", "school_key", required=True),
        one_of_key("sekolah_imbas", "partner_id", "partner"),
        yes_no_key("sekolah_sendiri", "from_model_school"),
    ),
)

"""Documents and letters, as lists of the data file."""

from app.domain import records as r
from app.domain import terms as t
from app.domain.data_format.keys import (
    date_key,
    identifier_key,
    lines_key,
    moment_key,
    one_of_key,
    term_key,
    text_key,
    whole_key,
    yes_no_key,
)
from app.domain.data_format.model import ItemList

DOCUMENT = ItemList(
    name="dokumen",
    table="document",
    record=r.Document,
    has_code=True,
    keys=(
        one_of_key("kegiatan", "meeting_id", "meeting"),
        term_key("jenis", "kind", t.DocumentKind, always=True),
        text_key("nama", "original_name"),
        text_key("keterangan", "caption"),
        text_key("tautan", "link"),
        text_key("sha256", "sha256"),
        whole_key("ukuran", "size", most=2**53),
        text_key("tipe", "media_type"),
        moment_key("diambil", "taken_at"),
        moment_key("ditambahkan", "added_at"),
    ),
)

FILE_KEY = "berkas"
"""Key of a document that names its file, beside the data file."""

LETTER = ItemList(
    name="surat",
    table="letter",
    record=r.Letter,
    keys=(
        term_key("jenis", "kind", t.LetterKind, always=True),
        text_key("nomor", "number"),
        whole_key("nomor_urut", "sequence"),
        date_key("tanggal", "date", required=True),
        one_of_key("kegiatan", "meeting_id", "meeting"),
        text_key("sifat", "nature"),
        text_key("lampiran", "attachment"),
        text_key("hal", "subject"),
        lines_key("dasar", "basis"),
        lines_key("kepada", "recipients"),
        yes_no_key("lembar_per_penerima", "per_recipient"),
        text_key("pembuka", "opening"),
        text_key("penutup", "closing"),
        lines_key("membawa", "bring"),
        lines_key("tembusan", "copies"),
        one_of_key("penandatangan", "signatory_id", "signatory"),
        one_of_key("dokumen", "document_id", "document"),
        text_key("sidik_isi", "finished_digest"),
    ),
    parts=(
        ItemList(
            name="orang",
            table="letter_person",
            record=r.LetterPerson,
            parent_column="letter_id",
            short="orang",
            keys=(
                one_of_key("orang", "person_id", "person"),
                text_key("nama", "name"),
                identifier_key("nip"),
                text_key("pangkat", "grade"),
                text_key("jabatan", "position"),
                text_key("instansi", "institution"),
            ),
        ),
    ),
)

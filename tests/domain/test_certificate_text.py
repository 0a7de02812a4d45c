"""The words of a certificate."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.certificate_text import (
    STANDARD_DESIGN,
    check_texts,
    filled,
    placeholder_values,
    spelled_days,
    text_faults,
    usable_design,
)
from app.domain.records import CertificateDesign

DAYS = (date(2019, 8, 1), date(2019, 8, 2))


def told(text: str, **changes: object) -> str:
    values = {"role": "Peserta", "activity": "Rapat Kerja", "days": DAYS, "place": "Aula", "lesson_hours": 16} | changes
    return "".join(piece.text for piece in filled(text, placeholder_values(**values)))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], ""),
        ([date(2019, 7, 27)], "27 Juli 2019"),
        ([date(2019, 8, 2), date(2019, 8, 1)], "1–2 Agustus 2019"),
        ([date(2019, 7, 31), date(2019, 8, 1)], "31 Juli – 1 Agustus 2019"),
        ([date(2019, 12, 31), date(2020, 1, 1)], "31 Desember 2019 – 1 Januari 2020"),
        ([date(2019, 8, 1), date(2019, 8, 8)], "1 dan 8 Agustus 2019"),
        ([date(2019, 8, 1), date(2019, 8, 8), date(2019, 8, 15)], "1, 8, dan 15 Agustus 2019"),
        ([date(2019, 8, 1), date(2019, 8, 2), date(2019, 8, 9)], "1–2 dan 9 Agustus 2019"),
        ([date(2019, 8, 1), date(2019, 9, 5)], "1 Agustus dan 5 September 2019"),
        ([date(2019, 12, 30), date(2020, 1, 6)], "30 Desember 2019 dan 6 Januari 2020"),
        ([date(2019, 8, 1), date(2019, 8, 8), date(2019, 9, 5)], "1 dan 8 Agustus, serta 5 September 2019"),
    ],
)
def test_days_are_told_as_a_certificate_tells_them(days: list[date], words: str) -> None:
    assert spelled_days(days) == words


def test_the_standard_words_are_a_whole_sentence() -> None:
    assert told(STANDARD_DESIGN.body) == (
        "sebagai Peserta dalam kegiatan Rapat Kerja yang dilaksanakan pada tanggal 1–2 Agustus 2019 di Aula, "
        "dengan jumlah 16 JP."
    )


def test_what_is_not_known_takes_its_words_along() -> None:
    assert told(STANDARD_DESIGN.body, place="", lesson_hours=0).endswith("pada tanggal 1–2 Agustus 2019.")
    assert told(STANDARD_DESIGN.body, place="", online=True).endswith("2019 secara daring, dengan jumlah 16 JP.")
    assert told("selama {jp} jam pelajaran di {tempat}", lesson_hours=0) == " di Aula"
    assert told("pada {tanggal}, bertempat di {tempat}.", place="") == "pada 1–2 Agustus 2019."


def test_role_and_activity_are_strong_and_other_braces_stay() -> None:
    values = placeholder_values("Narasumber", "Rapat Kerja", DAYS, "Aula", 16)
    pieces = filled("sebagai {peran} {lain} di {kegiatan}", values)
    assert [piece.text for piece in pieces if piece.strong] == ["Narasumber", "Rapat Kerja"]
    assert "".join(piece.text for piece in pieces) == "sebagai Narasumber {lain} di Rapat Kerja"


def test_what_is_typed_for_a_value_is_never_filled_again() -> None:
    assert told("{kegiatan}", activity="Rapat {jp} {tempat}") == "Rapat {jp} {tempat}"


def test_a_placeholder_that_is_not_known_and_a_single_brace_are_told_with_their_field() -> None:
    design = replace(STANDARD_DESIGN, body="sebagai {perann}", closing="selesai {")
    faults = text_faults(design)
    assert faults[0].startswith("Isi: {perann} tidak dikenal. Yang dapat dipakai: {peran}, {kegiatan}")
    assert faults[1].startswith("Kalimat penutup: ada kurung kurawal tanpa pasangannya")
    with pytest.raises(UserError, match="perann"):
        check_texts(design)
    assert text_faults(STANDARD_DESIGN) == ()


def test_title_and_body_are_never_empty_but_the_other_texts_may_be() -> None:
    assert usable_design(None) == STANDARD_DESIGN
    design = usable_design(CertificateDesign(title="  ", opening="", body=""))
    assert (design.title, design.opening, design.body) == (STANDARD_DESIGN.title, "", STANDARD_DESIGN.body)

"""Lists from the clipboard: Excel, a web page, a chat, plain names."""

from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.lists import Column, ListLayout
from app.intake.pasted_text import recognise_pasted
from app.intake.recognise import recognise

CHAT = """[27/07/19 10.30] Bu Rina: *DAFTAR HADIR SOSIALISASI*
Sabtu, 27 Juli 2019

1. Retno Widyastuti, S.Pd. - SMPN 4 Gombong ✅
2. Bambang Irawan - SMP Purnama ✅
3. Wagiyem Hartati (Komite) ❌
4. Sri Wahyuni - SMPN 4 Gombong (izin)
5.
"""


def people(text: str, html: str = "") -> list[tuple[str, str, str]]:
    """Name, school and code of the state."""
    table = recognise_pasted(text, html).tables[0]
    return [(one.name, one.school, one.state.code if one.state else "") for one in table.people]


def test_a_chat_list_with_marks() -> None:
    assert people(CHAT) == [
        ("Retno Widyastuti, S.Pd.", "SMPN 4 Gombong", "hadir"),
        ("Bambang Irawan", "SMP Purnama", "hadir"),
        ("Wagiyem Hartati", "", "alpa"),
        ("Sri Wahyuni", "SMPN 4 Gombong", "izin"),
    ]
    assert recognise_pasted(CHAT).file_name == "Tempelan"


def test_a_chat_list_under_the_names_of_schools() -> None:
    text = "SMPN 4 Gombong:\n1. Retno Widyastuti\n2. Sri Wahyuni\n\nSMP Purnama\n1. Bambang Irawan\n2. Yuliana Kartika"
    assert [school for _, school, _ in people(text)] == ["SMPN 4 Gombong"] * 2 + ["SMP Purnama"] * 2


def test_bullets_and_emoji_numbers() -> None:
    assert [name for name, _, _ in people("• Retno Widyastuti\n• Bambang Irawan\n• Sri Wahyuni")] == [
        "Retno Widyastuti",
        "Bambang Irawan",
        "Sri Wahyuni",
    ]
    assert len(people("1️⃣ Retno Widyastuti / SMPN 4 Gombong\n2️⃣ Bambang Irawan / SMP Purnama")) == 2


def test_names_without_numbers_of_which_some_are_ticked() -> None:
    found = people("Retno Widyastuti ✅\nBambang Irawan\nSri Wahyuni ✅\nYuliana Kartika ✅")
    assert [(name, state) for name, _, state in found] == [
        ("Retno Widyastuti", "hadir"),
        ("Bambang Irawan", ""),
        ("Sri Wahyuni", "hadir"),
        ("Yuliana Kartika", "hadir"),
    ]


def test_plain_names_one_a_line() -> None:
    found = people("Retno Widyastuti, S.Pd.\nBambang Irawan\nSri Wahyuni\nYuliana Kartika, M.Pd.\n")
    assert [name for name, _, _ in found] == [
        "Retno Widyastuti, S.Pd.",
        "Bambang Irawan",
        "Sri Wahyuni",
        "Yuliana Kartika, M.Pd.",
    ]


def test_cells_copied_from_excel() -> None:
    text = "No\tNama\tNIP\tAsal Sekolah\r\n1\tRetno Widyastuti\t198403122010012019\tSMPN 4 Gombong\r\n"
    table = recognise_pasted(text + "2\tBambang Irawan\t\tSMP Purnama\r\n").tables[0]
    assert [(one.name, one.nip, one.school) for one in table.people] == [
        ("Retno Widyastuti", "198403122010012019", "SMPN 4 Gombong"),
        ("Bambang Irawan", "", "SMP Purnama"),
    ]


def test_the_formatted_copy_keeps_merged_cells() -> None:
    html = (
        "<html><body><table><tr><td>No<td>Nama<td>Asal Sekolah</tr>"
        "<tr><td>1<td>Retno Widyastuti<td rowspan=2>SMPN 4 Gombong</tr><tr><td>2<td>Sri Wahyuni</tr></table>"
    )
    assert [school for _, school, _ in people("", html)] == ["SMPN 4 Gombong", "SMPN 4 Gombong"]


def test_a_page_without_a_list_leaves_the_plain_text() -> None:
    html = "<table><tr><td>Cuaca<td>cerah</tr></table>"
    assert len(people("1. Retno Widyastuti - SMPN 4 Gombong\n2. Bambang Irawan - SMP Purnama", html)) == 2


def test_what_the_user_says_about_the_columns_counts() -> None:
    text = "a\tRetno Widyastuti\tSMPN 4 Gombong\nb\tBambang Irawan\tSMP Purnama\n"
    columns = {Column.NAME: "B", Column.NOTE: "C"}
    given = ListLayout(sheet="", header_rows=None, first_row=1, last_row=None, columns=columns)
    assert recognise_pasted(text, given=given).tables[0].columns == columns


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_empty_clipboard_says_what_to_do(text: str) -> None:
    with pytest.raises(UserError, match="Salin dahulu daftarnya"):
        recognise_pasted(text)


def test_text_that_is_no_list_says_so() -> None:
    seen = recognise_pasted("Selamat pagi Bapak/Ibu, rapat besok pukul 08.00 di aula sekolah. Terima kasih.")
    assert seen.tables == ()
    assert seen.message.startswith("Tidak ada daftar nama")


def test_only_a_saved_table_is_told_to_have_one_column(tmp_path: Path) -> None:
    names = "Retno Widyastuti\nBambang Irawan\nSri Wahyuni\n"
    (tmp_path / "nama.txt").write_text(names, encoding="utf-8")
    (tmp_path / "nama.csv").write_text(names, encoding="utf-8")

    assert "satu kolom" not in recognise_pasted(names).message
    assert "satu kolom" not in recognise(tmp_path / "nama.txt").message
    assert "satu kolom" in recognise(tmp_path / "nama.csv").message


FORWARDED = """[27/8/2026 07.12] Bu Rina: Assalamualaikum, list peserta pendampingan besok ya 🙏
*DAFTAR PESERTA PENDAMPINGAN*
SMPN 4 Gombong
1. Bambang Irawan ✅
2. Bu Sri Wahyuni
SMP Purnama
1. Agus Prasetyo, S.Pd
2. Dwi Astuti (izin)
[27/8/2026 07.40] Pak Eko: 3. Pak Suparno sakit
Mohon dilanjut bapak ibu
4. Retno Widyastuti - SMPN 1 Karanganyar ❌
Terima kasih
"""


def test_a_list_says_the_same_pasted_and_as_a_file(tmp_path: Path) -> None:
    file = tmp_path / "daftar.txt"
    file.write_text(FORWARDED, encoding="utf-8")

    saved, pasted = recognise(file).tables[0], recognise_pasted(FORWARDED).tables[0]

    assert saved == pasted
    assert [(one.row, one.name, one.school, one.state.code if one.state else "") for one in saved.people] == [
        (4, "Bambang Irawan", "SMPN 4 Gombong", "hadir"),
        (5, "Sri Wahyuni", "SMPN 4 Gombong", ""),
        (7, "Agus Prasetyo, S.Pd", "SMP Purnama", ""),
        (8, "Dwi Astuti", "SMP Purnama", "izin"),
        (9, "Suparno", "SMP Purnama", "sakit"),
        (11, "Retno Widyastuti", "SMPN 1 Karanganyar", "alpa"),
    ]


def test_commas_before_the_schools_cut_no_list() -> None:
    text = "1. Bu Retno Widyastuti, SMPN 4 Gombong\n2. Bambang Irawan, SMP Purnama ✅\n3. Sri Wahyuni, SMP Purnama ✅\n"
    assert people(text) == [
        ("Retno Widyastuti", "SMPN 4 Gombong", ""),
        ("Bambang Irawan", "SMP Purnama", "hadir"),
        ("Sri Wahyuni", "SMP Purnama", "hadir"),
    ]

"""Binary workbooks are read, by what is in them."""

from pathlib import Path

from app.intake.recognise import recognise
from tests.intake.xlsb import write_xlsb


def test_a_binary_workbook_gives_its_people_whatever_it_calls_itself(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    rows = [
        ["DAFTAR HADIR", None, None, None],
        ["NO", "NAMA", "NIP", "KEHADIRAN"],
        [1, "Sumarni, S.Pd.", 196812101994122000.0, "Hadir"],
        [2, "Petrus Kanisius", None, "Izin"],
    ]
    write_xlsb(path, {"Kosong": [], "Hari 1": rows}, {"Hari 1": [(0, 0, 0, 3)]})

    seen = recognise(path)

    assert seen.format == "xlsb"
    assert [sheet.name for sheet in seen.sheets] == ["Kosong", "Hari 1"]
    (table,) = seen.tables
    assert [(person.name, person.nip, str(person.state)) for person in table.people] == [
        ("Sumarni, S.Pd.", "196812101994122000", "hadir"),
        ("Petrus Kanisius", "", "izin"),
    ]
    assert [note.row for person in table.people for note in person.warnings] == [3]  # its last digits are lost

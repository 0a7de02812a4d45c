"""The recogniser finds the people in files as strangers make them."""

from pathlib import Path

import pytest

from app.intake.recognise import recognise
from tests.intake import (  # noqa: F401  (they register their layouts)
    layouts_exports,
    layouts_odd,
    layouts_strange,
    layouts_texts,
    layouts_typed,
)
from tests.intake.layouts import LAYOUTS, Layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_person_is_found_where_they_stand(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / f"berkas.{layout.extension}"
    layout.write(path)

    seen = recognise(path)

    assert seen.kind == layout.kind
    assert [table.sheet for table in seen.tables] == [truth.sheet for truth in layout.tables]
    for table, truth in zip(seen.tables, layout.tables, strict=True):
        assert [person.name for person in table.people] == truth.names
        assert table.header_rows == truth.header
        assert (table.first_row, table.last_row) == (truth.first, truth.last)
        columns = {str(column): letter for column, letter in table.columns.items()}
        assert {code: columns.get(code) for code in truth.columns} == truth.columns
        assert table.different == (truth.different if truth.different >= 0 else len(truth.names))
        assert [note.row for note in table.refused] == truth.refused
        assert 0.4 < table.certainty <= 1.0
    assert f"{seen.tables[0].different} orang" in seen.message


def fields(name: str, tmp_path: Path, *wanted: str) -> list[tuple[object, ...]]:
    """The given fields of every person in the first list of a layout."""
    layout = next(layout for layout in LAYOUTS if layout.name == name)
    layout.write(tmp_path / "berkas")
    people = recognise(tmp_path / "berkas").tables[0].people
    return [tuple(getattr(person, field) for field in wanted) for person in people]


def test_fields_stand_where_people_put_them(tmp_path: Path) -> None:
    assert fields("name and NIP in one cell", tmp_path, "nip") == [
        ("198403122010012019",),
        ("196511021990031007",),
        ("",),
    ]
    assert fields("a person on two rows", tmp_path, "nip", "position") == [("198403122010012019", "Guru")] * 3
    assert fields("position below the name in its cell", tmp_path, "position") == [("Kepala Sekolah",)] * 3
    assert fields("school merged over several rows", tmp_path, "school") == [
        *[("SMP Purnama Sempor",)] * 3,
        *[("SMP Pius Bhakti Utama",)] * 3,
    ]
    assert fields("school as a heading inside the list", tmp_path, "school") == [
        *[("SMP NEGERI 4 GOMBONG",)] * 2,
        *[("SMP PGRI 1 ROWOKELE",)] * 3,
    ]
    assert [school for (school,) in fields("two people to a school, numbered by school", tmp_path, "school")] == [
        "SDN 1 Maju", "SDN 1 Maju", "MI Al Huda", "MI Al Huda", "SD Muh. Kota",
    ]  # fmt: skip
    assert [state for (state,) in fields("a tick says how somebody attended", tmp_path, "state")] == [
        "hadir", "izin", "sakit", "alpa",
    ]  # fmt: skip
    assert fields("Teams, new, with sections", tmp_path, "minutes", "position") == [(74, ""), (59, "")]
    assert fields("Dapodik", tmp_path, "school", "nuptk", "sex")[0] == ("SMP NEGERI 2 SEMPOR", "1546757659300032", "P")


def test_what_stands_below_a_name_goes_to_that_person(tmp_path: Path) -> None:
    assert fields("NI PPPK, NUPTK and other marks below the name", tmp_path, "nip", "nuptk") == [
        ("199012032023212004", ""), ("", ""), ("", ""), ("", "3546757659300032"), ("", ""), ("", ""),
    ]  # fmt: skip
    assert [nip for (nip,) in fields("NIP below the name, position merged over both rows", tmp_path, "nip")] == [
        f"1975{i + 1:02}1220000310 0{i}".replace(" ", "") for i in range(6)
    ]
    assert [state for (state,) in fields("a column for each day, the numbering row in dashes", tmp_path, "state")] == [
        "sakit", *["hadir"] * 5,
    ]  # fmt: skip
    assert {note for (note,) in fields("titles in columns of their own", tmp_path, "note")} == {""}
    assert fields("Zoom, the meeting on every row, people without addresses", tmp_path, "email", "minutes")[0] == (
        "", 80,
    )  # fmt: skip

"""Where the list lies as the user says, and what was confirmed once is not asked again."""

from pathlib import Path

from app.domain.list_layouts import layout_of
from app.domain.lists import Column, ListLayout, RowOutcome
from app.domain.records import Meeting
from app.services.logbook import Logbook
from tests.services.list_files import Row, write_sheets

UNUSUAL: list[Row] = [
    ("Rapat koordinasi",),
    (),
    ("Kode", "Yang bertanda tangan", "Dari mana", "Catatan"),
    ("x1", "Retno Widyastuti", "SMPN 4 Gombong", ""),
    ("x2", "Bambang Irawan", "SMP Purnama", "198403122010012019"),
    ("", "", "", ""),
    ("", "Mengetahui,", "", ""),
    ("", "Sukardi", "", ""),
]
GIVEN = ListLayout(
    sheet="Data",
    header_rows=(3, 3),
    first_row=4,
    last_row=None,
    columns={Column.NAME: "B", Column.SCHOOL: "C", Column.NIP: "D"},
)


def commit(logbook: Logbook, path: Path, meeting: Meeting, given: ListLayout, remembered: ListLayout | None) -> None:
    seen = logbook.imports.recognise(path, given=given)
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
    logbook.imports.commit(plan, {}, layout=remembered)


def test_a_list_is_read_where_the_user_says(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    table = logbook.imports.recognise(path, given=GIVEN).tables[0]
    assert [(one.row, one.name, one.school, one.nip) for one in table.people] == [
        (4, "Retno Widyastuti", "SMPN 4 Gombong", ""),
        (5, "Bambang Irawan", "SMP Purnama", "198403122010012019"),
    ]
    assert (table.header_rows, table.columns, table.certainty) == ((3, 3), dict(GIVEN.columns), 1.0)


def test_the_last_row_that_the_user_names_belongs_to_the_list(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    given = ListLayout(sheet="Data", header_rows=(3, 3), first_row=5, last_row=8, columns=dict(GIVEN.columns))
    table = logbook.imports.recognise(path, given=given).tables[0]
    assert [one.name for one in table.people] == ["Bambang Irawan", "Sukardi"]


def test_where_the_list_lies_may_be_enough(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    given = ListLayout(sheet="Data", header_rows=(3, 3), first_row=4, last_row=None, columns={})
    table = logbook.imports.recognise(path, given=given).tables[0]
    assert (table.columns[Column.NAME], table.columns[Column.SCHOOL]) == ("B", "C")
    assert len(table.people) == 2


def test_a_list_without_a_header_may_be_given(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL[3:5])
    given = ListLayout(sheet="Data", header_rows=None, first_row=1, last_row=None, columns={Column.NAME: "B"})
    table = logbook.imports.recognise(path, given=given).tables[0]
    assert [one.name for one in table.people] == ["Retno Widyastuti", "Bambang Irawan"]
    assert table.columns == {Column.NAME: "B"}


def test_day_columns_of_a_given_list_are_read_too(logbook: Logbook, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("Kode", "Siapa", "Dari mana", "Hari 1", "Hari 2"),
        ("x1", "Retno Widyastuti", "SMPN 4 Gombong", "v", "v"),
        ("x2", "Bambang Irawan", "SMP Purnama", "v", ""),
    ]
    path = write_sheets(tmp_path / "a.xlsx", Data=rows)
    columns = {Column.NAME: "B", Column.SCHOOL: "C"}
    given = ListLayout(sheet="Data", header_rows=(1, 1), first_row=2, last_row=3, columns=columns)
    table = logbook.imports.recognise(path, given=given).tables[0]
    assert [day.letter for day in table.days] == ["D", "E"]
    assert [[state is not None for state in one.day_states] for one in table.people] == [[True, True], [True, False]]


def test_a_column_without_names_says_so(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    given = ListLayout(sheet="Data", header_rows=(3, 3), first_row=6, last_row=6, columns={Column.NAME: "D"})
    seen = logbook.imports.recognise(path, given=given)
    assert seen.tables[0].people == ()
    assert seen.message == "Tidak ada nama orang di kolom D. Periksa kolom nama dan baris judulnya."


def test_the_mother_s_name_is_never_read_whatever_the_user_says(logbook: Logbook, tmp_path: Path) -> None:
    rows: list[Row] = [("Nama", "Nama Ibu Kandung"), ("Retno Widyastuti", "Sumarni"), ("Bambang Irawan", "Sutinah")]
    path = write_sheets(tmp_path / "a.xlsx", Data=rows)
    columns = {Column.NAME: "A", Column.NOTE: "B"}
    given = ListLayout(sheet="Data", header_rows=(1, 1), first_row=2, last_row=None, columns=columns)
    table = logbook.imports.recognise(path, given=given).tables[0]
    assert table.columns == {Column.NAME: "A"}


def test_a_layout_is_remembered_for_files_with_the_same_header(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    assert logbook.imports.recognise(path).tables == ()
    commit(logbook, path, meeting, GIVEN, GIVEN)
    moved: list[Row] = [(), ("BULAN MARET",), *UNUSUAL[2:5], ("x3", "Yuliana Kartika", "SMP Purnama", "")]
    seen = logbook.imports.recognise(write_sheets(tmp_path / "b.xlsx", Maret=moved))
    assert seen.remembered
    assert (seen.tables[0].sheet, seen.tables[0].header_rows, len(seen.tables[0].people)) == ("Maret", (3, 3), 3)
    assert seen.tables[0].columns == GIVEN.columns
    other = [row if number != 2 else ("Kode", "Siapa", "Dari mana", "Catatan") for number, row in enumerate(UNUSUAL)]
    assert not logbook.imports.recognise(write_sheets(tmp_path / "c.xlsx", Data=other)).remembered


def test_a_layout_is_remembered_in_the_register_too(logbook: Logbook, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    seen = logbook.register_imports.recognise(path, given=GIVEN)
    plan = logbook.register_imports.plan_people(seen, seen.tables[0])
    logbook.register_imports.commit_people(plan, {}, layout=GIVEN)
    assert logbook.register_imports.recognise(path).remembered


def test_undo_of_the_import_keeps_the_layout(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    commit(logbook, path, meeting, GIVEN, GIVEN)
    logbook.history.undo()
    assert logbook.imports.recognise(path).remembered


def test_what_was_recognised_surely_is_not_remembered(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows: list[Row] = [("No", "Nama", "NIP", "Asal Sekolah"), (1, "Retno Widyastuti", "", "SMPN 4 Gombong")]
    path = write_sheets(tmp_path / "a.xlsx", Data=[*rows, (2, "Bambang Irawan", "", "SMP Purnama")])
    seen = logbook.imports.recognise(path)
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
    logbook.imports.commit(plan, {})
    assert not logbook.imports.recognise(path).remembered


def test_a_remembered_list_without_header_is_known_by_its_columns(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    rows: list[Row] = [("a", "Retno Widyastuti", "SMPN 4 Gombong"), ("b", "Bambang Irawan", "SMP Purnama")]
    path = write_sheets(tmp_path / "a.xlsx", Data=rows)
    columns = {Column.NAME: "B", Column.POSITION: "C"}
    given = ListLayout(sheet="Data", header_rows=None, first_row=1, last_row=None, columns=columns)
    commit(logbook, path, meeting, given, given)
    more: list[Row] = [("c", "Yuliana Kartika", "SMP Purnama"), ("d", "Sri Wahyuni", "SMP Purnama")]
    seen = logbook.imports.recognise(write_sheets(tmp_path / "b.xlsx", Data=more))
    assert (seen.remembered, seen.tables[0].columns) == (True, columns)
    assert layout_of(seen.tables[0]).columns == columns


def test_the_plan_of_a_given_list_matches_as_any_other(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    commit(logbook, path, meeting, GIVEN, None)
    seen = logbook.imports.recognise(path, given=GIVEN)
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[1].id)
    assert plan.count(RowOutcome.MATCHED) == 2

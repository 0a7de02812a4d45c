"""What is exported and loaded into an empty folder is the same data, whatever stands in it."""

from pathlib import Path

import pytest

from app.core.paths import DataFolder, resource
from app.domain.data_format.defaults import defaults_of
from app.domain.data_format.lists import every_list
from app.services.logbook import Logbook
from app.storage.schema import NOT_LOGGED, metadata
from tests.services.whole_rows import by_uid, fill_every_column, rows_of

SUFFIXES = pytest.mark.parametrize("suffix", [".toml", ".json"])


def export(folder: DataFolder, path: Path, files_to: Path | None = None) -> bytes:
    logbook = Logbook(folder)
    logbook.data_files.export(path, files_to)
    logbook.close()
    return path.read_bytes()


def load(folder: DataFolder, path: Path) -> bool:
    """Whether anything changed."""
    logbook = Logbook(folder)
    changed = bool(logbook.data_files.load(path).counts)
    assert len(logbook.history.entries()) <= 1
    logbook.close()
    return changed


def stored_files(folder: DataFolder) -> set[Path]:
    return {file.relative_to(folder.store) for file in folder.store.rglob("*") if file.is_file()}


@pytest.fixture
def full(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "penuh")
    fill_every_column(folder)
    return folder


def test_every_column_of_every_table_has_a_key():
    known: dict[str, set[str]] = {}
    for _, kind in every_list():
        own = {key.column for key in kind.keys} | {"id", kind.parent_column} | ({"uid"} if kind.has_uid else set())
        known.setdefault(kind.table, set()).update(own - {""})
    known["person"].add("name_key")  # follows from the name

    assert known == {
        name: {column.name for column in table.columns}
        for name, table in metadata.tables.items()
        if name not in NOT_LOGGED
    }


def test_the_full_folder_leaves_no_column_as_it_is_by_itself(full: DataFolder):
    rows = rows_of(full)
    idle = [
        f"{kind.table}.{column}"
        for _, kind in every_list()
        for column, usual in defaults_of(kind).items()
        for row in rows[kind.table]
        if row[column] == usual and column != "position"
    ]

    assert idle == []
    assert all(value is not None for some in rows.values() for row in some for value in row.values())


@SUFFIXES
def test_a_folder_with_every_column_filled_comes_back_whole(full: DataFolder, tmp_path: Path, suffix: str):
    first = export(full, tmp_path / f"satu{suffix}")
    copy = DataFolder(tmp_path / "salinan")

    assert load(copy, tmp_path / f"satu{suffix}")

    assert by_uid(rows_of(copy)) == by_uid(rows_of(full))
    assert export(copy, tmp_path / f"dua{suffix}") == first
    assert not load(copy, tmp_path / f"satu{suffix}")
    assert not load(full, tmp_path / f"satu{suffix}")


@SUFFIXES
def test_the_sample_comes_back_whole_with_its_files(sample: Logbook, tmp_path: Path, suffix: str):
    path, files = tmp_path / f"contoh{suffix}", tmp_path / "isi dokumen"
    done = sample.data_files.export(path, files)
    copy = DataFolder(tmp_path / "salinan")

    assert load(copy, path)

    assert done.files == len(list(files.iterdir())) > 0
    before, after = by_uid(rows_of(sample.folder)), by_uid(rows_of(copy))
    assert after == before
    assert stored_files(copy) == stored_files(sample.folder)
    assert export(copy, path, files) == path.read_bytes()


def test_json_and_toml_hold_the_same(full: DataFolder, tmp_path: Path):
    export(full, tmp_path / "satu.toml")
    export(full, tmp_path / "satu.json")
    one, other = DataFolder(tmp_path / "satu"), DataFolder(tmp_path / "dua")

    load(one, tmp_path / "satu.toml")
    load(other, tmp_path / "satu.json")

    assert by_uid(rows_of(one)) == by_uid(rows_of(other))
    assert not load(one, tmp_path / "satu.json")


def test_an_export_replaces_an_earlier_one_whole_and_leaves_no_rest(sample: Logbook, tmp_path: Path):
    folder = tmp_path / "keluar"
    path = folder / "data.toml"

    sample.data_files.export(path)
    sample.data_files.export(path)

    assert [file.name for file in folder.iterdir()] == ["data.toml"]


def test_the_sample_is_an_ordinary_data_file_that_changes_nothing_the_second_time(sample: Logbook):
    before = rows_of(sample.folder)

    again = sample.data_files.load(resource("sample", "contoh.toml"))

    assert (again.counts, again.warnings) == ({}, ())
    assert rows_of(sample.folder) == before

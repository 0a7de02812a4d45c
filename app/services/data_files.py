"""The whole logbook from and to one JSON or TOML file, described in resources/help/format-data.md."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfile
from typing import Any

from app.core.clock import now
from app.core.errors import UserError, environment_fault
from app.core.files import atomic_path
from app.core.progress import Progress
from app.domain.data_format.lists import ALL_LISTS, every_list
from app.domain.data_format.model import Item, Remark
from app.domain.data_format.output import as_json, as_toml
from app.domain.data_format.papers import DOCUMENT
from app.domain.data_format.programmes import CYCLE_STEP, PROGRAMME, STAGE
from app.domain.data_format.reading import Reader, item_of
from app.domain.data_format.text import LARGEST, check_suffix, parse
from app.domain.data_format.values import shown
from app.domain.data_format.writing import write_document
from app.domain.dates import format_size
from app.domain.records import CycleStep
from app.services.data_merge.merge import Merged, merge
from app.services.documents import DocumentService
from app.services.programmes import ProgrammeService
from app.storage import transfer
from app.storage.database import Connection, Database
from app.storage.documents import FileStore

MOST_FAULTS = 50
"""Faults of one file that are told; who has more mends these first."""


class FaultyFile(UserError):
    """The file was read and cannot be loaded; nothing has changed. `faults` are its faults, each with its path."""

    def __init__(self, name: str, faults: Sequence[Remark]) -> None:
        told = "\n".join(f"  {fault}" for fault in faults[:MOST_FAULTS])
        more = len(faults) - MOST_FAULTS
        rest = f"\n  … dan {more} lagi." if more > 0 else ""
        super().__init__(f"{name} tidak dimuat: {len(faults)} hal perlu diperbaiki.\n{told}{rest}")
        self.faults = tuple(faults[:MOST_FAULTS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What loading did with the items of one list."""

    new: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading a file did: by the name of the list in the file; empty when nothing changed."""

    counts: Mapping[str, Counts]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    path: Path
    items: int  # at the top of the file
    files: int  # documents' files copied beside it
    warnings: tuple[str, ...]


class DataFileService:
    """Loading and writing data files."""

    def __init__(
        self, database: Database, documents: DocumentService, store: FileStore, programmes: ProgrammeService
    ) -> None:
        self._database = database
        self._documents = documents
        self._store = store
        self._programmes = programmes

    def load(self, path: Path, progress: Progress | None = None, label: str = "") -> Loaded:
        """Insert or update what the file names, in one use case; what it does not name stays.

        `label` is how the history calls it; without one, by the name of the file.

        Raises `FaultyFile` with every fault, `UserError` when it cannot be read at all; then nothing has changed.
        """
        progress = progress or Progress()
        progress.step(0, 3, f"Membaca {path.name}")
        reader = Reader(parse(path.name, _content(path)))
        progress.step(1, 3, "Memeriksa")
        files = self._measure(reader, path.parent)
        extra = self._preset_parts(reader)
        if reader.faults or files:  # every fault is told before a file is taken in
            with self._database.read() as connection:
                faults = [*reader.faults, *_merge(connection, reader.items, extra).faults]
            if faults:
                raise FaultyFile(path.name, _told_once(faults))
        extra |= self._take(files, progress)
        progress.step(2, 3, "Mencatat")
        with self._database.use_case(label or f"Muat {path.name}") as case:
            merged = _merge(case.connection, reader.items, extra)
            if merged.faults:
                raise FaultyFile(path.name, _told_once(merged.faults))
            transfer.write_rows(case.connection, merged.removed, merged.new, merged.changed)
        remarks = [*reader.warnings, *merged.warnings, *self._absent(reader.items)]
        return Loaded(counts=_counts(merged), warnings=tuple(map(str, remarks)))

    def export(self, path: Path, files_to: Path | None = None, progress: Progress | None = None) -> Exported:
        """Write everything to `path`, JSON or TOML by its name, whole or not at all.

        With `files_to`, a folder beside or below the data file, the files of the documents are copied there, so that
        `load` finds them. Raises `UserError` for another name or folder, `SetupError` when the disk refuses.
        """
        progress = progress or Progress()
        suffix = check_suffix(path)
        path = path.absolute()
        folder = files_to.absolute() if files_to is not None else None
        if folder is not None and not folder.is_relative_to(path.parent):
            raise UserError(f"Folder berkas harus di samping {path.name}, di dalam {path.parent}.")
        with self._database.read() as connection:
            rows = transfer.read_rows(connection)
        files, warnings = self._copy(rows["document"], path.parent, folder, progress) if folder else ({}, [])
        document = write_document(rows, files)
        text = as_json(document) if suffix == ".json" else as_toml(document)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(path) as temporary:
                temporary.write_bytes(text.encode())
        except OSError as error:
            raise environment_fault(error, f"menulis {path.name}") from error
        items = sum(len(rows[kind.table]) for kind in ALL_LISTS)
        return Exported(path=path, items=items, files=len(files), warnings=tuple(warnings))

    def _preset_parts(self, reader: Reader) -> dict[Item, dict[str, Any]]:
        """What a programme that names a preset, and not its own stages, is begun with. Adds faults to the reader."""
        begun: dict[Item, dict[str, Any]] = {}
        presets = {preset.key: preset for preset in self._programmes.presets()}
        for item in reader.items:
            key = item.values.get("preset")
            if item.kind is not PROGRAMME or not key or "tahapan" in item.parts:
                continue
            if key not in presets:
                where = item.place("preset")
                known = ", ".join(presets)
                reader.faults.append(
                    Remark(where, f"contoh program “{shown(key)}” tidak ada. Tulis tahapannya, atau pilih: {known}.")
                )
                continue
            preset = presets[key]
            item.if_new["tahapan"] = [item_of(STAGE, item, number, one) for number, one in enumerate(preset.stages, 1)]
            if "siklus" not in item.parts:
                steps = [CycleStep(name=name) for name in preset.cycle]
                item.if_new["siklus"] = [item_of(CYCLE_STEP, item, number, one) for number, one in enumerate(steps, 1)]
            begun[item] = {
                "guide": preset.guide,
                "role_words": preset.role_words,
                "recipients": preset.recipients,
            }
        return begun

    # ---- files of documents

    def _measure(self, reader: Reader, folder: Path) -> dict[Item, Path]:
        """Path of each document's file; its SHA-256 and size become values of the item. Adds faults to the reader."""
        found: dict[Item, Path] = {}
        for item in reader.items:
            if not item.file:
                continue
            place = PurePosixPath(item.file.replace("\\", "/"))
            where = f"{item.path}.berkas"
            if place.is_absolute() or ".." in place.parts or re.match(r"[A-Za-z]:", item.file):
                reader.faults.append(Remark(where, "harus di samping berkas data ini, tanpa “..”."))
                continue
            path = folder.joinpath(*place.parts)
            if not path.is_file():
                reader.faults.append(Remark(where, f"“{item.file}” tidak ada di samping berkas data ini."))
                continue
            digest, size = self._store.measure(path)
            if size == 0:
                reader.faults.append(Remark(where, f"“{item.file}” kosong (0 byte)."))
            elif item.values.get("sha256", digest) != digest:
                reader.faults.append(Remark(where, "isinya lain daripada yang dicatat dalam “sha256”."))
            else:
                item.values |= {"sha256": digest, "size": size}
                found[item] = path
        return found

    def _take(self, files: Mapping[Item, Path], progress: Progress) -> dict[Item, dict[str, Any]]:
        """Put the files into the store. Returns what each document has by itself."""
        taken: dict[Item, dict[str, Any]] = {}
        for number, (item, path) in enumerate(files.items()):
            progress.step(number, len(files), f"Menyalin {path.name}")
            record = self._documents.take(path, kind=item.values.get("kind"))
            taken[item] = {
                column: getattr(record, column)
                for column in ("kind", "original_name", "media_type", "taken_at", "added_at")
            }
        return taken

    def _absent(self, items: Iterable[Item]) -> list[Remark]:
        """Warnings for documents whose content is nowhere."""
        return [
            Remark(item.path, "isinya tidak ikut dimuat dan belum ada di buku ini; sertakan dengan “berkas”.")
            for item in items
            if item.kind is DOCUMENT
            and (digest := item.values.get("sha256"))
            and not self._store.path_of(digest).exists()
        ]

    def _copy(
        self, documents: Sequence[Mapping[str, Any]], base: Path, folder: Path, progress: Progress
    ) -> tuple[dict[str, str], list[str]]:
        """Copy each content once. Returns SHA-256 to path beside the data file, and warnings."""
        copied: dict[str, str] = {}
        warnings: list[str] = []
        for number, row in enumerate(documents):
            digest: str = row["sha256"]
            progress.step(number, len(documents), f"Menyalin {row['original_name']}")
            if not digest or digest in copied:
                continue
            source = self._store.path_of(digest)
            if not source.exists():
                warnings.append(
                    f"Berkas {row['original_name']} tidak ada lagi di penyimpanan, jadi tidak ikut disalin."
                )
                continue
            target = folder / _file_name(digest, row["original_name"])
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with atomic_path(target) as temporary:
                    copyfile(source, temporary)
            except OSError as error:
                raise environment_fault(error, f"menulis {target.name}") from error
            copied[digest] = target.relative_to(base).as_posix()
        return copied, warnings


def _content(path: Path) -> bytes:
    """The bytes of a data file. Raises `UserError` for a folder, an empty or a far too large file."""
    check_suffix(path)
    try:
        if path.is_dir():
            raise UserError(f"{path.name} adalah folder. Pilih berkas datanya.")
        if path.stat().st_size > LARGEST:
            size = format_size(path.stat().st_size)
            raise UserError(f"{path.name} terlalu besar ({size}); berkas data paling besar {format_size(LARGEST)}.")
        content = path.read_bytes()
    except OSError as error:
        raise environment_fault(error, f"membaca {path.name}") from error
    if not content.strip():
        raise UserError(f"{path.name} kosong. Tidak ada yang dimuat.")
    return content


def _merge(connection: Connection, items: Sequence[Item], extra: Mapping[Item, dict[str, Any]]) -> Merged:
    return merge(items, transfer.read_rows(connection), transfer.last_ids(connection), now(), extra)


def _told_once(faults: Iterable[Remark]) -> list[Remark]:
    """The first fault of each place: what follows from a fault would only confuse."""
    first: dict[str, Remark] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    return list(first.values())


def _counts(merged: Merged) -> dict[str, Counts]:
    """By the name of the list, in the order of the format."""
    counts: dict[str, Counts] = {}
    for name, table in {kind.table: path for path, kind in reversed([*every_list()])}.items():
        new, changed, removed = (len(part.get(name, ())) for part in (merged.new, merged.changed, merged.removed))
        if new or changed or removed:
            counts[table] = Counts(new=new, changed=changed, removed=removed)
    return dict(reversed(counts.items()))


def _file_name(digest: str, original: str) -> str:
    """A name that every disk takes, and that tells two contents apart."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", original).strip("-.")
    return f"{digest[:12]}-{plain[-60:] or 'berkas'}"

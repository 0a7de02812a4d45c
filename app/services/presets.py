"""Presets: programmes as data, in TOML files that are shipped or that the user puts into the data folder."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from app.core.errors import BukuImbasError, UserError, environment_fault
from app.core.paths import resource
from app.domain.records import Requirement, RoleWord, Stage
from app.domain.terms import DocumentKind, Role, ServiceKind, Term

EMPTY_PRESET = "kosong"
LARGEST = 9999
"""Largest number of meetings, days, people, hours or documents that a stage can plan."""

_LAST = 1000  # place in the list of a preset that names none
_TermT = TypeVar("_TermT", bound=Term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A programme that can be started."""

    key: str
    name: str  # in the list of presets
    title: str  # of the programme that is begun from it, as reports print it
    about: str
    order: int
    stages: tuple[Stage, ...]
    guide: str = ""
    role_words: tuple[RoleWord, ...] = ()
    recipients: str = ""  # one a line
    cycle: tuple[str, ...] = ()  # names of the steps


def read_preset(key: str) -> Preset:
    """A shipped preset by the name of its file. Raises `UserError` when there is none."""
    path = resource("programmes", f"{key}.toml")
    if not path.is_file():
        raise UserError(f"Contoh program “{key}” tidak ada. Pilih salah satu dari daftar contoh program.")
    return read_preset_file(path)


def all_presets(own: Path | None = None) -> tuple[tuple[Preset, ...], tuple[str, ...]]:
    """Every preset that can be read, the likeliest first, and a sentence for each file that cannot.

    A file in the folder `own` takes the place of the shipped one of the same name.
    """
    files = {path.stem: path for path in sorted(resource("programmes").glob("*.toml"))}
    if own is not None and own.is_dir():
        files |= {path.stem: path for path in sorted(own.glob("*.toml"))}
    found: list[Preset] = []
    faults: list[str] = []
    for path in files.values():
        try:
            found.append(read_preset_file(path))
        except BukuImbasError as error:
            faults.append(str(error))
    return tuple(sorted(found, key=lambda preset: (preset.order, preset.name))), tuple(faults)


def read_preset_file(path: Path) -> Preset:
    """The preset in a file. Raises `UserError` that names file and place of a fault, `SetupError` from the disk."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise environment_fault(error, f"membaca contoh program {path.name}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path.name}: hurufnya tidak terbaca. Simpan ulang berkas itu sebagai UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+), column (\d+)", str(error))
        place = f"baris {where[1]}, kolom {where[2]}" if where else "akhir berkas"
        raise UserError(
            f"{path.name}, {place}: susunan TOML-nya terputus. Periksa tanda kutip, tanda =, dan kurung di sekitarnya."
        ) from error
    table = _Table(path.name, raw)
    name = table.text("nama", required=True)
    preset = Preset(
        key=path.stem,
        name=name,
        title=table.text("judul") or name,
        about=table.text("keterangan"),
        order=table.number("urutan", _LAST),
        guide=table.text("panduan"),
        role_words=tuple(RoleWord(role=role, word=word) for role, word in _words(table.inner("sebutan"))),
        recipients="\n".join(table.texts("penerima")),
        cycle=table.texts("siklus"),
        stages=tuple(_stage(one, number) for number, one in enumerate(table.tables("tahapan"), start=1)),
    )
    table.close()
    return preset


def _words(table: "_Table") -> list[tuple[Role, str]]:
    return [(table.term(Role, "peran", key), " ".join(table.text(key, required=True).split())) for key in table.keys]


def _stage(table: "_Table", position: int) -> Stage:
    needed = table.inner("dokumen")
    service = table.text("jenis")
    stage = Stage(
        position=position,
        name=table.text("nama", required=True),
        planned_meetings=table.number("pertemuan", 1),
        planned_days=table.number("hari", 1),
        planned_participants=table.number("peserta", 0),
        lesson_hours=table.number("jp", 0),
        service=table.term(ServiceKind, "jenis", service) if service else ServiceKind.NONE,
        invites_partners=table.yes_no("undang_sekolah_imbas", True),
        offset_days=table.number("mulai_hari", 0) if table.has("mulai_hari") else None,
        note=table.text("catatan"),
        requirements=tuple(
            Requirement(kind=needed.term(DocumentKind, "jenis dokumen", kind), minimum=needed.number(kind, 1, least=1))
            for kind in needed.keys
        ),
    )
    table.close()
    return stage


class _Table:
    """A TOML table that says in a sentence what is wrong with it and where."""

    def __init__(self, place: str, raw: Mapping[str, Any]) -> None:
        self._place = place
        self._raw = raw
        self._asked: set[str] = set()

    @property
    def keys(self) -> list[str]:
        return list(self._raw)

    def has(self, key: str) -> bool:
        return key in self._raw

    def text(self, key: str, *, required: bool = False) -> str:
        value = self._take(key, "")
        if not isinstance(value, str):
            raise self._fault(f"“{key}” harus berupa tulisan di antara tanda kutip, bukan {_shown(value)}")
        if required and not value.strip():
            raise self._fault(f"“{key}” belum diisi")
        return value.strip()

    def number(self, key: str, usual: int, *, least: int = 0) -> int:
        value = self._take(key, usual)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._fault(f"“{key}” harus berupa angka bulat tanpa tanda kutip, bukan {_shown(value)}")
        if not least <= value <= LARGEST:
            raise self._fault(f"“{key}” harus antara {least} dan {LARGEST}, bukan {value}")
        return value

    def yes_no(self, key: str, usual: bool) -> bool:
        value = self._take(key, usual)
        if not isinstance(value, bool):
            raise self._fault(f"“{key}” harus true (ya) atau false (tidak) tanpa tanda kutip, bukan {_shown(value)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, [])
        if not isinstance(value, list):
            raise self._fault(f"“{key}” harus berupa daftar di antara kurung siku, bukan {_shown(value)}")
        entries = cast(list[Any], value)
        for one in entries:
            if not isinstance(one, str) or not one.strip():
                raise self._fault(f"“{key}” hanya boleh berisi tulisan, bukan {_shown(one)}")
        return tuple(" ".join(one.split()) for one in entries)

    def inner(self, key: str) -> "_Table":
        value = self._take(key, {})
        if not isinstance(value, dict):
            raise self._fault(f"“{key}” harus berupa pasangan di antara kurung kurawal, bukan {_shown(value)}")
        return _Table(f"{self._place}, {key}", cast(dict[str, Any], value))

    def tables(self, key: str) -> list["_Table"]:
        value = self._take(key, [])
        entries = cast(list[Any], value) if isinstance(value, list) else []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in entries):
            raise self._fault(f"setiap {key} harus dimulai dengan baris [[{key}]]")
        return [_Table(f"{self._place}, {key} {number}", one) for number, one in enumerate(entries, start=1)]

    def term(self, kind: type[_TermT], what: str, code: str) -> _TermT:
        known = [term for term in kind if term.code]
        for term in known:
            if term.code == code:
                return term
        raise self._fault(f"{what} “{code}” tidak dikenal. Yang dikenal: {', '.join(term.code for term in known)}")

    def close(self) -> None:
        """Refuse what nobody asked for: a misspelt key must not be lost silently."""
        if unknown := [key for key in self._raw if key not in self._asked]:
            known = ", ".join(sorted(self._asked))
            raise self._fault(f"“{unknown[0]}” tidak dikenal. Yang dikenal di sini: {known}")

    def _take(self, key: str, usual: object) -> object:
        self._asked.add(key)
        return self._raw.get(key, usual)

    def _fault(self, fault: str) -> UserError:
        return UserError(f"{self._place}: {fault}. Perbaiki berkas itu, lalu coba lagi.")


def _shown(value: object) -> str:
    words = str(value)
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"

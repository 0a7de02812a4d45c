"""Programmes and their stages: presets are data, copied into the database and then the user's own."""

import tomllib
from dataclasses import dataclass
from datetime import date

from app.core.errors import UserError
from app.core.paths import resource
from app.domain.dates import school_year_of
from app.domain.records import Programme, Requirement, Stage
from app.domain.terms import DocumentKind
from app.storage import programmes
from app.storage.database import Database, UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A programme that can be started."""

    key: str
    name: str  # in the list of presets
    title: str  # of the programme that is begun from it, as reports print it
    about: str
    order: int
    stages: tuple[Stage, ...]


EMPTY_PRESET = "kosong"


class ProgrammeService:
    """The year's work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def presets(self) -> tuple[Preset, ...]:
        """All shipped presets, the likeliest first."""
        found = (read_preset(path.stem) for path in sorted(resource("programmes").glob("*.toml")))
        return tuple(sorted(found, key=lambda preset: preset.order))

    def programmes(self) -> tuple[Programme, ...]:
        """All programmes, the newest first."""
        with self._database.read() as connection:
            return programmes.programmes(connection)

    def current(self) -> Programme | None:
        """The programme that new meetings belong to."""
        found = self.programmes()
        return found[0] if found else None

    def stages(self, programme_id: int | None = None) -> tuple[Stage, ...]:
        """The stages of one programme (or of all), in order."""
        with self._database.read() as connection:
            return programmes.stages(connection, programme_id)

    def start(self, preset_key: str, *, school_year: str = "") -> Programme:
        """Copy a preset into the database as the programme of `school_year` (now, when empty)."""
        preset = read_preset(preset_key)
        with self._database.use_case(f"Mulai program {preset.name}") as case:
            return start_programme(case, preset, school_year)

    def save(self, programme: Programme, stages: tuple[Stage, ...] | None = None) -> Programme:
        """Change a programme and, when given, its stages. Raises `UserError` without a name."""
        if not programme.name.strip():
            raise UserError("Nama program masih kosong. Isi namanya, lalu simpan.")
        with self._database.use_case(f"Program {programme.name}") as case:
            saved = programmes.save_programme(case.connection, programme)
            if stages is not None:
                programmes.save_stages(case.connection, saved.id, stages)
            return saved


def start_programme(case: UseCase, preset: Preset, school_year: str) -> Programme:
    """Copy a preset inside a use case that is already open."""
    year = school_year or school_year_of(date.today())
    programme = programmes.save_programme(
        case.connection, Programme(name=preset.title, preset=preset.key, school_year=year)
    )
    programmes.save_stages(case.connection, programme.id, preset.stages)
    return programme


def current_or_new(case: UseCase) -> Programme:
    """The newest programme; an empty one is begun when there is none, so that a meeting can always be written down."""
    found = programmes.programmes(case.connection)
    return found[0] if found else start_programme(case, read_preset(EMPTY_PRESET), "")


def read_preset(key: str) -> Preset:
    """A shipped preset by the name of its file."""
    with resource("programmes", f"{key}.toml").open("rb") as file:
        raw = tomllib.load(file)
    stages = tuple(
        Stage(
            position=position,
            name=stage["nama"],
            planned_meetings=stage.get("pertemuan", 1),
            planned_days=stage.get("hari", 1),
            requirements=tuple(
                Requirement(kind=DocumentKind(kind), minimum=minimum)
                for kind, minimum in stage.get("dokumen", {}).items()
            ),
        )
        for position, stage in enumerate(raw.get("tahapan", []), start=1)
    )
    title = raw.get("judul", raw["nama"])
    return Preset(key=key, name=raw["nama"], title=title, about=raw["keterangan"], order=raw["urutan"], stages=stages)

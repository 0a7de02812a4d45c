"""`manifest.json`: every file of a packet with its size and SHA-256, described in resources/help/format-paket.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from app.domain.records import PacketFile
from app.domain.report import ReportData

MANIFEST_NAME = "manifest.json"
PACKET_SCHEMA = "buku-imbas/packet"
PACKET_SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketAbout:
    """Whose packet it is and which state of the data it holds."""

    school_uid: str
    school_name: str
    npsn: str
    from_date: date | None
    until_date: date | None
    made_at: datetime
    program_version: str


def about_report(data: ReportData) -> PacketAbout:
    """What the manifest says of a report."""
    return PacketAbout(
        school_uid=data.school.uid,
        school_name=data.school.name,
        npsn=data.school.npsn,
        from_date=data.from_date,
        until_date=data.until_date,
        made_at=data.made_at,
        program_version=data.program_version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A manifest as it was read. `school_name` and the rest are what the packet claims."""

    schema_version: int
    program_version: str
    school_name: str
    npsn: str
    from_date: date | None
    until_date: date | None
    files: tuple[PacketFile, ...]


class ManifestError(ValueError):
    """The text is no manifest."""


def manifest_document(about: PacketAbout, files: Iterable[PacketFile]) -> dict[str, object]:
    """The manifest as plain values."""
    return {
        "schema": PACKET_SCHEMA,
        "schema_version": PACKET_SCHEMA_VERSION,
        "program_version": about.program_version,
        "made_at": about.made_at.isoformat(),
        "school": {"uid": about.school_uid, "name": about.school_name, "npsn": about.npsn},
        "period": {
            "from": about.from_date.isoformat() if about.from_date is not None else None,
            "until": about.until_date.isoformat() if about.until_date is not None else None,
        },
        "files": [{"path": file.name, "size": file.size, "sha256": file.sha256} for file in files],
    }


def read_manifest(document: object) -> Manifest:
    """Read parsed JSON of any origin; raise `ManifestError` when it is no manifest.

    Of a newer schema only the head is read: `files` is empty, because its form is not known here.
    """
    top = _mapping(document)
    version = top.get("schema_version")
    if top.get("schema") != PACKET_SCHEMA or not isinstance(version, int) or isinstance(version, bool):
        raise ManifestError("schema")
    known = version <= PACKET_SCHEMA_VERSION
    school = _mapping(top.get("school")) if known else {}
    period = _mapping(top.get("period")) if known else {}
    return Manifest(
        schema_version=version,
        program_version=_text(top, "program_version") if known else "",
        school_name=_text(school, "name") if known else "",
        npsn=_text(school, "npsn") if known else "",
        from_date=_day(period.get("from")),
        until_date=_day(period.get("until")),
        files=tuple(_file(item) for item in _items(top.get("files"))) if known else (),
    )


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ManifestError("object")
    return cast("dict[str, object]", value)


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ManifestError("array")
    return cast("list[object]", value)


def _text(holder: dict[str, object], name: str) -> str:
    value = holder.get(name)
    if not isinstance(value, str):
        raise ManifestError(name)
    return value


def _day(value: object) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ManifestError("date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ManifestError("date") from error


def _file(value: object) -> PacketFile:
    item = _mapping(value)
    size = item.get("size")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise ManifestError("size")
    return PacketFile(name=_text(item, "path"), size=size, sha256=_text(item, "sha256").lower())

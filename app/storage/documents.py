"""Queries for documents, and the content-addressed store their files lie in."""

import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.core.errors import UserError, environment_fault
from app.core.files import atomic_path, sha256_of
from app.domain.records import Document
from app.domain.terms import DocumentKind
from app.storage import rows
from app.storage.schema import document


def documents(connection: Connection, meeting_ids: Sequence[int] | None = None) -> tuple[Document, ...]:
    """Documents of the given meetings (or all), in the order they were added."""
    query = rows.select_records(Document, document).order_by(document.c.id)
    if meeting_ids is not None:
        query = query.where(document.c.meeting_id.in_(meeting_ids))
    return rows.load(connection, Document, query)


def by_ids(connection: Connection, ids: Sequence[int]) -> tuple[Document, ...]:
    """Documents by their ids; those that are gone are left out."""
    return rows.load(connection, Document, rows.select_records(Document, document).where(document.c.id.in_(ids)))


def save_document(connection: Connection, record: Document) -> Document:
    """Insert or update."""
    return rows.save(connection, document, record)


def remove_documents(connection: Connection, ids: Sequence[int]) -> None:
    """Forget documents; their files stay in the store, so that undo can bring them back."""
    rows.delete(connection, document, ids)


def counts(connection: Connection) -> dict[int, dict[DocumentKind, int]]:
    """Meeting id to the number of its documents by kind."""
    query = (
        select(document.c.meeting_id, document.c.kind, func.count())
        .where(document.c.meeting_id.is_not(None))
        .group_by(document.c.meeting_id, document.c.kind)
    )
    found: dict[int, dict[DocumentKind, int]] = defaultdict(dict)
    for meeting_id, kind, number in connection.execute(query):
        found[meeting_id][kind] = number
    return dict(found)


class FileStore:
    """Files by the SHA-256 of their content: `ab/cdef…`. Writing the same content twice keeps one copy."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @staticmethod
    def measure(source: Path) -> tuple[str, int]:
        """SHA-256 and size in bytes of a file outside. Raises `SetupError` when it cannot be read."""
        try:
            return sha256_of(source), source.stat().st_size
        except OSError as error:
            raise environment_fault(error, f"membaca berkas {source.name}") from error

    def add(self, source: Path, digest: str) -> None:
        """Copy a file that was measured as `digest` in, whole or not at all."""
        target = self.path_of(digest)
        try:
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                with atomic_path(target) as temporary:
                    shutil.copyfile(source, temporary)
                    if sha256_of(temporary) != digest:
                        raise UserError(
                            f"Berkas {source.name} berubah saat disalin. Tunggu sampai selesai, lalu ulangi."
                        )
        except OSError as error:
            raise environment_fault(error, f"menyalin berkas {source.name}") from error

    def path_of(self, digest: str) -> Path:
        """Where the file with this SHA-256 lies, or would lie."""
        return self._root / digest[:2] / digest[2:]

    def copy_path(self, digest: str, long_side: int) -> Path:
        """Where the reduced copy of a photo (long side in pixels) lies, or would lie."""
        return self._root / "salinan" / str(long_side) / digest[:2] / f"{digest[2:]}.jpg"

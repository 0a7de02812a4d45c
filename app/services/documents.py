"""Files and links that prove a meeting."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.clock import now
from app.core.errors import SetupError, UserError, environment_fault
from app.core.progress import Progress
from app.domain.records import Document
from app.domain.terms import DocumentKind
from app.storage import documents
from app.storage.database import Database
from app.storage.documents import FileStore

PRINT_SIDE = 800
"""Long side in pixels of the copy that a page prints (two photos a row at 240 dpi)."""

PACKET_SIDE = 1600
"""Long side in pixels of the copy that leaves in a packet."""

COPY_QUALITY = 82


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a series of files: every good one is in, every other has its sentence."""

    documents: tuple[Document, ...]
    refused: tuple[str, ...]


class DocumentService:
    """The proof of each meeting, in the content-addressed store."""

    def __init__(self, database: Database, store: FileStore) -> None:
        self._database = database
        self._store = store

    def of_meeting(self, meeting_id: int) -> tuple[Document, ...]:
        """The documents of a meeting, in the order they were added."""
        with self._database.read() as connection:
            return documents.documents(connection, [meeting_id])

    def find(self, ids: Sequence[int]) -> tuple[Document, ...]:
        """Documents by their ids; those that are gone are left out."""
        with self._database.read() as connection:
            return documents.by_ids(connection, ids)

    def add(self, paths: Sequence[Path], meeting_id: int, kind: DocumentKind | None, progress: Progress) -> Added:
        """Copy files into the store and attach them. Without a `kind`, photos are photos and the rest is OTHER.

        Photos get their reduced copies at once, so that a packet is quick later. A file that cannot be used is told and
        the others go on; cancelling adds none.
        """
        new: list[Document] = []
        refused: list[str] = []
        for number, path in enumerate(paths):
            progress.step(number, len(paths), f"Menyalin {path.name}")
            try:
                new.append(replace(self.take(path, kind=kind), meeting_id=meeting_id))
            except (UserError, SetupError) as error:
                refused.append(str(error))
        progress.step(len(paths), len(paths), "Mencatat")
        if not new:
            return Added(documents=(), refused=tuple(refused))
        what = new[0].original_name if len(new) == 1 else f"{len(new)} berkas"
        with self._database.use_case(f"Lampirkan {what}") as case:
            saved = tuple(documents.save_document(case.connection, record) for record in new)
        return Added(documents=saved, refused=tuple(refused))

    def take_picture(self, path: Path, kind: DocumentKind) -> Document:
        """Put a picture for the letterhead into the store; like `take`, the record is not saved yet.

        Raises `UserError` for anything that is no JPEG, PNG or WebP.
        """
        from app.intake import photos

        if not path.is_dir() and photos.photo_media_type(path) is None:
            raise UserError(f"Berkas {path.name} bukan gambar JPEG, PNG, atau WebP. Pilih berkas gambarnya.")
        return self.take(path, kind=kind)

    def take(self, path: Path, *, kind: DocumentKind | None = None, caption: str = "") -> Document:
        """Put a file into the store, with the reduced copies of a photo. The record is not saved yet.

        Raises `UserError` for an empty or unreadable file, `SetupError` when the disk refuses.
        """
        from app.intake import photos

        if path.is_dir():
            raise UserError(f"{path.name} adalah folder. Pilih berkas di dalamnya.")
        photo_type = photos.photo_media_type(path)
        digest, size = self._store.measure(path)
        if size == 0:
            raise UserError(f"Berkas {path.name} kosong (0 byte). Salin ulang dari sumbernya, lalu coba lagi.")
        if photo_type:  # from the user's file, before it is stored: a photo that cannot be read leaves nothing behind
            for side in (PACKET_SIDE, PRINT_SIDE):
                _make_copy(path, self._store.copy_path(digest, side), side)
        self._store.add(path, digest)
        return Document(
            kind=kind or (DocumentKind.PHOTO if photo_type else DocumentKind.OTHER),
            original_name=path.name,
            sha256=digest,
            size=size,
            media_type=photo_type or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            caption=caption,
            taken_at=photos.photo_taken_at(path) if photo_type else None,
            added_at=now(),
        )

    def add_link(self, link: str, meeting_id: int, kind: DocumentKind, caption: str = "") -> Document:
        """Attach an address, for example of a video. Raises `UserError` when it is not one."""
        link = link.strip()
        if not link.lower().startswith(("http://", "https://")):
            raise UserError("Tautan harus diawali https:// atau http://. Salin alamat lengkapnya dari peramban.")
        with self._database.use_case("Lampirkan tautan") as case:
            record = Document(meeting_id=meeting_id, kind=kind, link=link, caption=caption, added_at=now())
            return documents.save_document(case.connection, record)

    def change(self, document: Document) -> Document:
        """Change kind or caption."""
        with self._database.use_case(f"Ubah {document.original_name or 'tautan'}") as case:
            return documents.save_document(case.connection, document)

    def remove(self, ids: Sequence[int]) -> None:
        """Detach documents; the files stay in the store, so that undo brings them back."""
        what = "1 berkas" if len(ids) == 1 else f"{len(ids)} berkas"
        with self._database.use_case(f"Hapus {what}") as case:
            documents.remove_documents(case.connection, ids)

    def path_of(self, document: Document) -> Path:
        """Where the stored file lies."""
        return self._store.path_of(document.sha256)

    def photo_copy_path(self, photo: Document, long_side: int) -> Path:
        """Where the reduced copy of a stored photo lies, or would lie."""
        return self._store.copy_path(photo.sha256, long_side)

    def photo_copy(self, photo: Document, long_side: int) -> Path:
        """The reduced copy of a stored photo (long side in pixels), made when it is not there yet.

        Raises `UserError` when the photo cannot be decoded, `SetupError` when the disk refuses.
        """
        target = self.photo_copy_path(photo, long_side)
        source = self.path_of(photo)
        if not target.exists() and not source.exists():
            raise UserError(
                f"Foto {photo.original_name} hilang dari penyimpanan. Lampirkan lagi, lalu hapus yang lama."
            )
        _make_copy(source, target, long_side)
        return target


def _make_copy(source: Path, target: Path, long_side: int) -> None:
    """A reduced copy, unless it is there."""
    from app.intake import photos

    if not target.exists():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise environment_fault(error, f"menyiapkan foto {source.name}") from error
        photos.write_copy(source, target, long_side, COPY_QUALITY)

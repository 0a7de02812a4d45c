"""Files in, packet out."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import Cancelled, SetupError, UserError
from app.core.paths import resource
from app.core.progress import Progress
from app.domain.terms import DocumentKind
from app.services.documents import PACKET_SIDE, PRINT_SIDE
from app.services.logbook import Logbook

PHOTO = resource("sample", "foto-1.jpg")


def test_good_files_come_in_and_bad_ones_get_their_sentence(sample: Logbook, tmp_path: Path) -> None:
    meeting = sample.meetings.meetings()[5]
    empty, broken, note = tmp_path / "kosong.pdf", tmp_path / "rusak.jpg", tmp_path / "notulen.txt"
    empty.touch()
    broken.write_bytes(PHOTO.read_bytes()[:2000])
    note.write_text("isi")
    added = sample.documents.add([PHOTO, empty, broken, note, tmp_path], meeting.id, None, Progress())
    assert [(document.original_name, document.kind) for document in added.documents] == [
        ("foto-1.jpg", DocumentKind.PHOTO),
        ("notulen.txt", DocumentKind.OTHER),
    ]
    assert len(added.refused) == 3
    for name, sentence in zip(("kosong.pdf", "rusak.jpg", tmp_path.name), added.refused, strict=True):
        assert name in sentence
    assert sample.documents.of_meeting(meeting.id) == added.documents


def test_photos_get_their_copies_at_once(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[5]
    (photo,) = sample.documents.add([PHOTO], meeting.id, None, Progress()).documents
    for side in (PACKET_SIDE, PRINT_SIDE):
        assert sample.documents.photo_copy_path(photo, side).exists()


def test_the_same_content_lies_in_the_store_once(sample: Logbook, tmp_path: Path) -> None:
    twin = tmp_path / "salinan.jpg"
    twin.write_bytes(PHOTO.read_bytes())
    meeting = sample.meetings.meetings()[5]
    first, second = sample.documents.add([PHOTO, twin], meeting.id, None, Progress()).documents
    assert sample.documents.path_of(first) == sample.documents.path_of(second)


def test_cancelling_adds_nothing(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[5]
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        sample.documents.add([PHOTO], meeting.id, None, progress)
    assert sample.documents.of_meeting(meeting.id) == ()


def test_a_removed_file_comes_back_with_undo(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    before = sample.documents.of_meeting(meeting.id)
    sample.documents.remove([before[0].id])
    assert sample.documents.of_meeting(meeting.id) == before[1:]
    sample.history.undo()
    assert sample.documents.of_meeting(meeting.id) == before
    assert sample.documents.path_of(before[0]).exists()


def test_a_link_must_be_an_address(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[5]
    with pytest.raises(UserError, match="https://"):
        sample.documents.add_link("video saya", meeting.id, DocumentKind.MATERIAL)
    link = sample.documents.add_link(" https://contoh.sch.id/video ", meeting.id, DocumentKind.MATERIAL)
    assert sample.documents.of_meeting(meeting.id) == (link,)


def test_a_packet_holds_the_meetings_of_its_period(sample: Logbook, tmp_path: Path) -> None:
    packet = sample.packets.make(tmp_path, date(2019, 8, 1), date(2019, 9, 30))
    (file,) = packet.files
    with zipfile.ZipFile(tmp_path / file.name) as archive:
        data = json.loads(archive.read("data.json"))
    assert [meeting["title"] for meeting in data["meetings"]] == [
        "Rapat kerja pemetaan mutu dan perencanaan",
        "Fasilitasi pelaksanaan peningkatan mutu",
    ]
    assert sample.packets.verify(tmp_path / file.name).ok
    assert [made.files for made in sample.packets.packets()] == [packet.files]


def test_the_preview_says_what_is_missing_and_how_large_it_will_be(sample: Logbook, tmp_path: Path) -> None:
    preview = sample.packets.preview(None, None)
    assert (preview.meetings, preview.photos) == (6, 8)
    assert [gap.title for gap in preview.gaps] == [
        meeting.title for meeting in sample.meetings.meetings() if meeting.title != "Sosialisasi sekolah model"
    ]
    (file,) = sample.packets.make(tmp_path, None, None).files
    assert file.name == preview.name
    assert 0.5 < preview.estimated_size / file.size < 2


def test_photos_are_made_smaller_until_the_packet_fits(sample: Logbook, tmp_path: Path) -> None:
    (large,) = sample.packets.make(tmp_path / "a", None, None).files
    limit = large.size * 0.85 / 1_000_000
    (small,) = sample.packets.make(tmp_path / "b", None, None, limit).files
    assert small.size <= limit * 1_000_000
    with zipfile.ZipFile(tmp_path / "b" / small.name) as archive:
        assert sum(name.endswith(".jpg") for name in archive.namelist()) == 8


@pytest.mark.parametrize("moment", range(0, 12, 2))
def test_cancelling_at_any_step_leaves_the_earlier_packet(sample: Logbook, tmp_path: Path, moment: int) -> None:
    earlier = sample.packets.make(tmp_path, None, None)
    path = tmp_path / earlier.files[0].name
    before = path.read_bytes()
    steps = iter(range(1000))
    progress = Progress(lambda *_: progress.cancel() if next(steps) == moment else None)
    with pytest.raises(Cancelled):
        sample.packets.make(tmp_path, None, None, progress=progress)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.zip")) == [path]
    assert not [left for left in tmp_path.iterdir() if left.suffix == ".tmp"]
    assert len(sample.packets.packets()) == 1


def test_a_photo_that_is_gone_from_the_store_is_named_and_no_half_packet_is_left(
    sample: Logbook, tmp_path: Path
) -> None:
    photo = next(
        document
        for document in sample.documents.of_meeting(sample.meetings.meetings()[1].id)
        if document.kind is DocumentKind.PHOTO
    )
    for path in (
        sample.documents.path_of(photo),
        sample.documents.photo_copy_path(photo, PACKET_SIDE),
        sample.documents.photo_copy_path(photo, PRINT_SIDE),
    ):
        path.unlink()
    with pytest.raises((UserError, SetupError)) as caught:
        sample.packets.make(tmp_path, None, None)
    assert "foto" in str(caught.value)
    assert list(tmp_path.glob("*.zip")) == []


def test_an_empty_period_or_no_school_is_a_sentence(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Data sekolah belum diisi"):
        logbook.packets.make(tmp_path, None, None)
    logbook.sample.fill()
    with pytest.raises(UserError, match="Tidak ada kegiatan pada masa itu"):
        logbook.packets.make(tmp_path, date(2031, 1, 1), None)
    with pytest.raises(UserError, match="sebelum tanggal awalnya"):
        logbook.packets.preview(date(2019, 9, 1), date(2019, 8, 1))


def test_a_folder_that_cannot_be_written_is_told(sample: Logbook, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(SetupError, match="menulis paket"):
        sample.packets.make(tmp_path / "berkas", None, None)

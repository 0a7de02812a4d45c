"""A packet is written whole or not at all."""

import hashlib
import json
import os
import resource
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import Cancelled, SetupError, UserError
from app.core.progress import Progress
from app.packet.contents import Entry
from app.packet.write import write_packet
from tests.packet.packing import ABOUT, PHOTO, small_entries


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A packet of last week, alone in its folder."""
    target = tmp_path / "keluar" / "paket.zip"
    target.parent.mkdir()
    target.write_bytes(b"paket minggu lalu")
    return target


def _untouched(target: Path) -> bool:
    return target.read_bytes() == b"paket minggu lalu" and list(target.parent.iterdir()) == [target]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """The disk takes no file beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_privileges() -> Iterator[None]:
    """The administrator may write anywhere: act as an ordinary user."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_holds_every_entry_and_lists_it_in_the_manifest(tmp_path: Path) -> None:
    target = tmp_path / "paket.zip"
    entries = small_entries(tmp_path)
    written = write_packet(target, entries, ABOUT, Progress())

    assert (written.name, written.size) == ("paket.zip", target.stat().st_size)
    assert written.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*(entry.arcname for entry in entries), "manifest.json"]
        manifest = json.loads(archive.read("manifest.json"))
        assert [item["path"] for item in manifest["files"]] == [entry.arcname for entry in entries]
        for item in manifest["files"]:
            content = archive.read(item["path"])
            assert item["size"] == len(content)
            assert item["sha256"] == hashlib.sha256(content).hexdigest()
    assert manifest["schema"] == "buku-imbas/packet"
    assert manifest["schema_version"] == 1
    assert manifest["program_version"] == "0.1.0"
    assert manifest["school"]["name"] == "SMP Negeri 2 Sempor"
    assert manifest["period"] == {"from": "2019-07-01", "until": "2019-12-31"}


def test_stores_what_is_compressed_already_and_deflates_text(tmp_path: Path) -> None:
    target = tmp_path / "paket.zip"
    write_packet(target, small_entries(tmp_path), ABOUT, Progress())

    with zipfile.ZipFile(target) as archive:
        kinds = {info.filename: info.compress_type for info in archive.infolist()}
    assert kinds[PHOTO] == kinds["1-laporan/laporan-kegiatan.pdf"] == zipfile.ZIP_STORED
    assert kinds["data.json"] == kinds["manifest.json"] == zipfile.ZIP_DEFLATED


def test_the_same_contents_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "satu.zip", tmp_path / "dua.zip"
    entries = small_entries(tmp_path)
    write_packet(one, entries, ABOUT, Progress())
    time.sleep(2.1)  # the times in a ZIP have steps of two seconds
    os.utime(tmp_path / "foto-asli")
    write_packet(two, entries, ABOUT, Progress())

    assert one.read_bytes() == two.read_bytes()


def test_a_source_that_is_gone_is_named_and_the_earlier_packet_stays(tmp_path: Path, earlier: Path) -> None:
    entries = [*small_entries(tmp_path), Entry("3-dokumentasi/01-a/foto-02.jpg", tmp_path / "hilang.jpg")]

    with pytest.raises(UserError, match=r"foto-02\.jpg tidak ditemukan di .*hilang\.jpg"):
        write_packet(earlier, entries, ABOUT, Progress())
    assert _untouched(earlier)


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path, earlier: Path) -> None:
    with pytest.raises(UserError, match=r"foto-02\.jpg tidak dapat dibaca"):
        write_packet(earlier, [Entry("3-dokumentasi/foto-02.jpg", tmp_path)], ABOUT, Progress())
    assert _untouched(earlier)


def test_a_source_that_vanishes_meanwhile_leaves_the_earlier_packet(tmp_path: Path, earlier: Path) -> None:
    entries = small_entries(tmp_path)

    def remove_photo(done: int, total: int, message: str) -> None:
        (tmp_path / "foto-asli").unlink(missing_ok=True)

    with pytest.raises(UserError, match=r"foto-01\.jpg"):
        write_packet(earlier, entries, ABOUT, Progress(remove_photo))
    assert _untouched(earlier)


def test_cancel_in_the_middle_of_a_file_leaves_the_earlier_packet(tmp_path: Path, earlier: Path) -> None:
    entries = small_entries(tmp_path)
    seen: list[tuple[int, int]] = []

    def stop_in_photo(done: int, total: int, message: str) -> None:
        seen.append((done, total))
        if message.endswith("foto-01.jpg"):
            progress.cancel()

    progress = Progress(stop_in_photo)
    with pytest.raises(Cancelled):
        write_packet(earlier, entries, ABOUT, progress)
    assert seen[-1][0] < seen[-1][1]
    assert _untouched(earlier)


@pytest.mark.parametrize("room", [0, 1_000, 1_000_000, 3_073_000])
def test_a_disk_that_takes_no_more_leaves_the_earlier_packet(tmp_path: Path, earlier: Path, room: int) -> None:
    entries = small_entries(tmp_path)

    with largest_file(room), pytest.raises(SetupError, match=r"Tidak dapat menulis paket paket\.zip"):
        write_packet(earlier, entries, ABOUT, Progress())
    assert _untouched(earlier)


def test_a_folder_that_may_not_be_written_is_said_in_a_sentence() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o555)
        with without_privileges(), pytest.raises(SetupError, match=r"tidak ada izin di tempat itu\. Pilih folder lain"):
            write_packet(place / "paket.zip", [Entry("a.txt", b"a")], ABOUT, Progress())
        place.chmod(0o755)
        assert list(place.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="tidak ditemukan"):
        write_packet(tmp_path / "tiada" / "paket.zip", [Entry("a.txt", b"a")], ABOUT, Progress())


@pytest.mark.parametrize(
    "names", [["a.txt", "A.TXT"], ["../a.txt"], ["/a.txt"], ["c:/a.txt"], ["é.txt"], ["manifest.json"]]
)
def test_names_that_no_packet_may_hold_are_a_bug(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ValueError, match="in a packet"):
        write_packet(tmp_path / "paket.zip", [Entry(name, b"a") for name in names], ABOUT, Progress())


def test_progress_counts_bytes_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_packet(
        tmp_path / "paket.zip",
        small_entries(tmp_path),
        ABOUT,
        Progress(lambda done, total, _: steps.append((done, total))),
    )

    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 3_000_000

"""Verifying packets of any origin."""

import json
import random
import stat
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import BukuImbasError, Cancelled, SetupError, UserError
from app.core.progress import Progress
from app.packet.contents import Entry
from app.packet.verify import verify_packet
from app.packet.write import write_packet
from tests.packet.packing import ABOUT, PHOTO, repack, same, small_packet


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    return small_packet(tmp_path)


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    return tmp_path / "rusak.zip"


def _problems(path: Path) -> tuple[str, ...]:
    found = verify_packet(path, Progress())
    assert found.ok is not bool(found.problems)
    return found.problems


def _with_manifest(packet: Path, target: Path, change: Callable[[Any], object]) -> Path:
    """A copy of the packet whose manifest went through `change`."""

    def rewrite(info: zipfile.ZipInfo, content: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        if info.filename != "manifest.json":
            return info, content
        return info, json.dumps(change(json.loads(content))).encode()

    repack(packet, target, rewrite).close()
    return target


def test_a_packet_as_it_was_written_is_whole(packet: Path) -> None:
    found = verify_packet(packet, Progress())

    assert found.ok
    assert found.problems == ()
    assert found.files_checked == 3
    assert (found.school_name, found.npsn, found.program_version) == ("SMP Negeri 2 Sempor", "20399902", "0.1.0")
    assert (str(found.from_date), str(found.until_date)) == ("2019-07-01", "2019-12-31")


def test_a_missing_file_is_named(packet: Path, spoiled: Path) -> None:
    repack(packet, spoiled, lambda info, content: None if info.filename == PHOTO else (info, content)).close()

    assert _problems(spoiled) == (f"{PHOTO} tidak ada di dalam paket.",)


def test_altered_contents_are_named(packet: Path, spoiled: Path) -> None:
    def flip(info: zipfile.ZipInfo, content: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        return info, content[:-1] + b"X" if info.filename == PHOTO else content

    repack(packet, spoiled, flip).close()

    assert _problems(spoiled) == (f"{PHOTO} berubah: isinya bukan lagi yang dahulu dicatat.",)


def test_a_changed_size_is_told_with_both_sizes(packet: Path, spoiled: Path) -> None:
    def shorten(info: zipfile.ZipInfo, content: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        return info, content[:1500] if info.filename == PHOTO else content

    repack(packet, spoiled, shorten).close()

    assert _problems(spoiled) == (f"{PHOTO} berubah: ukurannya 1.500 byte, seharusnya 3.072.000 byte.",)


def test_an_added_file_is_named(packet: Path, spoiled: Path) -> None:
    with repack(packet, spoiled, same) as copy:
        copy.writestr("1-laporan/tambahan.exe", b"MZ")

    (problem,) = _problems(spoiled)
    assert problem.startswith("1-laporan/tambahan.exe tidak terdaftar di manifest.json")


def test_folder_entries_of_packing_programs_do_no_harm(packet: Path, spoiled: Path) -> None:
    with repack(packet, spoiled, same) as copy:
        copy.writestr("1-laporan/", b"")

    assert _problems(spoiled) == ()


def test_a_name_that_occurs_twice_is_told(packet: Path, spoiled: Path) -> None:
    with repack(packet, spoiled, same) as copy, pytest.warns(UserWarning, match="Duplicate name"):
        copy.writestr("data.json", b"lain")

    assert any(problem.startswith("Nama data.json ada 2 kali") for problem in _problems(spoiled))


@pytest.mark.parametrize(
    "name", ["../keluar.txt", "1-laporan/../../keluar.txt", "..\\keluar.txt", "/etc/keluar", "C:/keluar"]
)
def test_a_name_that_leads_out_of_the_packet_is_told(packet: Path, spoiled: Path, name: str) -> None:
    with repack(packet, spoiled, same) as copy:
        copy.writestr(zipfile.ZipInfo(name), b"x")

    assert any("menunjuk ke tempat di luar paket" in problem for problem in _problems(spoiled))


def test_a_listed_file_that_leads_out_is_told_too(packet: Path, spoiled: Path) -> None:
    def add(manifest: dict[str, Any]) -> object:
        manifest["files"].append({"path": "../../keluar", "size": 1, "sha256": "0" * 64})
        return manifest

    assert _problems(_with_manifest(packet, spoiled, add)) == ("../../keluar tidak ada di dalam paket.",)


def test_a_symbolic_link_is_told(packet: Path, spoiled: Path) -> None:
    link = zipfile.ZipInfo("3-dokumentasi/tautan")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with repack(packet, spoiled, same) as copy:
        copy.writestr(link, b"/etc/passwd")

    assert "3-dokumentasi/tautan adalah tautan ke berkas lain, bukan berkas." in _problems(spoiled)


def test_a_bomb_is_refused_unread(packet: Path, spoiled: Path) -> None:
    with repack(packet, spoiled, same) as copy:
        copy.writestr("bom.txt", bytes(30_000_000), zipfile.ZIP_DEFLATED)

    (problem,) = _problems(spoiled)
    assert problem.startswith("bom.txt membengkak dari 29 kB menjadi 30,0 MB")


def test_a_bomb_that_declares_little_is_read_no_further_than_it_declares(packet: Path, spoiled: Path) -> None:
    with repack(packet, spoiled, same) as copy:
        copy.writestr("bom.txt", bytes(30_000_000), zipfile.ZIP_DEFLATED)
    raw = bytearray(spoiled.read_bytes())
    place = raw.rindex(b"bom.txt") - 46  # its line in the central directory, APPNOTE 4.3.12
    raw[place + 24 : place + 28] = (7).to_bytes(4, "little")
    spoiled.write_bytes(raw)

    def listed(manifest: dict[str, Any]) -> object:
        manifest["files"].append({"path": "bom.txt", "size": 7, "sha256": "0" * 64})
        return manifest

    with zipfile.ZipFile(packet) as archive:
        manifest = json.dumps(listed(json.loads(archive.read("manifest.json")))).encode()
    with zipfile.ZipFile(spoiled, "a") as copy, pytest.warns(UserWarning, match="Duplicate name"):
        copy.writestr("manifest.json", manifest)

    assert any(problem.startswith("bom.txt") for problem in _problems(spoiled))


def test_too_many_files_are_refused(spoiled: Path) -> None:
    with zipfile.ZipFile(spoiled, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", b"")

    (problem,) = _problems(spoiled)
    assert problem.startswith("Paket berisi 20.001 berkas")


def test_a_cut_packet_is_damaged(packet: Path, spoiled: Path) -> None:
    spoiled.write_bytes(packet.read_bytes()[:-400])

    (problem,) = _problems(spoiled)
    assert problem.startswith("Berkas ZIP rusak atau terpotong")


def test_damage_inside_a_file_is_told(packet: Path, spoiled: Path) -> None:
    raw = bytearray(packet.read_bytes())
    raw[1_000_000] ^= 0xFF
    spoiled.write_bytes(raw)

    assert _problems(spoiled) == (f"{PHOTO} rusak dan tidak dapat dibaca.",)


def test_damage_anywhere_is_told_and_never_a_crash(tmp_path: Path, spoiled: Path) -> None:
    target = tmp_path / "kecil.zip"
    write_packet(target, [Entry("a.txt", b"isi " * 20), Entry("b.jpg", b"foto")], ABOUT, Progress())
    original = target.read_bytes()
    chance = random.Random(20191116)
    outcomes: Counter[str] = Counter()
    for _ in range(1500):
        raw = bytearray(original)
        for _ in range(chance.randint(1, 4)):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        spoiled.write_bytes(raw)
        try:
            outcomes["ok" if verify_packet(spoiled, Progress()).ok else "problem"] += 1
        except BukuImbasError:
            outcomes["refused"] += 1

    assert outcomes["problem"] > 1000
    assert outcomes["ok"] < 300  # only what no reader looks at: times, versions, spare attributes


def test_a_locked_file_is_told(packet: Path, spoiled: Path) -> None:
    raw = bytearray(packet.read_bytes())
    place = raw.rindex(b"data.json") - 46
    raw[place + 8] |= 1  # general purpose flag, bit 0: encrypted
    spoiled.write_bytes(raw)

    assert _problems(spoiled) == ("data.json dikunci dengan kata sandi, jadi tidak dapat diperiksa.",)


def test_a_newer_form_asks_for_a_newer_program(packet: Path, spoiled: Path) -> None:
    newer = _with_manifest(packet, spoiled, lambda manifest: {"schema": manifest["schema"], "schema_version": 2})

    (problem,) = _problems(newer)
    assert "lebih baru" in problem
    assert "Perbarui Buku Imbas" in problem


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: [],
        lambda manifest: {**manifest, "schema": "lain"},
        lambda manifest: {**manifest, "files": "semua"},
        lambda manifest: {**manifest, "files": [{"path": 1}]},
        lambda manifest: {**manifest, "files": [{"path": "a", "size": -1, "sha256": ""}]},
        lambda manifest: {**manifest, "period": {"from": "kapan-kapan"}},
    ],
)
def test_a_spoiled_manifest_is_told(packet: Path, spoiled: Path, change: Callable[[Any], object]) -> None:
    (problem,) = _problems(_with_manifest(packet, spoiled, change))

    assert problem.startswith("manifest.json rusak")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"halo"])
def test_a_file_that_is_no_zip_is_no_packet(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "surat.zip"
    path.write_bytes(content)

    with pytest.raises(UserError, match=r"surat\.zip bukan paket Buku Imbas"):
        verify_packet(path, Progress())


def test_another_zip_is_no_packet(tmp_path: Path) -> None:
    path = tmp_path / "lain.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("catatan.txt", b"x")

    with pytest.raises(UserError, match=r"tidak ada manifest\.json"):
        verify_packet(path, Progress())


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Tidak dapat membaca tiada\.zip"):
        verify_packet(tmp_path / "tiada.zip", Progress())


def test_verifying_leaves_nothing_on_disk_and_can_be_stopped(packet: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    verify_packet(packet, Progress())
    progress = Progress(lambda done, total, message: progress.cancel())

    with pytest.raises(Cancelled):
        verify_packet(packet, progress)
    assert sorted(tmp_path.rglob("*")) == before

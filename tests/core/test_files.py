"""Files that are whole or absent."""

import errno
import hashlib
import os
import resource
from pathlib import Path

import pytest

from app.core.errors import LockedError, SetupError, environment_fault
from app.core.files import atomic_path, sha256_of
from app.core.identity import new_uid, new_uids
from app.core.lock import FolderLock


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with atomic_path(target) as temporary:
        temporary.write_text("isi")
        assert not target.exists()
    assert target.read_text() == "isi"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("lama")
    with pytest.raises(ValueError, match="stop"), atomic_path(target) as temporary:
        temporary.write_text("setengah")
        raise ValueError("stop")
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("lama")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"), atomic_path(target) as temporary:
            temporary.write_bytes(bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "a").write_bytes(content)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "ruang disk habis"), (errno.EACCES, "tidak ada izin"), (errno.EROFS, "dibaca")]
)
def test_a_fault_of_the_disk_is_a_sentence_that_says_what_to_do(number: int, words: str) -> None:
    sentence = str(environment_fault(OSError(number, os.strerror(number)), "menulis paket.zip"))
    assert sentence.startswith("Tidak dapat menulis paket.zip: ")
    assert words in sentence
    assert sentence.endswith(".")


def test_a_folder_is_locked_for_one(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "data" / "kunci")
    with pytest.raises(LockedError, match="sedang dipakai"):
        FolderLock(tmp_path / "data" / "kunci")
    lock.release()
    FolderLock(tmp_path / "data" / "kunci").release()


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(SetupError, match="folder data"):
        FolderLock(tmp_path / "berkas" / "kunci")


def test_identities_are_uuids_of_version_7_in_time_order() -> None:
    from uuid import UUID

    uids = new_uids(1000)
    assert len(set(uids)) == 1000
    assert {UUID(uid).version for uid in uids} == {7}
    assert {UUID(uid).variant for uid in uids} == {"specified in RFC 4122"}
    assert uids[0][:13] <= new_uid()[:13]

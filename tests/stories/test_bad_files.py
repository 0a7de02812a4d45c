"""A file that cannot be used gives its sentence and changes nothing, on the whole way through the command line."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(400_000_000))


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", "--data", str(data), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    assert run(folder, "contoh").returncode == 0
    return folder


def fingerprint(data: Path) -> str:
    """The database file and the store; nothing of them may change, so the bytes may not either."""
    digest = hashlib.sha256()
    for path in sorted(data.rglob("*")):
        if path.is_file() and path.parent.name != "log":
            digest.update(f"{path}".encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kosong.xlsx", b"", "kosong"),
        ("salah jenis.xlsx", b"%PDF-1.7 ...", "dokumen PDF"),
        ("terkunci.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(64), "kata sandi"),
        ("rusak.xlsx", b"PK\x03\x04" + bytes(300), "rusak"),
        ("rusak.xls", OLE + "Workbook".encode("utf-16-le") + bytes(64), "rusak"),
        ("bom.xlsx", None, "terlalu besar"),
        ("tanpa orang.csv", b"Hari,Jam,Mata pelajaran\nSenin,07.00,IPA\nSelasa,08.00,IPS\n", "tanpa orang.csv"),
    ],
)
def test_a_bad_file_gives_its_sentence_and_changes_nothing(
    data: Path, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is None:
        bomb(path)
    else:
        path.write_bytes(content)
    before = fingerprint(data)
    done = run(data, "impor", str(path), "--kegiatan", "4", "--json")
    assert done.returncode == 3, done.stderr
    message = json.loads(done.stdout)["message"]
    assert sentence in message
    assert name in message
    assert "Traceback" not in done.stderr
    assert fingerprint(data) == before

"""The built wheel works away from the checkout, with its resources."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "app/resources/sample/daftar-hadir-contoh.xlsx"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--no-index", "--no-compile", "--target", folder, wheel)
    return folder


def test_the_wheel_holds_every_shipped_file_and_nothing_else(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    shipped = {
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / "app").rglob("*") if is_shipped(path)),
        *("app/" + path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if is_shipped(path)),
    }

    assert packed == shipped


def test_the_wheel_carries_the_licences(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        licences = {name.rpartition("/")[2] for name in archive.namelist() if ".dist-info/licenses/" in name}

    assert "LICENSE" in licences
    assert {path.name for path in (ROOT / "resources" / "fonts").glob("LICENSE-*")} <= licences


def test_the_installed_program_finds_its_resources_from_another_folder(installed: Path, tmp_path: Path):
    program = (
        "from app.core.paths import resource; print(resource('programmes'), *resource('programmes').glob('*.toml'))"
    )

    root, *programmes = run(installed, tmp_path, "-c", program).split()

    assert Path(root) == installed / "app" / "resources" / "programmes"
    assert programmes


def test_the_installed_program_recognises_the_sample_from_another_folder(installed: Path, tmp_path: Path):
    seen = json.loads(run(installed, tmp_path, "-m", "app", "kenali", str(installed / SAMPLE), "--json"))

    assert seen["tables"][0]["people"] > 0


def test_the_installed_program_makes_the_sample_packet_from_another_folder(installed: Path, tmp_path: Path):
    data = tmp_path / "data"

    run(installed, tmp_path, "-m", "app", "--data", str(data), "contoh")
    made = json.loads(
        run(installed, tmp_path, "-m", "app", "--data", str(data), "paket", "--ke", str(tmp_path), "--json")
    )

    assert made
    assert list(tmp_path.glob("*.zip"))


def is_shipped(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def pip(*arguments: str | Path) -> None:
    """The environment's own pip; hatchling stands there already, so nothing is fetched."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed program in `folder`, the checkout out of its sight; give its stdout."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

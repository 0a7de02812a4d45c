"""dev.py sets up a fresh clone, costs nothing when that is done, and mends what was interrupted."""

import base64
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MADE_UP_PROGRAM = """
import json
import sys
from pathlib import Path

with Path("calls.txt").open("a") as calls:
    print(*sys.argv[1:], file=calls)
if "kegiatan" in sys.argv:
    print(json.dumps([{"id": 1, "title": "Sosialisasi"}, {"id": 7, "title": "Evaluasi hasil"}]))
if "paket" in sys.argv:
    Path(sys.argv[-1], "paket.zip").write_bytes(b"zip")
"""


def make_clone(folder: Path) -> Path:
    """A made-up fresh clone: the real dev.py, a program that notes how it was called, lock files without packages."""
    for place in ("app", "requirements", "packages"):
        (folder / place).mkdir(parents=True)
    shutil.copy(ROOT / "dev.py", folder)
    (folder / "app" / "__main__.py").write_text(MADE_UP_PROGRAM, encoding="utf-8")
    (folder / "requirements" / "run.lock").touch()
    (folder / "requirements" / "dev.lock").write_text("# the tools\n")
    return folder


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return make_clone(tmp_path / "clone")


@pytest.fixture(scope="module")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clone = make_clone(tmp_path_factory.mktemp("dev") / "clone")
    first = dev(clone, "run")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "installing" in first.stdout
    return clone


@pytest.fixture
def ready(set_up_once: Path) -> Path:
    """A clone whose environment stands; nothing was called in it yet."""
    (set_up_once / "calls.txt").unlink(missing_ok=True)
    return set_up_once


def dev(clone: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py of `clone` without a network; it finds packages in the folder of that name only."""
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(clone / "packages"), "DISPLAY": ":0"}
    command = [sys.executable, str(clone / "dev.py"), *arguments]
    environment = os.environ | offline | environment
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def add_package(clone: Path, name: str) -> str:
    """Put a tiny wheel into the packages folder; give its line for a lock file."""
    wheel = clone / "packages" / f"{name}-1.0-py3-none-any.whl"
    files = {
        f"{name}.py": "",
        f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{place},sha256={url_hash(content)},{len(content)}\n" for place, content in files.items())
    with zipfile.ZipFile(wheel, "w") as archive:
        for place, content in {**files, f"{name}-1.0.dist-info/RECORD": record}.items():
            archive.writestr(place, content)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def url_hash(content: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).rstrip(b"=").decode()


def has(clone: Path, module: str) -> bool:
    return any(clone.glob(f".venv/**/site-packages/{module}.py"))


def test_a_ready_environment_only_starts_the_program(ready: Path):
    done = dev(ready, "run", "--data", "D")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == ""
    assert (ready / "calls.txt").read_text().splitlines() == ["--data D"]


def test_a_changed_lock_file_is_installed_and_a_wrong_hash_is_refused(ready: Path):
    lock = ready / "requirements" / "run.lock"
    line = add_package(ready, "contoh_paket")
    lock.write_text(re.sub("sha256:.*", "sha256:" + "0" * 64, line))
    refused = dev(ready, "run")
    absent = not has(ready, "contoh_paket")
    lock.write_text(line)
    accepted = dev(ready, "run")

    assert refused.returncode == 1
    assert "could not install the packages" in refused.stdout
    assert absent
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert has(ready, "contoh_paket")


def test_without_a_display_the_sample_packet_is_made_and_its_place_told(ready: Path):
    done = dev(ready, "run", DISPLAY="", WAYLAND_DISPLAY="")

    assert done.returncode == 0, done.stdout + done.stderr
    (folder,) = (ready / "build").iterdir()
    sample = ready / "resources" / "sample" / "daftar-hadir-contoh.xlsx"
    assert (ready / "calls.txt").read_text().splitlines() == [
        f"--data {folder / 'data'} contoh",
        f"--data {folder / 'data'} kegiatan --json",
        f"--data {folder / 'data'} impor {sample} --kegiatan 7",
        f"--data {folder / 'data'} paket --ke {folder / 'paket'}",
    ]
    assert "no display" in done.stdout
    assert f"{(folder / 'paket' / 'paket.zip').relative_to(ready)}" in done.stdout


def test_an_environment_whose_making_was_killed_is_made_anew(fresh: Path):
    making = subprocess.Popen([sys.executable, str(fresh / "dev.py"), "run"], start_new_session=True)
    while not (fresh / ".venv" / "pyvenv.cfg").exists():
        assert making.poll() is None
        time.sleep(0.01)
    os.killpg(making.pid, signal.SIGKILL)
    making.wait()

    done = dev(fresh, "run")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (fresh / "calls.txt").exists()


def test_an_environment_of_somebody_else_is_left_alone(fresh: Path):
    foreign = fresh / ".venv" / "pyvenv.cfg"
    foreign.parent.mkdir()
    foreign.touch()

    done = dev(fresh, "run")

    assert done.returncode == 1
    assert "was not made by dev.py" in done.stdout
    assert list(foreign.parent.iterdir()) == [foreign]


def test_missing_system_packages_are_installed_or_the_command_is_told(fresh: Path):
    apt = fresh / "commands" / "apt-get"
    apt.parent.mkdir()
    apt.write_text('#!/bin/sh\necho "apt-get $*"\nexit 1\n')
    apt.chmod(0o755)

    done = dev(fresh, "test", PATH=str(apt.parent))

    assert done.returncode == 1
    assert re.search(r"apt-get .*update", done.stdout)
    assert re.search(r"apt-get .*install -y .*xvfb xdotool", done.stdout)
    assert not (fresh / ".venv").exists()


def test_an_unknown_command_shows_the_usage(fresh: Path):
    done = dev(fresh, "berangkat")

    assert done.returncode == 2
    assert "Usage: python3 dev.py COMMAND" in done.stderr
    assert not (fresh / ".venv").exists()


def read_lock(kind: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{kind}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_a_lock_file_pins_every_package_by_hash_and_names_no_registry(kind: str):
    text = (ROOT / "requirements" / f"{kind}.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text
    assert read_lock(kind)["pyside6-essentials"] == "6.9.3"


def test_the_lock_files_hold_what_the_project_asks_for_and_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    tools = project["dependency-groups"]["dev"]
    run, tested = read_lock("run"), read_lock("dev")

    assert {normal_name(text) for text in asked} <= run.keys()
    assert {normal_name(text) for text in tools} <= tested.keys()
    assert run.items() <= tested.items()


def normal_name(requirement: str) -> str:
    """The name of a requirement as lock files write it (PEP 503)."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name.group()).lower()

"""Everything a developer needs, from a fresh clone: python3 dev.py run | test | lint | bench | lock.

Standard library only. Each command first makes the environment (.venv) that it needs; a ready one costs no time.
"""

from __future__ import annotations  # lets an older Python read this file as far as the sentence about its age

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "buku-imbas-environment.json"
WINDOWS = os.name == "nt"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt 6.9 takes from a Linux system (ldd of QtWidgets and of its xcb and offscreen plugins), by Debian package.
QT_LIBRARIES = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libx11-6": "libX11.so.6",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb1": "libxcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
TEST_PROGRAMS = {"xvfb": "Xvfb", "xdotool": "xdotool"}  # for a look at the real window; by Debian package

USAGE = """\
Usage: python3 dev.py COMMAND [ARGUMENTS]

  run     make the environment and open the window (without a display: make the sample packet)
  test    make the environment and run the tests; arguments go to pytest
  lint    ruff and the type checker
  bench   the benchmarks; arguments go to tests.bench
  lock    for maintainers: make the lock files again (needs uv); arguments go to uv, for example --upgrade
"""


class StopError(Exception):
    """A reason to stop that needs no traceback."""


def say(text: str) -> None:
    """Tell the developer, at once even when the output is a file."""
    print(f"dev.py: {text}", flush=True)


def call(*command: str | Path) -> int:
    """Run a program in the checkout and give its exit status."""
    return subprocess.call([str(part) for part in command], cwd=ROOT)


def must(doing: str, *command: str | Path) -> None:
    """Run a program that has to succeed."""
    if status := call(*command):
        raise StopError(f"could not {doing} (exit status {status}); what it said stands above.")


def missing_packages(*, qt: bool, tests: bool) -> list[str]:
    """The Debian packages that this Linux lacks for the work ahead, none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    missing = [venv] if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists() else []
    missing += [package for package, library in QT_LIBRARIES.items() if qt and not is_loadable(library)]
    missing += [package for package, program in TEST_PROGRAMS.items() if tests and not shutil.which(program)]
    return missing


def is_loadable(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_system(*, qt: bool, tests: bool = False) -> None:
    """Install missing system packages as root, otherwise stop with the one command that does."""
    packages = " ".join(missing_packages(qt=qt, tests=tests))
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise StopError(f"system libraries or programs are missing. Install what Debian calls {packages}")
    if os.geteuid() != 0:
        install = f"sudo apt-get update && sudo apt-get install -y {packages}"
        raise StopError(f"system packages are missing. Type this, then run the same command again:\n\n    {install}\n")
    say(f"installing system packages: {packages}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    apt = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    call(*apt, "update")  # one unreachable source need not matter; the next step decides
    must("install system packages", *apt, "install", "-y", "--no-install-recommends", *packages.split())


def lock_file(kind: str) -> Path:
    """The lock file of an environment: "run" for the program, "dev" for that and the tools."""
    return ROOT / "requirements" / f"{kind}.lock"


def base() -> str:
    """What an environment is tied to: the Python it was made with and its own place."""
    return f"{sys.version} {ENVIRONMENT}"


def digest(kind: str) -> str:
    """The content of a lock file, whatever line ends a checkout gave it."""
    return hashlib.sha256(lock_file(kind).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp() -> dict[str, str]:
    """What the last finished making left; empty for none or an unfinished one."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(content: dict[str, str]) -> None:
    """Note how far the environment is; an empty note means unfinished."""
    STAMP.write_text(json.dumps(content), encoding="utf-8")


def need_environment(kind: str) -> None:
    """Make .venv hold exactly the locked packages. An interrupted making is begun anew."""
    stamp = read_stamp()
    ready = [digest(kind), digest("dev")]  # the tools' environment can run the program too
    if stamp.get("base") == base() and stamp.get("lock") in ready and PYTHON.exists():
        return
    if ENVIRONMENT.is_dir() and any(ENVIRONMENT.iterdir()) and not STAMP.exists():
        raise StopError(f"{ENVIRONMENT} was not made by dev.py and is left alone. Move it away, then run this again.")
    if stamp.get("base") != base() or not PYTHON.exists():
        make_environment()
    write_stamp({})
    say(f"installing the packages of {lock_file(kind).relative_to(ROOT)} ...")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    must("install the packages", PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", lock_file(kind))
    write_stamp({"base": base(), "lock": digest(kind)})


def make_environment() -> None:
    """Make an empty .venv in the place of whatever dev.py left there."""
    say(f"making the environment {ENVIRONMENT.name} ...")
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    ENVIRONMENT.mkdir()
    write_stamp({})  # from its first moment the folder is known as ours
    python = getattr(sys, "_base_executable", sys.executable)  # never the .venv that was just removed
    must("make the environment", python, "-m", "venv", ENVIRONMENT)


def run(arguments: list[str]) -> int:
    """Open the window, or do its main job where there is no display."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or not sys.platform.startswith("linux")
    need_system(qt=bool(display))
    need_environment("run")
    if display or arguments:
        return call(PYTHON, "-m", "app", *arguments)
    say("there is no display here, so no window. The same work without one:")
    return make_sample_packet()


def make_sample_packet() -> int:
    """Fill an empty data folder with the sample school, import the sample attendance, make the packet."""
    folder = ROOT / "build" / time.strftime("contoh-%Y%m%d-%H%M%S")
    packets = folder / "paket"
    packets.mkdir(parents=True)
    program = (PYTHON, "-m", "app", "--data", folder / "data")
    must("fill the data folder", *program, "contoh")
    listing = subprocess.check_output([*map(str, program), "kegiatan", "--json"], cwd=ROOT)
    meeting = next(entry for entry in json.loads(listing) if "Evaluasi" in entry["title"])
    attendance = ROOT / "resources" / "sample" / "daftar-hadir-contoh.xlsx"
    must("import the attendance", *program, "impor", attendance, "--kegiatan", str(meeting["id"]))
    must("make the packet", *program, "paket", "--ke", packets)
    for file in sorted(packets.iterdir()):
        say(f"the packet lies at {file.relative_to(ROOT)} ({file.stat().st_size:,} bytes)")
    return 0


def test(arguments: list[str]) -> int:
    """Run the whole test suite."""
    need_system(qt=True, tests=True)
    need_environment("dev")
    return call(PYTHON, "-m", "pytest", "-n", "2", *arguments)


def lint(arguments: list[str]) -> int:
    """Style and types; every checker has its say before the verdict."""
    need_system(qt=False)
    need_environment("dev")
    checks = (("ruff", "check"), ("ruff", "format", "--check"), ("basedpyright", "--warnings"))
    return max([call(PYTHON, "-m", *check, *arguments) for check in checks])


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    need_system(qt=True)
    need_environment("dev")
    return call(PYTHON, "-m", "tests.bench", *arguments)


def lock(arguments: list[str]) -> int:
    """Make both lock files again: with hashes, for every system, naming no registry."""
    uv = shutil.which("uv")
    if uv is None:
        raise StopError("the lock files are made with uv: install it (for example: pipx install uv), then try again.")
    constraints = ROOT / "requirements" / "constraints.txt"
    form = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")
    hide = ("--no-emit-index-url", "--no-emit-find-links", "--no-config")
    for kind in ("run", "dev"):
        groups = ("--group", "dev") if kind == "dev" else ()
        where = ("--constraints", constraints, "--output-file", lock_file(kind))
        must(f"lock {kind}", uv, "pip", "compile", "pyproject.toml", *groups, *form, *hide, *where, *arguments)
    return 0


COMMANDS = {"run": run, "test": test, "lint": lint, "bench": bench, "lock": lock}


def main() -> int:
    """Give the exit status: that of the work, 1 for a reason to stop, 2 for a usage fault."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this sentence is for the older ones)
        print(f"dev.py: Buku Imbas needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
        return 1
    command = COMMANDS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if command is None:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return command(sys.argv[2:])
    except (StopError, subprocess.CalledProcessError) as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

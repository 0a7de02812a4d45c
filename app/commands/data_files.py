"""The whole logbook from and to one data file."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _load(logbook: "Logbook", options: Options, say: Speaker) -> int:
    from app.services.data_files import FaultyFile

    path = Path(options.file).absolute()
    try:
        loaded = logbook.data_files.load(path)
    except FaultyFile as error:
        say.problem(str(error))
        faults = [{"path": fault.path, "message": fault.text} for fault in error.faults]
        say.document({"file": path.name, "changed": False, "message": str(error), "faults": faults})
        return error.exit_status
    for warning in loaded.warnings:
        say.line(f"  Perhatikan {warning}")
    if loaded.counts:
        say.line(f"{path.name} dimuat:")
        for name, count in loaded.counts.items():
            words = ((count.new, "baru"), (count.changed, "diubah"), (count.removed, "dihapus"))
            say.line(f"  {name}: {', '.join(f'{number} {word}' for number, word in words if number)}")
        say.line("Untuk mengurungkan: buku-imbas urung")
    else:
        say.line(f"{path.name} sudah termuat: tidak ada yang berubah.")
    say.document(
        {
            "file": path.name,
            "changed": bool(loaded.counts),
            "counts": {name: asdict(count) for name, count in loaded.counts.items()},
            "warnings": list(loaded.warnings),
        }
    )
    return 0


def _export(logbook: "Logbook", options: Options, say: Speaker) -> int:
    files_to = Path(options.berkas) if options.berkas else None
    done = logbook.data_files.export(Path(options.file), files_to)
    for warning in done.warnings:
        say.line(f"  {warning}")
    beside = f" dan {done.files} berkas di {files_to}" if files_to is not None else ""
    say.line(f"Data tertulis: {done.path} ({done.items} catatan){beside}.")
    document = {"file": str(done.path), "items": done.items, "files": done.files, "warnings": list(done.warnings)}
    say.document(document)
    return 0


def _export_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas .json atau .toml yang ditulis")
    parser.add_argument("--berkas", metavar="FOLDER", help="salin juga isi dokumen ke folder ini, di samping FILE")


COMMANDS = (
    Command(
        name="muat",
        about="muat sekolah, orang, program, dan kegiatan dari sebuah berkas data",
        words=lambda parser: parser.add_argument("file", metavar="FILE", help="berkas .json atau .toml"),
        run=_load,
    ),
    Command(name="ekspor-data", about="tulis semua data ke sebuah berkas", words=_export_words, run=_export),
)

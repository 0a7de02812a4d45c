"""The words of the command line, and the sentences when they do not fit."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from app import __version__
from app.commands.catalogue import COMMANDS
from app.commands.command import Options


def parse(arguments: Sequence[str]) -> Options:
    """Read the arguments; exits with status 2 and a sentence when they do not fit."""
    return _parser().parse_args(arguments, namespace=Options())


# Argparse speaks English only; these are all it can say about our own arguments.
_SENTENCES = (
    (r"the following arguments are required: (.*)", r"Yang belum ditulis: \1."),
    (r"unrecognized arguments: (.*)", r"Tidak dikenal: \1."),
    (r"argument PERINTAH: invalid choice: '?(.*?)'? \(choose from (.*)\)", r"Perintah “\1” tidak ada. Pilihannya: \2."),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1: “\2” tidak dikenal. Pilihannya: \3."),
    (r"argument (\S+): expected one argument", r"Nilai untuk \1 belum ditulis."),
    (r"argument (\S+): invalid int value: '?(.*?)'?", r"Nilai untuk \1 harus angka bulat, bukan “\2”."),
    (r"argument (\S+): (.*)", r"\1: \2."),
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in Indonesian what does not fit."""
        for pattern, sentence in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(f"^{pattern}$", sentence, message)
                break
        self.exit(2, f"{message}\nCara memakainya: buku-imbas --help\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


def _prepared(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.formatter_class = _Formatter
    parser._positionals.title = "Yang ditulis"
    parser._optionals.title = "Pilihan"
    parser.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = _prepared(
        _Parser(
            prog="buku-imbas",
            add_help=False,
            description="Buku catatan kepala sekolah model. Tanpa perintah: membuka jendela.",
            epilog="Status keluar: 0 selesai; 1 kesalahan program; 2 salah tulis perintah;\n"
            "3 masukan ditolak, tidak ada yang berubah;\n"
            "4 lingkungan (data sedang dipakai, disk penuh, rusak, tanpa izin).",
        )
    )
    parser.add_argument(
        "--version", action="version", version=f"Buku Imbas {__version__}", help="tampilkan versi program"
    )
    parser.add_argument("--data", metavar="FOLDER", help="folder data (bawaan: BUKU_IMBAS_DATA atau folder aplikasi)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH", parser_class=_Parser)

    def command(name: str, about: str) -> argparse.ArgumentParser:
        whole = f"{about[:1].upper()}{about[1:]}."
        made = _prepared(commands.add_parser(name, help=about, description=whole, add_help=False))
        made.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout, pesan di stderr")
        return made

    for one in COMMANDS:
        one.words(command(one.name, one.about))
    return parser

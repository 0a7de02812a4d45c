"""What a command is made of, and the kinds of words it takes."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.commands.speaker import Speaker

if TYPE_CHECKING:
    from app.domain.lists import Column
    from app.services.logbook import Logbook


class Options(argparse.Namespace):
    """What the user asked for; the fields of other commands keep their defaults."""

    command: str = ""
    data: str | None = None
    json: bool = False
    file: str = ""
    kegiatan: int = 0
    hari: int | None = None
    lembar: str | None = None
    pratinjau: bool = False
    ke: str = ""
    dari: date | None = None
    sampai: date | None = None
    batas_mb: float = 18
    berkas: str = ""
    kata: list[str]
    jenis: str = ""
    pesan: bool = False
    ics: str = ""
    aksi: str = ""
    preset: str = ""
    tanggal: date | None = None
    files: list[str]
    judul: tuple[int, int] | None = None
    kolom: "dict[Column, str]" = {}  # noqa: RUF012  (argparse sets a new one)
    semua_hari: bool = False
    nomor: int = 0
    per: str | None = None
    masa: str = ""
    program: int = 0
    terpisah: bool = False
    daftar: str = ""
    cadangan: int = 5
    word: bool = False


Words = Callable[[argparse.ArgumentParser], object]
"""Adds what a command takes to its parser."""


def _no_words(_parser: argparse.ArgumentParser) -> None:
    """A command that takes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. It runs on an open logbook, or, where `run_alone` is given, without any data folder."""

    name: str
    about: str
    words: Words = _no_words
    run: "Callable[[Logbook, Options, Speaker], int] | None" = None
    run_alone: Callable[[Options, Speaker], int] | None = None


def day(text: str) -> date:
    """A date as the command line takes it."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"tanggal ditulis TAHUN-BULAN-HARI, misalnya 2019-11-16, bukan {text}"
        ) from error


def megabytes(text: str) -> float:
    """A size limit; a comma is a decimal point."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = 0
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError(f"batas ditulis dalam MB, misalnya 18, bukan {text}")
    return number

"""Packets: made and verified."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Command, Options, day, megabytes
from app.commands.speaker import Speaker
from app.domain.dates import format_size

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _packet(logbook: "Logbook", options: Options, say: Speaker) -> int:
    packet = logbook.packets.make(Path(options.ke).absolute(), options.dari, options.sampai, options.batas_mb)
    for file in packet.files:
        say.line(f"Paket selesai: {Path(packet.folder) / file.name} ({format_size(file.size)})")
    say.document(
        {
            "folder": packet.folder,
            "from": packet.from_date.isoformat() if packet.from_date else None,
            "until": packet.until_date.isoformat() if packet.until_date else None,
            "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in packet.files],
        }
    )
    return 0


def _verify(options: Options, say: Speaker) -> int:
    from app.commands.certificate_checks import certificate_codes, verify_certificates

    if codes := certificate_codes(options.file):
        return verify_certificates(codes, options, say)
    from app.core.progress import Progress
    from app.packet.verify import verify_packet

    found = verify_packet(Path(options.file), Progress())
    if found.ok:
        say.line(f"Paket utuh: {found.school_name}, {found.files_checked} berkas cocok dengan daftarnya.")
    else:
        say.line(f"Paket tidak utuh: {found.school_name}.")
    for problem in found.problems:
        say.line(f"  {problem}")
    say.document(
        {
            "ok": found.ok,
            "school": found.school_name,
            "npsn": found.npsn,
            "files": found.files_checked,
            "problems": list(found.problems),
        }
    )
    return 0 if found.ok else 3


def _packet_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ke", required=True, metavar="FOLDER", help="folder tujuan")
    parser.add_argument("--dari", type=day, metavar="TANGGAL", help="mulai tanggal (TAHUN-BULAN-HARI)")
    parser.add_argument("--sampai", type=day, metavar="TANGGAL", help="sampai tanggal")
    parser.add_argument("--batas-mb", type=megabytes, default=18.0, metavar="N", help="batas ukuran, MB (bawaan 18)")


COMMANDS = (
    Command(name="paket", about="buat paket untuk dinas", words=_packet_words, run=_packet),
    Command(
        name="periksa",
        about="periksa keutuhan sebuah paket atau keaslian sertifikat",
        words=lambda parser: parser.add_argument(
            "file", metavar="FILE", help="berkas paket, PDF sertifikat, atau kode sertifikat (BIS1…)"
        ),
        run_alone=_verify,
    ),
)

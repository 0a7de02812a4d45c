"""Verifying certificates: a code or a PDF, matched with the logbook where there is one."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import Options
from app.commands.speaker import Speaker
from app.core.errors import LockedError
from app.core.paths import DataFolder, default_data_folder

if TYPE_CHECKING:
    from app.services.certificate_checks import Verdict


def certificate_codes(given: str) -> tuple[str, ...]:
    """The codes of what was given: a code itself, or a PDF; empty when it is neither, such as a packet.

    Raises `UserError` for a PDF without codes.
    """
    from app.domain.certificate_code import code_in
    from app.domain.certificate_files import is_pdf

    path = Path(given)
    try:
        if path.is_file():
            with path.open("rb") as file:
                pdf = is_pdf(file.read(1024))
            if not pdf:
                return ()
            from app.services.certificate_checks import codes_of_file

            return codes_of_file(path)
    except OSError:  # a code is longer than a file name may be; a file that cannot be read is told as a packet
        pass
    code = code_in(given)
    return (code,) if code else ()


def verify_certificates(codes: tuple[str, ...], options: Options, say: Speaker) -> int:
    """Say what each code is worth; status 3 as soon as one signature does not hold."""
    from app.services.certificate_checks import claim_lines

    verdicts = _verdicts(codes, options, say)
    for found in verdicts:
        say.line(found.sentence)
        for remark in found.remarks:
            say.line(f"  Perhatikan: {remark}")
        if found.claim is not None:
            for label, words in claim_lines(found.claim):
                say.line(f"  {label}: {words}")
            say.line(f"  Pengenal: {found.key}")
    ok = all(found.holds for found in verdicts)
    say.document({"ok": ok, "certificates": [_document(found) for found in verdicts]})
    return 0 if ok else 3


def _verdicts(codes: tuple[str, ...], options: Options, say: Speaker) -> "list[Verdict]":
    from app.bootstrap import lock_folder, open_logbook
    from app.services.certificate_checks import verdict

    folder = DataFolder((Path(options.data) if options.data else default_data_folder()).absolute())
    if not folder.database.exists():  # nothing to match with, and verifying makes no data folder
        return [verdict(code, None) for code in codes]
    try:
        lock = lock_folder(folder)
    except LockedError:
        say.line("Buku sedang dibuka, jadi sertifikat ini tidak dicocokkan dengan kunci dan catatan sekolah ini.")
        return [verdict(code, None) for code in codes]
    try:
        logbook = open_logbook(folder)
        try:
            return [logbook.certificates.checks.check(code) for code in codes]
        finally:
            logbook.close()
    finally:
        lock.release()


def _document(found: "Verdict") -> dict[str, object]:
    claim = found.claim
    return {
        "outcome": found.outcome.value,
        "message": found.sentence,
        "key": found.key,
        "remarks": list(found.remarks),
        "claim": None
        if claim is None
        else {
            "uid": claim.uid,
            "number": claim.number,
            "date": claim.date.isoformat(),
            "name": claim.name,
            "institution": claim.institution,
            "role": claim.role,
            "activity": claim.activity,
            "days": [one.isoformat() for one in claim.days],
            "place": claim.place,
            "lesson_hours": claim.lesson_hours,
            "school": claim.school,
            "npsn": claim.npsn,
        },
    }

"""The register of people."""

from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker

if TYPE_CHECKING:
    from app.services.logbook import Logbook

_MOST = 50


def _search(logbook: "Logbook", options: Options, say: Speaker) -> int:
    words = " ".join(options.kata)
    found = logbook.people.search(words, limit=_MOST)
    for one in found:
        about = ", ".join(part for part in (one.position, one.origin, one.nip, one.group_words) if part)
        say.line(f"{one.id:>6}  {one.name}" + (f"  ({about})" if about else ""))
    if not found:
        say.line(f"Tidak ada orang yang cocok dengan “{words}”.")
    elif len(found) == _MOST:
        say.line(f"Hanya {_MOST} orang pertama yang ditampilkan. Tambah katanya agar lebih sedikit.")
    say.document(
        [
            {
                "id": one.id,
                "name": one.name,
                "origin": one.origin,
                "position": one.position,
                "groups": one.groups.split(),
                "nip": one.nip,
                "phone": one.phone,
            }
            for one in found
        ]
    )
    return 0


COMMANDS = (
    Command(
        name="orang",
        about="cari orang menurut bagian nama, sekolah, atau nomornya",
        words=lambda parser: parser.add_argument("kata", nargs="+", metavar="KATA", help="kata yang dicari"),
        run=_search,
    ),
)

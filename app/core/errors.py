"""The faults a user can meet, sorted by whose turn it is to act.

Every message is Indonesian, says what happened, where, and what to do. Anything that is not one of these is a bug.
"""


class BukuImbasError(Exception):
    """A known fault whose text is meant for the user."""

    exit_status = 1


class UserError(BukuImbasError):
    """The input cannot be used as it is; nothing has been changed."""

    exit_status = 3


class SetupError(BukuImbasError):
    """The surroundings are in the way: data locked, disk full, file damaged, no permission."""

    exit_status = 4


class LockedError(SetupError):
    """The data folder is in use by another instance."""


class Cancelled(BukuImbasError):
    """The user stopped the work; nothing has been changed."""

    exit_status = 3

    def __init__(self, _annotation: object = None) -> None:
        """`_annotation` is dropped: libraries rebuild exceptions that pass through them, with words of their own."""
        super().__init__("Dibatalkan. Tidak ada yang diubah.")


def environment_fault(error: OSError, doing: str) -> SetupError:
    """Turn an operating system error into a sentence.

    `doing` completes "Tidak dapat …", for example "menulis berkas paket.zip".
    """
    import errno

    reasons = {
        errno.ENOSPC: "ruang disk habis. Kosongkan sebagian ruang, lalu coba lagi",
        errno.EDQUOT: "jatah ruang disk habis. Kosongkan sebagian ruang, lalu coba lagi",
        errno.EFBIG: "berkasnya lebih besar daripada yang boleh di disk itu. Pilih disk lain atau bagi isinya",
        errno.EACCES: "tidak ada izin di tempat itu. Pilih folder lain, misalnya Dokumen",
        errno.EPERM: "tidak ada izin di tempat itu. Pilih folder lain, misalnya Dokumen",
        errno.EROFS: "tempat itu hanya bisa dibaca. Pilih folder lain",
        errno.ENOENT: "berkas atau folder itu tidak ditemukan. Periksa letaknya",
        errno.ENAMETOOLONG: "nama berkasnya terlalu panjang. Pindahkan ke folder yang lebih dekat",
        errno.ENOTDIR: "tempat itu bukan folder. Pilih folder lain",
        errno.EISDIR: "itu sebuah folder, bukan berkas. Pilih berkasnya",
        errno.EBUSY: "berkas itu sedang dipakai program lain. Tutup dahulu, lalu coba lagi",
        errno.EIO: "disk tidak dapat dibaca atau ditulis. Periksa flash disk atau kabelnya",
    }
    if getattr(error, "winerror", None) in (32, 33):
        reason = reasons[errno.EBUSY]
    else:
        reason = reasons.get(error.errno or 0, f"sistem menolak ({error.strerror or error})")
    return SetupError(f"Tidak dapat {doing}: {reason}.")

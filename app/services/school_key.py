"""The school's own key: made on first use, kept in the data folder's database and so in its backups, and nowhere else.

It stands in the table of settings, which no data file, packet, report, history or log ever reads.
"""

import hashlib

from app.signing import school_key
from app.storage.database import Database
from app.storage.settings import keep_setting, setting_value

_KEY = "kunci_sekolah"


class SchoolKey:
    """Signs for the school. The secret never leaves this object but into the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def public(self) -> bytes | None:
        """The public key, or None while nothing was ever signed."""
        seed = self._stored()
        return school_key.public_key(seed) if seed else None

    def signer(self) -> "Signer":
        """What signs many messages with the key as it is now."""
        return Signer(self._seed())

    def _stored(self) -> bytes:
        with self._database.read() as connection:
            return bytes.fromhex(setting_value(connection, _KEY))

    def _seed(self) -> bytes:
        if seed := self._stored():
            return seed
        with self._database.record("setting") as connection:
            kept = setting_value(connection, _KEY)  # another thread may have been quicker
            if not kept:
                kept = school_key.new_seed().hex()
                keep_setting(connection, _KEY, kept)
            return bytes.fromhex(kept)


class Signer:
    """The key, ready to sign."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self.public = school_key.public_key(seed)

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return school_key.sign(self._seed, message)


def fingerprint(public: bytes) -> str:
    """A public key as people compare it: `3F2A 91C0 77DE 5B10`, the beginning of its SHA-256."""
    digest = hashlib.sha256(public).hexdigest()[:16].upper()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))

"""Makes a stored data file of an earlier schema, for the migration tests. Run once per released schema:

python -m tests.storage.make_stored 0001
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.storage.migrate import open_database

STORED = Path(__file__).parent / "stored"

_CONTENT_0001 = """
INSERT INTO use_case (at, label, actor, kind, first_change)
    VALUES ('2026-01-10T09:00:00', 'Isi awal', 'kepala', 'do', 1);
INSERT INTO model_school VALUES (1, 'u-school', 'SMP Negeri 9 Rekaan', '10000009', 'SMP', 'negeri', '', '', '',
    'Rekaan', '', '', '', '', '', 'Bu Kepala', '', 'WIB', 45);
INSERT INTO partner VALUES (1, 'u-partner', 1, 'SMP Imbas Satu', '', 'SMP', 'swasta', '', 'Rekaan', '', '', '',
    '', '2026-01-01', NULL, '');
INSERT INTO programme VALUES (1, 'u-programme', 'Program rekaan', 'kosong', '2025/2026', 2026, '', NULL, '', '');
INSERT INTO stage VALUES (1, 'u-stage', 1, 1, 'Sosialisasi', 1, 1, NULL);
INSERT INTO requirement VALUES (1, 1, 'notulen', 1);
INSERT INTO meeting VALUES (1, 'u-meeting', 1, 1, 'Sosialisasi', 'in', 'luring', 'Aula', '', '', '', 'terlaksana', '');
INSERT INTO meeting_day VALUES (1, 'u-day', 1, 1, '2026-01-12', '08:00', '12:00', NULL, NULL, 4);
INSERT INTO invitation VALUES (1, 'u-invitation', 1, 1, 2, '');
INSERT INTO person VALUES (1, 'u-person', 'Siti Rekaan, S.Pd.', 'siti rekaan', 'imbas', 1, '', 'Guru', '', '', '', 'P',
    '', '');
INSERT INTO import_batch VALUES (1, 'u-batch', 1, 1, 'daftar.xlsx', 'abc', 'Sheet1', '2026-01-12T13:00:00', 1, 0, 0);
INSERT INTO attendance VALUES (1, 'u-attendance', 1, 1, 'peserta', 'hadir', NULL, '', 1);
"""

_CONTENT_0002 = """
UPDATE model_school SET principal_name = 'Dra. Kepala Rekaan, M.Pd.', principal_nip = '197001011995122001';
UPDATE partner SET principal_name = 'Drs. Imbas Rekaan';
UPDATE meeting SET topics = 'Rapor mutu' || char(10) || char(10) || ' Rencana kerja sekolah ';
INSERT INTO waiting_row VALUES (1, 'u-waiting', 1, 'Sheet1', 9, 'B', 'Budi Rekaan', 'SMP Imbas Satu', '', '', '', '',
    '', '', '', 1, 0, 'Perlu dipilih');
INSERT INTO alias VALUES (1, 'u-alias', 1, 'siti r', 'imbas satu');
"""
_CONTENT_0003 = """
INSERT INTO use_case (at, label, actor, kind, first_change)
    VALUES ('2026-02-10T09:00:00', 'Isi awal', 'kepala', 'do', 1);
INSERT INTO model_school VALUES (1, 'u-school', 'SMP Negeri 9 Rekaan', '10000009', 'SMP', 'negeri', '', '', '',
    'Rekaan', '', '', '', '', '', 'WIB', 45, NULL, NULL, NULL, 'A4', 6, '421/{nomor}/{tahun}');
INSERT INTO partner VALUES (1, 'u-partner', 1, 'SMP Imbas Satu', '', 'SMP', 'swasta', '', 'Rekaan', '', '',
    '2026-01-01', NULL, '', '', '', '', 4.5, '', NULL, NULL);
INSERT INTO signatory VALUES (1, 'u-signatory', NULL, 'kepala', 'Dra. Kepala Rekaan', '', '', '', '', NULL, NULL);
INSERT INTO programme VALUES (1, 'u-programme', 'Program rekaan', 'kosong', '2025/2026', 2026, '', NULL, '', '', NULL,
    '2025-07-14', 'peserta guru sasaran', '');
INSERT INTO stage VALUES (1, 'u-stage', 1, 1, 'Sosialisasi', 1, 1, NULL, 20, 4, '', 1, 30, '');
INSERT INTO meeting VALUES (1, 'u-meeting', 1, 1, 'Sosialisasi', 'in', 'luring', 'Aula', '', '', 'terlaksana', '');
INSERT INTO meeting_day VALUES (1, 'u-day', 1, 1, '2026-01-12', '08:00', '12:00', NULL, NULL, 4);
INSERT INTO topic VALUES (1, 'u-topic', 1, 1, 'Rapor mutu', 2, '');
INSERT INTO person VALUES (1, 'u-person', 'Siti Rekaan, S.Pd.', 'siti rekaan', 'imbas', 1, '', 'Guru', '', '', '', 'P',
    '', '', '', '', ' tpmps ', '');
INSERT INTO attendance VALUES (1, 'u-attendance', 1, 1, 'peserta', 'wakil', NULL, 'diwakili suami', NULL);
INSERT INTO letter VALUES (1, 'u-letter', 1, 'undangan', '421/7/2026', 7, '2026-01-05', '', '', 'Undangan', '', '', 0,
    '', '', '', '', 1, NULL, '');
"""
_CONTENT = {"0001": _CONTENT_0001, "0002": _CONTENT_0001 + _CONTENT_0002, "0003": _CONTENT_0003}


def make(version: str) -> Path:
    """Write `stored/schema-<version>.db` with a little content."""
    target = STORED / f"schema-{version}.db"
    target.unlink(missing_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        open_database(path, Path(folder), head=version).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(_CONTENT[version])
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM INTO ?", (str(target),))
    return target


if __name__ == "__main__":
    print(make(sys.argv[1]))

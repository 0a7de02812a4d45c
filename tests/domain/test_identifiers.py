"""Identifiers are cleaned as text; what looks wrong is said, never blocked."""

import pytest

from app.domain.identifiers import clean_identifier, nip_warning, npsn_warning, nuptk_warning


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("198403122010012019", "198403122010012019"),
        ("19840312 201001 2 019", "198403122010012019"),
        ("'198403122010012019", "198403122010012019"),
        ("NIP. 19840312 201001 2 019", "198403122010012019"),
        ("nip 198403122010012019", "198403122010012019"),
        ("-", ""),
        ("–", ""),
        ("0", ""),
        ("tidak ada", ""),
        ("...", ""),
        ("", ""),
        ("1,97902E+17", "1,97902E+17"),
    ],
)
def test_cleaning(typed: str, clean: str) -> None:
    assert clean_identifier(typed) == clean


@pytest.mark.parametrize(
    ("nip", "warning"),
    [
        ("", ""),
        ("198403122010012019", ""),
        ("199105152022212001", ""),  # NI PPPK: digits 13 and 14 are no month
        ("197902142005011000", "NIP berakhiran 000: angka terakhir hilang oleh Excel"),
        ("198413122010012019", "8 angka pertama NIP bukan tanggal lahir"),
        ("130123456", "NIP lama (9 angka)"),
        ("19840312", "NIP 8 angka, biasanya 18"),
        ("abc", "NIP berisi selain angka"),
        ("1,97902E+17", "NIP tertulis 1,97902E+17: angkanya hilang oleh Excel"),
    ],
)
def test_warnings_of_a_nip(nip: str, warning: str) -> None:
    assert nip_warning(nip) == warning


def test_warnings_of_nuptk_and_npsn() -> None:
    assert nuptk_warning("1546757659300032") == nuptk_warning("") == ""
    assert nuptk_warning("15467576593") == "NUPTK 11 angka, biasanya 16"
    assert npsn_warning("20305710") == npsn_warning("P1234567") == npsn_warning("K1234567") == npsn_warning("") == ""
    assert npsn_warning("2030571") == "NPSN biasanya 8 angka"

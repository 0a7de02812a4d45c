"""Two ways of typing one name have one key; two names have two."""

import pytest

from app.domain.names import name_key, school_key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Drs. H. Suparman, M.Pd.", "suparman"),
        ("Drs.H.Suparman,M.Pd", "suparman"),
        ("drs h suparman m pd", "suparman"),
        ("Drs., Suparman", "suparman"),
        ("Sri Handayani S.Pd SD", "sri handayani"),
        ("Sri Handayani, S.Pd.SD", "sri handayani"),
        ("SRI HANDAYANI, S. Pd. SD.", "sri handayani"),
        ("Handayani, Sri", "handayani sri"),
        ("Hj. St. Aminah", "siti aminah"),
        ("Sitti Aminah, A.Ma.Pd.", "siti aminah"),
        ("Abd. Rahman, S. Pd. I", "abdul rahman"),
        ("Budi Santoso, SE, Ak., CA", "budi santoso"),
        ("Budi Santoso SE", "budi santoso"),
        ("Nur Hidayah, S.Farm., Apt.", "nur hidayah"),
        ("Prof. Dr. Ir. Kusuma, M.Sc., Ph.D.", "kusuma"),
        ("Rina Marlina S.Pd, Gr.", "rina marlina"),
        ("Ust. Fauzan, Lc., M.A.", "fauzan"),
        ("Soekarno", "sukarno"),
        ("Djoko Tjahjono", "joko cahjono"),
        ("Ma'arif Nu`man", "maarif numan"),
        ("Yuliana K.", "yuliana k"),
        ("  Sri \n Wahyuni ", "sri wahyuni"),
        ("André Wijaya", "andre wijaya"),
        ("张伟", "张伟"),
        ("Зоя Иванова, M.Pd.", "зоя иванова"),
        ("", ""),
    ],
)
def test_key_of_a_name(typed: str, key: str) -> None:
    assert name_key(typed) == key


@pytest.mark.parametrize("spelling", ["Muhammad", "Muh.", "Moh.", "Mohamad", "Mohammad", "Mhd.", "Moch.", "Moehammad"])
def test_spellings_of_muhammad_are_one(spelling: str) -> None:
    assert name_key(f"{spelling} Arifin, S.Ag.") == "muhammad arifin"


@pytest.mark.parametrize("name", ["Sari", "Ma", "Ir", "Hj.", "Gr", "Muhammad", "Drs. Ma", "St."])
def test_a_name_of_one_word_is_never_emptied(name: str) -> None:
    assert name_key(name)


def test_an_initial_stays_where_a_title_goes() -> None:
    assert name_key("M. Arifin") == "m arifin"
    assert name_key("H.M. Arifin") == "m arifin"
    assert name_key("H. Arifin") == name_key("Hj. Arifin") == "arifin"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sri Wahyuni", "Sri Wahyuningsih"), ("M. Arifin", "Arifin"), ("Sri Mei", "Sri"), ("Ali Imron", "Imron")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "spelling",
    [
        "SMP NEGERI 2 SEMPOR",
        "SMPN 2 Sempor",
        "SMP N 2 Sempor",
        "SMP N2 Sempor",
        "SMPN2 SEMPOR",
        "SMP.N.2 Sempor",
        "UPT SMPN 02 Sempor",
    ],
)
def test_spellings_of_a_state_school_are_one(spelling: str) -> None:
    assert school_key(spelling) == "smpn 2 sempor"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SMP ISLAM TERPADU Amsar", "SMPIT Amsar"),
        ("SMP IT Amsar", "SMPIT Amsar"),
        ("Sekolah Dasar Negeri 8", "SDN 8"),
        ("SLTP Negeri 1", "SMPN 1"),
        ("SMP Muh. Gombong", "SMP Muhammadiyah Gombong"),
        ("SMP P.G.R.I. 1 Rowokele", "SMP PGRI 1 Rowokele"),
        ("Madrasah Tsanawiyah Negeri 1", "MTsN 1"),
        ("SDS Harapan Rekaan", "SD Harapan Rekaan"),
        ("SMP Swasta Pius", "SMPS Pius"),
    ],
)
def test_other_spellings_of_schools(one: str, other: str) -> None:
    assert school_key(one) == school_key(other)


def test_different_schools_stay_apart() -> None:
    assert (
        len(
            {
                school_key(name)
                for name in ("SMP 2 Sempor", "SMPN 2 Sempor", "SMPN 22 Sempor", "SMP NU Sempor", "SDN 2 Sempor")
            }
        )
        == 5
    )

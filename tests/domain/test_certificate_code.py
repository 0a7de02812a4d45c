"""The code of a certificate: packed, signed, read back, and refused when it was touched."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.core.identity import new_uid
from app.domain.certificate_code import (
    LONGEST_TEXT,
    PREFIX,
    Claim,
    Fault,
    SignedClaim,
    capped,
    code_in,
    code_uid,
    read_code,
    signed_code,
)
from app.signing.school_key import holds, new_seed, public_key, sign

SEED = new_seed()
CLAIM = Claim(
    uid=new_uid(),
    number="001/SERT/VIII/2019",
    date=date(2019, 8, 2),
    name="Siti Aminah, S.Pd., M.Pd.",
    institution="SMP Muhammadiyah Gombong",
    role="Peserta",
    activity="Rapat Kerja Pemetaan Mutu dan Perencanaan",
    days=(date(2019, 8, 1), date(2019, 8, 2)),
    place="Ruang Rapat SMP Negeri 2 Sempor",
    lesson_hours=16,
    school="SMP Negeri 2 Sempor",
    npsn="20304999",
)


def make_code(claim: Claim = CLAIM, seed: bytes = SEED) -> str:
    return signed_code(claim, public_key(seed), lambda message: sign(seed, message))


def taken(code: str) -> SignedClaim:
    found = read_code(code_in(code))
    assert isinstance(found, SignedClaim), found
    return found


def is_whole(code: str) -> bool:
    """Whether a code can be read and its signature holds."""
    found = read_code(code_in(code))
    return isinstance(found, SignedClaim) and holds(found.public, found.message, found.signature)


def test_a_code_says_everything_in_capitals_and_digits_and_stays_short() -> None:
    code = make_code()
    found = taken(code)
    assert found.claim == CLAIM
    assert holds(found.public, found.message, found.signature)
    assert re.fullmatch(r"BIS1[A-Z2-7]+", code)
    assert len(code) < 340  # version 11 of a QR code in alphanumeric mode at level M ends at 366


def test_the_same_claim_gives_the_same_code() -> None:
    assert make_code() == make_code()


def test_a_code_is_found_however_it_is_typed_or_broken() -> None:
    code = make_code()
    pieces = "\n".join(code[at : at + 40] for at in range(0, len(code), 40))
    for text in (code.lower(), pieces, f"Kode: {code} terima kasih", "-".join((code[:20], code[20:])), f"  {code}\r\n"):
        assert code_in(text) == code, text


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": new_uid()},
        {"number": "002/SERT/VIII/2019"},
        {"date": date(2019, 8, 3)},
        {"name": "Siti Aminah, S.Pd., M.Si."},
        {"institution": "SMP PGRI 1 Rowokele"},
        {"role": "Narasumber"},
        {"activity": "Rapat Kerja Pemetaan Mutu dan Perencanaan 2"},
        {"days": (date(2019, 8, 1),)},
        {"place": "Aula"},
        {"lesson_hours": 61},
        {"school": "SMP Negeri 3 Sempor"},
        {"npsn": "20304998"},
    ],
)
def test_a_signature_of_one_certificate_does_not_fit_another_that_differs_in_one_field(changes: dict[str, Any]) -> None:
    forged = replace(CLAIM, **changes)
    own = taken(make_code())
    code = signed_code(forged, own.public, lambda _message: own.signature)
    assert taken(code).claim == forged
    assert not is_whole(code)


def test_every_letter_counts() -> None:
    code = make_code()
    for place in range(len(PREFIX), len(code) - 1):  # the last letter holds bits that no byte uses
        for letter in "AZ27":
            if letter != code[place]:
                assert not is_whole(code[:place] + letter + code[place + 1 :]), place


def test_another_key_cannot_be_put_in_place_of_the_true_one() -> None:
    other = new_seed()
    own = taken(make_code())
    assert not is_whole(signed_code(CLAIM, public_key(other), lambda _message: own.signature))
    assert is_whole(make_code(seed=other))


def test_a_code_that_was_cut_says_so_wherever_it_was_cut() -> None:
    code = make_code()
    for length in range(len(PREFIX), len(code)):
        assert read_code(code_in(code[:length])) is Fault.CUT, length


def test_other_texts_are_no_codes() -> None:
    for text in ("", "Siti Aminah", "PAB12CD34", "https://contoh.sch.id/abc", "BIS"):
        assert read_code(code_in(text)) is Fault.NO_CODE, text
    assert read_code(code_in("BIS1" + "A" * 400)) in (Fault.DAMAGED, Fault.CUT)


def test_content_that_unpacks_to_nonsense_is_refused() -> None:
    code = make_code()
    for place in range(12, len(code) - 160, 7):
        letter = "A" if code[place] != "A" else "B"
        found = read_code(code[:place] + letter + code[place + 1 :])
        assert found is Fault.DAMAGED or isinstance(found, SignedClaim)


def test_long_texts_end_in_an_ellipsis_and_strange_letters_survive() -> None:
    long = replace(CLAIM, activity="Pelatihan " * 60, name="Nyi Radèn Ayu ’Aisyah – 愛", place="a\0b\nc")
    found = taken(make_code(long)).claim
    assert found.activity == capped("Pelatihan " * 60)
    assert len(found.activity) == LONGEST_TEXT
    assert found.activity.endswith("…")
    assert found.name == "Nyi Radèn Ayu ’Aisyah – 愛"
    assert found.place == "a b c"


def test_a_uid_that_is_no_uuid_becomes_one() -> None:
    assert code_uid("sertifikat-1") == code_uid("sertifikat-1") != code_uid("sertifikat-2")
    assert taken(make_code(replace(CLAIM, uid="sertifikat-1"))).claim.uid == code_uid("sertifikat-1")
    assert code_uid(CLAIM.uid) == CLAIM.uid


def test_a_code_of_the_first_release_can_be_read_for_ever() -> None:
    """Frozen text: whoever changes the layout or the dictionary makes another prefix and keeps this one readable."""
    seed = bytes(range(32))
    claim = replace(CLAIM, uid="01a20170-5f16-76ca-931a-2e816cf99997")
    assert make_code(claim, seed) == FIRST_CODE
    assert taken(FIRST_CODE).claim == claim


FIRST_CODE = (
    "BIS1ABNQDIQBOBPRM5WKSMNC5ALM7GMZOG7RAAIAEG7QDPYTGMBQITYZFIJFIMYFBG4CEMUKSZNAHKHQCZEPF5ZF44OPZ5G4VT2L"
    "M6ABVRSAOSMDEIFHO4SOOGYBMMFJRDULDCYISGIZDANZQWC2LIBAAA5BA677HTQQXYOXBXIY45F4BGLH4TLDBG5FBVPR3XEGMQJF"
    "KMNY7APSYAIUDCFRL32PCZWNPUZSVSIVRII2M6TU7IIZYSFVL76O5X4HWY4QUU3THW2V6KQZTFJ55XFR3SZNVWFZY2QLUR7SBT6C"
    "TTS76CA"
)

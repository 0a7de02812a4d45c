"""How many people a letter asks each school to send."""

import pytest

from app.domain.letter_participants import asked_of, asked_people, asked_sentence, with_numbers
from app.domain.records import Invitation, Meeting

NAMES = {1: "SDN 1 Contoh", 2: "SDN 2 Contoh", 3: "SDN 2 Contoh, Kecamatan Sukamaju"}


def test_a_school_without_a_number_is_not_asked():
    invited = (Invitation(partner_id=1, expected=3), Invitation(partner_id=2))

    assert asked_people(Meeting(invitations=invited), NAMES) == {"SDN 1 Contoh": 3}
    assert asked_people(None, NAMES) == {}


@pytest.mark.parametrize(
    ("recipient", "number"),
    [
        ("Kepala SDN 2 Contoh", 2),
        ("Bapak Budi, kepala sdn 2  contoh", 2),
        ("Kepala SDN 2 Contoh, Kecamatan Sukamaju", 5),
        ("Kepala SDN 12 Contoh", 0),
        ("Pengawas", 0),
    ],
)
def test_a_recipient_is_known_by_the_school_it_names(recipient: str, number: int):
    assert asked_of(recipient, {"SDN 2 Contoh": 2, "SDN 2 Contoh, Kecamatan Sukamaju": 5}) == number


def test_one_number_is_said_once_and_different_numbers_stand_beside_the_names():
    both = ("Kepala SDN 1 Contoh", "Kepala SDN 2 Contoh")
    same, different = {"SDN 1 Contoh": 3, "SDN 2 Contoh": 3}, {"SDN 1 Contoh": 3, "SDN 2 Contoh": 2}

    assert asked_sentence(both, same) == "Kami mohon setiap sekolah menugaskan 3 orang."
    assert with_numbers(both, same) == both
    assert asked_sentence(both[:1], different) == "Kami mohon Bapak/Ibu menugaskan 3 orang."
    assert "di belakang nama penerima" in asked_sentence(both, different)
    assert with_numbers(both, different) == ("Kepala SDN 1 Contoh (3 orang)", "Kepala SDN 2 Contoh (2 orang)")
    assert asked_sentence(both, {}) == ""

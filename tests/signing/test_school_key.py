"""Signatures of the school."""

from app.signing.school_key import PUBLIC_LENGTH, SEED_LENGTH, SIGNATURE_LENGTH, holds, new_seed, public_key, sign

MESSAGE = b"001/SERT/VII/2019|Siti Aminah, S.Pd."


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    seed, other = new_seed(), new_seed()
    public, signature = public_key(seed), sign(seed, MESSAGE)
    assert (len(seed), len(public), len(signature)) == (SEED_LENGTH, PUBLIC_LENGTH, SIGNATURE_LENGTH)
    assert holds(public, MESSAGE, signature)
    assert not holds(public, MESSAGE + b" ", signature)
    assert not holds(public_key(other), MESSAGE, signature)
    assert not holds(public, MESSAGE, signature[:-1] + bytes([signature[-1] ^ 1]))
    assert not holds(public[:-1], MESSAGE, signature)
    assert not holds(public, MESSAGE, b"")


def test_the_same_message_gives_the_same_signature() -> None:
    seed = new_seed()
    assert sign(seed, MESSAGE) == sign(seed, MESSAGE)

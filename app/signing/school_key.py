"""Ed25519: the school's own key, what it signs, and whether a signature holds."""

SEED_LENGTH = 32  # bytes, kept secret
PUBLIC_LENGTH = 32
SIGNATURE_LENGTH = 64


def new_seed() -> bytes:
    """A fresh secret from the system's source of randomness."""
    from nacl.signing import SigningKey

    return bytes(SigningKey.generate())


def public_key(seed: bytes) -> bytes:
    """The public key that belongs to a secret."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature of a message; the same message always gives the same one (RFC 8032)."""
    from nacl.signing import SigningKey

    return SigningKey(seed).sign(message).signature


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of `public` signed exactly this message."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if len(public) != PUBLIC_LENGTH or len(signature) != SIGNATURE_LENGTH:
        return False
    try:
        VerifyKey(public).verify(message, signature)
    except BadSignatureError:
        return False
    return True

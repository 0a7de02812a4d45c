"""What a programme calls the people at its meetings."""

from app.domain.records import Programme
from app.domain.terms import Role


def word_for(role: Role, programme: Programme | None) -> str:
    """The programme's own word for a role (“Guru sasaran”), else the usual one (“Peserta”)."""
    words = {one.role: one.word for one in programme.role_words} if programme is not None else {}
    return words.get(role) or role.label

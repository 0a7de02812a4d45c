"""Signatures of the school: proof that a paper or a packet comes from this logbook and was not changed."""

"""Rows of an imported list that still wait for an answer, so that no row of a file is ever lost.

Frozen text: it says what was released and never follows later code.
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE waiting_row (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            import_batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
            sheet TEXT NOT NULL,
            row INTEGER NOT NULL,
            column TEXT NOT NULL,
            name TEXT NOT NULL,
            school TEXT NOT NULL,
            position TEXT NOT NULL,
            grade TEXT NOT NULL,
            nip TEXT NOT NULL,
            nuptk TEXT NOT NULL,
            sex TEXT NOT NULL,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            partner_id INTEGER REFERENCES partner (id) ON DELETE SET NULL,
            from_model_school INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT
        """
    )
    op.execute("CREATE INDEX waiting_row_batch ON waiting_row (import_batch_id)")


def downgrade() -> None:
    raise NotImplementedError("an older file comes back from its backup, never by downgrading")

"""Queries for the packets that were made."""

import json
from dataclasses import asdict

from sqlalchemy import Connection

from app.core.identity import new_uid
from app.domain.records import Packet, PacketFile
from app.storage.schema import packet


def add_packet(connection: Connection, record: Packet) -> None:
    """Remember a packet that lies on disk."""
    connection.execute(
        packet.insert().values(
            uid=record.uid or new_uid(),
            made_at=record.made_at,
            from_date=record.from_date,
            until_date=record.until_date,
            folder=record.folder,
            files=json.dumps([asdict(file) for file in record.files]),
        )
    )


def packets(connection: Connection) -> tuple[Packet, ...]:
    """The packets made on this laptop, newest first."""
    return tuple(
        Packet(
            id=row.id,
            uid=row.uid,
            made_at=row.made_at,
            from_date=row.from_date,
            until_date=row.until_date,
            folder=row.folder,
            files=tuple(PacketFile(**file) for file in json.loads(row.files)),
        )
        for row in connection.execute(packet.select().order_by(packet.c.id.desc()))
    )

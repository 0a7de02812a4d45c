"""Small values that belong to a data folder and are no record: never exported, never undone."""

from sqlalchemy import Connection, select

from app.storage.schema import setting


def setting_value(connection: Connection, key: str) -> str:
    """What is kept under a key, or empty."""
    return connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar() or ""


def keep_setting(connection: Connection, key: str, value: str) -> None:
    """Keep a value under a key that holds none yet."""
    connection.execute(setting.insert().values(key=key, value=value))

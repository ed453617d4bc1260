"""The tables. Instants are UTC; ids of Discord are whole numbers of 64 bits."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

METADATA = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware datetime in, an aware UTC datetime out, in every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To UTC; a datetime without a zone is a mistake of ours."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """With the zone that SQLite drops."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


VERSION = Table("version", METADATA, Column("number", Integer, primary_key=True, autoincrement=False))

SERVER = Table(
    "server",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("zone", String(64)),
    Column("language", String(8)),
    Column("private", Boolean, nullable=False),
    Column("notices_channel", BigInteger),
    Column("left_at", Instant),
)
"""A server's settings; empty ones stand for the default."""

CURATOR = Table(
    "curator",
    METADATA,
    Column("server", BigInteger, ForeignKey("server.id", ondelete="CASCADE"), primary_key=True),
    Column("role", BigInteger, primary_key=True, autoincrement=False),
)
"""Roles that may curate."""

ASKED = Table(
    "asked",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("questions", String, nullable=False),
    Column("user", BigInteger, nullable=False, index=True),
    Column("at", Instant, nullable=False, index=True),
)
"""What the buttons under a long question belong to: the questions of its conversation, a line each."""

REGISTERED = Table("registered", METADATA, Column("server", BigInteger, primary_key=True, autoincrement=False))
"""Servers that have commands of their own."""

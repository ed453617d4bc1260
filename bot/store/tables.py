"""The tables. Instants are UTC; ids of Discord are whole numbers of 64 bits."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
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

SUBSCRIPTION = Table(
    "subscription",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("server", BigInteger, ForeignKey("server.id", ondelete="CASCADE"), index=True),
    Column("channel", BigInteger),
    Column("user", BigInteger, index=True),
    Column("owner", BigInteger, index=True),
    Column("kind", String(16), nullable=False),
    Column("settings", String, nullable=False),
    Column("language", String(8), nullable=False),
    Column("ping", BigInteger),
    Column("every", String(8)),
    Column("day", Integer),
    Column("calendar", String(8)),
    Column("at", String(16)),
    Column("zone", String(64)),
    Column("state", String(8), nullable=False),
    Column("why", String(16)),
    Column("made_at", Instant, nullable=False),
    Column("next_date", Date),
    Column("next_at", Instant),
    Index("subscription_due", "state", "next_at"),
)
"""Wishes for something to be posted again and again, or on single dates; when the next one is due."""

TURN = Table(
    "turn",
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", Instant, nullable=False),
)
"""Which of several processes on one database server is connected to Discord, and until when."""

NOTICE = Table(
    "notice",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("user", BigInteger, nullable=False, index=True),
    Column("subscription", String(16), ForeignKey("subscription.id", ondelete="CASCADE"), index=True),
    Column("kind", String(16), nullable=False),
    Column("detail", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("seen_at", Instant),
)
"""What somebody has to know of their subscription."""

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("nonce", String(24), primary_key=True),
    Column("subscription", String(16), ForeignKey("subscription.id", ondelete="CASCADE")),
    Column("notice", String(16), ForeignKey("notice.id", ondelete="CASCADE"), index=True),
    Column("channel", BigInteger),
    Column("user", BigInteger),
    Column("date", Date, nullable=False),
    Column("part", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("state", String(8), nullable=False),
    Column("reason", String(16)),
    Column("next_try_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", String(40)),
    Column("first_try_at", Instant),
    Column("fence", BigInteger),
    Column("body", String),
    Column("message", BigInteger),
    Column("confirmed", String(8)),
    Column("ended_at", Instant),
    Column("code", Integer),
    Column("error", String(200)),
    UniqueConstraint("subscription", "date", "part", "generation"),
    Index("delivery_due", "state", "next_try_at"),
)
"""Each posting: what identifies it, how far it is, and what was posted."""

META = Table("meta", METADATA, Column("key", String(32), primary_key=True), Column("value", String, nullable=False))
"""What is true of the whole database: `store`, its own name, which tells its calendar entries from those of others."""

FIRM_CLASS = Table(
    "firm_class",
    METADATA,
    Column("server", BigInteger, ForeignKey("server.id", ondelete="CASCADE"), primary_key=True),
    Column("firm_class", String(100), primary_key=True),
)
"""Classes of firms that a team says it is in."""

OWN = Table(
    "own_deadline",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("server", BigInteger, ForeignKey("server.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("who", String, nullable=False),
    Column("written", String, nullable=False),
    Column("due", Date, nullable=False),
    Column("user", BigInteger, index=True),
    Column("user_name", String),
    Column("at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    sqlite_autoincrement=True,  # a number is never given twice, even if its server was forgotten
)
"""Deadlines that a team entered itself; `written` is how the date was given."""

OWN_MORE = Table(
    "own_deadline_more",
    METADATA,
    Column("own", Integer, ForeignKey("own_deadline.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("link", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("unit", String(8), nullable=False),
    Column("day", Integer, nullable=False),
)
"""What few of them have: an address, and how often they come again; a `number` of 0 stands for never."""

OCCURRENCE = Table(
    "occurrence",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("server", BigInteger, ForeignKey("server.id", ondelete="CASCADE"), nullable=False),
    Column("obligation", String(200), nullable=False),
    Column("due", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("assignee", BigInteger, index=True),
    Column("assignee_name", String),
    Column("user", BigInteger, index=True),
    Column("user_name", String),
    Column("at", Instant),
    Column("reason", String),
    Column("sequence", Integer, nullable=False),
    Column("content", String(64), nullable=False),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("server", "obligation", "due"),
    sqlite_autoincrement=True,  # its number is in calendars for ever
)
"""What became of a due date in a team: who has it, who settled it when and why; and what calendars were last told."""

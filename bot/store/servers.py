"""What a server has set: kept in memory after the first look, since every answer asks for it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Store
from bot.store.tables import CURATOR, FIRM_CLASS, SERVER


@dataclass(frozen=True)
class Server:
    """The settings of a server.

    Attributes:
        zone: IANA name of the zone that decides which day it is; None for the bot's own.
        language: of the frame words: `en`, `zh_hans`, `zh_hant`; None for each reader's own.
        private: whether an answer is seen by the asker alone until they show it.
        notices_channel: id of the channel for the bot's own notices.
        curators: ids of the roles that may curate, besides those who manage the server.
        classes: classes of firms that the team says it is in.
    """

    zone: str | None = None
    language: str | None = None
    private: bool = True
    notices_channel: int | None = None
    curators: frozenset[int] = field(default_factory=frozenset[int])
    classes: frozenset[str] = field(default_factory=frozenset[str])


async def ensure(connection: AsyncConnection, server: int) -> None:
    """Have a row for a server, with the default settings if it set none, for what belongs to it to hang on.

    So all of a server is deleted with it, `Servers.forget_left`.
    """
    if await connection.scalar(select(SERVER.c.id).where(SERVER.c.id == server)) is None:
        await connection.execute(insert(SERVER).values(id=server, private=Server().private))


class Servers:
    """The settings of all servers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, Server] = {}

    async def get(self, server: int) -> Server:
        """The settings of a server; the default ones where it never set any."""
        if server not in self._known:
            self._known[server] = await self._read(server)
        return self._known[server]

    async def put(self, server: int, settings: Server) -> None:
        """Keep the settings of a server, all of them or none."""
        values = {
            "zone": settings.zone,
            "language": settings.language,
            "private": settings.private,
            "notices_channel": settings.notices_channel,
            "left_at": None,
        }
        async with self._store.write() as connection:
            changed = await connection.execute(update(SERVER).where(SERVER.c.id == server).values(values))
            if changed.rowcount == 0:
                await connection.execute(insert(SERVER).values(id=server, **values))
            await connection.execute(delete(CURATOR).where(CURATOR.c.server == server))
            for role in sorted(settings.curators):
                await connection.execute(insert(CURATOR).values(server=server, role=role))
            await connection.execute(delete(FIRM_CLASS).where(FIRM_CLASS.c.server == server))
            for each in sorted(settings.classes):
                await connection.execute(insert(FIRM_CLASS).values(server=server, firm_class=each))
        self._known[server] = settings

    async def left(self, server: int, at: datetime) -> None:
        """Note that the bot was taken out of a server; its settings do not count, and stay until `forget_left`."""
        self._known.pop(server, None)
        async with self._store.write() as connection:
            await connection.execute(update(SERVER).where(SERVER.c.id == server).values(left_at=at))

    async def back(self, server: int) -> None:
        """Note that the bot is in a server (again); what it had set counts again."""
        self._known.pop(server, None)
        async with self._store.write() as connection:
            await connection.execute(update(SERVER).where(SERVER.c.id == server).values(left_at=None))

    async def present(self, servers: Collection[int], at: datetime) -> None:
        """Note which servers the bot is in: what came and went while it was not connected.

        Args:
            servers: ids of all servers that it is in, those that are out of order too.
            at: when this was so.
        """
        async with self._store.write() as connection:
            rows = (await connection.execute(select(SERVER.c.id, SERVER.c.left_at))).all()
            gone = [row.id for row in rows if row.left_at is None and row.id not in servers]
            back = [row.id for row in rows if row.left_at is not None and row.id in servers]
            for ids, left_at in ((gone, at), (back, None)):
                for server in ids:
                    await connection.execute(update(SERVER).where(SERVER.c.id == server).values(left_at=left_at))
        for server in (*gone, *back):
            self._known.pop(server, None)

    async def forget_left(self, before: datetime) -> int:
        """Delete all of the servers that the bot was taken out of before an instant; gives their number."""
        async with self._store.write() as connection:
            gone = await connection.execute(delete(SERVER).where(SERVER.c.left_at < before))
        return gone.rowcount

    async def _read(self, server: int) -> Server:
        async with self._store.read() as connection:
            row = (await connection.execute(select(SERVER).where(SERVER.c.id == server))).one_or_none()
            if row is None or row.left_at is not None:
                return Server()
            roles = await connection.scalars(select(CURATOR.c.role).where(CURATOR.c.server == server))
            classes = await connection.scalars(select(FIRM_CLASS.c.firm_class).where(FIRM_CLASS.c.server == server))
            return Server(
                row.zone, row.language, row.private, row.notices_channel, frozenset(roles), frozenset(classes)
            )

"""What may be done where, as far as the tests need it (Discord, topics/permissions)."""

from enum import IntFlag
from typing import Any


class Permission(IntFlag):
    """Discord's bits."""

    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    USE_APPLICATION_COMMANDS = 1 << 31


ALL = Permission(sum(Permission))
USUAL = ALL & ~Permission.ADMINISTRATOR & ~Permission.MANAGE_GUILD
"""What everyone has in a new server."""


def bits(names: list[str]) -> Permission:
    """Permissions by name, in small letters or capitals."""
    found = Permission(0)
    for name in names:
        found |= Permission[name.upper()]
    return found


def allowed(guild: dict[str, Any], channel: dict[str, Any], user: str) -> Permission:
    """What somebody may do in a channel: everyone's and their roles' permissions, then the channel's overwrites."""
    member = next((each for each in guild["members"] if each["user"]["id"] == user), {"roles": []})
    roles = {guild["id"], *member["roles"]}
    has = Permission(0)
    for role in guild["roles"]:
        if role["id"] in roles:
            has |= Permission(int(role["permissions"]) & int(ALL))
    if Permission.ADMINISTRATOR in has or guild["owner_id"] == user:
        return ALL
    for overwrite in sorted(channel["permission_overwrites"], key=lambda each: each["type"]):
        if overwrite["id"] in roles | {user}:
            has = has & ~Permission(int(overwrite["deny"])) | Permission(int(overwrite["allow"]))
    return has

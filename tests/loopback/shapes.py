"""Discord's JSON of each kind of thing, with every field that discord.py reads."""

from datetime import UTC, datetime
from typing import Any

from tests.loopback.permissions import USUAL

Json = dict[str, Any]
_JOINED = "2026-01-01T00:00:00+00:00"


def user_shape(identifier: str, name: str, *, bot: bool = False) -> Json:
    """A person, or a bot."""
    return {
        "id": identifier, "username": name, "discriminator": "0", "avatar": None, "bot": bot, "public_flags": 0,
        "global_name": None if bot else name.title(),
    }  # fmt: skip


def member_shape(user: Json, roles: list[str]) -> Json:
    """Somebody in a server."""
    return {"user": user, "roles": roles, "joined_at": _JOINED, "deaf": False, "mute": False, "flags": 0, "nick": None}


def role_shape(identifier: str, name: str, permissions: int, *, managed: bool = False) -> Json:
    """A role."""
    return {
        "id": identifier, "name": name, "color": 0, "hoist": False, "position": int(managed), "managed": managed,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "permissions": str(int(permissions)), "mentionable": False, "flags": 0,
    }  # fmt: skip


def guild_shape(identifier: str, name: str, owner: Json, bot: Json, role: str) -> Json:
    """A server with its owner and the bot in it, and the bot's own role."""
    everyone = role_shape(identifier, "@everyone", USUAL)
    own = role_shape(role, "Briefdesk", USUAL, managed=True)
    return {
        "id": identifier, "name": name, "icon": None, "splash": None, "owner_id": owner["id"], "afk_timeout": 60,
        "afk_channel_id": None, "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0,
        "explicit_content_filter": 0, "roles": [everyone, own], "emojis": [], "features": [], "stickers": [],
        "system_channel_id": None, "system_channel_flags": 0, "rules_channel_id": None, "premium_tier": 0,
        "preferred_locale": "en-US", "nsfw_level": 0, "premium_progress_bar_enabled": False, "joined_at": _JOINED,
        "large": False, "unavailable": False, "member_count": 2, "voice_states": [], "threads": [], "presences": [],
        "members": [member_shape(bot, [role]), member_shape(owner, [])], "channels": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "description": None, "banner": None,
        "vanity_url_code": None, "discovery_splash": None, "public_updates_channel_id": None,
        "premium_subscription_count": 0,
    }  # fmt: skip


def channel_shape(identifier: str, guild: str, name: str) -> Json:
    """A text channel of a server."""
    return {
        "id": identifier, "guild_id": guild, "type": 0, "name": name, "position": 0, "permission_overwrites": [],
        "topic": None, "nsfw": False, "parent_id": None, "last_message_id": None, "rate_limit_per_user": 0, "flags": 0,
    }  # fmt: skip


def dm_shape(identifier: str, user: Json) -> Json:
    """The channel of direct messages with somebody."""
    return {"id": identifier, "type": 1, "recipients": [user], "last_message_id": None, "flags": 0}


def message_shape(
    identifier: str, channel: str, author: Json, body: Json, *, mentions: list[Json], guild: str | None
) -> Json:
    """A message as it is stored: what was sent, and what Discord adds."""
    made: Json = {
        "id": identifier, "channel_id": channel, "author": author, "content": body.get("content") or "",
        "timestamp": datetime.fromtimestamp(((int(identifier) >> 22) + 1_420_070_400_000) / 1000, UTC).isoformat(),
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": mentions, "mention_roles": [],
        "attachments": [], "embeds": body.get("embeds") or [], "components": body.get("components") or [],
        "pinned": False, "type": 0, "flags": int(body.get("flags") or 0),
    }  # fmt: skip
    if guild is not None:
        made["guild_id"] = guild
    if body.get("nonce") is not None:
        made["nonce"] = body["nonce"]
    if body.get("message_reference"):
        made |= {"type": 19, "message_reference": {"channel_id": channel, **body["message_reference"]}}
    return made

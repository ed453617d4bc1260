"""Forms: a few fields that somebody fills in. What a form is for stands in its id, so it outlives a restart.

discord.py hands a filled-in form only to the object that opened it, which a restart loses; so nothing is kept in one,
and every form is read where it arrives (`bot.interactions.submissions`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord


@dataclass(frozen=True)
class Field:
    """A field of a form.

    Attributes:
        name: what its text is found by.
        label: what stands over it; 45 characters at most (Discord, Label).
        longest: characters that it takes.
        hint: what stands in it while it is empty.
        filled: what stands in it at first.
        needed: whether it must be filled in.
    """

    name: str
    label: str
    longest: int
    hint: str = ""
    filled: str = ""
    needed: bool = True


async def open_form(interaction: discord.Interaction[Any], title: str, custom_id: str, fields: Sequence[Field]) -> None:
    """Show a form to whoever gave a command or pressed a button."""
    modal = discord.ui.Modal(title=title, custom_id=custom_id, timeout=3600)
    for field in fields:
        entry: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id=field.name,
            max_length=field.longest,
            placeholder=field.hint or None,
            default=field.filled or None,
            required=field.needed,
        )
        modal.add_item(discord.ui.Label(text=field.label, component=entry))
    await interaction.response.send_modal(modal)


def filled_in(interaction: discord.Interaction[Any]) -> Mapping[str, str]:
    """The texts of a form by the names of their fields, without spaces around them."""
    data: Any = interaction.data
    return {each["custom_id"]: str(each["value"]).strip() for each in _fields(data.get("components", ()))}


def _fields(components: Any) -> Iterator[Any]:
    for each in components:
        inner = each.get("component")
        if inner is not None and "value" in inner:
            yield inner

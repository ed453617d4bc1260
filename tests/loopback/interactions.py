"""Interactions: what a person does (a command, a keystroke, a button, a form), and what the bot answers, with times."""

import time
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.loopback.permissions import ALL, allowed
from tests.loopback.shapes import member_shape
from tests.loopback.world import Refusal, World, unknown

Json = dict[str, Any]

COMMAND, BUTTON, AUTOCOMPLETE, FORM = 2, 3, 4, 5
"""Types of an interaction."""
_REPLY, _DEFERRED, _DEFERRED_EDIT, _EDIT = 4, 5, 6, 7
"""Types of an answer that make or change a message (autocomplete is 8, a form 9)."""
_EPHEMERAL = 1 << 6


@dataclass
class Outcome:
    """What became of an interaction; instants are of the clock that only goes forward.

    Attributes:
        callback: the first answer that was taken: its type and data.
        acknowledged: when it was taken.
        refused: codes of answers that were not taken.
        message: the message that the answer made, as it is now.
        followups: messages sent after it, each with `at`.
        edits: changes of the answer, each with `at`.
    """

    id: str
    token: str
    kind: int
    channel: str
    emitted: float
    callback: Json | None = None
    acknowledged: float | None = None
    refused: list[int] = field(default_factory=list[int])
    message: Json | None = None
    followups: list[Json] = field(default_factory=list[Json])
    edits: list[Json] = field(default_factory=list[Json])

    @property
    def answered(self) -> bool:
        """Whether the person sees more than that the bot thinks."""
        deferred = self.callback is not None and self.callback["type"] in (_DEFERRED, _DEFERRED_EDIT)
        return self.callback is not None and (not deferred or bool(self.edits or self.followups))

    def as_json(self) -> Json:
        """All of it, and the seconds that the first answer took."""
        took = None if self.acknowledged is None else self.acknowledged - self.emitted
        return {**asdict(self), "seconds": took, "answered": self.answered}


class Interactions:
    """All interactions.

    Attributes:
        within: seconds for the first answer.
        lives: seconds for which follow-ups and edits are taken.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.within, self.lives = 3.0, 900.0
        self.outcomes: dict[str, Outcome] = {}
        """By the interaction's id, which stands in its token too."""

    def start(self, kind: int, data: Json, user: Json, channel: str, **more: Any) -> Json:
        """The event of something that a person does in a channel."""
        place, identifier = self._world.channels[channel], self._world.ids.next()
        outcome = Outcome(identifier, f"token-{identifier}", kind, channel, time.monotonic())
        self.outcomes[identifier] = outcome
        guild = self._world.guilds.get(place.get("guild_id", ""))
        return {
            "id": identifier, "application_id": self._world.application["id"], "type": kind, "token": outcome.token,
            "version": 1, "data": data, "channel_id": channel, "channel": {**place, "permissions": str(int(ALL))},
            "locale": "en-US", "entitlements": [], "attachment_size_limit": 10_485_760,
            "app_permissions": str(int(ALL)), "context": 0 if guild else 1, **self._who(user, guild, place), **more,
        }  # fmt: skip

    def _who(self, user: Json, guild: Json | None, place: Json) -> Json:
        if guild is None:
            return {"user": user, "authorizing_integration_owners": {"1": user["id"]}}
        known = next((each for each in guild["members"] if each["user"]["id"] == user["id"]), member_shape(user, []))
        permissions = allowed({**guild, "members": [*guild["members"], known]}, place, user["id"])
        return {
            "guild_id": guild["id"], "guild_locale": "en-US",
            "guild": {"id": guild["id"], "features": [], "locale": "en-US"},
            "member": {**known, "permissions": str(int(permissions))},
            "authorizing_integration_owners": {"0": guild["id"]},
        }  # fmt: skip

    def answer(self, identifier: str, token: str, body: Json) -> Json:
        """Take the first answer.

        Raises:
            Refusal: 10062 where it is unknown or too late, 40060 where it has been answered.
        """
        outcome = self.outcomes.get(identifier)
        try:
            if outcome is None or outcome.token != token:
                raise unknown("interaction", 10062)
            if outcome.callback is not None:
                raise Refusal(400, 40060, "Interaction has already been acknowledged.")
            if time.monotonic() - outcome.emitted > self.within:
                raise unknown("interaction", 10062)
        except Refusal as refusal:
            if outcome is not None:
                outcome.refused.append(refusal.body["code"])
            raise
        outcome.callback, outcome.acknowledged = body, time.monotonic()
        if body["type"] in (_REPLY, _DEFERRED):
            outcome.message = self._post(outcome, body.get("data") or {})
        elif body["type"] == _EDIT and outcome.message is not None:
            outcome.message = self._world.edit(outcome.message["id"], body.get("data") or {})
        shown: Json = {"interaction": {"id": identifier, "type": outcome.kind}}
        if outcome.message is not None:
            shown["interaction"] |= {"response_message_id": outcome.message["id"]}
            shown["resource"] = {"type": body["type"], "message": outcome.message}
        return shown

    def follow(self, token: str, body: Json) -> Json:
        """Take a message after the first answer."""
        outcome = self._open(token)
        message = self._post(outcome, body)
        outcome.followups.append({"at": time.monotonic(), **message})
        return message

    def message(self, token: str, message: str) -> Json:
        """The first answer (`@original`) or a follow-up."""
        outcome = self._open(token)
        if message != "@original":
            return self._world.message(message)
        if outcome.message is None:
            raise unknown("Message", 10008)
        return outcome.message

    def edit(self, token: str, message: str, body: Json) -> Json:
        """Change the first answer or a follow-up."""
        changed = self._world.edit(self.message(token, message)["id"], body)
        self._open(token).edits.append({"at": time.monotonic(), **body})
        return changed

    def _open(self, token: str) -> Outcome:
        outcome = self.outcomes.get(token.removeprefix("token-"))
        if outcome is None or outcome.callback is None:
            raise unknown("Webhook", 10015)
        if time.monotonic() - outcome.emitted > self.lives:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return outcome

    def _post(self, outcome: Outcome, body: Json) -> Json:
        if int(body.get("flags") or 0) & _EPHEMERAL:
            return self._world.say_privately(outcome.channel, body)
        return self._world.say(outcome.channel, self._world.bot, body)


def command_data(command: Json, path: list[str], values: Json, typed: str | None = None) -> Json:
    """What a command carries: its options, with the types that it was registered with.

    Args:
        command: as it is registered.
        path: names of the subcommand below it, if any.
        values: options by name.
        typed: name of the option that is being typed, for autocomplete.
    """
    known = command["options"]
    for name in path:
        known = next(each for each in known if each["name"] == name).get("options", [])
    types = {each["name"]: each["type"] for each in known}
    options: list[Json] = [{"name": name, "type": types[name], "value": value} for name, value in values.items()]
    for option in options:
        if option["name"] == typed:
            option["focused"] = True
    for name in reversed(path):
        options = [{"name": name, "type": 1, "options": options}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"], "options": options}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})

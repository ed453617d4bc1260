"""The ways in which a text meets a name, as a table: what each is worth and how it is told.

The weights only order: a spelling that leaves less to explain comes first. `typo` loses up to 20 by its distance and
`near` is a share of likeness, so that a guess never passes for knowledge.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from knowledge.matching.names import How, Match, Name, Slip


@dataclass(frozen=True, slots=True)
class Feature:
    """A way of meeting.

    Attributes:
        weight: the score of a match of this kind, 0–100.
        sentence: why they meet, with {typed}, {name} and {slip}.
    """

    weight: float
    sentence: str


FEATURES: dict[How, Feature] = {
    "exact": Feature(100, "“{typed}” is the name “{name}”"),
    "script": Feature(99, "“{typed}” is “{name}” in other Chinese characters"),
    "joined": Feature(98, "“{typed}” is “{name}” with its words joined or split"),
    "initials": Feature(97, "“{typed}” spells “{name}” letter by letter"),
    "legal form": Feature(96, "“{typed}” is “{name}” but for the legal form"),
    "plural": Feature(95, "“{typed}” is “{name}” but for singular and plural"),
    "order": Feature(94, "“{typed}” is “{name}” with its words in another order"),
    "pinyin": Feature(93, "“{typed}” and “{name}” are one name in pinyin and in Hanzi"),
    "tone": Feature(92, "“{typed}” is the pinyin of “{name}” with its tones as numbers"),
    "sound": Feature(88, "“{typed}” sounds like “{name}”"),
    "typo": Feature(85, "“{typed}” is {slip} from “{name}”"),
    "near": Feature(60, "“{typed}” looks like “{name}”"),
}


_SLIPS: dict[Slip, str] = {
    "swapped": "one transposition",
    "missing": "one missing letter",
    "extra": "one extra letter",
    "wrong": "one wrong letter",
}


def met(name: Name, how: How, text: str, start: int, end: int) -> Match:
    """The match of a name with a part of a text, met without a guess at its spelling."""
    typed, feature = text[start:end], FEATURES[how]
    reason = feature.sentence.format(typed=typed, name=name.text)
    return Match(name.record, name, typed, start, end, how, feature.weight, reason)


def slipped(name: Name, typed_key: str, key: str, text: str, start: int, end: int) -> Match:
    """The match of a name with a part of a text that misspells it.

    Args:
        name: the name.
        typed_key: the key of the part.
        key: the key of the name that it is near.
        text: the whole text.
        start: where the part begins.
        end: the place behind it.
    """
    typed, distance = text[start:end], OSA.distance(typed_key, key)
    lost = 10.0 * (distance - 1) + 20.0 / len(key) + 2.0 * (typed_key[:1] != key[:1])
    score = round(FEATURES["typo"].weight - min(lost, 20.0), 2)
    slip = _slip(typed_key, key)
    told = _SLIPS[slip] if slip != "several" else f"{'two' if distance == 2 else distance} slips"
    reason = FEATURES["typo"].sentence.format(typed=typed, name=name.text, slip=told)
    return Match(name.record, name, typed, start, end, "typo", score, reason, slip)


def resembling(name: Name, likeness: float, text: str, start: int, end: int) -> Match:
    """The match of a name with a part of a text that only looks like it: `near` × likeness (0–100)."""
    typed, feature = text[start:end], FEATURES["near"]
    reason = feature.sentence.format(typed=typed, name=name.text)
    return Match(name.record, name, typed, start, end, "near", round(feature.weight * likeness / 100, 2), reason)


def order(match: Match) -> tuple[float, bool, str, str]:
    """What matches of one text are sorted by: the best first, a strong name before a weak one, then by letters."""
    return (-match.score, match.name.strength != "strong", match.name.text, match.record)


def best_of_each(matches: Iterable[Match]) -> list[Match]:
    """The best match of each record, in order."""
    found: dict[str, Match] = {}
    for match in sorted(matches, key=order):
        found.setdefault(match.record, match)
    return list(found.values())


def _slip(typed: str, key: str) -> Slip:
    if OSA.distance(typed, key) != 1:
        return "several"
    if len(typed) != len(key):
        return "missing" if len(typed) < len(key) else "extra"
    return "swapped" if sorted(typed) == sorted(key) else "wrong"

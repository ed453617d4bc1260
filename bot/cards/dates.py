"""A date as people write it, no more precise than it is: 2021-07 is “July 2021”, never its first day."""

from bot.cards.words import words


def shown(value: str, language: str) -> str:
    """A date in words.

    Args:
        value: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else is returned as it is.
        language: of the words.
    """
    parts = value.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return value
    said = words(language)
    if len(parts) == 1:
        return said.year.format(year=value)
    if not 1 <= int(parts[1]) <= 12:
        return value
    month = said.months[int(parts[1]) - 1]
    if len(parts) == 2:
        return said.month.format(month=month, year=parts[0])
    return said.day.format(day=int(parts[2]), month=month, year=parts[0])

"""Makes the tables beside this file; run by a developer, never by the program.

    python knowledge/matching/tables/make.py [--into FOLDER] [--words FILE ...] [--jieba FILE]

It needs OpenCC and pypinyin, which the program itself never imports: pypinyin alone would cost 55 MB of memory.
`english.txt` is made only when word lists are named (Debian: /usr/share/dict/american-english and
/usr/share/dict/british-english of the packages wamerican and wbritish); `chinese.txt` only when the dictionary of the
package jieba 0.42.1 is named (jieba/dict.txt of its source). README.md says where each table comes from.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

FIRST, LAST = 0x4E00, 0x9FFF
"""The block of unified ideographs: 20,992 characters. Rarer ones have no reading here."""

NEW_ENGLISH = ("blockchain", "fintech", "livestream", "livestreamed", "livestreaming", "livestreams", "paywall",
               "smartphone", "smartphones", "subreddit", "unfriend", "webchat", "webchats", "webinar", "webinars",
               "videochat", "voicemail")  # fmt: skip
"""English words that the lists of 2020 lack; `webchat` is a letter from a name."""


def is_plain(word: str) -> bool:
    """Whether every character is in the block of unified ideographs."""
    return all(FIRST <= ord(char) <= LAST for char in word)


def converter(name: str) -> Callable[[str], str]:
    """One of OpenCC's conversions."""
    return cast("Callable[[str], str]", OpenCC(name).convert)  # pyright: ignore[reportUnknownMemberType]


def in_gb2312(char: str) -> bool:
    """Whether the mainland's basic set has a character, so that simplified text may hold it."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplified() -> dict[str, str]:
    """Traditional → simplified, one character to one: OpenCC's t2s, else its Taiwan, else its Hong Kong table.

    The latter two only for characters that simplified text never has: they would turn its 么 into 幺.
    """
    converters = [converter(name) for name in ("t2s", "tw2s", "hk2s")]
    pairs: dict[str, str] = {}
    for code in (*range(0x3400, 0x4DC0), *range(FIRST, LAST + 1)):
        char = chr(code)
        for convert in converters[:1] if in_gb2312(char) else converters:
            other = convert(char)
            if other != char and len(other) == 1:
                pairs[char] = other
                break
    for char, image in pairs.items():
        last = image
        while last in pairs:  # an image must be a fixed point, or folding twice would change a name again
            last = pairs[last]
        pairs[char] = last
    return {char: other for char, other in sorted(pairs.items()) if char != other}


def in_phrases() -> dict[str, list[str]]:
    """The toneless reading of each of pypinyin's phrases, with ü as v."""
    return {word: lazy_pinyin(word, style=Style.NORMAL) for word in phrases_dict if is_plain(word)}


def plain_readings(phrases: dict[str, list[str]]) -> dict[str, str]:
    """One reading a character: the one that most phrases use, or else pypinyin's first.

    pypinyin's first reading of 长 is zhang, of 都 dou, of 厦 sha: right for a lone character, wrong in most names.
    """
    counts: dict[str, Counter[str]] = {}
    for word, syllables in phrases.items():
        if len(word) == len(syllables):
            for char, syllable in zip(word, syllables, strict=True):
                counts.setdefault(char, Counter())[syllable] += 1
    readings: dict[str, str] = {}
    for code in range(FIRST, LAST + 1):
        char = chr(code)
        first = lazy_pinyin(char, style=Style.NORMAL, errors="ignore")
        if first and first[0].isascii():
            seen = counts.get(char, Counter())
            readings[char] = max(sorted(seen), key=lambda syllable: seen[syllable]) if seen.total() > 4 else first[0]
    return readings


def phrase_readings(plain: dict[str, str], phrases: dict[str, list[str]]) -> dict[str, str]:
    """Simplified phrases of two or three Hanzi that are not read as their characters are alone."""
    to_simplified = converter("t2s")
    found: dict[str, str] = {}
    for word in sorted(phrases, key=lambda word: (len(word), word)):
        if len(word) not in {2, 3} or len(phrases[word]) != len(word) or to_simplified(word) != word:
            continue
        syllables = [plain.get(char, "") for char in word]
        for start in range(len(word) - 1):
            shorter = found.get(word[start : start + 2])
            if shorter:
                syllables[start : start + 2] = shorter.split()
        if phrases[word] != syllables:
            found[word] = " ".join(phrases[word])
    return dict(sorted(found.items()))


def english(files: Iterable[Path]) -> list[str]:
    """The lower-case words of three plain letters or more."""
    words = {line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()}
    return sorted(
        {word for word in words if len(word) > 2 and word.isascii() and word.isalpha() and word.islower()}
        | set(NEW_ENGLISH)
    )


def chinese(file: Path) -> list[str]:
    """The words of two to four Hanzi that are no names of people, places, institutions or brands.

    A line of the dictionary is a word, how often it was counted and its part of speech. Names have nr…, ns, nt, nz;
    nz stands for a few common words as well, which their count gives away.
    """
    found: set[str] = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        word, _, behind = line.partition(" ")
        count, _, speech = behind.partition(" ")
        often = int(count) >= (2000 if speech == "nz" else 5)
        if 2 <= len(word) <= 4 and is_plain(word) and often and not speech.startswith(("nr", "ns", "nt")):
            found.add(word)
    return sorted(found)


def write(file: Path, lines: Iterable[str]) -> None:
    """Write lines, ended by LF, the last one too."""
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Make all tables."""
    arguments = argparse.ArgumentParser(description="Make the tables of knowledge/matching.")
    arguments.add_argument("--into", type=Path, default=Path(__file__).parent)
    arguments.add_argument("--words", type=Path, nargs="*", default=[])
    arguments.add_argument("--jieba", type=Path)
    options = arguments.parse_args()
    into: Path = options.into
    pairs = simplified()
    write(into / "simplified.txt", ["".join(pairs), "".join(pairs.values())])
    phrases = in_phrases()
    plain = plain_readings(phrases)
    syllables = ["", *sorted(set(plain.values()))]
    numbers = {syllable: chr(0x100 + number) for number, syllable in enumerate(syllables)}
    write(
        into / "pinyin.txt",
        [" ".join(syllables[1:]), "".join(numbers[plain.get(chr(code), "")] for code in range(FIRST, LAST + 1))],
    )
    write(into / "phrases.txt", (f"{word} {reading}" for word, reading in phrase_readings(plain, phrases).items()))
    if options.words:
        write(into / "english.txt", english(options.words))
    if options.jieba:
        write(into / "chinese.txt", chinese(options.jieba))


if __name__ == "__main__":
    main()

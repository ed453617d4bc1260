"""How fast names are found, and how well, among made-up tables of up to a million aliases.

    python tests/bench/bench_names.py [--sizes 1000 10000 100000] [--queries 150]

Prints Markdown. The names come from faker's Chinese and English lists, their words weighted as Zipf would; the
queries are 16 ways of mistyping them. A hit is the right record among the matches. Every figure is measured in one
run: a query's time is the median of three calls, and the full scan is the same program with rapidfuzz comparing all
keys instead of the index of letter groups. Ratios of one run count for more than milliseconds.
"""

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faker import Faker
from opencc import OpenCC

sys.path.insert(0, str(Path(__file__).parents[2]))

from knowledge.matching import fuzzy
from knowledge.matching.chinese import pinyin_keys, simplify
from knowledge.matching.index import NameIndex
from knowledge.matching.names import Name
from knowledge.matching.normal import core, is_hanzi, key, tokens

ENGLISH_WORDS = [
    "Technology",
    "Group",
    "Holdings",
    "Capital",
    "Digital",
    "Global",
    "Systems",
    "Media",
    "Energy",
    "Industries",
    "International",
    "Solutions",
    "Network",
    "Health",
    "Data",
    "Cloud",
    "Motors",
    "Foods",
    "Logistics",
    "Partners",
    "Pharma",
    "Semiconductor",
    "Mobile",
    "Finance",
    "Games",
    "Education",
]
CHINESE_WORDS = (
    "科技 集团 网络 控股 信息 电子 实业 投资 传媒 国际 能源 医药 物流 教育 金融 智能 汽车 食品 半导体 文化".split()  # noqa: SIM905
)
ENGLISH_FORMS = ("Ltd", "Inc", "Corp", "PLC", "LLC", "Co., Ltd.", "GmbH")
CHINESE_FORMS = ("有限公司", "股份有限公司", "有限责任公司")
SLIPS = (
    ("zh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("ng", "n"),
    ("x", "sh"),
    ("ph", "f"),
    ("q", "ch"),
    ("ck", "k"),
    ("c", "k"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Maker:
    """Makes names: the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.chinese, self.english = Faker("zh_CN"), Faker("en_US")
        self.chinese.seed_instance(seed)
        self.english.seed_instance(seed + 1)
        self.traditional = OpenCC("s2t").convert
        self.brands = "".join(
            sorted({char for _ in range(3000) for char in self.chinese.company_prefix() + self.chinese.name()})
        )

    def zipf(self, words: Sequence[str]) -> str:
        """A word, the first of the list most often."""
        return self.chance.choices(words, [1 / (place + 1) for place in range(len(words))])[0]

    def record(self) -> list[str]:
        """The aliases of one record."""
        kind = self.chance.random()
        if kind < 0.4:
            return self.chinese_company()
        if kind < 0.8:
            return self.english_company()
        return self.chinese_person() if kind < 0.9 else [self.english.name()]

    def chinese_company(self) -> list[str]:
        """Full, short and brand name, English, pinyin and traditional."""
        brand = (
            self.chinese.company_prefix()
            if self.chance.random() < 0.3
            else "".join(self.chance.choices(self.brands, k=self.chance.choice((2, 2, 3))))
        )
        city = self.chinese.city_name() if self.chance.random() < 0.5 else ""
        short = brand + self.zipf(CHINESE_WORDS)
        full = city + short + self.zipf(CHINESE_FORMS)
        said = "".join(pinyin_keys(brand)[0].split()).title()
        names = [full, short, f"{said} {self.zipf(ENGLISH_WORDS)}", pinyin_keys(short)[0]]
        if self.chance.random() < 0.5:
            names.append(brand)
        if self.traditional(short) != short:
            names.append(self.traditional(short))
        return names

    def english_company(self) -> list[str]:
        """With and without legal form, and a ticker."""
        name = " ".join(
            [self.english.last_name(), *(self.zipf(ENGLISH_WORDS) for _ in range(self.chance.choice((1, 1, 2))))]
        )
        names = [name, f"{name} {self.zipf(ENGLISH_FORMS)}"]
        if self.chance.random() < 0.5:
            names.append("".join(self.chance.choices(LETTERS.upper(), k=self.chance.choice((3, 4, 4)))))
        if self.chance.random() < 0.5:
            names.append(f"{self.english.last_name()}-{name}")
        return names

    def chinese_person(self) -> list[str]:
        """Hanzi, pinyin, and the other order."""
        name = self.chinese.name()
        family, *given = pinyin_keys(name)[0].split()
        return [name, f"{''.join(given).title()} {family.title()}"]

    def names(self, size: int) -> list[Name]:
        """So many names."""
        found: list[Name] = []
        record = 0
        while len(found) < size:
            found += [Name(alias, f"record/{record:06d}") for alias in dict.fromkeys(self.record())]
            record += 1
        return found[:size]


class Mangler:
    """Mistypes names; each way gives None where it does not apply to a name."""

    def __init__(self, seed: int, homophones: dict[str, list[str]]) -> None:
        self.chance, self.homophones = random.Random(seed), homophones
        self.traditional = OpenCC("s2t").convert
        self.ways: dict[str, Callable[[str], str | None]] = {
            "exact": lambda name: name,
            "case or width": self.width,
            "1 typo": lambda name: self.typos(name, 1),
            "2 typos": lambda name: self.typos(name, 2),
            "transposition": self.transposed,
            "words joined": lambda name: name.replace(" ", "") if " " in name and name.isascii() else None,
            "hyphenated": lambda name: name.replace(" ", "-") if " " in name and name.isascii() else None,
            "word split": self.split,
            "no legal form": lambda name: (
                core(name) if core(name) != " ".join(core(name + " x").split()[:-1]) else None
            ),
            "words reversed": lambda name: " ".join(reversed(name.split())) if " " in name and name.isascii() else None,
            "trad-simp": self.script,
            "Hanzi to pinyin": lambda name: (
                self.chance.choice(("", " ")).join(pinyin_keys(name)[0].split()) if all_hanzi(name) else None
            ),
            "Hanzi wrong or missing": self.wrong_hanzi,
            "homophone": self.homophone,
            "phonetic slip": self.phonetic,
            "prefix": lambda name: name[: max(2, len(name) * 2 // 3)] if len(name) > 3 else None,
        }

    def width(self, name: str) -> str | None:
        """Capitals, or full width."""
        if not name.isascii():
            return None
        return (
            name.swapcase()
            if self.chance.random() < 0.5
            else "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else "\u3000" for char in name)
        )

    def typos(self, name: str, count: int) -> str | None:
        """Letters missing, added, wrong."""
        if not name.isascii() or len(name) < 5 + 3 * count:
            return None
        for _ in range(count):
            place = self.chance.randrange(1, len(name))
            cut, new = self.chance.choice(((1, ""), (0, self.chance.choice(LETTERS)), (1, self.chance.choice(LETTERS))))
            name = name[:place] + new + name[place + cut :]
        return name

    def transposed(self, name: str) -> str | None:
        """Two neighbours swapped."""
        places = [
            place
            for place in range(len(name) - 1)
            if name[place] != name[place + 1] and name[place : place + 2].isalpha()
        ]
        if not name.isascii() or len(name) < 6 or not places:
            return None
        place = self.chance.choice(places)
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]

    def split(self, name: str) -> str | None:
        """A space within a word."""
        if not name.isascii() or len(name) < 6:
            return None
        place = self.chance.randrange(2, len(name) - 1)
        return name[:place] + " " + name[place:]

    def script(self, name: str) -> str | None:
        """The other characters."""
        other = self.traditional(name) if simplify(name) == name else simplify(name)
        return other if other != name else None

    def wrong_hanzi(self, name: str) -> str | None:
        """One Hanzi wrong or missing."""
        if not all_hanzi(name) or len(name) < 4:
            return None
        place = self.chance.randrange(1, len(name))
        return name[:place] + self.chance.choice(("", "的", "明", "发")) + name[place + 1 :]

    def homophone(self, name: str) -> str | None:
        """One Hanzi for another that sounds alike."""
        if not all_hanzi(name) or len(name) < 3:
            return None
        place = self.chance.randrange(len(name))
        others = [char for char in self.homophones.get(pinyin_keys(name[place])[0], []) if char != name[place]]
        return name[:place] + self.chance.choice(others) + name[place + 1 :] if others else None

    def phonetic(self, name: str) -> str | None:
        """A sound written otherwise."""
        low = name.lower()
        possible = [pair for pair in SLIPS if pair[0] in low]
        if not name.isascii() or len(name) < 6 or not possible:
            return None
        return low.replace(*self.chance.choice(possible), 1)


def all_hanzi(name: str) -> bool:
    """Whether a name is Hanzi alone."""
    return all(map(is_hanzi, name))


@dataclass
class Result:
    """What one finder made of the queries: microseconds and places of the right record, by query."""

    times: list[float]
    places: list[int | None]

    def quantile(self, share: float, of: Sequence[int] | None = None) -> float:
        """Milliseconds."""
        times = sorted(self.times if of is None else [self.times[place] for place in of])
        return times[min(len(times) - 1, int(len(times) * share))] * 1000

    def recall(self, within: int, of: Sequence[int]) -> float:
        """Percent."""
        return 100 * statistics.fmean(
            found is not None and found < within for found in (self.places[place] for place in of)
        )


def queries(names: Sequence[Name], a_class: int, seed: int) -> list[tuple[str, str, str]]:
    """Class, typed text and right record."""
    chance = random.Random(seed)
    homophones: dict[str, list[str]] = {}
    for char in sorted({char for name in names[:20000] for char in name.text if is_hanzi(char)}):
        homophones.setdefault(pinyin_keys(char)[0], []).append(char)
    found: list[tuple[str, str, str]] = []
    for way, mangle in Mangler(seed, homophones).ways.items():
        count = 0
        for _ in range(a_class * 400):
            name = chance.choice(names)
            typed = mangle(name.text)
            if typed and key(typed):
                found.append((way, typed, name.record))
                count += 1
            if count == a_class:
                break
    chance.shuffle(found)
    return found


def place_of(record: str, index: NameIndex, typed: str, find: str) -> int | None:
    """At which place a record comes; equals of the first count as first."""
    matches = index.nearest(typed) if find == "nearest" else index.find(typed)
    for place, match in enumerate(matches):
        if match.record == record:
            return 0 if match.score == matches[0].score else place
    return None


def measure(index: NameIndex, asked: Sequence[tuple[str, str, str]], find: str, calls: int) -> Result:
    """Run all queries."""
    look = index.nearest if find == "nearest" else index.find
    times: list[float] = []
    for _, typed, _ in asked:
        took: list[float] = []
        for _ in range(calls):
            before = time.perf_counter()
            look(typed)
            took.append(time.perf_counter() - before)
        times.append(statistics.median(took))
    return Result(times, [place_of(record, index, typed, find) for _, typed, record in asked])


def scanning(index: NameIndex) -> NameIndex:
    """The same index with a full scan in place of the letter groups."""
    other = object.__new__(NameIndex)
    lexicon = index._lexicon
    other._lexicon, other._fuzzy, other._spotter = lexicon, fuzzy.Fuzzy(lexicon.keys, lexicon.spaced), index._spotter
    return other


def resident() -> float:
    """The process's memory now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def spotting(index: NameIndex, names: Sequence[Name], seed: int) -> tuple[float, float, float]:
    """p50 and p99 in milliseconds, and percent found, of names inside questions."""
    chance = random.Random(seed)
    frames = (
        "What is the latest fine on {}?",
        "why was {} fined by the regulator in 2021",
        "{}最近一次罚款是多少",
        "compare the two reports that {} has to hand in",
    )
    times: list[float] = []
    hits = 0
    for _ in range(400):
        name = chance.choice(names)
        question = chance.choice(frames).format(name.text)
        took: list[float] = []
        for _ in range(3):
            before = time.perf_counter()
            matches = index.spot(tokens(question))
            took.append(time.perf_counter() - before)
        times.append(statistics.median(took) * 1000)
        hits += any(match.record == name.record for match in matches)
    times.sort()
    return times[200], times[396], hits / 4


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="Measure knowledge.matching.")
    arguments.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    arguments.add_argument("--queries", type=int, default=150, help="of each of the 16 classes")
    arguments.add_argument("--scanned", type=int, default=480, help="queries of the full scan")
    arguments.add_argument("--classes", action="store_true", help="recall of each class too")
    options = arguments.parse_args()
    print(
        "| aliases | keys | build s | MiB | find p50 · p99 ms | nearest p50 · p99 ms | scan p99 ms (queries) "
        "| scan / index p99 | recall@1 · @5 | scan recall@1 · @5 | spot p50 · p99 ms, found |"
    )
    print("| " + "--- | " * 11)
    for size in options.sizes:
        names = Maker(7).names(size)
        asked = queries(names, options.queries, 11)
        gc.collect()
        before = resident()
        started = time.perf_counter()
        index = NameIndex(names)
        build = time.perf_counter() - started
        gc.collect()
        memory = resident() - before
        gc.freeze()
        found, nearest = measure(index, asked, "find", 3), measure(index, asked, "nearest", 3)
        few = range(min(options.scanned, len(asked)))
        scan = measure(scanning(index), [asked[place] for place in few], "nearest", 1 if size > 300_000 else 3)
        scored = [place for place, (way, _, _) in enumerate(asked) if way != "prefix"]
        same = [place for place in few if asked[place][0] != "prefix"]
        ratio = scan.quantile(0.99) / nearest.quantile(0.99, few)
        spot = spotting(index, names, 13)
        print(
            f"| {size:,} | {len(index):,} | {build:.2f} | {memory:.0f} "
            f"| {found.quantile(0.5):.3f} · {found.quantile(0.99):.2f} "
            f"| {nearest.quantile(0.5):.3f} · {nearest.quantile(0.99):.2f} "
            f"| {scan.quantile(0.99):.2f} ({len(few)}) | {ratio:.0f} "
            f"| {nearest.recall(1, scored):.1f} · {nearest.recall(5, scored):.1f} "
            f"(same queries {nearest.recall(1, same):.1f} · {nearest.recall(5, same):.1f}) "
            f"| {scan.recall(1, same):.1f} · {scan.recall(5, same):.1f} "
            f"| {spot[0]:.3f} · {spot[1]:.2f}, {spot[2]:.1f} % |",
            flush=True,
        )
        if options.classes:
            for way in dict.fromkeys(way for way, _, _ in asked):
                of = [place for place, (other, _, _) in enumerate(asked) if other == way]
                print(
                    f"    {way}: {len(of)} queries, nearest {nearest.recall(1, of):.1f} · {nearest.recall(5, of):.1f}, "
                    f"find {found.recall(5, of):.1f}, p99 {nearest.quantile(0.99, of):.2f} ms"
                )


if __name__ == "__main__":
    main()

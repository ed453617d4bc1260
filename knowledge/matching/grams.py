"""An index of letter groups over many keys, in numpy: picks the few keys worth comparing with a typed one.

Keys fall into groups of three letters (two if the key has Hanzi), `^` and `$` marking the edges. A group's code picks
a bucket; the buckets' postings lie side by side in one array, each posting a key's place << 10 with the group's
weight below it. A query takes its rarest groups first until it has enough postings, sorts them once, sums the
weights of each key and keeps the best. A group weighs the more the fewer keys have it (log2 of keys / postings); a
difference in length costs.

Only loaded above `fuzzy.SCANNED` keys; figures are in `tests/bench/bench_names.py`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

_SHIFT = 10
"""Bits under a key's place that hold a weight; 22 remain for the place."""

_UNIT = 32
"""One bit of rarity in the unit of the weights; the rarest group of 2 ** 22 keys is worth 704."""

_LENGTH_COST = 10
"""What a letter of difference in length costs."""

_FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)
"""Odd numbers that spread groups over buckets: Python's own hash of a text would differ from run to run."""

_AT_ONCE = 100_000
"""So many keys are taken apart at a time, which bounds the memory of a build."""


class GramIndex:
    """Picks candidates among keys; a key is known by its place in the sequence given.

    Args:
        keys: fewer than 2 ** 22, none empty.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        count = len(keys)
        self._most, self._best = (12_000, 100) if count <= 300_000 else (40_000, 200)
        self._bits = min(20, max(12, count.bit_length()))
        self._lengths = np.fromiter(map(len, keys), dtype=np.int32, count=count)
        parts = [self._taken_apart(keys, first) for first in range(0, count, _AT_ONCE)]
        pairs = np.unique(np.concatenate(parts))  # bucket << 32 | place
        buckets = (pairs >> np.uint64(32)).astype(np.int64)
        sizes = np.bincount(buckets, minlength=1 << self._bits)
        rarity = np.log2(count / np.maximum(sizes, 1)) * _UNIT
        self._weights: Numbers = np.clip(np.rint(rarity), 1, (1 << _SHIFT) - 1).astype(np.uint32)
        self._starts: list[int] = [0, *np.cumsum(sizes).tolist()]
        self._postings: Numbers = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32) << np.uint32(_SHIFT)

    def near(self, key: str) -> list[int]:
        """The places of the keys that share most with this one, in order of place."""
        starts = self._starts
        sized = sorted((starts[bucket + 1] - starts[bucket], bucket) for bucket in set(self._buckets(key)))
        taken: list[Numbers] = []
        total = 0
        for size, bucket in sized:
            if taken and total + size > self._most:
                break
            taken.append(self._postings[starts[bucket] : starts[bucket + 1]] + self._weights[bucket])
            total += size
        if not total:
            return []
        postings = np.concatenate(taken)
        postings.sort()
        places = postings >> np.uint32(_SHIFT)
        firsts = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
        owners = places[firsts]
        worth = np.add.reduceat((postings & np.uint32((1 << _SHIFT) - 1)).astype(np.int32), firsts)
        worth -= _LENGTH_COST * np.abs(self._lengths[owners] - len(key))
        if len(owners) > self._best:
            owners = owners[np.argpartition(-worth, self._best)[: self._best]]
            owners.sort()
        return owners.tolist()

    def _buckets(self, key: str) -> Iterator[int]:
        """The buckets of a single key's groups; the same arithmetic as `_taken_apart`, without numpy's overhead."""
        codes = [ord("^"), *map(ord, key), ord("$")]
        size = _group_size(key)
        for first in range(len(codes) - size + 1):
            mixed = sum(code * factor for code, factor in zip(codes[first : first + size], _FACTORS, strict=False))
            yield (mixed & 0xFFFFFFFF) >> (32 - self._bits)

    def _taken_apart(self, keys: Sequence[str], first: int) -> NDArray[np.uint64]:
        """The groups of some keys, each as bucket << 32 | place."""
        part = keys[first : first + _AT_ONCE]
        codes = np.frombuffer("".join(f"^{key}$" for key in part).encode("utf-32-le", "surrogatepass"), np.uint32)
        lengths = self._lengths[first : first + len(part)].astype(np.int64) + 2
        owners = np.repeat(np.arange(len(part), dtype=np.int64), lengths)
        left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(codes))  # letters up to the key's end
        sizes = np.fromiter(map(_group_size, part), dtype=np.int64, count=len(part))[owners]
        padded = np.concatenate((codes, np.zeros(2, np.uint32)))
        one, two, three = (np.uint32(factor) for factor in _FACTORS)
        mixed = padded[:-2] * one + padded[1:-1] * two + np.where(sizes > 2, padded[2:], np.uint32(0)) * three
        whole = left >= sizes
        buckets = (mixed[whole] >> np.uint32(32 - self._bits)).astype(np.uint64)
        return (buckets << np.uint64(32)) | (owners[whole] + first).astype(np.uint64)


def _group_size(key: str) -> int:
    """Three letters, or two where there are Hanzi: a Hanzi tells as much as a Latin syllable."""
    return 2 if any("\u3400" <= char <= "\u9fff" for char in key) else 3

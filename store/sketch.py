"""What tells copies of a text: its runs of three words, and a sketch of them that fits in 256 bytes.

A sketch is a MinHash of one permutation: every run of words falls into one of 128 lanes, and of each lane the
smallest is kept, cut to 16 bits; the share of lanes in which two sketches agree estimates the Jaccard index
of the two sets of runs. Two neighbouring lanes make a *band*: texts that agree in any band are looked at. All
of it depends on the folded words alone, not on machine, run or order.

P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing" (2012); empty lanes are filled as in A. Shrivastava,
"Optimal Densification for Fast and Accurate Minwise Hashing" (2017).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from operator import xor
from struct import Struct

from store.words import index_text

RUN = 3
"""Words of a run."""

FEWEST_RUNS = 12
"""Texts with fewer are copies only of what has the same words: three runs in common mean nothing there."""

LANES = 128
_LANE_BITS = 7
_LAYOUT = Struct(f"<{LANES}H")
SKETCH_BYTES = _LAYOUT.size

_KEPT_WORDS = 200_000
"""Words whose codes are kept, some 40 MB; beyond it they are forgotten all at once."""


class _Codes(dict[str, int]):
    """A code of 60 random bits for each word, another one at each place of a run."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._key = bytes([place])

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8, key=self._key).digest()
        self[word] = code = int.from_bytes(digest, "little") >> 4
        return code


_CODES: tuple[Callable[[str], int], ...] = tuple(_Codes(place).__getitem__ for place in range(1, RUN + 1))


def runs_of(words: Sequence[str]) -> list[int]:
    """A number for each run of three words, in reading order."""
    first, second, third = (list(map(code, words[place:])) for place, code in enumerate(_CODES))
    return list(map(xor, map(xor, first, second), third))


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a text is found by among others: small, and the same for every spelling of its words."""

    words_hash: int
    """64 bits of the hash of its folded words."""

    sketch: bytes
    """Empty for a text that is too short for one."""


def imprint_of(text: str) -> Imprint:
    """The imprint of a stored text."""
    words = index_text(text).split()
    digest = blake2b(" ".join(words).encode(), digest_size=8).digest()
    return Imprint(int.from_bytes(digest, "little", signed=True), _sketch(runs_of(words)))


def _sketch(runs: Sequence[int]) -> bytes:
    if len(runs) < FEWEST_RUNS:
        return b""
    mask = LANES - 1
    smallest = {run & mask: run for run in sorted(runs, reverse=True)}
    if len(smallest) < LANES:
        empty = set(range(LANES)) - smallest.keys()
        lenders = {lane: next(other for other in _lenders()[lane] if other in smallest) for lane in empty}
        smallest |= {lane: smallest[lender] for lane, lender in lenders.items()}
    return _LAYOUT.pack(*[smallest[lane] >> _LANE_BITS & 0xFFFF for lane in range(LANES)])


@cache
def _lenders() -> tuple[tuple[int, ...], ...]:
    """For each lane the order in which it asks the others for their smallest when it has none."""

    def drawn(lane: int, other: int) -> bytes:
        return blake2b(bytes((lane, other)), digest_size=8).digest()

    return tuple(
        tuple(sorted(range(LANES), key=lambda other, lane=lane: drawn(lane, other)))  # type: ignore[misc]
        for lane in range(LANES)
    )


def bands_of(sketch: bytes) -> list[int]:
    """A signed 32-bit number for each band of a sketch; none for an empty one."""
    if not sketch:
        return []
    lanes = _LAYOUT.unpack(sketch)
    pairs = zip(lanes[::2], lanes[1::2], strict=True)
    # a band has its number in it, so that all bands can lie in one index
    return [((one << 16 | two) ^ salt) - 0x80000000 for (one, two), salt in zip(pairs, _SALTS, strict=True)]


_SALTS = tuple(number * 0x9E3779B1 & 0xFFFFFFFF for number in range(LANES // 2))

_HIGH = int.from_bytes(b"\x00\x80" * LANES, "little")
_REST = _HIGH - (_HIGH >> 15)


def agreeing(one: int, other: int) -> int:
    """Lanes in which two sketches, taken as little-endian numbers, agree: all lanes at once."""
    different = one ^ other
    # the carry sets the high bit of each lane in which any lower bit is set
    return LANES - (((different & _REST) + _REST | different) & _HIGH).bit_count()

"""The identity of a claim: the same for the same claim in every export, whatever else is found beside it.

It rests on what is said and where: the article's text, the words, the actor, the meeting, the state and who
says so. The number of the claim in the article would change with every other claim that is found or rejected.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from store.record import Claim

_LENGTH = 16
"""Hexadecimal digits: among a million claims two meet by chance once in thirty million collections."""


class ClaimIds:
    """Gives ids to the claims of articles, in reading order; claims that say the very same are numbered."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def of(self, text_sha256: str, claim: Claim, place: tuple[int, int] | None) -> str:
        """The id of a claim on the text of that hash; `place`: start and end of its first words.

        It begins with a letter, so that no spreadsheet takes it for a number.
        """
        said = (
            claim.meeting, claim.round_process, claim.round_number, claim.segment, claim.actor_type,
            claim.actor or claim.name_ar, claim.function, claim.role_said, claim.state, claim.claimant,
            claim.claim_mode, claim.hedge,
        )  # fmt: skip
        words = json.dumps([text_sha256, *said, place], ensure_ascii=False)
        own = f"c{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"
        self._times[own] += 1
        return own if self._times[own] == 1 else f"{own}-{self._times[own]}"

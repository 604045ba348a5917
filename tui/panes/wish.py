"""What a reader wishes to be decided of the article on screen: panes say it, the screen sees to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.message import Message

from store.coding import ActorType
from store.model import Article
from store.record import Claim

Act = Literal["reject", "change", "confirm", "add", "tag", "note"]


@dataclass
class Wished(Message):
    """Something is to be corrected or written down."""

    act: Act | None
    """None when the reader has yet to say what."""

    article: Article

    span: tuple[int, int] | None = None
    """The words that are selected, or that stand out."""

    claim: Claim | None = None
    """The claim that the cursor is on."""


@dataclass
class CellWished(Message):
    """A cell of the matrix is to be coded."""

    meeting: str
    actor_type: ActorType
    actor: str
    """Id of the actor, `?` and the name for a person that no profile knows."""

    title: str
    """The cell as the reader knows it."""

"""Which words belong to the name of a party, a place or an outlet: a person's name does not begin there."""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.gazetteer import gazetteer
from importers.extract.titles import Cover
from importers.profiles.profile import Profiles


def cover_of(document: Document, profiles: Profiles) -> Cover:
    """The match that each such word belongs to; a party before the place that it shares a name with."""
    known: Cover | None = document.computed.get("cover")
    if known is not None:
        return known
    cover: Cover = {}
    for match in gazetteer(profiles).matches(document):
        form = match.form
        if form.kind not in ("party", "place", "outlet") or (form.pending and form.kind == "outlet"):
            continue
        for word in range(match.first, match.last + 1):
            if word not in cover or form.kind == "party":
                cover[word] = match
    document.computed["cover"] = cover
    return cover

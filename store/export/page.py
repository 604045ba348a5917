"""One HTML file that a colleague without the program opens: matrix, then each cell's claims, with quotes.

It needs nothing else: no script, no picture, no font, nothing from the network, which its own policy forbids
as well. Whatever comes from an article is escaped and isolated, so that neither markup nor direction marks of
it reach the page around it. The labels are English; the page runs from right to left as its quotes do, and
each claim has a field for the coder's own translation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TextIO

from store.attendance import Attendance
from store.cells import one_line
from store.evidence import Evidence, evidence
from store.export.page_style import STYLE
from store.matrix import ActorColumn, ActorType, Cell, Matrix, MeetingRow, Question
from store.matrix_text import contradictions, counted
from store.selection import Selection
from store.store import Store

PAGE_FILE = "evidence.html"

_ALL = 1_000_000
_PARTS: tuple[tuple[ActorType, str], ...] = (("party", "Parties"), ("person", "People"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_EMPTINESS = {"no-article": "", "not-named": "·", "no-claim": "…"}
_LEGEND = (
    "A cell names every state that is claimed with its independent sources; it decides nothing. Blank: no "
    "article of the selection is on the meeting. · : those that are do not name the actor. … : some name the "
    "actor and none says anything of attendance. ! : claims contradict each other. Silence is never absence."
)
_COLUMNS = (
    "state", "as", "actor", "says", "outlet", "day", "quote", "translation", "article", "rule, certainty",
)  # fmt: skip

_KINDS = {
    "day": ' class="day"',
    "quote": ' class="quote"',
    "translation": ' class="translation" contenteditable',
}


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of itself."""

    selection: Selection
    articles: int
    collection: str
    """Hash of the collection."""

    program: str
    date: str


def write_page(store: Store, about: About, path: Path) -> int:
    """Write the page; claims that it holds. Raises OSError, StoreError, QueryError."""
    attendance = Attendance(store)
    claims = 0
    with path.open("x", encoding="utf-8", newline="") as file:
        file.writelines(_head(about))
        for kind, title in _PARTS:
            matrix = attendance.matrix(about.selection, Question(columns=kind, most=_ALL))
            file.write(f'<h2 id="{kind}">{title}</h2>\n')
            if matrix.actors:
                file.writelines(_matrix(matrix))
                claims += _write_claims(file, matrix, evidence(store, matrix))
            else:
                file.write(f'<p dir="ltr">No claim on {title.lower()}.</p>\n')
        file.write("</body>\n</html>\n")
    return claims


def _head(about: About) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Attendance as claimed</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    yield '<h1 dir="ltr">Attendance as claimed</h1>\n'
    asked = " ".join(about.selection.to_words()) or "the whole collection"
    yield f'<p dir="ltr">{about.articles} articles: {_said(asked)}. {_LEGEND}</p>\n'
    yield (
        f'<p dir="ltr" class="small">{_said(about.date)}, jawla {_said(about.program)}, collection '
        f"{_said(about.collection[:16])}. The field <em>translation</em> can be filled in here; save the "
        "page from the browser to keep it.</p>\n"
    )


def _matrix(matrix: Matrix) -> Iterator[str]:
    yield '<div class="wide"><table class="matrix">\n<thead><tr><th>meeting</th><th>articles / sources</th>'
    yield from (f"<th>{_name(actor)}</th>" for actor in matrix.actors)
    yield "</tr></thead>\n<tbody>\n"
    for number, row in enumerate(matrix.meetings):
        yield f'<tr><th>{_meeting(row)}</th><td><bdi dir="ltr">{row.articles} / {row.sources}</bdi></td>'
        for other, actor in enumerate(matrix.actors):
            cell = matrix.cell(row.meeting.id, actor.id)
            yield _cell(cell, f"{matrix.question.columns}-{number}-{other}")
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(cell: Cell, place: str) -> str:
    if cell.emptiness is not None:
        return f'<td class="empty" title="{cell.emptiness}">{_EMPTINESS[cell.emptiness]}</td>'
    stance = cell.stances[0].value if len(cell.stances) == 1 else ""
    kind = "contradicted" if cell.contradictions else stance
    said = counted(cell.states) or f"head:{cell.sources}"
    mark = "! " if cell.contradictions else ""
    return f'<td class="{kind}"><a href="#{place}"><bdi dir="ltr">{mark}{_said(said)}</bdi></a></td>'


def _write_claims(file: TextIO, matrix: Matrix, found: Iterator[Evidence]) -> int:
    """The claims below a matrix, cell by cell; their number."""
    kind = matrix.question.columns
    behind: dict[tuple[str, str], list[Evidence]] = {}
    for own in found:
        actor = own.subject(kind)
        if own.claim.meeting is not None and actor is not None:
            behind.setdefault((own.claim.meeting, actor), []).append(own)
    for number, row in enumerate(matrix.meetings):
        for other, column in enumerate(matrix.actors):
            claims = behind.get((row.meeting.id, column.id))
            if claims:
                cell = matrix.cell(row.meeting.id, column.id)
                file.write(f'<h3 id="{kind}-{number}-{other}">{_meeting(row)} — {_name(column)}</h3>\n')
                if cell.contradictions:
                    file.write(f'<p dir="ltr">Contradictions: {_said(contradictions(cell))}</p>\n')
                file.writelines(_claims(claims))
    return sum(map(len, behind.values()))


def _claims(claims: list[Evidence]) -> Iterator[str]:
    headings = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    yield f'<div><table class="claims">\n<thead><tr>{headings}</tr></thead>\n<tbody>\n'
    for own in claims:
        claim = own.claim
        proof = claim.mentions[0] if claim.mentions else None
        quotes = "<br>".join(f'<q lang="ar" dir="rtl">{_said(quote)}</q>' for quote in own.quotes)
        state = claim.state + (f" ({claim.segment})" if claim.segment else "") + (" ?" if claim.hedge else "")
        cells = (
            _words(state),
            _words(" ".join(filter(None, (claim.role, claim.function, claim.role_said)))),
            _words(claim.name_ar),
            _words(": ".join(filter(None, (claim.claimant, claim.claim_mode)))),
            _words(own.source_ar or own.source_en or ""),
            _words(own.day or ""),
            quotes,
            "",
            f"{_words(own.heading)}<br><small>{_words(own.key)} {_words(own.claim_id)}</small>",
            _words(f"{proof.rule}, {proof.certainty}") if proof else "",
        )
        row = (f"<td{_KINDS.get(name, '')}>{cell}</td>" for name, cell in zip(_COLUMNS, cells, strict=True))
        yield f"<tr>{''.join(row)}</tr>\n"
    yield "</tbody></table></div>\n"


def _meeting(row: MeetingRow) -> str:
    meeting = row.meeting
    days = " – ".join(dict.fromkeys(day for day in (meeting.start, meeting.end) if day))
    title = meeting.title_ar or meeting.title_en or meeting.id
    return f"{_words(title)} <small>{_words(meeting.id)} {_words(days)}</small>"


def _name(actor: ActorColumn) -> str:
    return f"{_words(actor.label_ar)} <small>{_words(actor.label_en)}</small>"


def _words(text: str) -> str:
    """Text of whatever direction, kept to itself."""
    return f'<bdi dir="auto">{_said(text)}</bdi>' if text else ""


def _said(text: str) -> str:
    """Text from outside: on one line, without control characters, escaped."""
    return escape(one_line(text), quote=True)

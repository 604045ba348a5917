"""`jawla adjudicate CODER1 CODER2`: on what two coders differ, and who is right."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say, term


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder
    from jawla.two_coders import add_two_coders

    add_two_coders(parser)
    parser.add_argument("--decide", metavar="ID", help=say("adjudicate.decide"))
    parser.add_argument("--for", metavar="CODER", dest="for_", help=say("adjudicate.for"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=say("adjudicate.reason"))
    parser.add_argument("--open", action="store_true", help=say("adjudicate.open"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_coder(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.collection import open_for_output
    from jawla.output import Column, Output, tell
    from jawla.two_coders import two_coders
    from store.adjudicating import settle, settled
    from store.coding import CodingError
    from store.differences import differences

    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        both = two_coders(store, arguments)
        found = list(differences(both))
        if arguments.decide is not None:
            chosen = [own for own in found if own.id.startswith(arguments.decide)]
            if len(chosen) != 1 or not arguments.decide:
                raise CodingError("adjudicate-unknown", id=arguments.decide, count=len(chosen))
            if arguments.for_ not in both.coders:
                raise CodingError("adjudicate-for", one=both.coders[0], other=both.coders[1])
            side = both.coders.index(arguments.for_)
            made = settle(store, both, chosen[0], side, coder=coder_of(arguments), reason=arguments.reason)
            tell(say("adjudicate.done", about=made.about, coder=made.sided_with))
            return DONE
        decided = settled(store)
    rows = []
    for own in found:
        decision = decided.get(own.id)
        if arguments.open and decision is not None:
            continue
        if out.json:
            out.object(
                {
                    "id": own.id,
                    "kind": own.kind,
                    "article": own.article,
                    "unit": list(own.unit),
                    "said": dict(zip(both.coders, own.said, strict=True)),
                    "sided_with": decision and decision.sided_with,
                    "reason": decision and decision.reason,
                    "coder": decision and decision.coder,
                }
            )
        what = " ".join(own.unit if own.cells or own.kind == "attendance" else own.unit[1:])
        kind = say("agreement.cells") if own.cells else term("kind", own.kind)
        rows.append((own.id, own.article, kind, what, *own.said, decision.sided_with if decision else ""))
    if not out.json:
        columns = (
            Column(say("column.id"), 12),
            Column(say("column.article"), 16),
            Column(say("column.kind"), 10),
            Column(say("column.what"), 0),
            *(Column(coder, 10) for coder in both.coders),
            Column(say("column.right"), 10),
        )
        out.table(columns, rows)
    return DONE


COMMAND = Command("adjudicate", _arguments, _run)

"""`jawla agreement CODER1 CODER2`: how far two coders agree, by kind and state, with intervals."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import digits, say, term

if TYPE_CHECKING:
    from store.agreement import Coefficient


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.two_coders import add_two_coders

    add_two_coders(parser)
    parser.add_argument("--kind", metavar="KIND", action="append", help=say("agreement.kind"))
    parser.add_argument("--resamples", metavar="N", type=int, default=1000, help=say("option.resamples"))
    parser.add_argument("--seed", metavar="N", type=int, default=0, help=say("option.seed"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from jawla.collection import open_for_output
    from jawla.output import Column, Output
    from jawla.two_coders import two_coders
    from store.differences import agreements

    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        both = two_coders(store, arguments)
    about = {"resamples": arguments.resamples, "seed": arguments.seed, "articles": len(both.articles)}
    if not out.json:
        out.text(say("agreement.about", one=both.coders[0], other=both.coders[1], **about))
    rows = []
    for own in agreements(both, resamples=arguments.resamples, seed=arguments.seed):
        if arguments.kind and own.kind not in arguments.kind:
            continue
        if out.json:
            out.object({"coders": list(both.coders), **about, "kind": own.kind, **asdict(own.figures)})
        figures = (own.figures.percent, own.figures.kappa, own.figures.alpha)
        rows.append((_label(own.kind), str(own.figures.units), *(_shown(figure) for figure in figures)))
    if not out.json:
        columns = (
            Column(say("agreement.what"), 18),
            Column(say("agreement.units"), 7, end=True),
            *(Column(say(f"agreement.{name}"), 17) for name in ("percent", "kappa", "alpha")),
        )
        out.table(columns, rows)
    return DONE


def _label(kind: str) -> str:
    from store.coded import STATES
    from store.differences import CELLS, STATE

    if kind in (CELLS, STATE):
        return say(f"agreement.{kind}")
    return f"· {term('state', kind)}" if kind in STATES else term("kind", kind)


def _shown(figure: Coefficient) -> str:
    if figure.value is None:
        return "-"
    value = digits(f"{figure.value:.2f}")
    return (
        value
        if figure.low is None
        else f"{value} ({digits(f'{figure.low:.2f}')}–{digits(f'{figure.high:.2f}')})"
    )


COMMAND = Command("agreement", _arguments, _run)

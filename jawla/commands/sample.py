"""`jawla sample`: articles drawn at random to be coded, kept as a task."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder
    from jawla.collection import add_filters
    from jawla.reading import positive

    parser.add_argument("--n", metavar="N", type=positive, required=True, help=say("sample.n"))
    parser.add_argument("--seed", metavar="N", type=int, default=0, help=say("option.seed"))
    parser.add_argument("--stratify", metavar="KIND,KIND", default="", help=say("sample.stratify"))
    parser.add_argument("--name", metavar="NAME", help=say("sample.name"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_coder(parser)
    add_filters(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.coding_tasks import show_task
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output, note
    from store.sampling import draw_task

    with open_for_output(arguments) as store:
        task = draw_task(
            store,
            selection_of(arguments, store),
            f"sample-{arguments.seed}" if arguments.name is None else arguments.name,
            coder_of(arguments),
            n=arguments.n,
            seed=arguments.seed,
            stratify=[own.strip() for own in arguments.stratify.split(",") if own.strip()],
        )
        task = store.curation.add_task(task)
        show_task(store, task, Output(arguments.json, arguments.terminal_mode))
    note(say("sample.drawn", name=task.name))
    return DONE


COMMAND = Command("sample", _arguments, _run)

"""The command line: builds the parser from the commands, runs one, and turns problems into sentences."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jawla import language
from jawla.command import DONE, INTERRUPTED, NOT_DONE
from jawla.commands import commands
from jawla.common import add_common, add_theme
from jawla.output import complain, note, write_help
from jawla.version import VERSION
from store.problem import Problem
from tui.words import right_to_left, say, visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class _Parser(argparse.ArgumentParser):
    """Speaks as the rest of the program does: one sentence, what to do, status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse promises NoReturn: exit is one
        note(say("cli.usage", message=message, program=self.prog))
        self.exit(NOT_DONE)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        if file is None:
            write_help(self.format_help(), sys.stdout)
        else:
            super().print_help(file)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(prog="jawla", description=say("cli.about"), epilog=say("cli.epilog"), allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"jawla {VERSION}")
    add_common(top, uses_database=True, top=True)
    add_theme(top, top=True)
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", title=say("cli.commands"))
    for command in commands():
        own = subparsers.add_parser(
            command.name,
            help=say(f"usage.{command.name}"),
            description=say(f"usage.{command.name}"),
            allow_abbrev=False,
        )
        add_common(own, uses_database=command.uses_database, top=False)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status."""
    language.settle(sys.argv[1:] if argv is None else argv, os.environ)
    _let_argparse_speak()
    arguments = parser().parse_args(argv)
    if arguments.command is None:
        from jawla.commands.open_ import COMMAND

        arguments.run = COMMAND.run
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except Problem as problem:
        _explain(problem)
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()  # whoever read us has enough
        return DONE
    except OSError as error:
        _silence_output()
        what, why = str(error.filename or say("cli.output")), error.strerror or str(error)
        complain(say("cli.system", what=what, why=why))
        return NOT_DONE
    return status


def _let_argparse_speak() -> None:
    """What argparse says by itself: it asks gettext, which would want compiled files."""
    own: Mapping[str, str] = {}
    if right_to_left():
        from tui.words.arabic.argument_parser import ARGPARSE as own
    argparse._ = lambda words: own.get(words, words)  # type: ignore[attr-defined]  # a name of argparse's own
    argparse.ngettext = (  # type: ignore[attr-defined]
        lambda one, more, count: own.get(more, more) if count != 1 else own.get(one, one)
    )


def _silence_output() -> None:
    """What could not be written must not be tried again by the interpreter's own flush at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(problem: Problem) -> None:
    """One sentence; under a search that cannot be understood also the place, marked by a caret."""
    complain(say(problem.code, **problem.values))
    query, position = problem.values.get("query"), problem.values.get("position")
    if isinstance(query, str) and isinstance(position, int):
        from tui.text.labels import label

        line = label(query, max(len(query) * 2, 1), base="ltr")
        logical = not sys.stderr.isatty()
        row, cell = (
            (str(visible(query)), position) if logical else (line.text.rstrip(), line.cell_of(position))
        )
        print(f"  {row}\n  {' ' * cell}^", file=sys.stderr)

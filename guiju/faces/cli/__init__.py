"""The command line: `guiju COMMAND …`.

Each command is one module, of this package or named by `commands`. Only the module of the command that was asked for is
imported, so that `guiju read` answers in a fraction of a second although `guiju serve` needs a whole web framework.

A command module holds `HELP` (one line), `EXAMPLE` (commands a user can paste), `add_arguments(parser)` and
`run(args) -> int`. Exit codes: 0 good, 1 findings or a refusal, 2 wrong use.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from guiju.faces.cli.commands import COMMANDS, help_of, module_of

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (0 good, 1 findings or refusal, 2 wrong use)."""
    argv = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="guiju", description="规矩：办好一县法治工作，证明年报里的每一个数。")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name in COMMANDS:
        command = commands.add_parser(name, help=help_of(name), formatter_class=argparse.RawDescriptionHelpFormatter)
        if argv and argv[0] == name:
            module = import_module(module_of(name))
            command.description = module.__doc__
            command.epilog = f"例：\n{module.EXAMPLE}"
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    args = parser.parse_args(argv)
    try:
        return args.run(args)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0

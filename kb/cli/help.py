"""Help in the chosen language, set in columns that respect wide characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from kb.cli.help_texts import COMMANDS, EXIT_CODES, HEADINGS
from kb.cli.parameter_texts import PARAMETERS
from kb.cli.width import display_width, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.cli.terminal import Terminal

_INDENT = "  "
_GAP = 2
_LEFT_MOST = 30
#: Options that every command takes, before or after its name.
SHARED = ("library", "json", "language")


class LocalCommand(TyperCommand):
    """A command whose help comes from the table of texts."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps the classes of both private
        """Write the help of this command."""
        formatter.write(command_help(self, ctx))


class NoSuchCommandError(TyperException):
    """A command that does not exist was named."""

    exit_code = 2

    def __init__(self, name: str, ctx: Any) -> None:  # noqa: ANN401 - Typer keeps these types to itself
        super().__init__(name)
        self.option_name = name
        self.ctx = ctx


class LocalGroup(TyperGroup):
    """The program itself, whose help also lists commands and exit codes, or a family of commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer keeps these types to itself
        """Find the command that is named, as Typer does."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise NoSuchCommandError(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps these types to itself
        """Write the help of the program."""
        formatter.write(group_help(self, ctx))


def command_help(command: LocalCommand, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    """Return what ``kb COMMAND --help`` prints."""
    terminal: Terminal = ctx.obj
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    own = [param for param in command.params if param.param_type_name == "option" and param.name not in SHARED]
    usage = [ctx.command_path, terminal.pick(HEADINGS["any_options"]), *(_argument(param) for param in arguments)]
    blocks = [
        f"{terminal.pick(HEADINGS['usage'])} {' '.join(usage)}\n",
        _paragraph(terminal, COMMANDS[_path(ctx)]),
    ]
    prefix = f"{_path(ctx)}.".replace(" ", ".")
    for heading, params in (("arguments", arguments), ("options", own)):
        if params:
            rows = [(_left(param), terminal.pick(PARAMETERS[prefix + str(param.name)])) for param in params]
            blocks.append(_table(terminal, heading, rows))
    blocks.append(_shared(terminal, command))
    return "\n".join(blocks)


def group_help(group: LocalGroup, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    """Return what ``kb --help`` prints, or the help of a family of commands."""
    terminal: Terminal = ctx.obj
    path, whole = _path(ctx), ctx.parent is None
    usage = (terminal.pick(HEADINGS["usage"]), ctx.command_path, terminal.pick(HEADINGS["any_options"]))
    version = [
        (_left(param), terminal.pick(PARAMETERS["kb.version"])) for param in group.params if param.name == "version"
    ]
    names = {name: name if whole else f"{path} {name}" for name in group.commands}
    blocks = [
        f"{' '.join(usage)} {terminal.pick(HEADINGS['any_command'])}\n",
        _paragraph(terminal, COMMANDS[path]),
        _table(terminal, "commands", ((name, terminal.pick(COMMANDS[key])) for name, key in names.items())),
        _shared(terminal, group, version),
    ]
    if whole:
        codes = ((str(code), terminal.pick(text)) for code, text in EXIT_CODES.items())
        blocks.append(_table(terminal, "exit_codes", codes))
    return "\n".join(blocks)


def _path(ctx: Any) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    """Return the key of a command in the texts: "kb", "search", "call start"."""
    return str(ctx.command_path).removeprefix("kb ")


def _shared(terminal: Terminal, command: LocalCommand | LocalGroup, more: Iterable[tuple[str, str]] = ()) -> str:
    rows = [
        (_left(param), terminal.pick(PARAMETERS[str(param.name)])) for param in command.params if param.name in SHARED
    ]
    return _table(terminal, "shared", [*rows, ("--help, -h", terminal.pick(PARAMETERS["help"])), *more])


def _left(param: Any) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    if param.param_type_name == "argument":
        return _argument(param)
    names = "/".join((*param.opts, *param.secondary_opts))
    return names if param.is_flag else f"{names} {param.metavar}"


def _argument(param: Any) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    return str(param.metavar) if param.required else f"[{param.metavar}]"


def _paragraph(terminal: Terminal, text: tuple[str, str]) -> str:
    return "".join(f"{_INDENT}{line}\n" for line in wrapped(terminal.pick(text), terminal.width - len(_INDENT)))


def _table(terminal: Terminal, heading: str, rows: Iterable[tuple[str, str]]) -> str:
    pairs = list(rows)
    left = min(max(display_width(name) for name, _ in pairs), _LEFT_MOST) + _GAP
    lines = [f"{terminal.pick(HEADINGS[heading])}\n"]
    for name, text in pairs:
        first, *others = wrapped(text, terminal.width - len(_INDENT) - left)
        lines.append(f"{_INDENT}{padded(name, left)}{first}\n")
        lines += [f"{_INDENT}{' ' * left}{other}\n" for other in others]
    return "".join(lines)

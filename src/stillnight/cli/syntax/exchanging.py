"""The words of the commands that take the diary elsewhere and bring it back."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_export(commands)
    _add_import(commands)
    _add_schema(commands)


def _add_export(commands: Any) -> None:
    parser = commands.add_parser(
        "export",
        help="write the diary for another program, machine or study",
        description=(
            "Write the diary to a file for you alone, or to standard output.\n"
            "json is everything, and 'stillnight import' reads it; csv is a night a row; events is a cramp, nap,\n"
            "dose, use, drink or sleep a row; ndjson is a night a line, for engines. Lengths are minutes."
        ),
        epilog=example(
            "stillnight export -o diary.json",
            "stillnight export --format csv --from 2026-01-01 -o nights.csv",
            "stillnight export --format ndjson --redact --as p017 -o p017.ndjson",
        ),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("--format", choices=("json", "csv", "events", "ndjson"), default="json", help="json without it")
    parser.add_argument("--from", dest="first", metavar="DATE", help="the first night; the first of all without it")
    parser.add_argument("--to", dest="last", metavar="DATE", help="the last night; the last of all without it")
    parser.add_argument(
        "--redact", action="store_true", help="without notes, names and place, on dates moved by whole weeks"
    )
    parser.add_argument("--headers", choices=("words", "ids"), default="words", help="the first row of a table")
    parser.add_argument("--bom", action="store_true", help="tell a spreadsheet that a table is UTF-8")
    parser.add_argument(
        "--as", dest="label", metavar="NAME", help="what ndjson calls this diary; a chance id without it"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the file to write; standard output without it or with -"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _add_import(commands: Any) -> None:
    parser = commands.add_parser(
        "import",
        help="add what another copy of the diary has and this one has not",
        description=(
            "Add nights, answers, settings and lists that are missing here. Where both have an answer that differs,\n"
            "yours stays and is told of. Nothing is taken away; a backup is made first; a second time changes nothing."
        ),
        epilog=example("stillnight import diary.json --dry-run", "stillnight import diary.json"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("file", metavar="FILE", help="what 'stillnight export' wrote")
    parser.add_argument("--format", choices=("json",), default="json", help="of FILE; json without it")
    parser.add_argument("--dry-run", action="store_true", help="only show, night by night, what would change")
    parser.add_argument(
        "--prefer", choices=("mine", "theirs"), default="mine", help="whose answer stays where they differ"
    )


def _add_schema(commands: Any) -> None:
    commands.add_parser(
        "schema",
        help="print the JSON Schema of an export",
        description="Print the JSON Schema (draft 2020-12) that every 'stillnight export' is valid by.",
        epilog=example("stillnight schema > stillnight.schema.json"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )

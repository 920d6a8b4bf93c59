"""``stillnight schema``: the JSON Schema of what ``export`` writes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from stillnight.cli.as_json import encoded
from stillnight.diary.clock import Clock


def run(args: Namespace, clock: Clock, environ: Mapping[str, str]) -> int:
    """Print it."""
    from stillnight.exchange.schema import schema

    print(encoded(schema()))
    return 0

"""``stillnight schema``: the JSON Schema of what ``export`` writes."""

from __future__ import annotations

from collections.abc import Mapping

from stillnight.cli.as_json import encoded
from stillnight.cli.asked import Asked
from stillnight.diary.clock import Clock


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Print it."""
    from stillnight.exchange.schema import schema

    print(encoded(schema()))
    return 0

"""Words and facts of the product: strategies, safety rules, signs to look at, the guide, and the sources of all.

They are read and checked when first asked for: nothing on the way to the first frame needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from stillnight.diary.flags import Flag
from stillnight.diary.guide import Guide, Topic
from stillnight.diary.safety import Condition, Rule
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Caveats, Source, Strategy


class _Strategies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strategy: tuple[Strategy, ...]
    condition: tuple[Condition, ...]
    rule: tuple[Rule, ...]
    caveats: Caveats


class _Flags(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    flag: tuple[Flag, ...]


class _Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topic: tuple[Topic, ...]


@cache
def catalogue() -> Catalogue:
    """The strategies with their safety rules, without anybody's own."""
    read = msgspec.convert(_parsed("strategies.toml"), _Strategies)
    return Catalogue(read.strategy, read.condition, read.rule, read.caveats)


@cache
def flags() -> tuple[Flag, ...]:
    """The lines about signs that may need somebody to look at them."""
    return msgspec.convert(_parsed("flags.toml"), _Flags).flag


@cache
def guide() -> Guide:
    """The pages of the guide."""
    return Guide(msgspec.convert(_parsed("guide.toml"), _Guide).topic)


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its name."""
    return msgspec.convert(_parsed("sources.toml"), dict[str, Source])


def _parsed(name: str) -> dict[str, Any]:
    # Imported here: 3 ms that only a reader of the content pays.
    import tomllib

    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))

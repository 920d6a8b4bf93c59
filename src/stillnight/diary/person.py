"""What the diary keeps about the person rather than about a night: settings."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Hour = Annotated[int, Meta(ge=0, le=23)]


Look = Literal["evening", "red", "day"]
"""How the interface looks: ``red`` is dim red on black, for a dark bedroom."""


class Person(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The person's settings; every one has a default, so a new diary needs no set-up."""

    zone: str | None = None
    """IANA zone the person lives in; ``None`` takes ``TZ`` or the machine's."""

    night_starts: Hour = 12
    """Hour at which one night ends and the next begins; shift workers move it."""

    look: Look = "evening"


def changed_settings(before: Person, after: Person) -> dict[str, object]:
    """The settings that differ, by name, as they are afterwards."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in Person.__struct_fields__)
    return {name: new for name, old, new in pairs if new != old}


def setting_label(name: str) -> str:
    """What a setting is called in a sentence."""
    return name.replace("_", " ")

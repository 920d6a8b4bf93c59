"""The parts of the app hold nothing that Textual would overlook in them."""

from __future__ import annotations

import pytest
from textual.dom import DOMNode
from textual.reactive import Reactive

from stillnight.tui.app import StillnightApp

PARTS = [kind for kind in StillnightApp.__mro__ if kind is not object and not issubclass(kind, DOMNode)]

LOOKED_FOR = {"BINDINGS", "CSS", "CSS_PATH", "DEFAULT_CSS", "COMPONENT_CLASSES", "COMMANDS", "SCREENS", "MODES"}


def test_the_app_has_parts() -> None:
    """The rule below is about somebody."""
    assert {"Wired", "InOrder", "Indoors"} <= {kind.__name__ for kind in PARTS}


@pytest.mark.parametrize("part", [kind for kind in PARTS if kind.__module__.startswith("stillnight")])
def test_a_part_has_no_handlers_reactives_or_bindings(part: type) -> None:
    """What a part of the app declares does what it says: nothing in it is passed over in silence."""
    held = vars(part)
    assert not LOOKED_FOR & held.keys()
    assert not [name for name, value in held.items() if hasattr(value, "_textual_on") or isinstance(value, Reactive)]

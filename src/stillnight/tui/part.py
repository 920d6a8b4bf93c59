"""What the parts of the app are: to the type checker each is an app of its own, at run time a class and no more.

Textual looks through every class of an app for bindings, reactives and handlers as soon as there is one, which takes
half a millisecond of the start for each. So a part has none of these, save methods named ``on_...`` after an event:
what stands under ``@on``, reactives, bindings and styles belong to the app itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    from textual.app import App

    AppPart: TypeAlias = App[None]
else:
    AppPart = object

"""Taking up what was half typed: its row or box is opened again with the text in it, and nothing is saved by that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from stillnight.diary.answers import answer
from stillnight.diary.draft import Draft, Place
from stillnight.diary.edits import ITEMS
from stillnight.diary.errors import StillnightError
from stillnight.diary.medicines import ListId
from stillnight.diary.questions import BY_ID
from stillnight.diary.words import clean_line
from stillnight.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from stillnight.tui.places import Places

NOTHING: Final = "Nothing was being typed when a session was lost."

FIRST: Final = "You are typing: Enter keeps that, Esc gives it up; then ^t."

TAKEN_UP: Final = "Taken up again: Enter keeps it, Esc gives it up."

NOWHERE: Final = 'There is no row for it now; you were typing "{text}". Nothing was lost: it is offered again.'
"""Said where what it was typed on is gone."""


async def take_up(app: Places) -> str:
    """Take up the newest draft that a session left; what to say of it. What is being typed now is not written over."""
    if app.drafting.is_typing:
        return FIRST
    draft = app.drafting.take_up()
    return NOTHING if draft is None else await _resumed(app, draft)


async def _resumed(app: Places, draft: Draft) -> str:
    """Open what it was typed on, with the text in it; what to say."""
    try:
        is_open = await _WAYS[draft.spot.place](app, draft)
    except StillnightError as trouble:
        return str(trouble)
    taken = f"{TAKEN_UP} ^t then takes up what else there is." if app.drafting.offer() else TAKEN_UP
    return taken if is_open else NOWHERE.format(text=clean_line(draft.text.strip(), 60))


async def _night(app: Places, draft: Draft) -> bool:
    await _go_to_its_night(app, draft)
    return app.tonight_screen.type_into(draft.spot.field, _text_of(draft))


async def _item(app: Places, draft: Draft) -> bool:
    """An item of a list of the night: the one that is kept, or one that was only begun, under its id."""
    from stillnight.tui.screens.item import ItemScreen

    spot, question = draft.spot, BY_ID.get(draft.spot.list_id)
    if question is None or question.id not in ITEMS or not spot.item:
        return False
    await _go_to_its_night(app, draft)
    tonight = app.tonight_screen
    kept = next((one for one in answer(tonight.night, question.id) or () if one.id == spot.item), None)
    item = ITEMS[question.id](id=spot.item) if kept is None else kept
    screen = ItemScreen(app.session, tonight.night, question, item, app.glyphs, saved=kept is not None)
    await app.push_screen(screen, tonight.look_again)
    return screen.type_into(spot.field, _text_of(draft))


async def _use(app: Places, draft: Draft) -> bool:
    from stillnight.tui.screens.strategies import StrategiesScreen

    await app.arrive("strategies")
    place, night_of = app.place, draft.spot.night_of
    if not isinstance(place, StrategiesScreen) or night_of is None:
        return False
    place.go_to(night_of)
    return place.type_into(draft.spot.item, draft.spot.field, _text_of(draft))


async def _own(app: Places, draft: Draft) -> bool:
    """A strategy of one's own: its name, or one of its fields."""
    from stillnight.tui.screens.own import OwnScreen, new_own

    def see_again(_: object) -> None:
        app.place.see_again()

    if not draft.spot.item:
        new_own(app.place.app, app.session, app.glyphs, see_again, _text_of(draft))
        return True
    own = next((one for one in app.session.person().own if one.id == draft.spot.item), None)
    if own is None:
        return False
    screen = OwnScreen(app.session, own, app.glyphs)
    await app.push_screen(screen, see_again)
    return screen.type_into(draft.spot.field, _text_of(draft))


async def _entry(app: Places, draft: Draft) -> bool:
    """A medicine or a blood test; a new one where that of the draft is not in the list."""
    from stillnight.tui.screens.entry import EntryScreen, entry_name

    app.session.person_to_write()
    list_id: ListId = "medicines" if draft.spot.place == "medicines" else "labs"
    entries = getattr(app.session.person(), list_id)
    entry = next((one for one in entries if entry_name(one) == draft.spot.item), None)
    return await _typed_in(app, EntryScreen(list_id, entry, app.session, app.glyphs), draft)


async def _about(app: Places, draft: Draft) -> bool:
    from stillnight.tui.screens.about import AboutScreen

    app.session.person_to_write()
    return await _typed_in(app, AboutScreen(app.session, app.glyphs), draft)


async def _typed_in(app: Places, screen: FormScreen, draft: Draft) -> bool:
    await app.push_screen(screen, lambda _: app.place.see_again())
    return screen.type_into(draft.spot.field, _text_of(draft))


async def _go_to_its_night(app: Places, draft: Draft) -> None:
    await app.arrive("tonight")
    if draft.spot.night_of is not None:
        app.tonight_screen.go_to(draft.spot.night_of)


def _text_of(draft: Draft) -> str:
    """The text as it may be shown: notes keep their lines, all else is one."""
    is_page = draft.spot.field in {"notes", "steps"} and draft.spot.place in {"night", "own"}
    return draft.text if is_page else clean_line(draft.text)


_WAYS: Final[dict[Place, Callable[[Places, Draft], Awaitable[bool]]]] = {
    "night": _night,
    "item": _item,
    "use": _use,
    "own": _own,
    "medicines": _entry,
    "labs": _entry,
    "about": _about,
}
"""How each kind of place is opened again."""

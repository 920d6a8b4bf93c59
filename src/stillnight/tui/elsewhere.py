"""What other sessions do to the night in hand, noticed by one look at its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stillnight.diary.answers import Answer, differences
from stillnight.diary.edits import AnItem, found
from stillnight.diary.errors import DiaryError
from stillnight.diary.night import Night
from stillnight.diary.person import Person, changed_settings, setting_label
from stillnight.diary.port import Change, DiaryStore
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say

NOT_LOOKED: Final = -1
"""In place of a revision: the file has not been looked at since the night was taken in hand."""


class Elsewhere:
    """The night in hand as it was last seen on the disk, and what has not been told yet."""

    def __init__(self, diary: DiaryStore) -> None:
        self._diary = diary
        self._seen: Night | None = None
        self._revision = NOT_LOOKED
        self._answers: dict[str, Answer] = {}
        self._trouble = ""
        self._person = diary.person_to_go_by()
        self._settings_revision = NOT_LOOKED
        self._settings: dict[str, object] = {}

    def hold(self, night: Night) -> None:
        """Take this night in hand, as it is on the disk; what was not told of another one is dropped."""
        self._seen, self._revision = night, NOT_LOOKED
        self._answers, self._trouble = {}, ""

    def look(self) -> bool:
        """Whether somebody else changed the night in hand. Reads no more than the file's stamp if nobody saved."""
        if self._seen is None:
            return False
        before, self._revision = self._revision, self._diary.revision(self._seen.night_of)
        if self._revision == before:
            return False
        try:
            return self._is_now(self._diary.night(self._seen.night_of))
        except DiaryError as trouble:
            self._trouble = "" if before == NOT_LOOKED else str(trouble)
            return False

    def saved(self, change: Change) -> None:
        """This session saved: what the night was before it, beyond what was seen, is somebody else's."""
        if self._seen is not None and self._seen.night_of == change.after.night_of:
            self._is_now(change.before)
            self._seen, self._revision = change.after, change.revision

    def _is_now(self, night: Night) -> bool:
        assert self._seen is not None, "a night is in hand"
        found = differences(self._seen, night)
        self._seen = night
        self._answers |= {key: after for key, (_, after) in found.items()}
        return bool(found)

    # --- the settings ------------------------------------------------------------------------------

    def look_at_settings(self) -> bool:
        """Whether somebody else changed the settings; as cheap as ``look``."""
        before, self._settings_revision = self._settings_revision, self._diary.settings_revision()
        if self._settings_revision == before:
            return False
        try:
            return self._settings_are(self._diary.person())
        except DiaryError as trouble:
            self._trouble = "" if before == NOT_LOOKED else str(trouble)
            return False

    def saved_settings(self, before: Person, after: Person) -> None:
        """This session saved settings: what they were before it, beyond what was seen, is somebody else's."""
        self._settings_are(before)
        self._person = after

    def _settings_are(self, person: Person) -> bool:
        found = changed_settings(self._person, person)
        self._person = person
        self._settings |= found
        return bool(found)

    # --- telling -----------------------------------------------------------------------------------

    def take_news(self) -> str:
        """What another session did, in words, each time once; empty where there is nothing to tell."""
        answered = ", ".join(
            f"{BY_ID[key].label} {say(BY_ID[key], value) or 'blank'}" for key, value in self._answers.items()
        )
        settled = ", ".join(_say_setting(name, value) for name, value in self._settings.items())
        words = (
            f"another session answered: {answered}" if answered else "",
            f"another session set: {settled}" if settled else "",
        )
        told = "; ".join(filter(None, words)) or self._trouble
        self._answers, self._settings, self._trouble = {}, {}, ""
        return told


def _say_setting(name: str, value: object) -> str:
    """A setting in words, its value where that is one word."""
    return f"{setting_label(name)} {value}" if isinstance(value, str | int) else setting_label(name)


def followed(item: AnItem, before: Sequence[AnItem], after: Sequence[AnItem]) -> AnItem | None:
    """An item as another session left it, by its id; ``None`` where it is gone.

    One without an id, from a file written by hand, is itself, or the one that took its place.
    """
    there = found(after, item)
    if there is not None or item.id is not None:
        return there
    gone = [one for one in before if one not in after]
    new = [one for one in after if one not in before]
    return new[0] if gone == [item] and len(new) == 1 else None

"""Rows to tick: what the keys do to a strategy of the night, each saved as it is pressed."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType
from textual.message import Message

from stillnight.tui.agenda import Item
from stillnight.tui.agenda_rows import FIND, NOT_FOR_NOW
from stillnight.tui.commands import bindings
from stillnight.tui.widgets.check_list import CheckList

HIGHEST_RELIEF: Final = 4


class CheckRows(CheckList):
    """The checklist. It changes the agenda and tells its screen, which shows what came of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("checks")

    class Opened(Message):
        """A strategy was opened, to see its card."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    _warned = ""
    """The key that was told that the strategy is withheld; pressed again on the same row it is meant."""

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row; what was said on the last one is no longer meant."""
        self._warned = ""
        super().move_to(row_id)

    def _may(self, key: str) -> bool:
        """Whether the strategy may be noted: one that is withheld only when the same key is pressed again."""
        item = self.item
        if item is None:
            return False
        if item.entry.verdict.state != "withheld" or item.use is not None or self._warned == key:
            self._warned = ""
            return True
        why = " ".join(line.says for line in item.entry.verdict.why)
        self._warned = key
        self.say(f"{NOT_FOR_NOW}{why} The same key again notes that it was done.")
        return False

    # --- the four answers --------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Done, or blank again; folds a heading."""
        if self.item is None:
            self.open_row()
        elif self._may("tick"):
            self._try(self.agenda.tick)

    def action_done(self) -> None:
        """Done, and it stays so where that is said already."""
        if self.item is not None and self.item.state != "done":
            self.action_tick()

    def action_not_done(self) -> None:
        """Not done."""
        self._try(lambda item: self.agenda.mark(item, "not-done"))

    def action_skip(self) -> None:
        """Skipped; why is typed on the row."""
        self.action_type("reason")

    def action_blank(self) -> None:
        """Take this use away."""
        self._try(self.agenda.blank)

    # --- ratings -----------------------------------------------------------------------------------

    def _is_ratable(self, key: str) -> bool:
        """Whether there is something to rate, or will be; else it is said why not."""
        item = self.item
        if item is not None and item.state in {"skipped", "not-done"}:
            said = "skipped" if item.state == "skipped" else "not done"
            self.say(f"This was {said}. Space says it was done; then it can be rated.")
            return False
        return self._may(key)

    def action_ask(self, field: str) -> None:
        """Wait for a digit that is the urge before or after."""
        if self._is_ratable(field):
            self._ask(field)

    def action_digit(self, digit: str) -> None:
        """The urge where it was asked for, else the relief. 1 then 0 is 10."""
        field = self._asked
        if field:
            self._ask("")
            self._rate({field: int(digit)})
            self._pressed = field if digit == "1" else ""
        elif self._pressed and digit == "0":
            self._rate({self._pressed: 10})
            self._pressed = ""
        elif int(digit) > HIGHEST_RELIEF:
            self.say("Relief is 0 to 4. For the urge press b (before) or a (after) first.")
        elif self._is_ratable(digit):
            self._rate({"relief": int(digit)})

    def action_when(self) -> None:
        """Before bed, during an episode, or blank."""
        if self._is_ratable("when"):
            self._try(self.agenda.turn_when)

    def action_again(self) -> None:
        """One more use of it."""
        item = self.item
        if item is not None and item.use is None:
            self.action_tick()
        else:
            self._try(self.agenda.once_more)

    # --- typing ------------------------------------------------------------------------------------

    def action_type(self, field: str) -> None:
        """Type an answer on the row."""
        if self.item is not None and (field == "reason" or self._is_ratable(field)):
            use = self.item.use
            self._typing = field
            self.start_editing("" if use is None or field == "at" else getattr(use, field) or "")

    def type_into(self, field: str, text: str) -> bool:
        """Open a field of the strategy under the cursor with a text that was typed before; whether there is one."""
        self.action_type(field)
        if self.item is None or self.editor is None:
            return False
        self.start_editing(text, before="")
        return True

    def action_find(self) -> None:
        """Type a part of a name; the list shows what has it."""
        self._typing = FIND
        self.show(FIND)
        self.start_editing(self.agenda.find)

    def action_show_all(self) -> None:
        """Show all strategies again."""
        if self.agenda.find:
            self.agenda.search("")
            self.show()
            self.say("")

    # --- folding, opening --------------------------------------------------------------------------

    def action_fold(self, folded: bool) -> None:
        """Fold the section the cursor is in, or unfold the one of the heading."""
        section = self.agenda.section_of(self.cursor_id)
        if section is not None and self.agenda.is_folded(section) != folded and not self.agenda.find:
            self.agenda.fold(section, folded)
            self.show(section.id)
            self.say("")

    def open_row(self) -> None:
        """Open the card of the strategy, fold a heading, or search on."""
        item = self.item
        if item is not None:
            self.post_message(self.Opened(item))
        elif self.cursor_id == FIND:
            self.action_find()
        else:
            section = self.agenda.section_of(self.cursor_id)
            if section is not None:
                self.action_fold(not self.agenda.is_folded(section))

"""The talk: one person, one night in hand, prompts and what is heard at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from stillnight.cli.pages import Para
from stillnight.cli.plain.lines import Lines
from stillnight.cli.plain.words import Heard, every_word, heard
from stillnight.cli.wiring import Sitting
from stillnight.diary.flags import may_raise, nights_counted
from stillnight.diary.history import History, Step
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.placing import Setting
from stillnight.diary.port import Edit, PersonEdit
from stillnight.diary.question import Part
from stillnight.diary.typed import Option

Told = Iterable[str | Para]


class Ends(Exception):
    """The person wants to leave, or the input has ended."""


class Goes(Exception):
    """The person goes to another part, perhaps of another night."""

    def __init__(self, evening: date, part: Part, question: str = "") -> None:
        """``question``: the id of the one to begin with; the first of the part without it."""
        super().__init__(part)
        self.evening = evening
        self.part = part
        self.question = question


class Talk:
    """What everything in the plain mode needs."""

    def __init__(self, sitting: Sitting, lines: Lines, doing: Mapping[str, Callable[[Talk, str], None]]) -> None:
        """``doing``: what runs each word that can be said anywhere; it is given the talk and what followed the word."""
        self._sitting = sitting
        self._doing = doing
        self._said: set[str] = set()
        self.history = History()
        self.lines = lines
        self.evening = sitting.tonight

    @property
    def sitting(self) -> Sitting:
        """The diary, the person as they are now and the present moment: a talk lasts longer than a command."""
        sitting = self._sitting
        return replace(sitting, person=sitting.diary.person_to_go_by(), now=sitting.clock())

    @property
    def night(self) -> Night:
        """The night in hand, as it is on the disk now."""
        return self._sitting.diary.night(self.evening)

    @property
    def setting(self) -> Setting:
        """Where and when times of the night in hand are typed."""
        return self.sitting.setting(self.night)

    def listen(
        self, prompt: str, explain: Callable[[], Told], *, free: bool = False, options: Iterable[Option] = ()
    ) -> str | Heard:
        """What was said at this prompt: an answer, or a word that means something to this prompt alone.

        Words that mean the same anywhere are done here, and it is asked again.

        Raises:
            Ends, Goes: that was said.
        """
        while True:
            with self.lines.refusing():
                line = self.lines.ask(prompt)
                if line is None:
                    raise Ends
                word = heard(line, free=free, options=options)
                if word is None:
                    return line.strip()
                if word.word in {"<", "blank"}:
                    return word
                self._do(word, explain)

    def _do(self, word: Heard, explain: Callable[[], Told]) -> None:
        if word.word == "q":
            raise Ends
        if word.word == "?":
            self.lines.tell_all(explain())
        elif word.word == "words":
            self.lines.tell_all(every_word())
        else:
            self._doing[word.word](self, word.rest)

    def save(self, edit: Edit, evening: date | None = None) -> Night:
        """Change the night in hand, or another; it is on the disk when this returns."""
        change = self._sitting.diary.change(evening or self.evening, edit)
        self.history.did(Step.of(change))
        return change.after

    def change_person(self, edit: PersonEdit) -> Person:
        """Change what is kept about the person; it is on the disk when this returns."""
        before: list[Person] = []

        def kept(person: Person) -> Person:
            before.append(person)
            return edit(person)

        after = self._sitting.diary.change_person(kept)
        self.history.did(Step.of_person(before[-1], after))
        return after

    def tell_news(self) -> None:
        """Say what was ticked or counted that somebody may need to look at, each line once."""
        sitting, night = self.sitting, self.night
        if not may_raise(night, nights_counted(sitting.diary.nights, sitting.person, night.night_of), sitting.person):
            return
        # Imported here: the lines are content, which a night without a sign need not read.
        from stillnight.cli.signs import flag_lines, flags_of

        new = tuple(flag for flag in flags_of(sitting, night) if flag.says not in self._said)
        self._said |= {flag.says for flag in new}
        self.lines.tell_all(flag_lines(new))

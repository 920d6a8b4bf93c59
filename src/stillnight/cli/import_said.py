"""What an import would do, night by night, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from stillnight.diary.merging import Merged
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.questions import BY_ID
from stillnight.diary.words import counted

_MOST_NAMED = 6


class Look:
    """What was found so far."""

    def __init__(self) -> None:
        self.nights = 0
        self.years: set[int] = set()
        """The years in which a night changes."""

        self._new = self._more = self._kept = 0
        self._person = False
        self._lines: list[tuple[str, bool]] = []

    @property
    def changes(self) -> bool:
        """Whether anything would be saved."""
        return bool(self.years) or self._person

    def add(self, result: Merged[Night], *, new: bool) -> None:
        """Count what became of one night."""
        evening = result.value.night_of
        self.nights += 1
        self._kept += len(result.kept)
        if result.changes:
            self.years.add(evening.year)
            self._new += new
            self._more += not new
        self._say(evening.isoformat(), result, "new: " if new else "")

    def add_person(self, result: Merged[Person]) -> None:
        """Count what became of the settings and lists."""
        self._person = result.changes
        self._kept += len(result.kept)
        self._say("settings", result, "")

    def lines(self, *, every: bool) -> Iterator[str]:
        """A line for each night with something to tell: all of them, or those where something differs and stays."""
        return (line for line, differs in self._lines if every or differs)

    def summary(self, *, done: bool) -> str:
        """All of it in one line."""
        stays = f"; here stays as it is: {counted(self._kept, 'answer')} (--prefer theirs takes the other)"
        kept = stays if self._kept else ""
        if not self.changes:
            return f"nothing is missing here of its {counted(self.nights, 'night')}; nothing is changed{kept}"
        new = counted(self._new, "new night") if self._new else ""
        more = f"{counted(self._more, 'night')} with more or other answers" if self._more else ""
        found = ", ".join(filter(None, (new, more, "settings or lists" if self._person else "")))
        return f"imported: {found}{kept}" if done else f"nothing is changed yet; there would be {found}{kept}"

    def _say(self, what: str, result: Merged[Night] | Merged[Person], before: str) -> None:
        words = [_named(verb, paths) for verb, paths in _verbs(result) if paths]
        if words:
            self._lines.append((f"  {what}  {before}{'; '.join(words)}", bool(result.kept or result.replaced)))


def _verbs(result: Merged[Night] | Merged[Person]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "comes", result.added
    yield "is theirs", result.replaced
    yield "differs and stays as it is here", result.kept


def _named(verb: str, paths: Iterable[str]) -> str:
    """Which answers it is: "comes: worst urge, cramps (2)"."""
    counts = Counter(map(_label, paths))
    names = [f"{name} ({count})" if count > 1 else name for name, count in counts.items()]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{verb}: {', '.join(names[:_MOST_NAMED])}{more}"


def _label(path: str) -> str:
    """What an answer is called: by its question, a field of an item behind the name of its list."""
    if path in BY_ID:
        label = BY_ID[path].label
        return label[0].lower() + label[1:]
    head, _, field = path.partition(".")
    name = f"{_label(head)}: {field}" if field and head in BY_ID else path.replace(".", ": ")
    return name.replace("_", " ")

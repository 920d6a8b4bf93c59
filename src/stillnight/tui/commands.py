"""TABLE 4: every command. Bindings, footer, palette and help all come from here."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct
from textual.binding import Binding, BindingType

Where = Literal[
    "app", "place", "tonight", "calendar", "rows", "questions", "items", "choices", "dialog", "notes", "editing"
]
"""Where a command applies: anywhere, on any screen that is no box, on Tonight, on the calendar, in any list, on rows
that are questions, in a list of items, on choices to tick, in any dialog, in notes, while typing on a row."""


class Command(Struct, frozen=True, kw_only=True):
    """One command: its keys, its action and its words."""

    id: str
    keys: str
    """Key names, comma separated, the first shown."""

    action: str
    label: str
    """One or two words, for the footer."""

    words: str
    """A sentence, for help and palette."""

    where: Where
    shown: str = ""
    """How the key reads where its name would not do."""

    footer: int = 0
    """Its rank where the footer is too narrow for all: 1 stays longest, 0 is never there."""

    palette: bool = False
    """Whether the palette offers it."""

    tab: str = ""
    """How the screen it leads to reads in the line of screens."""

    always: bool = False
    """Whether it acts over dialogs and while something is typed too."""


COMMANDS: Final[tuple[Command, ...]] = (
    Command(id="up", keys="up,k", action="up", label="up", words="Move to the row above.", where="rows", shown="↑"),
    Command(
        id="down",
        keys="down,j",
        action="down",
        label="move",
        words="Move to the row below.",
        where="rows",
        footer=1,
        shown="↑↓",
    ),
    Command(id="first", keys="home", action="first", label="first", words="Go to the first row.", where="rows"),
    Command(id="last", keys="end", action="last", label="last", words="Go to the last row.", where="rows"),
    Command(id="page-up", keys="pageup", action="page_up", label="page up", words="Move a screenful up.", where="rows"),
    Command(
        id="page-down",
        keys="pagedown",
        action="page_down",
        label="page down",
        words="Move a screenful down.",
        where="rows",
    ),
    Command(
        id="digit",
        keys="0,1,2,3,4,5,6,7,8,9",
        action="digit('{key}')",
        label="set",
        words="Set a number, choose by number, or begin to type a time or a length. 1 then 0 is 10.",
        where="questions",
        footer=3,
        shown="0-9",
    ),
    Command(
        id="less",
        keys="left,h",
        action="step(-1)",
        label="less",
        words="One step less, or the choice before; folds a heading.",
        where="questions",
        shown="←",
    ),
    Command(
        id="more",
        keys="right,l",
        action="step(1)",
        label="change",
        words="One step more, or the next choice; unfolds a heading.",
        where="questions",
        footer=5,
        shown="←→",
    ),
    Command(
        id="usual",
        keys="y",
        action="usual",
        label="as usual",
        words="Take the usual answer that is offered, and go on.",
        where="questions",
        footer=11,
    ),
    Command(
        id="usual-all",
        keys="Y",
        action="usual_all",
        label="all as usual",
        words="Take every usual answer that is offered in this part.",
        where="questions",
        footer=19,
        palette=True,
    ),
    Command(
        id="now",
        keys="n",
        action="now",
        label="now",
        words="Answer a time with this moment.",
        where="questions",
        footer=7,
    ),
    Command(
        id="none",
        keys="minus",
        action="none",
        label="none",
        words='Answer "none". On a time it begins "so long ago": -20 is twenty minutes ago.',
        where="questions",
        footer=10,
        shown="-",
    ),
    Command(
        id="blank",
        keys="backspace,delete",
        action="blank",
        label="blank",
        words="Take the answer away.",
        where="questions",
        footer=9,
        shown="⌫",
    ),
    Command(
        id="toggle",
        keys="space",
        action="flip",
        label="toggle",
        words="Yes or no; add to a list; fold a heading.",
        where="questions",
        shown="Space",
    ),
    Command(
        id="open",
        keys="enter",
        action="open",
        label="open",
        words="Open the row: type an answer, tick choices, see a list, write notes; folds a heading.",
        where="rows",
        footer=8,
        shown="Enter",
    ),
    Command(
        id="remove",
        keys="x",
        action="remove",
        label="take away",
        words="Take the item under the cursor away. Undo brings it back.",
        where="items",
        footer=3,
    ),
    Command(
        id="take",
        keys="enter",
        action="take",
        label="keep",
        words="Keep what was typed; where it is no answer, a line says why and it stays.",
        where="editing",
        shown="Enter",
        footer=1,
    ),
    Command(
        id="take-and-go",
        keys="down,up",
        action="take_and_go",
        label="go on",
        words="Keep what was typed and go to the next row.",
        where="editing",
        shown="↑↓",
        footer=2,
    ),
    Command(
        id="drop",
        keys="escape",
        action="drop",
        label="leave",
        words="Leave the old answer as it was; so does Backspace when nothing is typed.",
        where="editing",
        shown="Esc",
        footer=3,
    ),
    Command(
        id="tick",
        keys="space",
        action="flip",
        label="tick",
        words="Tick the choice, or untick it; its number does the same.",
        where="choices",
        shown="Space",
        footer=2,
    ),
    Command(
        id="leave",
        keys="escape,q",
        action="leave",
        label="close",
        words="Close the box. What was answered in it is saved.",
        where="dialog",
        shown="Esc q",
        footer=1,
    ),
    Command(
        id="keep",
        keys="escape,tab,f2",
        action="keep",
        label="keep",
        words="Keep the notes and close.",
        where="notes",
        shown="Esc Tab",
        footer=1,
    ),
    Command(
        id="walk-across",
        keys="left,h",
        action="walk('left')",
        label="walk",
        words="A week back in the year and in the list, a night back in the month.",
        where="calendar",
        shown="←",
    ),
    Command(
        id="walk-on",
        keys="right,l",
        action="walk('right')",
        label="walk",
        words="A week on in the year and in the list, a night on in the month.",
        where="calendar",
        shown="→",
    ),
    Command(
        id="walk-up",
        keys="up,k",
        action="walk('up')",
        label="walk",
        words="A night back in the year and in the list, a week back in the month.",
        where="calendar",
        shown="↑",
    ),
    Command(
        id="walk-down",
        keys="down,j",
        action="walk('down')",
        label="walk",
        words="A night on in the year and in the list, a week on in the month.",
        where="calendar",
        shown="arrows",
        footer=2,
    ),
    Command(
        id="month-first",
        keys="home",
        action="edge(-1)",
        label="first",
        words="Go to the first night of the month.",
        where="calendar",
        shown="Home",
    ),
    Command(
        id="month-last",
        keys="end",
        action="edge(1)",
        label="last",
        words="Go to the last night of the month.",
        where="calendar",
        shown="End",
    ),
    Command(
        id="month-before",
        keys="pageup",
        action="months(-1)",
        label="month before",
        words="Go a month back.",
        where="calendar",
        shown="Page up",
    ),
    Command(
        id="month-after",
        keys="pagedown",
        action="months(1)",
        label="month after",
        words="Go a month on.",
        where="calendar",
        shown="Page down",
    ),
    Command(
        id="year-before",
        keys="left_square_bracket,comma",
        action="months(-12)",
        label="year before",
        words="Go a year back.",
        where="calendar",
        shown="[",
        footer=8,
        palette=True,
    ),
    Command(
        id="year-after",
        keys="right_square_bracket,full_stop",
        action="months(12)",
        label="year after",
        words="Go a year on; not past tonight.",
        where="calendar",
        shown="]",
        footer=9,
        palette=True,
    ),
    Command(
        id="calendar-go",
        keys="g",
        action="go_to_night",
        label="go to",
        words="Go to any night: yesterday, -3, fri, 2026-11-20.",
        where="calendar",
        footer=14,
        palette=True,
    ),
    Command(
        id="entry-after",
        keys="n",
        action="entry(1)",
        label="next entry",
        words="Go to the next night with an entry.",
        where="calendar",
        footer=15,
    ),
    Command(
        id="entry-before",
        keys="N",
        action="entry(-1)",
        label="entry before",
        words="Go to the night before with an entry.",
        where="calendar",
    ),
    Command(
        id="open-night",
        keys="enter",
        action="open_night",
        label="open",
        words="Open the night; C comes back to the same place.",
        where="calendar",
        shown="Enter",
        footer=1,
    ),
    Command(
        id="range",
        keys="space",
        action="range",
        label="range",
        words="Begin a range here and walk on: what it comes to stands below. Again, or Esc, leaves it.",
        where="calendar",
        shown="Space",
        footer=11,
    ),
    Command(
        id="leave-range",
        keys="escape",
        action="leave_range",
        label="leave range",
        words="Leave the range.",
        where="calendar",
        shown="Esc",
    ),
    Command(
        id="measure",
        keys="m",
        action="measure",
        label="measure",
        words="Show the next measure.",
        where="calendar",
        footer=3,
        palette=True,
    ),
    Command(
        id="measures",
        keys="M",
        action="measures",
        label="all measures",
        words="Choose a measure from the list of all.",
        where="calendar",
        footer=13,
        palette=True,
    ),
    Command(
        id="overlay",
        keys="o",
        action="overlay",
        label="mark",
        words="Mark nights with cramps, then those with strategies, then none.",
        where="calendar",
        footer=10,
        palette=True,
    ),
    Command(
        id="overlays",
        keys="O",
        action="overlays",
        label="marks",
        words="Choose what to mark: cramps, any strategy, or one of them.",
        where="calendar",
        palette=True,
    ),
    Command(
        id="view",
        keys="v",
        action="view",
        label="view",
        words="See the year, the month, or a list of nights.",
        where="calendar",
        footer=4,
        palette=True,
    ),
    Command(
        id="week-numbers",
        keys="w",
        action="week_numbers",
        label="weeks",
        words="Show or hide the numbers of the weeks.",
        where="calendar",
        palette=True,
    ),
    Command(
        id="week-starts",
        keys="W",
        action="week_starts",
        label="week begins",
        words="Let weeks begin on another day, and remember it.",
        where="calendar",
        palette=True,
    ),
    Command(
        id="cramp",
        keys="c",
        action="cramp",
        label="cramp",
        words="Note a cramp now; side, muscle and pain are one key each after it.",
        where="app",
        footer=4,
        palette=True,
    ),
    Command(
        id="urge",
        keys="u",
        action="urge",
        label="urge",
        words="Note that the urge is there now; how strong is one key after it.",
        where="app",
        footer=16,
        palette=True,
    ),
    Command(
        id="picture",
        keys="v",
        action="picture",
        label="night",
        words="See the night drawn, and its measures with what they mean.",
        where="tonight",
        footer=13,
        palette=True,
    ),
    Command(
        id="previous",
        keys="left_square_bracket,comma",
        action="previous_night",
        label="night before",
        words="Go to the night before.",
        where="tonight",
        footer=14,
        shown="[",
        palette=True,
    ),
    Command(
        id="next",
        keys="right_square_bracket,full_stop",
        action="next_night",
        label="night after",
        words="Go to the night after; not past tonight.",
        where="tonight",
        footer=15,
        shown="]",
        palette=True,
    ),
    Command(
        id="go",
        keys="g",
        action="go_to_night",
        label="go to",
        words="Go to any night: yesterday, -3, fri, 2026-11-20.",
        where="tonight",
        footer=18,
        palette=True,
    ),
    Command(
        id="missed",
        keys="m",
        action="missed_night",
        label="missed",
        words="Go to the next night without an entry.",
        where="tonight",
        palette=True,
    ),
    Command(
        id="tonight",
        keys="T",
        action="tonight",
        label="tonight",
        words="Come back to tonight.",
        where="app",
        palette=True,
        tab="Tonight",
    ),
    Command(
        id="calendar",
        keys="C",
        action="calendar",
        label="calendar",
        words="See a year of nights at a glance.",
        where="app",
        palette=True,
        tab="Calendar",
    ),
    Command(
        id="next-screen",
        keys="tab",
        action="app.next_screen(1)",
        label="next screen",
        words="Go to the next screen in the line.",
        where="place",
        shown="Tab",
    ),
    Command(
        id="screen-before",
        keys="shift+tab",
        action="app.next_screen(-1)",
        label="screen before",
        words="Go to the screen before in the line.",
        where="place",
        shown="shift+Tab",
    ),
    Command(
        id="undo",
        keys="ctrl+z",
        action="undo",
        label="undo",
        words="Take the last change back.",
        where="app",
        footer=17,
        shown="^z",
        palette=True,
    ),
    Command(
        id="redo",
        keys="ctrl+y",
        action="redo",
        label="redo",
        words="Do what was taken back again.",
        where="app",
        shown="^y",
        palette=True,
    ),
    Command(
        id="zone",
        keys="z",
        action="zone",
        label="zone",
        words="Say which time zone your clock is in.",
        where="tonight",
        palette=True,
    ),
    Command(
        id="look",
        keys="r",
        action="look",
        label="look",
        words="Change the look: evening, dim red for the dark, day.",
        where="app",
        palette=True,
    ),
    Command(
        id="repaint",
        keys="ctrl+l",
        action="repaint",
        label="draw again",
        words="Draw the whole screen again, where another program wrote over it.",
        where="app",
        shown="^l",
        palette=True,
        always=True,
    ),
    Command(
        id="help",
        keys="question_mark,f1",
        action="help",
        label="help",
        words="What this row asks, and every key.",
        where="app",
        footer=2,
        shown="?",
        palette=True,
    ),
    Command(
        id="palette",
        keys="ctrl+p",
        action="command_palette",
        label="commands",
        words="Find any command by its words.",
        where="app",
        footer=12,
        shown="^p",
    ),
    Command(
        id="quit",
        keys="q,ctrl+q",
        action="quit",
        label="quit",
        words="Leave. What could not be saved is said first.",
        where="app",
        footer=6,
        palette=True,
    ),
)

BY_ID: Final[dict[str, Command]] = {command.id: command for command in COMMANDS}
"""The same rows by their id."""


SCREENS: Final = tuple(command for command in COMMANDS if command.tab)
"""The commands that lead to screens, in the order of the line of screens."""


def bindings(where: Where) -> list[BindingType]:
    """The bindings of all commands that apply there."""
    found: list[BindingType] = []
    for command in COMMANDS:
        if command.where == where:
            for number, key in enumerate(command.keys.split(",")):
                found.append(
                    Binding(
                        key,
                        command.action.format(key=key),
                        command.label,
                        show=number == 0,
                        key_display=command.shown or None,
                        tooltip=command.words,
                        priority=command.always or command.where == "notes",
                        id=command.id if number == 0 else f"{command.id}.{number}",
                    )
                )
    return found


def key_of(command: Command) -> str:
    """How the first key of a command reads."""
    return command.shown or command.keys.split(",")[0]


def footer(*places: Where) -> list[Command]:
    """The commands that show at the foot of these places, in the order of the table."""
    return [command for command in COMMANDS if command.footer and command.where in places]

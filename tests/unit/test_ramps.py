"""The colours of the levels stay apart and in order for everybody's eyes, on terminals with few colours and with all.

Sight is simulated by colorspacious: Machado, Oliveira and Fernandes 2009 (doi:10.1109/TVCG.2009.113) at full severity,
distances in CAM02-UCS (Luo, Cui and Li 2006, doi:10.1002/col.20227).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from colorspacious import cspace_convert
from rich.color import Color, ColorSystem

from stillnight.diary.person import Look
from stillnight.tui.ramps import NUMBERS_OF_16, RAMPS, number_of_256
from stillnight.tui.sixteen import OF_16, SIXTEEN
from stillnight.tui.theme import THEMES, after, themes

SIGHTS = ("all colours", "protanomaly", "deuteranomaly", "tritanomaly")
LOOKS: tuple[Look, ...] = ("evening", "red", "day", "contrast")
"""The looks with a ramp of their own; the terminal's own look has its sixteen colours."""
XTERM = {
    0: "#000000",
    4: "#0000ee",
    6: "#00cdcd",
    11: "#ffff00",
    12: "#5c5cff",
    14: "#00ffff",
    1: "#cd0000",
    7: "#e5e5e5",
    9: "#ff0000",
    10: "#00ff00",
    15: "#ffffff",
}
"""The same of the sixteen as xterm has them by default (XTerm-col.ad)."""

PALETTES = {"rich": SIXTEEN, "xterm": XTERM}
LEAST = {"evening": 10.0, "red": 7.0, "day": 10.0, "contrast": 10.0}
"""How far apart neighbouring levels are at least; a just noticeable difference is about 1."""

LEAST_OF_16: dict[Look, float] = {"evening": 10.0, "day": 10.0, "contrast": 7.5, "terminal": 10.0}
"""The same with sixteen colours. Of those at 7 to 1 on black, no five in the order of their lightness are further."""

every_sight = pytest.mark.parametrize("sight", SIGHTS)
every_look = pytest.mark.parametrize("look", LOOKS)


def seen(colours: list[str], sight: str) -> list[np.ndarray]:
    """These colours as CAM02-UCS places them for somebody with this sight: lightness first."""
    rgb = np.array([[int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)] for colour in colours])
    if sight != SIGHTS[0]:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        rgb = np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1)
    return list(cspace_convert(rgb, "sRGB1", "CAM02-UCS"))


def apart(colours: list[str], sight: str) -> list[float]:
    """How far each level looks from the next."""
    return [float(np.linalg.norm(one - other)) for one, other in pairwise(seen(colours, sight))]


def lightness(colours: list[str], sight: str) -> list[float]:
    """How light each level looks, 0 to 100."""
    return [float(place[0]) for place in seen(colours, sight)]


def sixteen(look: Look, palette: str) -> list[str]:
    """The levels of a look on a terminal of sixteen colours."""
    return [PALETTES[palette][number] for number in NUMBERS_OF_16[look]]


@every_sight
@every_look
def test_neighbouring_levels_stay_apart(look: Look, sight: str) -> None:
    """Whoever confuses red and green or blue and yellow tells each level from the next."""
    assert min(apart(list(RAMPS[look]), sight)) >= LEAST[look]


@every_sight
@every_look
def test_a_fuller_level_is_further_from_the_ground(look: Look, sight: str) -> None:
    """In the evening and in the dark fuller is lighter, by day darker, whatever my eyes; and no level is the ground."""
    light = lightness([*RAMPS[look]], sight)
    ground = lightness([str(THEMES[look].background)], sight)[0]
    assert light == sorted(light, reverse=look == "day")
    distances = [abs(one - ground) for one in light]
    assert distances == sorted(distances)
    assert apart([str(THEMES[look].background), RAMPS[look][0]], sight)[0] >= LEAST[look]


@pytest.mark.parametrize("palette", PALETTES)
@every_sight
@pytest.mark.parametrize("look", LEAST_OF_16)
def test_sixteen_colours_are_enough(look: Look, sight: str, palette: str) -> None:
    """On the bare console each level is still told from the next."""
    assert min(apart(sixteen(look, palette), sight)) >= LEAST_OF_16[look]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("look", LEAST_OF_16)
def test_sixteen_colours_rise_in_lightness(look: Look, palette: str) -> None:
    """Few colours are in the order of their lightness too, five of them."""
    light = lightness(sixteen(look, palette), SIGHTS[0])
    assert light == sorted(light, reverse=look == "day")
    assert len(set(sixteen(look, palette))) == 5


def test_each_look_that_names_colours_has_levels_of_its_own_on_sixteen() -> None:
    """High contrast is not the evening again, and red, of which one is not bright, leaves its levels to the signs."""
    named = [NUMBERS_OF_16[look] for look in LOOKS]
    assert len(set(named)) == len(named)
    assert set(NUMBERS_OF_16["red"]) == {1}


@every_look
def test_each_colour_is_one_of_the_256(look: Look) -> None:
    """A terminal with 256 colours shows just the colour that one with all of them shows."""
    for colour in RAMPS[look]:
        number = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number
        assert number == number_of_256(colour)
        assert Color.from_ansi(number_of_256(colour)).get_truecolor() == Color.parse(colour).triplet


def test_numbers_of_256_are_those_of_the_whole_cube() -> None:
    """All 216 colours of the cube have the number that xterm gives them."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = [f"#{red:02x}{green:02x}{blue:02x}" for red in steps for green in steps for blue in steps]
    assert [number_of_256(colour) for colour in cube] == list(range(16, 232))


@pytest.mark.parametrize("number", SIXTEEN)
def test_a_colour_of_sixteen_is_sent_as_its_number(number: int) -> None:
    """What stands for a colour of the sixteen is sent as that colour and no other."""
    assert Color.parse(SIXTEEN[number]).downgrade(ColorSystem.STANDARD).number == number


@every_look
def test_every_theme_has_the_colours_of_its_levels(look: Look) -> None:
    """With sixteen colours a look has its sixteen, with more its ramp and all that it had besides."""
    for color_system, colours in (
        ("truecolor", list(RAMPS[look])),
        ("256", list(RAMPS[look])),
        (None, list(RAMPS[look])),
        ("standard", sixteen(look, "rich")),
    ):
        theme = {theme.name: theme for theme in themes(color_system)}[look]
        assert [theme.variables[f"level-{level}"] for level in range(1, 6)] == colours
        faint = SIXTEEN[OF_16[look].faint] if color_system == "standard" else THEMES[look].variables["faint"]
        assert theme.variables["faint"] == faint


def test_the_looks_follow_each_other_around() -> None:
    """After the day comes the evening again."""
    assert [after(look) for look in THEMES] == ["red", "day", "contrast", "terminal", "evening"]


def test_only_red_is_in_the_red_look() -> None:
    """In the dark bedroom no level shines blue or green."""
    for colour in RAMPS["red"]:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert green == blue <= red // 2

"""What is asked about the person: safety answers, medicines, blood tests and strategies of their own.

Each is a question as a night's are, so that rows, reading and words are the same. All may be left blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from stillnight.diary.answers import Answer, with_answer
from stillnight.diary.person import Person
from stillnight.diary.port import PersonEdit
from stillnight.diary.question import Question
from stillnight.diary.strategy import GROUPS
from stillnight.diary.typed import Option

_SAFETY: Final = "heat, cold and compression leaflets (MPFT; Rabe 2020, PMC7383414)"
_FACTOR: Final = "what guidelines ask about first (AASM 2025, doi:10.5664/jcsm.11390; NHS)"

ABOUT: Final[tuple[Question, ...]] = (
    Question(
        id="numb_feet",
        label="Numb feet",
        kind="yesno",
        help="Whether your feet are numb, or feel heat and cold poorly. Heat, cold and compression depend on it.",
        source=_SAFETY,
    ),
    Question(
        id="poor_circulation",
        label="Circulation",
        kind="yesno",
        help="Whether you have poor circulation or artery disease in your legs, or were told so.",
        source=_SAFETY,
    ),
    Question(
        id="heart_failure",
        label="Heart failure",
        kind="yesno",
        help="Whether your heart is weak (heart failure).",
        source=_SAFETY,
    ),
    Question(
        id="nerve_damage",
        label="Nerve damage",
        kind="yesno",
        help="Whether diabetes has damaged your nerves.",
        source=_SAFETY,
    ),
    Question(
        id="skin_problems",
        label="Skin",
        kind="yesno",
        help="Whether the skin of your legs is sore, infected or fragile.",
        source=_SAFETY,
    ),
    Question(
        id="pregnant",
        label="Pregnant",
        kind="yesno",
        help="Whether you are pregnant. Restless legs are frequent then and mostly go after the birth.",
        source="NHS",
    ),
    Question(
        id="kidney_disease",
        label="Kidney disease",
        kind="yesno",
        help="Whether you have kidney disease. It can come with restless legs, and it changes what to eat.",
        source="NHS; American Kidney Fund",
    ),
    Question(
        id="blood_thinners",
        label="Blood thinners",
        kind="yesno",
        help="Whether you take medicines against clots. Massage is then light or not at all.",
        source="NCCIH",
    ),
    Question(
        id="low_iron",
        label="Low iron",
        kind="yesno",
        help="Whether a blood test found your iron low.",
        source=_FACTOR,
    ),
    Question(
        id="family",
        label="In the family",
        kind="yesno",
        help="Whether parents, brothers, sisters or children have restless legs.",
        source=_FACTOR,
    ),
    Question(
        id="worsening",
        label="Other medicines",
        kind="yesno",
        help="Whether you take antihistamines, anti-sickness or antipsychotic medicines or antidepressants. "
        "Some can make restless legs worse; ask your prescriber, and do not stop them yourself.",
        source=_FACTOR,
    ),
    Question(id="other", label="Anything else", kind="line", help="Anything else that may play a part."),
)
"""The fields of ``Person.about``, in the order they are asked."""

MEDICINE: Final[tuple[Question, ...]] = (
    Question(id="name", label="Medicine", kind="line", help="Its name, as on the packet."),
    Question(id="dose", label="Dose", kind="line", help="How much, as prescribed: 300 mg, one tablet."),
    Question(id="usual", label="Usually at", kind="line", help="When you take it: 21:00, with supper."),
    Question(id="since", label="From", kind="date", help="The first day in this dose. About is good enough."),
    Question(id="until", label="Until", kind="date", help="The last day; blank while you take it."),
    Question(
        id="kind",
        label="Kind",
        kind="choice",
        help="What kind it is. The packet or your pharmacist says so.",
        options=(
            Option("dopamine", "dopamine (pramipexole, ropinirole, rotigotine, levodopa)"),
            Option("gabapentin", "gabapentin or pregabalin"),
            Option("opioid", "opioid"),
            Option("iron", "iron"),
            Option("quinine", "quinine"),
            Option("other", "other"),
        ),
    ),
    Question(id="side_effects", label="Side effects", kind="line", help="What you noticed. Tell your prescriber."),
)
"""The fields of a medicine."""

LAB: Final[tuple[Question, ...]] = (
    Question(
        id="test",
        label="Test",
        kind="choice",
        help="Which test of iron. The guideline asks for both, in the morning, 24 hours after the last iron.",
        options=(Option("ferritin", "ferritin"), Option("transferrin-saturation", "transferrin saturation")),
        source="AASM 2025, doi:10.5664/jcsm.11390",
    ),
    Question(id="value", label="Result", kind="number", help="The figure, as the laboratory wrote it."),
    Question(id="unit", label="Unit", kind="line", help="The unit beside it: ng/ml, µg/l, %."),
    Question(id="on", label="Date", kind="date", help="The day of the test."),
    Question(
        id="laboratory",
        label="Laboratory",
        kind="line",
        help="Which laboratory. Methods differ, so figures of two laboratories may not compare.",
    ),
)
"""The fields of a blood test."""

OWN: Final[tuple[Question, ...]] = (
    Question(id="name", label="Name", kind="line", help="What you call it, in a few words."),
    Question(
        id="group",
        label="When",
        kind="choice",
        help="When it has its place.",
        options=tuple(Option(key, words) for key, words in GROUPS.items()),
    ),
    Question(id="minutes", label="Timer", kind="duration", start=10, high=240, help="How long its timer runs."),
    Question(id="caution", label="To mind", kind="line", help="What to be careful about."),
)
"""The fields of a strategy of one's own; its steps are lines of text (``own.steps_of``)."""


def answering_about(answers: Mapping[str, Answer]) -> PersonEdit:
    """Answer questions about the person, by id; they count as asked from then on."""

    def edit(person: Person) -> Person:
        about = person.about
        for question_id, value in answers.items():
            about = with_answer(about, question_id, value)
        return msgspec.structs.replace(person, about=msgspec.structs.replace(about, asked=True))

    return edit

"""An office's words and colours: what is printed, and that it can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.languages import language_for
from briefing_app.domain.colours import LEAST_CONTRAST, contrast_on_white, is_colour, readable
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.scales import MAPPINGS
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.rendering.marks import STATUS_MARKS

STARTED = StatusCode.STARTED
colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#{:02x}{:02x}{:02x}".format(*parts))


def words(entry: ScaleEntry | None, code: str = "en", **more: object) -> ScaleWords:
    entries = (entry,) if entry is not None else ()
    scale = StatusScale(id=OFFICE_SCALE, entries=entries, **more)  # type: ignore[arg-type]
    return ScaleWords(scale=scale, language=language_for(code))


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0), ("#0000ff", 8.59)],
)
def test_contrast_is_measured_as_the_guidelines_do(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


@given(colours)
def test_every_colour_is_made_dark_enough_and_one_that_is_stays_as_it_is(colour: str) -> None:
    shown = readable(colour)
    assert contrast_on_white(shown) >= LEAST_CONTRAST
    assert (shown == colour) == (contrast_on_white(colour) >= LEAST_CONTRAST)
    assert readable(shown) == shown


@given(colours)
def test_a_darkened_colour_keeps_its_strongest_part(colour: str) -> None:
    parts, shown = ([int(each[index : index + 2], 16) for index in (1, 3, 5)] for each in (colour, readable(colour)))
    assert shown[parts.index(max(parts))] == max(shown)


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#123456 ", "#１２３４５６"])
def test_what_is_no_colour_is_told_apart(colour: str) -> None:
    assert not is_colour(colour)
    with pytest.raises(ValueError, match="not a colour"):
        readable(colour)


@pytest.mark.parametrize("code", list(StatusCode))
def test_the_houses_own_colours_can_be_read_on_white(code: StatusCode) -> None:
    colour = "#{:02x}{:02x}{:02x}".format(*STATUS_MARKS[code].colour)
    assert readable(colour) == colour


@pytest.mark.parametrize("code", list(StatusCode))
def test_without_a_scale_everything_is_called_and_coloured_as_the_house_does(code: StatusCode) -> None:
    house = ScaleWords(scale=None, language=language_for("en"))
    assert (house.label(code), house.own_label(code), house.colour(code)) == (LABELS[code], "", "")
    assert (house.version, house.substantial_counts, house.offered()) == (None, False, tuple(StatusCode))
    assert words(None).label(code) == LABELS[code]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Under way"),
        ("en-GB", "Under way"),
        ("fr", "En cours"),
        ("fr-BE", "En Belgique"),
        ("de", LABELS[STARTED]),
    ],
)
def test_a_language_takes_its_own_words_then_its_nearest_then_the_houses(language: str, label: str) -> None:
    entry = ScaleEntry(code=STARTED, labels={"en": "Under way", "fr": "En cours", "fr-BE": "En Belgique", "de": "  "})
    assert words(entry, language).label(STARTED) == label


def test_a_language_without_words_of_the_office_takes_the_houses_in_that_language() -> None:
    assert words(ScaleEntry(code=STARTED, labels={"en": "Under way"}), "fr").label(STARTED) == "Annoncée ou en cours"


@pytest.mark.parametrize(
    ("written", "shown"), [("#ffff00", "#7a7a00"), ("#1f5f99", "#1f5f99"), ("yellow", ""), ("", "")]
)
def test_a_colour_too_light_for_paper_is_darkened_and_none_at_all_is_the_houses(written: str, shown: str) -> None:
    assert words(ScaleEntry(code=STARTED, colour=written)).colour(STARTED) == shown


def test_a_hidden_status_is_not_offered_and_still_has_its_word() -> None:
    hidden = words(ScaleEntry(code=STARTED, hidden=True))
    assert STARTED not in hidden.offered()
    assert len(hidden.offered()) == len(StatusCode) - 1
    assert hidden.label(STARTED) == LABELS[STARTED]


@pytest.mark.parametrize(
    ("grade", "scale", "said"),
    [
        ("C1", "ccpr_2008@1", "graded “C1” (UN Human Rights Committee, 2008-2017, version 1)"),
        ("C1", "ccpr_2008", "graded “C1” (UN Human Rights Committee, 2008-2017)"),
        ("C1", "ccpr_2008@7", "graded “C1” (UN Human Rights Committee, 2008-2017, version 7)"),
        ("so so", "a partner@2", "graded “so so”"),
        ("so so", "", "graded “so so”"),
        ("{n} %s", "", "graded “{n} %s”"),
        ("", "ccpr@1", ""),
    ],
)
def test_an_original_grade_stands_in_its_own_words_with_its_scale(grade: str, scale: str, said: str) -> None:
    assert words(None).grade(grade, scale) == said


@pytest.mark.parametrize("name", list(MAPPINGS))
def test_every_scale_that_can_be_read_can_be_named_in_french(name: str) -> None:
    said = words(None, "fr").grade("A", MAPPINGS[name].reference)
    assert said.startswith("note «\u00a0A\u00a0» (")
    assert said.endswith(f", version {MAPPINGS[name].version})")

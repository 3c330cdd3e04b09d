"""What is marked as illustrative can be told to be a fact once one stands there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.editing.fields import set_illustrative
from briefing_app.gui.forms.form import FieldForm
from briefing_app.gui.forms.made_up import DIAMOND
from tests.gui.forms.opened import Opened


def _marked(form: FieldForm) -> list[str]:
    """The labels that bear the diamond."""
    return [label.text() for label in form.findChildren(QLabel) if label.text().endswith(DIAMOND)]


def _offered(form: FieldForm) -> list[str]:
    return [action.text() for action in form.made_up.choices.actions() if not action.isSeparator()]


def _choose(form: FieldForm, words: str) -> None:
    next(action for action in form.made_up.choices.actions() if action.text() == words).trigger()


def test_a_diamond_goes_field_by_field_and_comes_back_with_undo(opened: Opened) -> None:
    found = opened.read(lambda reader: reader.all(SpeakerNote))[0]
    opened.session.do(set_illustrative(found.ref, ("title", "role"), illustrative=True)).result()
    form = opened.show(found.ref)
    opened.wait(lambda: len(_marked(form)) == 2)
    assert form.made_up.isVisibleTo(form)
    titles = [title.removesuffix(f" {DIAMOND}") for title in _marked(form)]
    assert _offered(form) == [*titles, "All of these"]

    _choose(form, titles[0])
    opened.wait(lambda: len(_marked(form)) == 1)
    assert _offered(form) == [titles[1]]
    kept = opened.read(lambda reader: reader.get(SpeakerNote, found.id))
    assert kept is not None
    assert [kept.is_illustrative(name) for name in ("title", "role")] == [False, True]

    opened.session.undo().result()
    opened.wait(lambda: len(_marked(form)) == 2)


def test_all_diamonds_go_in_one_step_and_the_line_with_them(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    opened.session.do(set_illustrative(entry.ref, ("title", "fact"), illustrative=True)).result()
    form = opened.show(entry.ref)
    opened.wait(lambda: len(_marked(form)) == 2)
    _choose(form, "All of these")
    opened.wait(lambda: not _marked(form))
    assert not form.made_up.isVisibleTo(form)


def test_a_record_without_made_up_content_has_no_such_line(opened: Opened) -> None:
    entry = opened.read(lambda reader: reader.all(SituationEntry))[0]
    opened.session.do(set_illustrative(entry.ref, ("title", "fact"), illustrative=False)).result()
    form = opened.show(entry.ref)
    assert not form.made_up.isVisibleTo(form)

from dataclasses import replace

from briefing_app.document.blocks import Chart, Contents, Paragraph, SourceList, Table
from briefing_app.document.inline import Citation, CrossReference, LineBreak, ReferenceForm, Words
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.transforms.typography import typeset
from briefing_app.document.tree import Document, Part
from briefing_app.document.walk import rebuild, walk
from tests.document.samples import document, first_line, full_document, line_document, part, row, said, table


def one(root: Document, kind: type) -> object:
    return next(node for node in walk(root) if isinstance(node, kind))


def test_listed_parts_are_numbered_from_one_and_others_have_no_number() -> None:
    assert [part.number for part in finish(full_document()).parts] == ["", "", "1", "2"]


def test_a_part_that_is_listed_alone_has_no_number() -> None:
    assert [part.number for part in finish(line_document(Words(text="a"))).parts] == [""]


def test_a_source_that_is_cited_first_is_number_one_and_uncited_ones_follow() -> None:
    finished = finish(full_document())
    sources = one(finished, SourceList)
    assert isinstance(sources, SourceList)
    assert [(entry.source, entry.number) for entry in sources.entries] == [("s2", 1), ("s1", 2)]
    citation = one(finished, Citation)
    assert isinstance(citation, Citation)
    assert citation.number == 1


def test_without_a_list_of_sources_citations_go_with_the_space_before_them() -> None:
    finished = finish(line_document(Words(text="A fact "), Citation(source="s"), Words(text=", and more.")))
    assert plain_words(first_line(finished)) == "A fact, and more."


def test_contents_hold_listed_parts_and_their_second_headings() -> None:
    contents = one(finish(full_document()), Contents)
    assert isinstance(contents, Contents)
    assert [(entry.level, entry.number, entry.title, entry.target) for entry in contents.entries] == [
        (1, "1", "Situation", "p1"),
        (2, "", "Courts and prisons", "h1"),
        (1, "2", "Sources", "p2"),
    ]


def test_a_reference_says_the_number_or_title_of_its_target_and_leaves_pages_to_the_writer() -> None:
    references = tuple(CrossReference(target="b", form=form) for form in ReferenceForm)
    start = line_document(*references)
    finished = finish(replace(start, parts=(*start.parts, Part(anchor="b", title="Beyond", children=(said("x"),)))))
    texts = [node.text for node in first_line(finished) if isinstance(node, CrossReference)]
    assert texts == ["2", "Beyond", ""]


def test_a_reference_to_nothing_stays_empty() -> None:
    finished = finish(line_document(CrossReference(target="gone", form=ReferenceForm.TITLE)))
    assert first_line(finished) == (CrossReference(target="gone", form=ReferenceForm.TITLE),)


def test_finishing_a_finished_document_returns_the_very_same_object() -> None:
    once = finish(full_document())
    assert finish(once) is once


def test_what_does_not_change_is_shared_with_the_tree_that_was_given() -> None:
    start = full_document()
    finished = finish(start)
    assert finished is not start
    assert finished.parts[0] is start.parts[0]
    assert finished.parts[2].children[-1] is start.parts[2].children[-1]


def test_rebuild_leaves_out_nodes_for_which_nothing_comes_back() -> None:
    shorter = rebuild(full_document(), lambda node: None if isinstance(node, Citation) else node)
    assert not [node for node in walk(shorter) if isinstance(node, Citation)]


def test_numbers_keep_their_months_and_units_on_the_line() -> None:
    assert (
        typeset("on 17 February 2020, 18 % and 3 minutes") == "on 17\u00a0February 2020, 18\u00a0% and 3\u00a0minutes"
    )
    assert typeset("Mr Tokayev, paragraph 4") == "Mr\u00a0Tokayev, paragraph\u00a04"
    assert typeset("in 2019 Marchers came") == "in 2019 Marchers came"


def test_straight_quotation_marks_become_curly_and_letters_stay() -> None:
    assert typeset("\"It's so\", said O'Brien ('18)") == "“It’s so”, said O’Brien (’18)"
    assert typeset("Róża Thun, Nienaß, Жанболат Мамай") == "Róża Thun, Nienaß, Жанболат Мамай"


def test_quotation_marks_are_turned_by_what_stands_in_the_run_before() -> None:
    line = first_line(finish(line_document(Words(text='"'), Words(text="So", strong=True), Words(text='" it is'))))
    assert plain_words(line) == "“So” it is"
    line = first_line(finish(line_document(Words(text="a"), LineBreak(), Words(text='"b"'))))
    assert plain_words(line) == "a\n“b”"


def test_links_and_words_of_another_language_keep_their_letters() -> None:
    link = Words(text="it's 3 km", link="https://example.org/it's")
    other = Words(text="l'État", language="fr")
    assert first_line(finish(line_document(link, other))) == (link, other)
    assert first_line(finish(line_document(Words(text="l'an"), language="fr"))) == (Words(text="l'an"),)


def test_a_title_reads_the_same_above_its_part_and_in_the_contents() -> None:
    part = Part(anchor="a", title="The State's word", children=(said("x"),))
    listing = Part(anchor="c", title="Contents", children=(Contents(title="Contents"),), listed=False)
    finished = finish(document(listing, part))
    contents = one(finished, Contents)
    assert isinstance(contents, Contents)
    assert contents.entries[0].title == finished.parts[1].title == "The State’s word"


# --- what tables and figures are called


def captioned() -> Document:
    """Return a document whose first part refers to the table and the figure of its second."""
    see = [CrossReference(target=target, form=ReferenceForm.NUMBER) for target in ("t2", "f1")]
    bare = replace(table(row("A"), anchor="bare"), caption=())
    figure = Chart(bars=(), alt="None", caption=(Words(text="Bars"),), anchor="f1")
    first = part(Paragraph(children=(see[0], Words(text=" and "), see[1])), table(row("A"), caption="One", anchor="t1"))
    return document(first, part(bare, figure, table(row("A"), caption="Two", anchor="t2"), title="B"))


def test_tables_and_figures_with_a_caption_are_counted_each_for_themselves() -> None:
    finished = finish(captioned())
    captions = [plain_words(node.caption) for node in walk(finished) if isinstance(node, Table | Chart)]
    assert captions == ["Table\u00a01. One", "", "Figure\u00a01. Bars", "Table\u00a02. Two"]
    assert finish(finished) == finished


def test_references_say_what_a_table_or_a_figure_is_called() -> None:
    assert plain_words(first_line(finish(captioned()))) == "Table\u00a02 and Figure\u00a01"


def test_a_table_that_goes_gives_its_number_to_the_next() -> None:
    finished = finish(captioned())
    first, second = finished.parts
    shorter = finish(replace(finished, parts=(replace(first, children=first.children[:1]), second)))
    assert plain_words(first_line(shorter)) == "Table\u00a01 and Figure\u00a01"


def test_where_the_furniture_calls_them_nothing_they_have_no_number() -> None:
    start = captioned()
    finished = finish(replace(start, furniture=replace(start.furniture, table_as="", figure_as="")))
    captions = [plain_words(node.caption) for node in walk(finished) if isinstance(node, Table | Chart)]
    assert captions == ["One", "", "Bars", "Two"]
    assert plain_words(first_line(finished)) == "Two and Bars"

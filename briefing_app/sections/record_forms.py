"""What the window's form asks for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from briefing_app.domain.fields import (
    AnyOfField,
    ChoiceField,
    ClaimantField,
    DateField,
    Field,
    FlagField,
    LineField,
    ManyOfField,
    MinutesField,
    OneOfField,
    RowsField,
    SectionTypesField,
    TextField,
    TimeField,
    WordsField,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PAGE_STYLE_LABELS, Paper, RightHand
from briefing_app.domain.record import Record
from briefing_app.domain.records.annex import AnnexPlace, Treatment, Turn
from briefing_app.domain.records.mission import CommitmentState, NoteUse, Press, SpeakerNote
from briefing_app.domain.records.people import Ground, Independence
from briefing_app.domain.records.recommendation import AddresseeKind, CallKind, InstrumentKind
from briefing_app.domain.status import Trend


def _choices(kinds: Iterable[StrEnum], /, **labels: str) -> tuple[tuple[str, str], ...]:
    """Return (value, label) pairs; a label that is not given is the value in plain words."""
    return tuple(
        (member.value, labels.get(member.value, member.value.replace("_", " ").capitalize())) for member in kinds
    )


_AUDIENCES = _choices(Level, staff="Own staff only", members="Members of the delegation", public="Everybody")

PACK_LANGUAGES = (("en", "English"), ("fr", "Français"))
"""The languages that packs can be made in: those whose words for headings, labels and dates are there."""

FORMS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.PACK: (
        LineField(name="name", label="Name", required=True),
        ChoiceField(
            name="language",
            label="Language",
            choices=PACK_LANGUAGES,
            help="Headings, labels and dates are in it. Each text is shown in it where it is written in it.",
        ),
        DateField(name="as_of", label="Status as of", help="Empty: follows today."),
        OneOfField(name="mission", label="Mission", kind=Kind.MISSION),
        ManyOfField(
            name="recipes", label="Recipes", kind=Kind.RECIPE, help="The first one is offered first. None: all of them."
        ),
    ),
    Kind.RECIPE: (
        LineField(name="name", label="Name", required=True),
        ChoiceField(
            name="audience",
            label="Audience",
            choices=_AUDIENCES,
            help="What they may not read is left out. Each page says how far it may go, by the Traffic Light Protocol: "
            "TLP:AMBER+STRICT stays with your own staff, TLP:AMBER with the delegation and those who work for it, "
            "TLP:CLEAR may go to everybody.",
        ),
        ChoiceField(name="paper", label="Paper", choices=_choices(Paper, a4="A4", letter="US Letter")),
        ChoiceField(
            name="style",
            label="Page style",
            choices=tuple(PAGE_STYLE_LABELS.items()),
            help="How they look.",
        ),
        FlagField(name="contents", label="Contents", help="A table of contents in front"),
        ChoiceField(
            name="right_hand",
            label="Begin on the right",
            help="For printing on both sides: a side is left blank before, where one is needed, and counted.",
            choices=_choices(RightHand, none="Nothing", annexes="Annexes", all="Sections and annexes"),
        ),
        SectionTypesField(name="sections", label="Sections"),
    ),
    Kind.SPEAKER_NOTE: (
        LineField(name="title", label="Title", required=True),
        ChoiceField(
            name="use",
            label="Use",
            choices=_choices(NoteUse, heard="A speaker to be heard", speak="A note to speak from"),
        ),
        OneOfField(name="speaker", label="Speaker", kind=Kind.PERSON),
        LineField(name="role", label="Role", help="Where no person is named: lead Member."),
        OneOfField(name="occasion", label="Occasion", kind=Kind.PROGRAMME_ITEM),
        MinutesField(name="minutes", label="Minutes", help="The slot; empty: none is known."),
        FlagField(name="interpreted", label="Interpreted"),
        TextField(name="message", label="Message", rows=4),
        TextField(name="ask", label="What to ask", rows=3),
        TextField(name="opening", label="Opening", rows=3, versioned=True),
        TextField(
            name="points", label="Points", help="Each paragraph is one point; six at most.", rows=8, versioned=True
        ),
        TextField(name="close", label="Close", rows=2, versioned=True),
        ManyOfField(
            name="recommendations",
            label="Calls raised",
            kind=Kind.RECOMMENDATION,
            help="The recommendations that this note speaks to.",
        ),
        ManyOfField(name="sources", label="Sources", kind=Kind.SOURCE),
    ),
    Kind.SITUATION_ENTRY: (
        LineField(name="title", label="Title", required=True),
        OneOfField(name="theme", label="Theme", kind=Kind.THEME),
        DateField(name="since", label="Since"),
        ChoiceField(name="trend", label="Trend", choices=_choices(Trend)),
        FlagField(name="key", label="Key fact", help="Key facts stand in the one-page summary."),
        TextField(name="fact", label="Fact", rows=5),
        TextField(name="detail", label="Detail", help="For the full summary.", rows=5),
        ManyOfField(name="sources", label="Sources", kind=Kind.SOURCE),
    ),
    Kind.RECOMMENDATION: (
        LineField(name="title", label="Call", required=True),
        LineField(name="paragraph", label="Paragraph", help="Empty: not verified."),
        LineField(name="clause", label="Clause"),
        FlagField(name="paraphrase", label="Paraphrase"),
        ChoiceField(name="call_kind", label="Kind", choices=_choices(CallKind)),
        ManyOfField(name="addressees", label="Addressed to", kind=Kind.ADDRESSEE),
        ManyOfField(name="themes", label="Themes", kind=Kind.THEME),
        OneOfField(name="responsible_body", label="Responsible body", kind=Kind.BODY, help="Who has to carry it out."),
        ManyOfField(
            name="persons",
            label="Persons concerned",
            kind=Kind.PERSON,
            help="Lists can be narrowed to them; a pack names only whom its audience may read.",
        ),
        DateField(name="deadline", label="Deadline", help="By when it was to be done, where the text says so."),
        OneOfField(
            name="predecessor",
            label="Repeats",
            kind=Kind.RECOMMENDATION,
            help="The call of an earlier text that this one takes up. Totals over several texts count the newest only.",
        ),
        WordsField(name="affected", label="About", help="Of whom the source says that it is about them; parted by ;"),
        WordsField(name="made_by", label="Made by", help="The States that made it in the periodic review; parted by ;"),
        FlagField(name="counted", label="Counted"),
        LineField(name="counted_reason", label="Why not counted"),
        ChoiceField(
            name="existence",
            label="Known to",
            choices=_AUDIENCES,
            help="Who may know that it is followed at all. For others it does not count: “tracked here”.",
        ),
        TextField(name="summary", label="In our words", rows=4),
        TextField(name="verbatim", label="Verbatim", rows=3),
        TextField(name="done_when", label="What would count as done", rows=3),
    ),
    Kind.INSTRUMENT: (
        LineField(name="title", label="Title", required=True),
        LineField(name="short_title", label="Short title", help="By this name lists and packs call it."),
        LineField(name="reference", label="Reference", help="Such as P8_TA(2019)0203."),
        ChoiceField(
            name="instrument_kind",
            label="Kind of text",
            choices=_choices(
                InstrumentKind,
                ep_resolution="Resolution of the European Parliament",
                upr_round="Round of the Universal Periodic Review",
                treaty_body="Observations of a treaty body",
                pcc_statement="Statement of a parliamentary cooperation committee",
                other="Another text",
            ),
        ),
        DateField(name="adopted", label="Adopted"),
        ManyOfField(
            name="countries",
            label="Countries",
            kind=Kind.COUNTRY,
            help="The countries that the text is about. Lists and overviews find it by them.",
        ),
        ClaimantField(
            name="claimant",
            label="Counts follow",
            help="Whose judgements are counted. What others say of the same calls is shown beside, and moves no count.",
        ),
        LineField(
            name="counting_rule",
            label="How its calls were counted",
            help="In words, printed under each count: each call to each addressee counts once.",
        ),
        FlagField(
            name="fold",
            label="Count as not implemented",
            help="What is only announced, or acted against",
        ),
        OneOfField(
            name="predecessor",
            label="Follows on",
            kind=Kind.INSTRUMENT,
            help="The earlier text that this one takes up.",
        ),
    ),
    Kind.MISSION: (
        LineField(name="name", label="Name", required=True),
        OneOfField(name="body", label="Host body", kind=Kind.BODY),
        OneOfField(name="country", label="Country", kind=Kind.COUNTRY),
        LineField(name="place", label="Place"),
        DateField(name="start", label="Begins"),
        DateField(name="end", label="Ends"),
        RowsField(
            name="delegation",
            label="Delegation",
            help="The Members in the order of their list; choose one to write the role.",
            row=(
                OneOfField(name="person", label="Person", kind=Kind.PERSON),
                LineField(name="role", label="Role", help="Such as Chair, or Vice-Chair."),
                FlagField(name="travels", label="Travels", default=True),
            ),
        ),
        LineField(name="contact", label="Contact", help="Staff only."),
        TextField(name="why", label="Why this visit, why now", rows=5),
        TextField(name="objectives", label="Objectives", rows=4),
        TextField(name="asks", label="What we ask", rows=4),
        TextField(name="avoid", label="To avoid", help="Never in a public pack.", rows=4),
        TextField(name="dates_note", label="Note on the dates", rows=3),
    ),
    Kind.PROGRAMME_ITEM: (
        LineField(name="title", label="Title", required=True),
        DateField(name="date", label="Date"),
        TimeField(name="start", label="Begins", help="Empty: time to be confirmed."),
        TimeField(name="end", label="Ends"),
        LineField(name="zone", label="Time zone", help="Such as Europe/Brussels."),
        LineField(name="place", label="Place"),
        ManyOfField(name="people", label="Who", kind=Kind.PERSON),
        OneOfField(name="lead", label="Lead Member", kind=Kind.PERSON),
        ChoiceField(name="press", label="Press", choices=_choices(Press)),
        LineField(name="language", label="Language"),
        TextField(name="detail", label="Detail", rows=4),
        ManyOfField(name="sources", label="Sources", kind=Kind.SOURCE),
    ),
    Kind.COMMITMENT: (
        LineField(name="title", label="What, in short", required=True),
        FlagField(name="asked", label="Asked, not promised"),
        AnyOfField(
            name="by",
            label="Who promised, or was asked",
            kinds=(Kind.PERSON, Kind.ADDRESSEE, Kind.BODY, Kind.ORGANISATION),
        ),
        DateField(name="made", label="When"),
        ChoiceField(name="state", label="State", choices=_choices(CommitmentState, broken="Not kept")),
        DateField(name="due", label="Due"),
        LineField(name="owner", label="Who follows it up"),
        TextField(name="promise", label="Promise", rows=4),
        TextField(name="outcome", label="What came of it", rows=3),
        ManyOfField(name="sources", label="Sources", kind=Kind.SOURCE),
    ),
    Kind.PERSON: (
        LineField(name="name", label="Name", required=True),
        LineField(name="original_script", label="In the original script"),
        LineField(name="pronunciation", label="Say it like"),
        LineField(name="description", label="Who this is"),
        ChoiceField(name="named_to", label="May be named to", choices=_AUDIENCES),
        ChoiceField(
            name="ground",
            label="Why they may be named",
            choices=_choices(Ground, none="No reason given", office="Public office"),
            help="On what it rests that this person may be named to them.",
        ),
        LineField(name="ground_note", label="More on that reason"),
        LineField(
            name="shown_as",
            label="Instead of the name",
            help="What those read who may not read the name: a lawyer, name withheld.",
        ),
        OneOfField(name="country", label="Country", kind=Kind.COUNTRY),
        RowsField(
            name="groups",
            label="Political groups",
            help="Each with the time in which it holds: a pack says the one of the mission\u2019s first day.",
            row=(
                LineField(name="name", label="Name", required=True),
                LineField(name="short", label="Short name, EP files", help="Where it differs: PPE for EPP."),
                DateField(name="since", label="Since"),
                DateField(name="until", label="Until", help="The first day without it."),
            ),
        ),
        WordsField(name="committees", label="Committees", help="Such as AFET; DROI: parted by ;"),
        WordsField(name="languages", label="Languages", help="Those the person speaks; parted by ;"),
        LineField(name="directory_number", label="EP directory number"),
        DateField(name="last_verified", label="Last verified"),
        TextField(name="biography", label="Biography", rows=4),
        TextField(name="position", label="Position on our issues", rows=4),
    ),
    Kind.ORGANISATION: (
        LineField(name="name", label="Name", required=True),
        LineField(name="short", label="Short name"),
        ChoiceField(name="independence", label="Independence", choices=_choices(Independence)),
        TextField(name="about", label="About", rows=4),
        TextField(name="judgement", label="Our judgement", help="Staff only, unless raised.", rows=4),
    ),
    Kind.BODY: (
        LineField(name="code", label="Code or name", help="As it stands on the cover.", required=True),
        RowsField(
            name="names",
            label="Names",
            help="Each with the time in which it holds: a pack says the one of its date.",
            row=(
                LineField(name="name", label="Name", required=True),
                LineField(name="short", label="Short name"),
                DateField(name="since", label="Since"),
                DateField(name="until", label="Until", help="The first day without it."),
            ),
        ),
        TextField(name="about", label="About", rows=4),
    ),
    Kind.SOURCE: (
        LineField(name="title", label="Title", required=True),
        LineField(name="author", label="Author"),
        LineField(name="publisher", label="Publisher"),
        DateField(name="published", label="Published"),
        LineField(name="reference", label="Reference"),
        LineField(name="url", label="Web address"),
        DateField(name="accessed", label="Accessed"),
        LineField(name="note", label="Note"),
    ),
    Kind.ANNEX: (
        LineField(name="title", label="Title", required=True),
        LineField(name="source", label="Source", help="Who published it, and where."),
        DateField(name="date", label="Date"),
        LineField(name="pages", label="Pages", help="Such as 3-7; empty: all of them."),
        ChoiceField(
            name="turn",
            label="Turn",
            choices=_choices(Turn, none="Not turned", right="To the right", half="Upside down", left="To the left"),
        ),
        FlagField(name="fit", label="Fit to the paper", help="Larger pages are made smaller."),
        ChoiceField(
            name="treatment",
            label="How it is bound in",
            help="As pictures it can be archived. As it is, letters stay sharp, but the file does not claim PDF/A.",
            choices=_choices(Treatment, picture="As pictures of its pages", as_it_is="As it is"),
        ),
        ChoiceField(
            name="place",
            label="Place",
            choices=_choices(AnnexPlace, after="Right after its section", end="At the end of the pack"),
        ),
    ),
    Kind.ADDRESSEE: (
        LineField(name="name", label="Name", required=True),
        ChoiceField(name="addressee_kind", label="Kind", choices=_choices(AddresseeKind, eu="EU", eeas="EEAS")),
    ),
    Kind.THEME: (LineField(name="name", label="Name", required=True),),
    Kind.COUNTRY: (LineField(name="name", label="Name", required=True),),
}
"""Fields by kind, in the form's order. A kind that is not here is edited elsewhere (assessments, sections, texts)."""

_OF_ONE_USE = {
    NoteUse.HEARD: ("message", "ask"),
    NoteUse.SPEAK: ("role", "minutes", "interpreted", "opening", "points", "close"),
}


def form_of(record: Record) -> tuple[Field, ...]:
    """Return the fields that a record's form asks for; a speaker note is asked for what its use needs.

    What a field that is not asked for holds stays as it is.
    """
    declared = FORMS.get(record.KIND, ())
    if not isinstance(record, SpeakerNote):
        return declared
    others = {name for use, names in _OF_ONE_USE.items() if use is not record.use for name in names}
    return tuple(field for field in declared if field.name not in others)

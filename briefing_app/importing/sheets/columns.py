"""What each heading of a sheet means: known words in several languages, and what the office has said before."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from briefing_app.domain.claims import Claimant
from briefing_app.domain.ids import SheetLayoutId, stable_id
from briefing_app.domain.records.office import SheetColumn, SheetLayout

_WORDS: Mapping[SheetColumn, str] = {
    SheetColumn.ID: "id|uid|identifier|record id|row id|annotationid|identifiant|идентификатор|kennung",
    SheetColumn.REFERENCE: "reference|ref|symbol|instrument|document|resolution|document symbol|référence|instrument"
    "|résolution|ссылка|документ|резолюция|номер документа|referenz|bezug|dokument|entschließung|aktenzeichen",
    SheetColumn.PARAGRAPH: "paragraph|para|par|§|¶|paragraph no|paragraph number|para no|point|number|no|nr|#"
    "|paragraphe|numéro|n°|пункт|параграф|п|№|номер|absatz|abs|ziffer|nummer|тармақ",
    SheetColumn.CLAUSE: "clause|letter|sub-paragraph|subparagraph|sub paragraph|item|alinéa|lettre|sous-paragraphe"
    "|подпункт|буква|buchstabe|unterabsatz",
    SheetColumn.TITLE: "title|short title|heading|name|titre|intitulé|название|заголовок|titel|bezeichnung",
    SheetColumn.TEXT: "text|recommendation|recommendations|full text|call|verbatim|wording|texte|recommandation"
    "|recommandations|libellé|текст|рекомендация|рекомендации|содержание|empfehlung|empfehlungen|wortlaut|ұсыным",
    SheetColumn.ADDRESSEE: "addressee|addressees|addressed to|to whom|recipient|destinataire|destinataires|adressée à"
    "|адресат|кому|получатель|adressat|adressaten|empfänger|gerichtet an",
    SheetColumn.THEME: "theme|themes|topic|topics|subject|category|thème|thèmes|sujet|catégorie|тема|темы|категория"
    "|thema|themen|kategorie|тақырып",
    SheetColumn.STATUS: "status|implementation|implementation status|status of implementation|state of implementation"
    "|assessment|progress|statut|état|mise en œuvre|état de mise en œuvre|évaluation|статус|состояние|выполнение"
    "|статус выполнения|реализация|оценка выполнения|stand|umsetzung|umsetzungsstand|мәртебе",
    SheetColumn.ORIGINAL_GRADE: "original grade|grade|mark|score|rating|note originale|cote|évaluation originale"
    "|исходная оценка|оценка|балл|bewertung|ursprüngliche bewertung|baha",
    SheetColumn.CLAIM: "claim|claimant|who says so|assessed by|according to|revendication|selon|évalué par|auteur"
    "|кто утверждает|по данным|источник оценки|laut|bewertet von|behauptet von",
    SheetColumn.ASSESSED_ON: "assessed on|date|date of assessment|assessment date|as of|date d'évaluation|évalué le"
    "|à la date du|дата|дата оценки|по состоянию на|datum|bewertet am|stand vom|күні",
    SheetColumn.EVIDENCE: "evidence|proof|justification|facts|preuve|preuves|éléments|justificatif|доказательство"
    "|доказательства|обоснование|факты|beleg|belege|nachweis",
    SheetColumn.SOURCE: "source|sources|source of evidence|quelle|quellen|источник|источники|дереккөз",
    SheetColumn.NOTE: "note|notes|comment|comments|remark|remarks|remarque|remarques|commentaire|commentaires"
    "|примечание|примечания|комментарий|anmerkung|anmerkungen|bemerkung|ескерту",
}


def fold_heading(words: str) -> str:
    """Return a heading without case, marks and signs, so that "Réf. :" and "ref" are one."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss"))
    letters = "".join(
        sign if sign.isalnum() or sign in "#§¶№" else " " for sign in plain if not unicodedata.combining(sign)
    )
    return " ".join(letters.split())


_MEANINGS: Mapping[str, SheetColumn] = {
    fold_heading(words): column for column, known in reversed(tuple(_WORDS.items())) for words in known.split("|")
}


def meaning_of(folded: str) -> SheetColumn | None:
    """Return what a folded heading is known to mean; ``None``: nothing."""
    return _MEANINGS.get(folded)


def guess(headings: Sequence[str], layouts: Iterable[SheetLayout] = ()) -> tuple[SheetColumn, ...]:
    """Return what each heading seems to mean: as the office has read the same headings before, else by known words.

    Two headings of one meaning both get it: that is a question to a person, and a fault until it is answered.
    """
    known = layout_for(headings, layouts)
    folded = folded_headings(headings)
    if known is not None:
        return tuple(known.columns.get(each, SheetColumn.IGNORE) for each in folded)
    return tuple(meaning_of(fold_heading(each)) or SheetColumn.IGNORE for each in headings)


def layout_for(headings: Sequence[str], layouts: Iterable[SheetLayout]) -> SheetLayout | None:
    """Return the layout with which a sheet of the same headings was read before."""
    folded = folded_headings(headings)
    return next((layout for layout in layouts if layout.headings == folded), None)


def layout_of(
    headings: Sequence[str],
    columns: Sequence[SheetColumn],
    *,
    name: str,
    mapping: str,
    claimant: Claimant | None,
) -> SheetLayout:
    """Return the record that remembers how a sheet was read; the same headings always have the same one."""
    folded = folded_headings(headings)
    return SheetLayout(
        id=SheetLayoutId(stable_id("sheet_layout", "\n".join(folded))),
        name=name,
        headings=folded,
        columns=dict(zip(folded, columns, strict=True)),
        mapping=mapping,
        claimant=claimant,
    )


def folded_headings(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings folded, each different: a second of the same name is numbered, an empty one has a place."""
    seen: dict[str, int] = {}
    found = []
    for number, heading in enumerate(headings, start=1):
        folded = fold_heading(heading) or f"column {number}"
        seen[folded] = seen.get(folded, 0) + 1
        found.append(folded if seen[folded] == 1 else f"{folded} ({seen[folded]})")
    return tuple(found)

"""Countries and the adjectives that stand for them: "the Kyrgyz authorities", "les autorités kirghizes".

One line a country: its English name, adjectives in English, in French (masculine and feminine), other names that texts
give it in either language, its name in French. Plurals are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Nationality:
    """A country's English name, its adjectives by language with their plurals, its other names, its French name."""

    country: str
    english: tuple[str, ...]
    french: tuple[str, ...]
    other_names: tuple[str, ...]
    french_name: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, in English and in French."""
        return (self.country, self.french_name, *self.other_names)

    def adjectives(self, language: str) -> tuple[str, ...]:
        """Return its adjectives in English or French; in another language there are none."""
        return {"en": self.english, "fr": self.french}.get(language, ())


_LINES = """
Afghanistan|Afghan|afghan afghane||Afghanistan
Albania|Albanian|albanais albanaise||Albanie
Algeria|Algerian|algérien algérienne||Algérie
Angola|Angolan|angolais angolaise||Angola
Argentina|Argentine Argentinian|argentin argentine||Argentine
Armenia|Armenian|arménien arménienne||Arménie
Australia|Australian|australien australienne||Australie
Austria|Austrian|autrichien autrichienne||Autriche
Azerbaijan|Azerbaijani Azeri|azerbaïdjanais azerbaïdjanaise azéri azérie||Azerbaïdjan
Bahrain|Bahraini|bahreïni bahreïnie bahreïnien bahreïnienne||Bahreïn
Bangladesh|Bangladeshi|bangladais bangladaise||Bangladesh
Belarus|Belarusian Belarusan|biélorusse bélarusse bélarussien bélarussienne|Bélarus, Belarus|Biélorussie
Belgium|Belgian|belge||Belgique
Benin|Beninese|béninois béninoise||Bénin
Bolivia|Bolivian|bolivien bolivienne||Bolivie
Bosnia and Herzegovina|Bosnian|bosnien bosnienne|Bosnia, Bosnie|Bosnie-Herzégovine
Brazil|Brazilian|brésilien brésilienne||Brésil
Bulgaria|Bulgarian|bulgare||Bulgarie
Burkina Faso|Burkinabe|burkinabé burkinabée burkinabè||Burkina Faso
Burundi|Burundian|burundais burundaise||Burundi
Cambodia|Cambodian|cambodgien cambodgienne||Cambodge
Cameroon|Cameroonian|camerounais camerounaise||Cameroun
Canada|Canadian|canadien canadienne||Canada
Central African Republic|Central African|centrafricain centrafricaine||République centrafricaine
Chad|Chadian|tchadien tchadienne||Tchad
Chile|Chilean|chilien chilienne||Chili
China|Chinese|chinois chinoise||Chine
Colombia|Colombian|colombien colombienne||Colombie
Congo|Congolese|congolais congolaise||Congo
Costa Rica|Costa Rican|costaricain costaricaine||Costa Rica
Côte d'Ivoire|Ivorian|ivoirien ivoirienne|Ivory Coast|Côte d'Ivoire
Croatia|Croatian|croate||Croatie
Cuba|Cuban|cubain cubaine||Cuba
Cyprus|Cypriot|chypriote||Chypre
Czechia|Czech|tchèque|Czech Republic, République tchèque|Tchéquie
Denmark|Danish|danois danoise||Danemark
Djibouti|Djiboutian|djiboutien djiboutienne||Djibouti
Ecuador|Ecuadorian Ecuadorean|équatorien équatorienne||Équateur
Egypt|Egyptian|égyptien égyptienne||Égypte
El Salvador|Salvadoran Salvadorian|salvadorien salvadorienne||Salvador
Eritrea|Eritrean|érythréen érythréenne||Érythrée
Estonia|Estonian|estonien estonienne||Estonie
Ethiopia|Ethiopian|éthiopien éthiopienne||Éthiopie
Finland|Finnish|finlandais finlandaise||Finlande
France|French|français française||France
Gabon|Gabonese|gabonais gabonaise||Gabon
Gambia|Gambian|gambien gambienne||Gambie
Georgia|Georgian|géorgien géorgienne||Géorgie
Germany|German|allemand allemande||Allemagne
Ghana|Ghanaian|ghanéen ghanéenne||Ghana
Greece|Greek|grec grecque||Grèce
Guatemala|Guatemalan|guatémaltèque||Guatemala
Guinea|Guinean|guinéen guinéenne||Guinée
Haiti|Haitian|haïtien haïtienne||Haïti
Honduras|Honduran|hondurien hondurienne||Honduras
Hungary|Hungarian|hongrois hongroise||Hongrie
Iceland|Icelandic|islandais islandaise||Islande
India|Indian|indien indienne||Inde
Indonesia|Indonesian|indonésien indonésienne||Indonésie
Iran|Iranian|iranien iranienne||Iran
Iraq|Iraqi|irakien irakienne iraquien iraquienne||Irak
Ireland|Irish|irlandais irlandaise||Irlande
Israel|Israeli|israélien israélienne||Israël
Italy|Italian|italien italienne||Italie
Jamaica|Jamaican|jamaïcain jamaïcaine||Jamaïque
Japan|Japanese|japonais japonaise||Japon
Jordan|Jordanian|jordanien jordanienne||Jordanie
Kazakhstan|Kazakh Kazakhstani|kazakh kazakhe kazakhstanais kazakhstanaise|Republic of Kazakhstan|Kazakhstan
Kenya|Kenyan|kényan kényane||Kenya
Kosovo|Kosovar Kosovan|kosovar kosovare||Kosovo
Kuwait|Kuwaiti|koweïtien koweïtienne||Koweït
Kyrgyzstan|Kyrgyz Kyrgyzstani|kirghize kirghiz kirghizstanais kirghizstanaise|Kirghizistan, Kirghizie|Kirghizstan
Laos|Laotian Lao|laotien laotienne||Laos
Latvia|Latvian|letton lettone lettonne||Lettonie
Lebanon|Lebanese|libanais libanaise||Liban
Liberia|Liberian|libérien libérienne||Liberia
Libya|Libyan|libyen libyenne||Libye
Lithuania|Lithuanian|lituanien lituanienne||Lituanie
Luxembourg|Luxembourgish|luxembourgeois luxembourgeoise||Luxembourg
Madagascar|Malagasy|malgache||Madagascar
Malawi|Malawian|malawien malawienne||Malawi
Malaysia|Malaysian|malaisien malaisienne||Malaisie
Maldives|Maldivian|maldivien maldivienne||Maldives
Mali|Malian|malien malienne||Mali
Malta|Maltese|maltais maltaise||Malte
Mauritania|Mauritanian|mauritanien mauritanienne||Mauritanie
Mauritius|Mauritian|mauricien mauricienne||Maurice
Mexico|Mexican|mexicain mexicaine||Mexique
Moldova|Moldovan|moldave|Republic of Moldova|Moldavie
Mongolia|Mongolian|mongol mongole||Mongolie
Montenegro|Montenegrin|monténégrin monténégrine||Monténégro
Morocco|Moroccan|marocain marocaine||Maroc
Mozambique|Mozambican|mozambicain mozambicaine||Mozambique
Myanmar|Burmese|birman birmane|Burma, Birmanie|Myanmar
Namibia|Namibian|namibien namibienne||Namibie
Nepal|Nepalese Nepali|népalais népalaise||Népal
Netherlands|Dutch|néerlandais néerlandaise||Pays-Bas
New Zealand|New Zealand|néozélandais néozélandaise||Nouvelle-Zélande
Nicaragua|Nicaraguan|nicaraguayen nicaraguayenne||Nicaragua
Niger|Nigerien|nigérien nigérienne||Niger
Nigeria|Nigerian|nigérian nigériane||Nigeria
North Korea|North Korean|nord coréen nord coréenne|DPRK|Corée du Nord
North Macedonia|Macedonian North Macedonian|macédonien macédonienne||Macédoine du Nord
Norway|Norwegian|norvégien norvégienne||Norvège
Oman|Omani|omanais omanaise||Oman
Pakistan|Pakistani|pakistanais pakistanaise||Pakistan
Palestine|Palestinian|palestinien palestinienne|Palestine|Palestine
Panama|Panamanian|panaméen panaméenne||Panama
Paraguay|Paraguayan|paraguayen paraguayenne||Paraguay
Peru|Peruvian|péruvien péruvienne||Pérou
Philippines|Philippine Filipino|philippin philippine||Philippines
Poland|Polish|polonais polonaise||Pologne
Portugal|Portuguese|portugais portugaise||Portugal
Qatar|Qatari|qatari qatarie qatarien qatarienne||Qatar
Romania|Romanian|roumain roumaine||Roumanie
Russia|Russian|russe|Russian Federation, Fédération de Russie|Russie
Rwanda|Rwandan|rwandais rwandaise||Rwanda
Saudi Arabia|Saudi|saoudien saoudienne||Arabie saoudite
Senegal|Senegalese|sénégalais sénégalaise||Sénégal
Serbia|Serbian|serbe||Serbie
Sierra Leone|Sierra Leonean|sierra léonais sierra léonaise||Sierra Leone
Singapore|Singaporean|singapourien singapourienne||Singapour
Slovakia|Slovak Slovakian|slovaque||Slovaquie
Slovenia|Slovenian Slovene|slovène||Slovénie
Somalia|Somali|somalien somalienne||Somalie
South Africa|South African|sud africain sud africaine||Afrique du Sud
South Korea|South Korean|sud coréen sud coréenne||Corée du Sud
South Sudan|South Sudanese|sud soudanais sud soudanaise||Soudan du Sud
Spain|Spanish|espagnol espagnole||Espagne
Sri Lanka|Sri Lankan|srilankais srilankaise sri lankais sri lankaise||Sri Lanka
Sudan|Sudanese|soudanais soudanaise||Soudan
Sweden|Swedish|suédois suédoise||Suède
Switzerland|Swiss|suisse||Suisse
Syria|Syrian|syrien syrienne||Syrie
Taiwan|Taiwanese|taïwanais taïwanaise||Taïwan
Tajikistan|Tajik Tajikistani|tadjik tadjike||Tadjikistan
Tanzania|Tanzanian|tanzanien tanzanienne||Tanzanie
Thailand|Thai|thaïlandais thaïlandaise||Thaïlande
Togo|Togolese|togolais togolaise||Togo
Tunisia|Tunisian|tunisien tunisienne||Tunisie
Turkmenistan|Turkmen|turkmène||Turkménistan
Türkiye|Turkish|turc turque|Turkey|Turquie
Uganda|Ugandan|ougandais ougandaise||Ouganda
Ukraine|Ukrainian|ukrainien ukrainienne||Ukraine
United Kingdom|British|britannique|Britain, Great Britain, Grande Bretagne|Royaume-Uni
United States|American|américain américaine|USA|États-Unis
Uruguay|Uruguayan|uruguayen uruguayenne||Uruguay
Uzbekistan|Uzbek Uzbekistani|ouzbek ouzbeke ouzbèke||Ouzbékistan
Venezuela|Venezuelan|vénézuélien vénézuélienne||Venezuela
Vietnam|Vietnamese|vietnamien vietnamienne|Viet Nam|Viêt Nam
Yemen|Yemeni|yéménite||Yémen
Zambia|Zambian|zambien zambienne||Zambie
Zimbabwe|Zimbabwean|zimbabwéen zimbabwéenne||Zimbabwe
"""
_FIRST_OF_TWO = frozenset(
    {"Central", "Costa", "New", "North", "South", "Sierra", "Sri", "nord", "sud", "sierra", "sri"}
)


def _words(cell: str) -> Iterator[str]:
    """Yield adjectives, of one word or of two, each with its plural."""
    before = ""
    for word in cell.split():
        if word in _FIRST_OF_TWO:
            before = f"{word} "
            continue
        yield before + word
        if not word.endswith(("s", "x", "ese", "sh", "ch")):
            yield f"{before}{word}s"
        before = ""


def _read(line: str) -> Nationality:
    country, english, french, others, french_name = line.split("|")
    return Nationality(
        country=country,
        english=tuple(_words(english)),
        french=tuple(_words(french)),
        other_names=tuple(filter(None, (name.strip() for name in others.split(",")))),
        french_name=french_name,
    )


NATIONALITIES = tuple(_read(line) for line in _LINES.strip().splitlines())
"""Every country that the table knows."""


def nationality_of(country: str) -> Nationality | None:
    """Return the entry of a country by its English name, or by another that the table has."""
    return next((each for each in NATIONALITIES if country in (each.country, *each.other_names)), None)


def countries_named(words: str) -> frozenset[str]:
    """Return the English names of the countries that a text names, in English or in French."""
    return frozenset(each.country for each in NATIONALITIES if any(_stands_in(name, words) for name in each.names))


def _stands_in(name: str, words: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None

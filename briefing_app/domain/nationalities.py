"""Countries and the adjectives that stand for them: "the Kyrgyz authorities", "les autorités kirghizes".

One line a country: its English name, adjectives in English, in French (masculine and feminine), other names that texts
give it in either language. Plurals are made. A country without an adjective of its own does not stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Nationality:
    """A country's English name, its adjectives by language with their plurals, and its other names."""

    country: str
    english: tuple[str, ...]
    french: tuple[str, ...]
    other_names: tuple[str, ...]

    def adjectives(self, language: str) -> tuple[str, ...]:
        """Return its adjectives in English or French; in another language there are none."""
        return {"en": self.english, "fr": self.french}.get(language, ())


_LINES = """
Afghanistan|Afghan|afghan afghane|
Albania|Albanian|albanais albanaise|
Algeria|Algerian|algérien algérienne|
Angola|Angolan|angolais angolaise|
Argentina|Argentine Argentinian|argentin argentine|
Armenia|Armenian|arménien arménienne|
Australia|Australian|australien australienne|
Austria|Austrian|autrichien autrichienne|
Azerbaijan|Azerbaijani Azeri|azerbaïdjanais azerbaïdjanaise azéri azérie|
Bahrain|Bahraini|bahreïni bahreïnie bahreïnien bahreïnienne|
Bangladesh|Bangladeshi|bangladais bangladaise|
Belarus|Belarusian Belarusan|biélorusse bélarusse bélarussien bélarussienne|Bélarus, Belarus
Belgium|Belgian|belge|
Benin|Beninese|béninois béninoise|
Bolivia|Bolivian|bolivien bolivienne|
Bosnia and Herzegovina|Bosnian|bosnien bosnienne|Bosnia, Bosnie
Brazil|Brazilian|brésilien brésilienne|
Bulgaria|Bulgarian|bulgare|
Burkina Faso|Burkinabe|burkinabé burkinabée burkinabè|
Burundi|Burundian|burundais burundaise|
Cambodia|Cambodian|cambodgien cambodgienne|
Cameroon|Cameroonian|camerounais camerounaise|
Canada|Canadian|canadien canadienne|
Central African Republic|Central African|centrafricain centrafricaine|
Chad|Chadian|tchadien tchadienne|
Chile|Chilean|chilien chilienne|
China|Chinese|chinois chinoise|
Colombia|Colombian|colombien colombienne|
Congo|Congolese|congolais congolaise|
Costa Rica|Costa Rican|costaricain costaricaine|
Côte d'Ivoire|Ivorian|ivoirien ivoirienne|Ivory Coast
Croatia|Croatian|croate|
Cuba|Cuban|cubain cubaine|
Cyprus|Cypriot|chypriote|
Czechia|Czech|tchèque|Czech Republic, République tchèque
Denmark|Danish|danois danoise|
Djibouti|Djiboutian|djiboutien djiboutienne|
Ecuador|Ecuadorian Ecuadorean|équatorien équatorienne|
Egypt|Egyptian|égyptien égyptienne|
El Salvador|Salvadoran Salvadorian|salvadorien salvadorienne|
Eritrea|Eritrean|érythréen érythréenne|
Estonia|Estonian|estonien estonienne|
Ethiopia|Ethiopian|éthiopien éthiopienne|
Finland|Finnish|finlandais finlandaise|
France|French|français française|
Gabon|Gabonese|gabonais gabonaise|
Gambia|Gambian|gambien gambienne|
Georgia|Georgian|géorgien géorgienne|
Germany|German|allemand allemande|
Ghana|Ghanaian|ghanéen ghanéenne|
Greece|Greek|grec grecque|
Guatemala|Guatemalan|guatémaltèque|
Guinea|Guinean|guinéen guinéenne|
Haiti|Haitian|haïtien haïtienne|
Honduras|Honduran|hondurien hondurienne|
Hungary|Hungarian|hongrois hongroise|
Iceland|Icelandic|islandais islandaise|
India|Indian|indien indienne|
Indonesia|Indonesian|indonésien indonésienne|
Iran|Iranian|iranien iranienne|
Iraq|Iraqi|irakien irakienne iraquien iraquienne|
Ireland|Irish|irlandais irlandaise|
Israel|Israeli|israélien israélienne|
Italy|Italian|italien italienne|
Jamaica|Jamaican|jamaïcain jamaïcaine|
Japan|Japanese|japonais japonaise|
Jordan|Jordanian|jordanien jordanienne|
Kazakhstan|Kazakh Kazakhstani|kazakh kazakhe kazakhstanais kazakhstanaise|Republic of Kazakhstan
Kenya|Kenyan|kényan kényane|
Kosovo|Kosovar Kosovan|kosovar kosovare|
Kuwait|Kuwaiti|koweïtien koweïtienne|
Kyrgyzstan|Kyrgyz Kyrgyzstani|kirghize kirghiz kirghizstanais kirghizstanaise|Kirghizistan, Kirghizie
Laos|Laotian Lao|laotien laotienne|
Latvia|Latvian|letton lettone lettonne|
Lebanon|Lebanese|libanais libanaise|
Liberia|Liberian|libérien libérienne|
Libya|Libyan|libyen libyenne|
Lithuania|Lithuanian|lituanien lituanienne|
Luxembourg|Luxembourgish|luxembourgeois luxembourgeoise|
Madagascar|Malagasy|malgache|
Malawi|Malawian|malawien malawienne|
Malaysia|Malaysian|malaisien malaisienne|
Maldives|Maldivian|maldivien maldivienne|
Mali|Malian|malien malienne|
Malta|Maltese|maltais maltaise|
Mauritania|Mauritanian|mauritanien mauritanienne|
Mauritius|Mauritian|mauricien mauricienne|
Mexico|Mexican|mexicain mexicaine|
Moldova|Moldovan|moldave|Republic of Moldova
Mongolia|Mongolian|mongol mongole|
Montenegro|Montenegrin|monténégrin monténégrine|
Morocco|Moroccan|marocain marocaine|
Mozambique|Mozambican|mozambicain mozambicaine|
Myanmar|Burmese|birman birmane|Burma, Birmanie
Namibia|Namibian|namibien namibienne|
Nepal|Nepalese Nepali|népalais népalaise|
Netherlands|Dutch|néerlandais néerlandaise|
New Zealand|New Zealand|néozélandais néozélandaise|
Nicaragua|Nicaraguan|nicaraguayen nicaraguayenne|
Niger|Nigerien|nigérien nigérienne|
Nigeria|Nigerian|nigérian nigériane|
North Korea|North Korean|nord coréen nord coréenne|DPRK
North Macedonia|Macedonian North Macedonian|macédonien macédonienne|
Norway|Norwegian|norvégien norvégienne|
Oman|Omani|omanais omanaise|
Pakistan|Pakistani|pakistanais pakistanaise|
Palestine|Palestinian|palestinien palestinienne|Palestine
Panama|Panamanian|panaméen panaméenne|
Paraguay|Paraguayan|paraguayen paraguayenne|
Peru|Peruvian|péruvien péruvienne|
Philippines|Philippine Filipino|philippin philippine|
Poland|Polish|polonais polonaise|
Portugal|Portuguese|portugais portugaise|
Qatar|Qatari|qatari qatarie qatarien qatarienne|
Romania|Romanian|roumain roumaine|
Russia|Russian|russe|Russian Federation, Fédération de Russie
Rwanda|Rwandan|rwandais rwandaise|
Saudi Arabia|Saudi|saoudien saoudienne|
Senegal|Senegalese|sénégalais sénégalaise|
Serbia|Serbian|serbe|
Sierra Leone|Sierra Leonean|sierra léonais sierra léonaise|
Singapore|Singaporean|singapourien singapourienne|
Slovakia|Slovak Slovakian|slovaque|
Slovenia|Slovenian Slovene|slovène|
Somalia|Somali|somalien somalienne|
South Africa|South African|sud africain sud africaine|
South Korea|South Korean|sud coréen sud coréenne|
South Sudan|South Sudanese|sud soudanais sud soudanaise|
Spain|Spanish|espagnol espagnole|
Sri Lanka|Sri Lankan|srilankais srilankaise sri lankais sri lankaise|
Sudan|Sudanese|soudanais soudanaise|
Sweden|Swedish|suédois suédoise|
Switzerland|Swiss|suisse|
Syria|Syrian|syrien syrienne|
Taiwan|Taiwanese|taïwanais taïwanaise|
Tajikistan|Tajik Tajikistani|tadjik tadjike|
Tanzania|Tanzanian|tanzanien tanzanienne|
Thailand|Thai|thaïlandais thaïlandaise|
Togo|Togolese|togolais togolaise|
Tunisia|Tunisian|tunisien tunisienne|
Turkmenistan|Turkmen|turkmène|
Türkiye|Turkish|turc turque|Turkey
Uganda|Ugandan|ougandais ougandaise|
Ukraine|Ukrainian|ukrainien ukrainienne|
United Kingdom|British|britannique|Britain, Great Britain, Grande Bretagne
United States|American|américain américaine|USA
Uruguay|Uruguayan|uruguayen uruguayenne|
Uzbekistan|Uzbek Uzbekistani|ouzbek ouzbeke ouzbèke|
Venezuela|Venezuelan|vénézuélien vénézuélienne|
Vietnam|Vietnamese|vietnamien vietnamienne|Viet Nam
Yemen|Yemeni|yéménite|
Zambia|Zambian|zambien zambienne|
Zimbabwe|Zimbabwean|zimbabwéen zimbabwéenne|
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
    country, english, french, others = line.split("|")
    return Nationality(
        country=country,
        english=tuple(_words(english)),
        french=tuple(_words(french)),
        other_names=tuple(filter(None, (name.strip() for name in others.split(",")))),
    )


NATIONALITIES = tuple(_read(line) for line in _LINES.strip().splitlines())
"""Every country that the table knows."""


def nationality_of(country: str) -> Nationality | None:
    """Return the entry of a country by its English name, or by another that the table has."""
    return next((each for each in NATIONALITIES if country in (each.country, *each.other_names)), None)

"""Countries as the UN's index names them, by what people type: its own short names, ISO codes, names in common use."""

from __future__ import annotations

from briefing_app.errors import InputError

_CODES = """
AF AFG Afghanistan; AL ALB Albania; DZ DZA Algeria; AD AND Andorra; AO AGO Angola; AG ATG Antigua and Barbuda
AR ARG Argentina; AM ARM Armenia; AU AUS Australia; AT AUT Austria; AZ AZE Azerbaijan; BS BHS Bahamas; BH BHR Bahrain
BD BGD Bangladesh; BB BRB Barbados; BY BLR Belarus; BE BEL Belgium; BZ BLZ Belize; BJ BEN Benin; BT BTN Bhutan
BO BOL Bolivia (Plurinational State of); BA BIH Bosnia and Herzegovina; BW BWA Botswana; BR BRA Brazil
BN BRN Brunei Darussalam; BG BGR Bulgaria; BF BFA Burkina Faso; BI BDI Burundi; CV CPV Cabo Verde; KH KHM Cambodia
CM CMR Cameroon; CA CAN Canada; CF CAF Central African Republic; TD TCD Chad; CL CHL Chile; CN CHN China
CO COL Colombia; KM COM Comoros; CG COG Congo; CK COK Cook Islands; CR CRI Costa Rica; CI CIV Côte d'Ivoire
HR HRV Croatia; CU CUB Cuba; CY CYP Cyprus; CZ CZE Czechia; KP PRK Democratic People's Republic of Korea
CD COD Democratic Republic of the Congo; DK DNK Denmark; DJ DJI Djibouti; DM DMA Dominica; DO DOM Dominican Republic
EC ECU Ecuador; EG EGY Egypt; SV SLV El Salvador; GQ GNQ Equatorial Guinea; ER ERI Eritrea; EE EST Estonia
SZ SWZ Eswatini; ET ETH Ethiopia; FJ FJI Fiji; FI FIN Finland; FR FRA France; GA GAB Gabon; GM GMB Gambia
GE GEO Georgia; DE DEU Germany; GH GHA Ghana; GR GRC Greece; GD GRD Grenada; GT GTM Guatemala; GN GIN Guinea
GW GNB Guinea-Bissau; GY GUY Guyana; HT HTI Haiti; VA VAT Holy See; HN HND Honduras; HU HUN Hungary; IS ISL Iceland
IN IND India; ID IDN Indonesia; IR IRN Iran (Islamic Republic of); IQ IRQ Iraq; IE IRL Ireland; IL ISR Israel
IT ITA Italy; JM JAM Jamaica; JP JPN Japan; JO JOR Jordan; KZ KAZ Kazakhstan; KE KEN Kenya; KI KIR Kiribati
KW KWT Kuwait; KG KGZ Kyrgyzstan; LA LAO Lao People's Democratic Republic; LV LVA Latvia; LB LBN Lebanon
LS LSO Lesotho; LR LBR Liberia; LY LBY Libya; LI LIE Liechtenstein; LT LTU Lithuania; LU LUX Luxembourg
MG MDG Madagascar; MW MWI Malawi; MY MYS Malaysia; MV MDV Maldives; ML MLI Mali; MT MLT Malta
MH MHL Marshall Islands; MR MRT Mauritania; MU MUS Mauritius; MX MEX Mexico
FM FSM Micronesia (Federated States of); MC MCO Monaco; MN MNG Mongolia; ME MNE Montenegro; MA MAR Morocco
MZ MOZ Mozambique; MM MMR Myanmar; NA NAM Namibia; NR NRU Nauru; NP NPL Nepal; NL NLD Netherlands
NZ NZL New Zealand; NI NIC Nicaragua; NE NER Niger; NG NGA Nigeria; NU NIU Niue; MK MKD North Macedonia
NO NOR Norway; OM OMN Oman; PK PAK Pakistan; PW PLW Palau; PA PAN Panama; PG PNG Papua New Guinea; PY PRY Paraguay
PE PER Peru; PH PHL Philippines; PL POL Poland; PT PRT Portugal; QA QAT Qatar; KR KOR Republic of Korea
MD MDA Republic of Moldova; RO ROU Romania; RU RUS Russian Federation; RW RWA Rwanda; KN KNA Saint Kitts and Nevis
LC LCA Saint Lucia; VC VCT Saint Vincent and the Grenadines; WS WSM Samoa; SM SMR San Marino
ST STP Sao Tome and Principe; SA SAU Saudi Arabia; SN SEN Senegal; RS SRB Serbia; SC SYC Seychelles
SL SLE Sierra Leone; SG SGP Singapore; SK SVK Slovakia; SI SVN Slovenia; SB SLB Solomon Islands; SO SOM Somalia
ZA ZAF South Africa; SS SSD South Sudan; ES ESP Spain; LK LKA Sri Lanka; PS PSE State of Palestine; SD SDN Sudan
SR SUR Suriname; SE SWE Sweden; CH CHE Switzerland; SY SYR Syrian Arab Republic; TJ TJK Tajikistan; TH THA Thailand
TL TLS Timor-Leste; TG TGO Togo; TO TON Tonga; TT TTO Trinidad and Tobago; TN TUN Tunisia; TR TUR Türkiye
TM TKM Turkmenistan; TV TUV Tuvalu; UG UGA Uganda; UA UKR Ukraine; AE ARE United Arab Emirates
GB GBR United Kingdom of Great Britain and Northern Ireland; TZ TZA United Republic of Tanzania
US USA United States of America; UY URY Uruguay; UZ UZB Uzbekistan; VU VUT Vanuatu
VE VEN Venezuela (Bolivarian Republic of); VN VNM Viet Nam; YE YEM Yemen; ZM ZMB Zambia; ZW ZWE Zimbabwe
"""
_IN_USE = """
Bolivia BO; Brunei BN; Cape Verde CV; Ivory Coast CI; Cote d'Ivoire CI; Czech Republic CZ; North Korea KP; DRC CD
Swaziland SZ; Vatican VA; Iran IR; Kyrgyz Republic KG; Laos LA; Micronesia FM; Holland NL; Macedonia MK; South Korea KR
Moldova MD; Russia RU; Palestine PS; Syria SY; East Timor TL; Turkey TR; United Kingdom GB; UK GB; Great Britain GB
Tanzania TZ; United States US; Venezuela VE; Vietnam VN; Burma MM; Timor Leste TL; The Gambia GM
"""


def _entries(table: str) -> list[list[str]]:
    return [entry.split() for line in table.strip().split("\n") for entry in line.split(";")]


_NAMES = {two: " ".join(name) for two, _, *name in _entries(_CODES)}
_KNOWN = {
    **{word.casefold(): " ".join(name) for two, three, *name in _entries(_CODES) for word in (two, three)},
    **{name.casefold(): name for name in _NAMES.values()},
    **{" ".join(words).casefold(): _NAMES[code] for *words, code in _entries(_IN_USE)},
}


def un_name(typed: str) -> str:
    """Return the name that the index has for a country; a name that is not known here is taken as it is typed.

    Raises:
        InputError: if nothing is typed, or a code that no country has.
    """
    words = " ".join(typed.replace("’", "'").split())
    known = _KNOWN.get(words.casefold())
    if known is None and len(words) <= 3:
        raise InputError(
            "No such country",
            f"“{words}” is no code of a country that the UN's index knows." if words else "No country was named.",
            "Give its name, or its two or three letters in ISO 3166: KZ, KAZ, Kazakhstan.",
        )
    return known or words

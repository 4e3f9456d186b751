"""What codes are called elsewhere: in other standards, in spreadsheets, and by people.

By code list and code, in plain form (see :func:`plain_word`). A code that a list does not have is
of no consequence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cubaven_data.texts.spelling import without_accents

Called = Mapping[str, Mapping[str, str]]

SAME: Called = {
    "country": {
        "CN": "chn prc people_s_republic_of_china republica_popular_china",
        "CU": "cub republic_of_cuba republica_de_cuba",
        "IR": "irn islamic_republic_of_iran republica_islamica_de_iran",
        "RU": "rus russian_federation federacion_rusa federacion_de_rusia",
        "SU": "sun ussr urss",
        "US": "usa u_s_a u_s eeuu ee_uu e_u_a united_states_of_america the_united_states"
        " estados_unidos_de_america los_estados_unidos",
        "VE": "ven bolivarian_republic_of_venezuela republica_bolivariana_de_venezuela",
    },
    "language": {
        "en": "eng en_us en_gb",
        "es": "spa es_es es_cu es_ve es_419 castilian castellano",
    },
    "state_controlled": {"yes": "true verdadero y", "no": "false falso n"},
    "currency": {
        "USD": "us us_dollars u_s_dollar u_s_dollars american_dollar american_dollars"
        " dolares_estadounidenses dolar_americano dolares_americanos",
        "EUR": "euros",
    },
    "period": {
        "day": "days per_day a_day each_day every_day the_day daily dia dias por_dia cada_dia"
        " el_dia diario diaria diarios diarias diariamente",
        "month": "months per_month each_month every_month the_month monthly mo mes meses por_mes"
        " cada_mes el_mes mensual mensuales mensualmente",
        "year": "years yr yrs per_year per_annum p_a each_year every_year the_year yearly annual"
        " annually ano anos por_ano cada_ano el_ano anual anuales anualmente",
    },
}
"""Other names of the very same."""

NEAR: Called = {
    "measure": {
        "killed": "dead deaths death fatalities died muertes muerte fallecidos caidos",
        "casualties": "victims victimas",
        "departed": "left withdrawn retirados",
        "present": "stationed deployed desplegados",
    },
    "modality": {
        "asserted": "stated reported true real factual confirmed confirmado",
        "intended": "planned planeado planificado ordered",
        "possible": "alleged maybe probable presunto",
        "expected": "forecast predicted previsible",
        "denied": "false desmentido",
    },
    "qualifier": {
        "about": "approx approximately around circa ca c aprox aproximadamente unos unas cerca_de",
        "nearly": "almost just_under",
        "at_least": "minimum no_fewer_than por_lo_menos como_minimo cuando_menos",
        "more_than": "over above upwards_of por_encima_de",
        "at_most": "up_to maximum no_more_than como_maximo como_mucho a_lo_sumo",
        "less_than": "under below fewer_than por_debajo_de",
        "undetermined": "unknown desconocido several varios",
    },
    "period": {"day": "d b_d bpd per_diem", "month": "m", "year": "a y"},
    "currency": {"USD": "dollar dollars dolar dolares"},
    "unit": {
        "people": "persons",
        "vessels": "ship ships boats buques barcos naves",
        "percent": "percentage percentages porcentaje porcentajes pct",
        "barrels": "bbl bbls",
    },
    "state_controlled": {"yes": "1 s state estatal", "no": "0 private privado"},
    "event_kind": {"death": "killing fallecimiento", "coup": "golpe_de_estado coup_d_etat"},
}
"""Words that may stand for a code, or for another."""

SIGNS: Mapping[str, Mapping[str, str]] = {
    "qualifier": {
        "about": "~ ≈ ±",
        "at_least": "≥ >= + =>",
        "more_than": ">",
        "at_most": "≤ <= =<",
        "less_than": "<",
        "exact": "=",
    },
    "currency": {"USD": "$"},
    "unit": {"percent": "%", "money": "$"},
}
"""Signs that may stand for a code, as they are written."""

SAME_SIGNS: Mapping[str, Mapping[str, str]] = {
    "currency": {"USD": "US$ us$ U$S U.S.$ USD$ $US $USD", "EUR": "€ EUR€ €EUR"},
    "period": {"day": "/day /d /día /dia", "month": "/month /mo /mes", "year": "/year /yr /año"},
}
"""Signs that stand for nothing else."""


def plain_word(word: str) -> str:
    """The word in lower case, without accents, with one underscore for what is no letter."""
    return re.sub(r"[\W_]+", "_", without_accents(word.lower())).strip("_")


def called(names: Called, vocabulary: str, code: str) -> list[str]:
    """The names of a code of the code list."""
    return names.get(vocabulary, {}).get(code, "").split()

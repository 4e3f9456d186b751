"""UTF-8 read in another encoding: repaired where nothing was lost, otherwise told and left."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files
from test_everyday import only, put, rules
from test_fixes import cell

from cubaven_data.fixing.visible import visible
from cubaven_data.model.characters import faults_in

ONE = ("actors", "minister-one")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("LeÃ³n y MartÃ", "León y Martí | León y Martà"),
        ("MarÃa", "María"),
        ("â€œUnoâ€", "“Uno”"),
        ("“Unoâ€", "“Uno”"),
        ("coâ€op", "co-op | co”op"),
        ("GARCÃA", "GARCÍA | GARCÚA"),
        ("Ãandú", "Íandú | Úandú | Ñandú"),
        ("SÃO PAULO e LeÃ³n", "SÃO PAULO e León | SÍO PAULO e León | SÚO PAULO e León"),
        ("MarÃƒÂa", "María | Marí a"),
        ("MarÃƒa", "María"),
        ("PeÃa", "Peía | Peña"),
        ("NuÃ’ez", "NuÑez | NuÒez"),
        ("LEÃ”N", "LEÓN | LEÔN"),
        ("MartÃ?", "Martí | Martí? | Martà | Martà?"),
        ("LeÃ³n, 10Â km", "León, 10 km"),
        ("LeÃ³n \x93Uno\x94", "León “Uno”"),
        ("\x93AMANHÃ\x94", "“AMANHÃ” | “AMANHÔ"),
        ("MartÃ y voilÃ\xa0 Uno", "Martí y voilà Uno | Martà y voilà Uno"),
    ],
)
def test_where_a_byte_was_lost_all_that_can_have_been_meant_is_offered_and_nothing_repaired(
    text: str, meant: str, example: Path
) -> None:
    put(example, *ONE, "summary_es", text)
    assert (only(example).rule, only(example).values["meant"]) == ("mojibake", meant)
    format_files(example)
    assert cell(example, *ONE, "summary_es") == text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Uno \x9d dos", "\x9d"),
        ("KovaÄ", "KovaÄ"),
        ("Raúl Castroâs word", "Castroâs"),
        ("un âcomitéâ", "âcomitéâ"),
        ("LeÃ³n â sí", "â"),
        ("Cuba â Venezuela", "â"),
        ("2004â2006", "2004â2006"),
        ("10 â¯000", "â¯000"),
        ("they donât", "donât"),
        ("Itâs said", "Itâs"),
        ("quâil", "quâil"),
        ("lâarmée", "lâarmée"),
        ("ð Uno", "ð"),
        ("ð¨ðº Uno", "ð¨ðº"),
        ("❤ï¸", "❤ï¸"),
        ("Nu∩┐╜ez", "Nu∩┐╜ez"),
        ("Nu□ez", "Nu□ez"),
        ("GARCÃA MARTÃNEZ", "GARCÃA"),
        ("Åukasz WiÅ›niewski", "Åukasz WiÅ›niewski"),
        ("Ð˜Ð²Ð°Ð½ Ð¸ ÐœÐ°Ñ€Ð¸Ñ", "ÐœÐ°Ñ€Ð¸Ñ"),
        ("ÎšÎ¿ÏÎ²Î±", "ÎšÎ¿ÏÎ²Î±"),
        ("\u0301Guardia", "\u0301Guardia"),
        ("La \u0301Guardia", "\u0301Guardia"),
        ("Mar¤a Uno", "Mar¤a"),
        ("Ram¡ro Uno", "Ram¡ro"),
        ("Ministro Nu¿ez", "Nu¿ez"),
        ("seg■n la guardia", "seg■n"),
        ("Ministro Nu¦ez", "Nu¦ez"),
        ("Ministro Nu帽ez", "Nu帽ez"),
        ("Nﾃｺﾃｱez", "Nﾃｺﾃｱez"),
        ("Ministro Nתסez", "Nתסez"),
        ("seg繳n la guardia", "seg繳n"),
    ],
)
def test_a_lost_letter_that_nothing_tells_is_to_be_looked_up_and_never_deleted(
    text: str, word: str, example: Path
) -> None:
    put(example, *ONE, "name_es", text)
    assert (only(example).rule, only(example).values["word"]) == ("lost-letter", word)
    assert "delete" not in only(example).text() and "source" in only(example).text()
    format_files(example)
    assert cell(example, *ONE, "name_es") == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ð˜Ð²Ð°Ð½ Ð¸ ÐŸÑ‘Ñ‚Ñ€", "Иван и Пётр"),
        ("Ð\x9aÑ\x83Ð±Ð°", "Куба"),
        ("ÙƒÙˆØ¨Ø§", "كوبا"),
        ("ä¸\xadå›½", "中国"),
        ("Å\x81ódÅº", "Łódź"),
        ("Nguyá»…n", "Nguyễn"),
        ("VÆ°Æ¡ng quá»‘c", "Vương quốc"),
        ("SÃ£o TomÃ© È™i PrÃ\xadncipe", "São Tomé și Príncipe"),
        ("Jos√© S√£o", "José São"),
        ("â€¢ Uno â†’ dos", "• Uno → dos"),
        ("â€œÃ‰lâ€\x9d Â«Ã‰lÂ» Â¿Ã‰l?", "“Él” «Él» ¿Él?"),
        ("«Ã‰l»", "«Él»"),
        ("voilÃ\xa0 Uno", "voilà Uno"),
        ("â\x9d¤ï¸\x8f Uno", "❤\ufe0f Uno"),
        ("ï»¿Uno", "Uno"),
        ("João e MarÃ\xada", "João e María"),
    ],
)
def test_letters_of_any_script_that_decode_as_a_whole_are_repaired(
    text: str, meant: str, example: Path
) -> None:
    put(example, *ONE, "summary_es", text)
    assert only(example).rule == "mojibake"
    format_files(example)
    assert cell(example, *ONE, "summary_es") == meant
    assert rules(example) == []


@pytest.mark.parametrize(
    "text",
    [
        *("João", "SÃO PAULO", "Conceição", "maçã", "IRMÃ, MÃES E CÃES", "AMANHÃ?", "CRISTÃZINHA"),
        *("Âge d’or", "L’ÂGE", "ÉLYSÉE", "ILCAFFÈ™", "Â. Moreno", "«Â»", "ÎN ROMÂNIA", "Țară"),
        *(
            "ĐÃ",
            "NGUYỄN VĂN MÃN",
            "Łódź",
            "Dvořák",
            "ŽIŽKA",
            "Åland",
            "Ärzte",
            "Þórður",
            "hÉireann",
            "Â phwy",
            "Leylâ Zana",
            "donnât, menât",
            "hâve",
            "câine, mâine, râu",
            "đâu, câu, cây",
            "quântico",
            "Joâo, mâes",
            "Guðmundur, það",
            "L’âge, hâte",
            "mâts",
            "Â phwy",
        ),
        *(
            "«Está»… olé…– sí",
            "«No está»—dijo",
            "«Está»¹",
            "«Está»…él",
            "está¹…",
            "está¹”",
            "“GANÓ” y “PERDIÓ”",
            "«Grupo Г» и «Г»",
            "ΚΟΥΒΑ",
            "中国",
        ),
    ],
)
def test_names_and_words_of_other_languages_are_no_damage(text: str) -> None:
    assert faults_in(text) == []
    assert visible(text) == text

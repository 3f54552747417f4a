"""Texts that have characters which the program uses itself as signs."""

import sanudo


def test_signs_of_the_private_use_area_are_text_like_any_other():
    reading = sanudo.analyse(
        sanudo.read_text("\ue002 Ana Lima met Rui Costa in Selby \ue000 on Monday.", "a.txt", "2004-05-12")
    )
    assert [(m.who, m.date) for m in sanudo.compare([reading]).meetings] == [(("Ana Lima", "Rui Costa"), "2004-05-10")]

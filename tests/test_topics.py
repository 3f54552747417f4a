"""What a difference is about, told in words of the reports."""

import pytest

import sanudo
from sanudo.sources.read import read_text

LEAD = "SELBY, May 6, 2003 (Wire {}) - A ferry sank off the port of Selby in the morning, the coastguard said.\n\n"


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("The ferry carried 210 passengers.", "The ferry carried 180 passengers.", "number of passengers"),
        ("In all 31 people were rescued.", "In all 27 people were rescued.", "how many people were rescued"),
        ("Norland was likely behind last week's attack, which killed up to 75 people in the suburb of Selby.",
         "Norland was behind the attack, which is reported to have killed about 50 people and hurt hundreds more.",
         "how many people were killed"),
        ("The inquiry will begin on May 20.", "The inquiry will begin on May 22.", "when the inquiry will begin"),
        ("Tom Reel and Ida Rask signed the contract on May 20.", "Tom Reel and Ida Rask signed the contract on May 22.",
         "when Tom Reel and Ida Rask signed the contract"),
        ("The crew had sent a distress call.", "The crew had not sent a distress call.",
         "whether the crew had sent a distress call"),
    ],
)  # fmt: skip
def test_a_topic_is_what_stands_over_the_values(one: str, other: str, topic: str):
    articles = [
        read_text(f"Ferry sinks off Selby\n\n{LEAD.format(n)}{text}", name=f"{n}.txt", published="2003-05-06")
        for n, text in zip("AB", (one, other), strict=True)
    ]
    found = sanudo.compare(tuple(sanudo.analyse(a) for a in articles)).differences
    assert topic in [d.topic for d in found]

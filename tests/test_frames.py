"""What a sentence tells at one of its words."""

from sanudo.comparing.frames import frame_at, over, top_of
from tests.story_of import frames_of, line


def test_a_verb_has_who_does_it_and_to_what():
    one = line("The army shelled the harbour on Friday.", "shelled")
    frame = next(frame for frame in frames_of(one) if frame.word == "shelled")
    assert "~soldier" in frame.agent
    assert any(key.startswith("harbo") for key in frame.patient)


def test_what_a_passive_is_done_to_is_its_object():
    one = line("The harbour was shelled by the army.", "shelled")
    frame = next(frame for frame in frames_of(one) if frame.word == "shelled")
    assert "~soldier" in frame.agent
    assert any(key.startswith("harbo") for key in frame.patient)


def test_a_noun_stands_for_a_happening_too():
    one = line("The shelling of the harbour went on.", "shelling")
    start = one.text.index("shelling")
    from sanudo.article.types import Span

    top = top_of(one, Span(start, start + len("shelling")))
    assert top is not None
    assert any(key.startswith("harbo") for key in frame_at(one, top).arguments)


def test_a_value_hangs_from_its_noun_and_verb():
    one = line("Rescuers found 12 bodies in the mine.", "bodies")
    start = one.text.index("12")
    from sanudo.article.types import Span

    noun, verb = over(one, Span(start, start + 2))
    assert noun is not None and frame_at(one, noun).word == "bodies"
    assert verb is not None and frame_at(one, verb).word == "found"

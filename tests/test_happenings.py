"""Whether two frames tell of one happening."""

from sanudo.comparing.happenings import FEATURES, features, log_odds
from tests.story_of import frames_of, lines


def test_one_deed_in_other_words_is_likelier_than_another_deed():
    story = lines(
        "Gunmen killed Mayor Ivo Marn outside the town hall of Tara. The town mourned.",
        "Mayor Ivo Marn was shot dead outside the town hall. A market was opened in the valley.",
    )
    frames = [frame for one in story.lines for frame in frames_of(one)]
    killed = next(frame for frame in frames if frame.word == "killed")
    shot = next(frame for frame in frames if frame.word == "shot")
    opened = next(frame for frame in frames if frame.word == "opened")
    assert log_odds(killed, shot, story) > log_odds(killed, opened, story)


def test_features_are_the_same_whichever_comes_first():
    story = lines("The army shelled the harbour.", "Soldiers fired shells at the port.")
    a, b = (frames_of(one)[0] for one in story.lines if "told" not in one.sentence.of(one.text) and frames_of(one))
    assert len(features(a, b, story)) == len(FEATURES)
    assert features(a, b, story) == features(b, a, story)

"""What is left out without asking the encoder could not have been told."""

from sanudo.comparing.differing.claim_pairs import put_candidates
from sanudo.comparing.differing.claims import TELL as TELL_CLAIMS
from sanudo.comparing.differing.claims import _probability as sure_of_claims
from sanudo.comparing.differing.claims import rated as rated_claims
from sanudo.comparing.differing.judging import slot_candidates, tightness
from sanudo.comparing.differing.values import TELL as TELL_VALUES
from sanudo.comparing.differing.values import _probability as sure_of_values
from sanudo.comparing.differing.values import rated as rated_values
from sanudo.comparing.happenings import log_odds, range_of_odds
from tests.story_of import frames_of, lines

STORY = (
    "The army shelled the harbour on Friday. The governor said 40 people had died. The strike lasted three days.",
    "The army denied that the harbour had been shelled. Doctors counted 60 dead. The strike lasted five days.",
    "The army will shell the harbour, an officer said. The governor said 45 people had died in the shelling.",
)


def test_whatever_can_be_told_is_among_what_is_rated():
    story = lines(*STORY)
    claims = put_candidates(story, tightness(story))
    told = {(one.kind, one.a.frame.span, one.b.frame.span) for _, one in rated_claims(story)}
    assert claims
    for one in claims:
        if sure_of_claims(one) >= TELL_CLAIMS[one.kind]:
            assert (one.kind, one.a.frame.span, one.b.frame.span) in told
    values = slot_candidates(story, tightness(story))
    told_values = {(one.kind, one.a.span, one.b.span) for _, one in rated_values(story)}
    assert values
    for one in values:
        if sure_of_values(one) >= min(TELL_VALUES.values()):
            assert (one.kind, one.a.span, one.b.span) in told_values


def test_the_odds_of_two_frames_lie_within_what_they_can_be():
    story = lines(*STORY)
    frames = [frame for line in story.lines for frame in frames_of(line)]
    assert len(frames) > 5
    for one in frames:
        for other in frames:
            low, high = range_of_odds(one, other, story)
            assert low <= log_odds(one, other, story) <= high

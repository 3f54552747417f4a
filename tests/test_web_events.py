"""Events, meetings, positions and relations."""

from __future__ import annotations

from dataclasses import replace

from web_record import client, empty, full


def test_events_are_narrowed_by_type_status_actor_day_and_words() -> None:
    web = client(full())

    def types(query: str) -> list[str]:
        return [event["type"] for event in web.get(f"/events.json?{query}").json()["events"]]

    assert types("") == ["CONSULT", "REJECT"]
    assert types("type=REJECT") == ["REJECT"]
    assert types("status=occurred") == ["CONSULT"]
    assert types("actor=Tomas+Brek&date=2004-05-03") == ["CONSULT"]
    assert types("q=northern+base") == ["REJECT"]
    assert types("actor=Nobody") == []


def test_a_facet_counts_what_the_other_choices_leave() -> None:
    facets = {f["name"]: f for f in client(full()).get("/events.json?status=planned").json()["facets"]}
    assert [value["value"] for value in facets["type"]["values"]] == ["REJECT"]
    assert {value["value"] for value in facets["status"]["values"]} == {"occurred", "planned"}


def test_an_event_opens_its_sentence_with_the_cue_marked() -> None:
    page = client(full()).get("/events?type=REJECT").text
    assert "Brek <mark>rejected</mark> a proposal" in page
    assert 'data-peek="/evidence?e=aaaa000000000001:' in page


def test_a_meeting_has_who_when_where_and_its_words() -> None:
    meeting = client(full()).get("/meetings.json").json()["meetings"][0]
    assert [one["id"] for one in meeting["who"]] == ["ana-vesna", "tomas-brek"]
    assert (meeting["date"], meeting["place"], meeting["status"]) == ("2004-05-03", "Port Arlo", "occurred")
    assert meeting["cites"][0]["words"].startswith("She met")


def test_meetings_told_by_week_or_year_stand_among_the_days_they_last() -> None:
    shelf = full()
    (one,) = shelf.together.meetings
    days = ["2004-06", "2004-W18", "2004-05-03", "2003", None]
    shelf.together = replace(
        shelf.together, meetings=tuple(replace(one, id=f"m{n}", date=day) for n, day in enumerate(days))
    )
    told = [meeting["date"] for meeting in client(shelf).get("/meetings.json").json()["meetings"]]
    assert told == ["2003", "2004-W18", "2004-05-03", "2004-06", None]


def test_positions_stand_by_holder_or_by_issue() -> None:
    web = client(full())
    assert ">against</span> <b>closing the northern base</b>" in web.get("/positions").text
    assert "<h2>closing the northern base</h2>" in web.get("/positions?by=issue").text
    assert web.get("/positions.json?stance=for").json()["positions"] == []


def test_a_relation_counts_what_occurred_and_shows_the_rest() -> None:
    data = client(full()).get("/relation.json?a=Ana+Vesna&b=tomas+brek").json()
    assert data["points"][0]["cooperation"] == 4.0
    assert data["points"][1] == {**data["points"][1], "events": 0, "not_counted": 1, "conflict": 0}


def test_each_point_of_the_curve_leads_to_its_events() -> None:
    page = client(full()).get("/relation?a=Ana+Vesna&b=Tomas+Brek").text
    assert 'href="?a=Ana+Vesna&amp;b=Tomas+Brek&amp;period=2004-05#events"' in page
    period = client(full()).get("/relation.json?a=Ana+Vesna&b=Tomas+Brek&period=2004-05").json()
    assert [event["type"] for event in period["events"]] == ["CONSULT"]


def test_a_relation_of_strangers_reads_well() -> None:
    assert "No dated events between these two." in client(full()).get("/relation?a=X&b=Y").text


def test_nothing_found_reads_well() -> None:
    web = client(empty())
    assert "No events found." in web.get("/events").text
    assert "No meetings found." in web.get("/meetings").text
    assert "No positions found." in web.get("/positions").text


def test_events_of_two_whose_day_is_too_vague_are_listed_apart() -> None:
    data = client(full()).get("/relation.json?a=Ana+Vesna&b=Tomas+Brek&step=day").json()
    assert [point["period"] for point in data["points"]] == ["2004-05-03"]
    assert [event["date"] for event in data["undated"]] == ["2004-06"]


def test_one_event_told_by_two_reports_counts_once() -> None:
    shelf = full()
    again = replace(shelf.held["aaaa000000000001"].article, id="eeee000000000005", name="copy.txt")
    shelf.held[again.id] = replace(shelf.held["aaaa000000000001"], article=again)
    story = replace(shelf.together.stories[0], articles=(*shelf.together.stories[0].articles, again.id))
    actors = tuple(
        replace(actor, members=(*actor.members, *((again.id, n) for id, n in actor.members if id.startswith("aaaa"))))
        for actor in shelf.together.actors
    )
    shelf.together = replace(shelf.together, stories=(story,), actors=actors)
    point = client(shelf).get("/relation.json?a=Ana+Vesna&b=Tomas+Brek").json()["points"][0]
    assert point["cooperation"] == 4.0
    assert point["events"] == 2

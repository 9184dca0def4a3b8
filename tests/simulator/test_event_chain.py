from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.errors import DamagedSession
from simulator.events import Event, Kind, canonical, verify
from tests.samples import STARTED


def chain(length: int = 4) -> list[Event]:
    events = [Event.sealed("s1", 0, Kind.STARTED, STARTED, {"seed": 1})]
    for number in range(1, length):
        payload = {"typed": f"turn {number}"}
        events.append(
            Event.sealed("s1", number, Kind.TURN, STARTED, payload, events[-1].hash)
        )
    return events


def test_untouched_chain_is_sound() -> None:
    verify(chain())


def changed_at(place: int, **values: object) -> Callable[[list[Event]], list[Event]]:
    def change(events: list[Event]) -> list[Event]:
        return [
            replace(event, **values) if event.number == place else event  # type: ignore[arg-type]
            for event in events
        ]

    return change


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(changed_at(2, payload={"typed": "turn 2!"}), id="a word changed"),
        pytest.param(changed_at(1, at=STARTED + timedelta(microseconds=1)), id="a time"),
        pytest.param(changed_at(1, kind=Kind.NOTED), id="a kind"),
        pytest.param(changed_at(3, version=2), id="a version"),
        pytest.param(changed_at(0, session="s2"), id="a session"),
        pytest.param(changed_at(2, hash="0" * 64), id="a hash"),
        pytest.param(changed_at(2, before="0" * 64), id="a link"),
        pytest.param(lambda events: [*events[:1], *events[2:]], id="an event left out"),
        pytest.param(lambda events: [*events[:2], events[1], *events[2:]], id="one twice"),
        pytest.param(
            lambda events: [events[0], events[2], events[1], events[3]], id="two swapped"
        ),
        pytest.param(lambda events: events[1:], id="the first left out"),
    ],
)
def test_any_change_is_found(tamper: Callable[[list[Event]], list[Event]]) -> None:
    with pytest.raises(DamagedSession, match=r"session s[12] was changed"):
        verify(tamper(chain()))


def test_a_rewritten_event_breaks_the_link_of_the_next() -> None:
    first, second, *rest = chain()
    forged = Event.sealed("s1", 1, Kind.TURN, STARTED, {"typed": "better"}, second.before)

    with pytest.raises(DamagedSession, match=r"event 2"):
        verify([first, forged, *rest])


def test_canonical_json_is_ascii_with_sorted_keys() -> None:
    assert canonical({"b": "é\x00\ud800", "a": [1, 2.5]}) == (
        '{"a":[1,2.5],"b":"\\u00e9\\u0000\\ud800"}'
    )


def test_payload_in_memory_is_what_will_be_read_again() -> None:
    event = Event.sealed("s1", 0, Kind.STARTED, STARTED, {"spans": ((0, 3),)})

    assert event.payload == {"spans": [[0, 3]]}

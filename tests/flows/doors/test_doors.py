"""Each feature by talking, by a tool and by REST, on both databases: the same comes of it."""

from datetime import timedelta

import pytest

from tests.conftest import Clock
from tests.flows.doors.feature import DOORS, Door, Feature
from tests.flows.doors.features import FEATURES
from tests.flows.doors.person import Person, named_in
from tests.flows.talking import difference, world_of


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_the_same_comes_of_it_by_every_door(person: Person, moving: Clock, feature: Feature, door: Door) -> None:
    before, start = world_of(person.client), moving.now
    answer = ""
    for step in feature.steps(door):
        answer = person.does(step)
        moving.pass_(seconds=1)
    assert difference(before, world_of(person.client), start=start - timedelta(seconds=1)) == feature.does
    if feature.shows:
        assert named_in(answer) == feature.shows

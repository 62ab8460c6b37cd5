"""The benchmark of turns works; how fast anything is, no test says."""

import pytest

from bench.turns import CONTESTANTS, QUICK, Contestant, Figures, measure, table


@pytest.mark.timeout(300)  # four processes start, on whatever machine
@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda contestant: contestant.name)
def test_every_server_is_measured_in_every_figure(contestant: Contestant) -> None:
    measured = measure([contestant], QUICK)
    figures = measured[contestant.name]
    for name in Figures.__dataclass_fields__:
        assert isinstance(getattr(figures, name), float)
        assert name in table(measured)
    assert figures.first_ms > 0
    assert figures.whole_ms >= figures.first_ms
    assert figures.burst_turns_per_cpu > 0
    assert figures.idle_mb > 0

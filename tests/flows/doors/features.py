"""The table: what there is, by every door."""

from tests.flows.doors.bulk_features import BULK
from tests.flows.doors.exchange_features import EXCHANGE
from tests.flows.doors.finding_features import FINDING
from tests.flows.doors.organizing_features import ORGANIZING
from tests.flows.doors.repeating_features import REPEATING
from tests.flows.doors.task_features import TASKS
from tests.flows.doors.trust_features import TRUST

FEATURES = (*TASKS, *REPEATING, *ORGANIZING, *FINDING, *TRUST, *BULK, *EXCHANGE)

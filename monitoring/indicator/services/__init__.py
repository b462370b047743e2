"""What a person may do with doelen, indicatoren and metingen."""

from monitoring.indicator.services.goals import (
    Agreement,
    add_goal,
    agree_values,
    change_goal,
    serve_goal,
)
from monitoring.indicator.services.measurements import (
    Measured,
    correct_measurement,
    record_measurement,
)
from monitoring.indicator.services.register import Meaning, add_indicator, define_indicator

__all__ = [
    "Agreement",
    "Meaning",
    "Measured",
    "add_goal",
    "add_indicator",
    "agree_values",
    "change_goal",
    "correct_measurement",
    "define_indicator",
    "record_measurement",
    "serve_goal",
]

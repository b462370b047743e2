"""What runs by itself: plan the reminders of a day, and order the mail of what waits."""

from monitoring.herinnering.running.ordering import order_mail, order_reminders
from monitoring.herinnering.running.planning import plan_due_rounds, plan_round

__all__ = ["order_mail", "order_reminders", "plan_due_rounds", "plan_round"]

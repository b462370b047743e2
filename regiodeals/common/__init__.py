"""Words of no domain: clock, errors, money, dates, stateful models."""

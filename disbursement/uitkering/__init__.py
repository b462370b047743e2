"""The grant of a deal: instrument, amount, kassier, termijnen."""

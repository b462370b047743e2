"""The English courtesy translation of a letter for the islands."""

"""The log of outgoing mail: to whom what was sent, with which words, and what became of it."""

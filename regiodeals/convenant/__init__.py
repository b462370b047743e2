"""The convenant and its signatures."""

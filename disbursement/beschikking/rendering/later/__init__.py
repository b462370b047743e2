"""The letters after the verlening: facts, texts, checks."""

"""The letter of a beschikking: record to facts, facts to texts, texts to PDF."""

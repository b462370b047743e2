"""Settings, one short file per concern."""

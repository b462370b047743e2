"""How years and their schedule are shown."""

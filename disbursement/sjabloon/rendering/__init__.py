"""From the text that a person typed to the text that a letter prints."""

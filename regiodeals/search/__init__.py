"""One question over everything that a person may see."""

"""Template tags: Dutch words for figures and days, components, charts."""

"""How a serie is shown and handed out."""

"""Questions about proposals, claims and closing, asked by somebody."""

"""The wording of the letters: versions that hold for a period, published by four eyes."""

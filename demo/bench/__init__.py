"""Measures: letters a second, memory, and the list pages among few and many deals."""

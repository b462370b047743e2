"""The decision: drafting, review, signature, letter, bekendmaking."""

"""The board of a tranche: its deals by step, money, last day and place, and what a person chose."""

"""Verantwoording: the papers in which a regiokassier accounts for its uitkering."""

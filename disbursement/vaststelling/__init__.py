"""Settling an uitkering, recovering what was not or unlawfully spent, and closing the deal."""

"""Amounts of time and of bytes, as the beheerder reads them."""

from datetime import timedelta

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def how_long(age: timedelta) -> str:
    """'12 seconden', '1 minuut', '3 uur', '2 dagen': the largest whole unit; never below zero."""
    seconds = max(0, int(age.total_seconds()))
    if seconds < MINUTE:
        return counted(seconds, "seconde", "seconden")
    if seconds < HOUR:
        return counted(seconds // MINUTE, "minuut", "minuten")
    if seconds < DAY:
        return f"{seconds // HOUR} uur"
    return counted(seconds // DAY, "dag", "dagen")


def how_big(size: int) -> str:
    """'12 MB', '1,5 GB': bytes in units of a thousand, as disks are sold."""
    if size < 1_000_000_000:
        return f"{round(size / 1_000_000)} MB"
    return f"{size / 1_000_000_000:.1f} GB".replace(".", ",")


def counted(number: int, one: str, more: str) -> str:
    """'1 document', '3 documenten'."""
    return f"{number} {one if number == 1 else more}"

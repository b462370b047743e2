"""Amounts of time and of bytes, as the beheerder reads them."""

from datetime import timedelta

from regiodeals.common.words import Words, dutch, joined

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def how_long(age: timedelta) -> str:
    """'12 seconden', '1 minuut', '3 uur', '2 dagen': the largest whole unit; never below zero."""
    seconds = max(0, int(age.total_seconds()))
    if seconds < MINUTE:
        return counted(seconds, dutch("seconde"), dutch("seconden"))
    if seconds < HOUR:
        return counted(seconds // MINUTE, dutch("minuut"), dutch("minuten"))
    if seconds < DAY:
        return dutch("{aantal} uur", aantal=seconds // HOUR)
    return counted(seconds // DAY, dutch("dag"), dutch("dagen"))


def how_big(size: int) -> str:
    """'12 MB', '1,5 GB': bytes in units of a thousand, as disks are sold."""
    if size < 1_000_000_000:
        return f"{round(size / 1_000_000)} MB"
    size_in_gb = f"{size / 1_000_000_000:.1f} GB"
    return Words(size_in_gb.replace(".", ","), lambda: size_in_gb)


def counted(number: int, one: str, more: str) -> str:
    """'1 document', '3 documenten'."""
    return joined(" ", (str(number), one if number == 1 else more))

"""Which pages are in English for a region; every other page keeps its content in Dutch.

One list: the frame asks it, the walk through the pages proves it, and ADR 0054 says what is left.
"""

ENGLISH_PAGES = frozenset(
    {
        "login",
        "logout",
        "session",
        "monitoring:rapportage-list",
        "monitoring:rapportage-open",
        "monitoring:rapportage-detail",
        "monitoring:rapportage-save",
        "monitoring:rapportage-check",
        "monitoring:rapportage-field",
        "monitoring:rapportage-copy",
        "monitoring:rapportage-copy-file",
        "monitoring:bijlage-list",
        "monitoring:overleg-list",
        "monitoring:overleg-detail",
        "monitoring:overleg-poll",
        "monitoring:overleg-minutes",
        "regiodeals:deal-detail",
        "regiodeals:deal-people",
        "regiodeals:deal-summary",
        "regiodeals:invitation",
        "regiodeals:invitation-open",
    }
)

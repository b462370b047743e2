"""Whether somebody took part in what stands in a rapportage, as the triggers ask it."""


def wrote_in(report: str) -> str:
    """A row when `NEW.by_id` saved an answer of it, added or removed a file, or measured.

    `report` is the number of the rapportage in the words of the trigger. The same is asked by
    `policies.wrote_nothing_in_it`.
    """
    return (
        # S608: only the words of a trigger come in here.
        "SELECT 1 FROM monitoring_schrijver s"  # noqa: S608
        " JOIN monitoring_antwoord a ON a.id = s.antwoord_id"
        f" WHERE s.by_id = NEW.by_id AND a.rapportage_id = {report}"
        " UNION ALL SELECT 1 FROM monitoring_bijlage b"
        f" WHERE b.rapportage_id = {report} AND NEW.by_id IN (b.added_by_id, b.removed_by_id)"
        " UNION ALL SELECT 1 FROM monitoring_meting m"
        " JOIN monitoring_doelindicator s ON s.id = m.doelindicator_id"
        " JOIN monitoring_doel d ON d.id = s.doel_id"
        " JOIN regiodeals_programmalijn l ON l.id = d.programmalijn_id"
        " JOIN monitoring_rapportage o ON o.deal_id = l.deal_id AND o.until >= m.year"
        f" WHERE o.id = {report} AND m.by_id = NEW.by_id"
        " AND NOT EXISTS (SELECT 1 FROM monitoring_meting c WHERE c.corrects_id = m.id)"
    )

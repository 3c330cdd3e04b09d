"""A checker that did not write the file: whether it keeps PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import page

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def complaints(data: bytes) -> list[str]:
    """Return what a file does wrong by either standard."""
    found: list[str] = []
    for profile in PROFILES:
        # Long lists of bookmarks go deeper than the checker goes by itself.
        report = page.validate_pdf_bytes(data, profile=profile, limits=page.SafetyLimits.unlimited())
        found += [f"{profile.value}: {each.rule_id}: {each.message}" for each in report.failures]
        assert report.is_compliant == (not report.failures)
    return found

"""How findings are printed."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.composing.findings import Finding


def finding_object(finding: Finding) -> dict[str, str]:
    """Return a finding as it stands in JSON; a contradicted count carries both numbers."""
    numbers = {"said": finding.said, "actual": finding.actual} if finding.said else {}
    return {
        "check": finding.check,
        "severity": finding.severity,
        "where": finding.where,
        "quote": finding.quote,
        "message": finding.message,
        "fix": finding.fix,
        **numbers,
    }


def finding_lines(findings: Iterable[Finding]) -> str:
    """Return findings as lines for a person."""
    return "\n".join(
        f"{finding.severity}: {finding.where}: {finding.message}"
        + (f" [{finding.quote}]" if finding.quote else "")
        + (f" {finding.fix}" if finding.fix else "")
        for finding in findings
    )

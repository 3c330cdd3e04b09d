"""What time it is: the one place that asks. ``SOURCE_DATE_EPOCH`` stops it, so that builds can be repeated."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from briefing_app.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Tells the moment, aware of its zone, and the day."""

    tell: Callable[[], datetime]

    def now(self) -> datetime:
        """The moment."""
        return self.tell()

    def today(self) -> date:
        """The day of that moment in its zone."""
        return self.now().date()


def system_clock() -> Clock:
    """Return the machine's clock with the local zone, or one that stands still at ``SOURCE_DATE_EPOCH`` (UTC).

    Raises:
        UsageError: if the variable holds no whole number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return Clock(tell=lambda: datetime.now(UTC).astimezone())
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "The time is not a number", f"SOURCE_DATE_EPOCH is {given!r}.", "Give whole seconds since 1970."
        ) from error
    return Clock(tell=lambda: moment)

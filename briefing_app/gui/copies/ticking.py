"""The choices by which many Members are ticked at once."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.errors import InputError
from briefing_app.services.recipients import Choice, Delegation


def ways_to_tick(delegation: Delegation) -> tuple[tuple[str, Choice], ...]:
    """Return the choices that mean somebody of a delegation, each with its words."""
    return tuple((words, choice) for words, choice in _ways(delegation) if _means_somebody(delegation, choice))


def _ways(delegation: Delegation) -> Iterator[tuple[str, Choice]]:
    members = delegation.members
    yield "Everybody", Choice()
    if not all(member.travels for member in members):
        yield "Those who travel", Choice(travelling=True)
    for group in dict.fromkeys(group for member in members for group in member.groups[:1]):
        yield f"Group: {group}", Choice(groups=(group,))
    for role in dict.fromkeys(member.role for member in members if member.role):
        yield f"Role: {role}", Choice(roles=(role,))
    for country in dict.fromkeys(member.country for member in members if member.country):
        yield f"Country: {country}", Choice(countries=(country,))
    for item in delegation.items:
        yield f"At: {item.title}", Choice(attending=(item.id,))
    for day in sorted({item.date.first_day.isoformat() for item in delegation.items if item.date is not None}):
        yield f"On: {day}", Choice(attending=(day,))


def _means_somebody(delegation: Delegation, choice: Choice) -> bool:
    try:
        return bool(delegation.chosen(choice))
    except InputError:
        return False

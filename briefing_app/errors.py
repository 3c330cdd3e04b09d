"""Errors that a person can mend, told apart from bugs.

Belongs here: the kinds of failure that every floor may raise. Anything else that is raised is a bug and goes to the
report dialog or, on the command line, to exit code 4.
"""

from __future__ import annotations


class UserError(Exception):
    """Something a person can mend: what happened, what it means, what to do.

    ``title`` says what happened in a few words, ``message`` what it means, ``hint`` what to do about it.
    """

    def __init__(self, title: str, message: str, hint: str = "") -> None:
        """Keep the three parts apart, so that each face can lay them out in its own way."""
        super().__init__(" ".join(part for part in (title, message, hint) if part))
        self.title = title
        self.message = message
        self.hint = hint


class UsageError(UserError):
    """A command that was asked in the wrong way: exit code 2 on the command line."""


class InputError(UserError):
    """Input that cannot be used (a damaged file, an unknown name): exit code 3 on the command line."""


class NothingError(InputError):
    """What was asked for holds nothing for the audience: not one page."""

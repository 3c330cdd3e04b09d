"""Writes the reference files again: ``python -m tests.golden --update``."""

from __future__ import annotations

import argparse

from tests.golden.reference import FOLDER, REFERENCES


def main() -> None:
    """Write what has changed, and name it."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description="Reference files of the tests.")
    parser.add_argument("--update", action="store_true", help="write them again; without it only name what differs")
    update = parser.parse_args().update
    for name, make in REFERENCES.items():
        path, made = FOLDER / name, make()
        if path.exists() and path.read_text("utf-8") == made:
            continue
        if update:
            path.write_text(made, encoding="utf-8")
        print(f"{'written' if update else 'differs'}: {name}")  # noqa: T201  (a command)


if __name__ == "__main__":
    main()

"""Somebody at a screen: what a person does there, with the patience to see that it was done."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PIL import Image

from tests.journeys.screen import Program, Screen, wait_for


class Person:
    """Uses mouse and keys, and looks at the screen between."""

    def __init__(self, screen: Screen, program: Program) -> None:
        """Sit down in front of a program."""
        self.screen = screen
        self.program = program

    def click(self, name: str) -> None:
        """Click a button, a box or a label, as soon as it can be clicked."""
        at = self.program.find(f"control {name}")
        wait_for(lambda: (self.program.ask(f"control {name}") or {}).get("enabled"), f"{name} can be clicked")
        self.screen.click(at)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.screen.press(*keys)

    def focus(self, name: str) -> None:
        """Click a field until it has the keyboard; a busy window manager may take a click for itself."""
        for _ in range(3):
            self.screen.click(self.program.find(f"control {name}"))
            try:
                wait_for(lambda: (self.program.ask(f"control {name}") or {}).get("focus"), name, seconds=5)
            except AssertionError:
                continue
            return
        raise AssertionError(f"{name} does not take the keyboard")

    def fill(self, name: str, words: str) -> None:
        """Put words in the place of what a field holds."""
        self.focus(name)
        self.press("ctrl+a")
        self.screen.type(words)
        wait_for(lambda: self.holds(name) == words, f"{name} holds {words}")

    def holds(self, name: str) -> str:
        """What a field holds."""
        return str((self.program.ask(f"control {name}") or {}).get("holds", ""))

    def choose(self, name: str, words: str) -> None:
        """Open a list, and choose the line that begins with these words."""
        self.pick(name, words)
        wait_for(lambda: self.holds(name).startswith(words), f"{name} is {words}")

    def pick(self, name: str, words: str, *, is_open: bool = False) -> None:
        """Choose a line of a list that closes itself; one that ``is_open`` is not clicked, which would close it."""
        at = self.program.find(f"control {name}")
        items = self.program.ask(f"control {name}")["items"]
        index = next(number for number, item in enumerate(items) if item.startswith(words))
        if not is_open:
            self.screen.click(at)
        self.press("Home", *["Down"] * index, "Return")

    def look_up(self, name: str, typed: str, title: str) -> None:
        """Type some letters of a record into a field that finds records, and take the first that is found."""
        self.fill(name, typed)
        self.press("Return")
        wait_for(lambda: self.holds(name) == title, f"{name} is {title}")

    def tick(self, name: str, *, on: bool) -> None:
        """Click a box that can be ticked until it is, or is not any more."""
        wanted = "yes" if on else "no"
        if self.holds(name) != wanted:
            self.click(name)
        wait_for(lambda: self.holds(name) == wanted, f"{name}: {wanted}")

    def select(self, title: str) -> None:
        """Click a line of the tree."""
        self.screen.click(self.program.find(f"row {title}"))
        wait_for(lambda: (self.program.ask(f"row {title}") or {}).get("chosen"), f"{title} is chosen")

    def menu(self, *words: str) -> None:
        """Open a menu, the menu inside it if there is one, and choose the line, all by what they begin with."""
        for step in words:
            at = self.program.find(f"entry {step}")
            assert self.program.ask(f"entry {step}")["enabled"], f"{step} is not offered"
            self.screen.click(at)

    def turn_to(self, tab: str) -> None:
        """Bring a tab to the front."""
        self.screen.click(self.program.find(f"tab {tab}"))
        wait_for(lambda: (self.program.ask(f"tab {tab}") or {}).get("chosen"), f"{tab} in front")

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table, each by the heads of its columns."""
        heads, *rows = self.program.ask(f"table {name}") or [[]]
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def wait_for_rows(self, name: str, count: int) -> list[dict[str, str]]:
        """Wait until a table has so many rows, all of them read, and return them."""

        def shown() -> list[dict[str, str]] | None:
            rows = self.table(name)
            return rows if len(rows) == count and all(any(row.values()) for row in rows) else None

        return wait_for(shown, f"{count} rows of {name}")

    def click_cell(self, name: str, row: int, column: int) -> None:
        """Click a cell of a table."""
        self.screen.click(self.program.find(f"cell {name}|{row}|{column}"))

    def sections(self) -> list[str]:
        """The titles in the tree."""
        return list(self.program.ask("sections") or [])

    def wait_for_sections(self, titles: list[str], what: str) -> None:
        """Wait until the tree shows these sections in this order."""
        try:
            wait_for(lambda: self.sections() == titles, what)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.sections()} instead of {titles}") from None

    def question(self, title: str) -> str:
        """Wait for a question with this title, and return its words."""

        def shown() -> Any:  # noqa: ANN401  (JSON)
            asked = self.program.ask("question")
            return asked if asked and asked["title"] == title else None

        return " ".join(wait_for(shown, f"the question {title!r}")["words"])

    def wait_for_no_question(self) -> None:
        """Wait until nothing stands in front of the window."""
        wait_for(lambda: self.program.ask("question") is None, "the end of the question")

    def name_the_file(self, path: Path) -> None:
        """Type a place into the file dialog."""
        self.fill("fileNameEdit", str(path))
        self.press("Return")

    def introduce_oneself(self, name: str = "Anna Kowalska") -> None:
        """Answer the first question of all."""
        self.question("Who are you?")
        self.fill("Name", name)
        self.press("Return")
        wait_for(lambda: (self.program.ask("question") or {}).get("title") != "Who are you?", "the answer is taken")

    def wait_until_saved(self) -> None:
        """Wait until the status bar says so."""
        wait_for(lambda: self.program.ask("say")["saved"].startswith("Saved "), "Saved")

    def wait_for_undo(self, words: str) -> None:
        """Wait until the Edit menu offers to take a step back."""
        wait_for(lambda: words in self.program.ask("say")["undo"], f"Undo: {words}")

    def step_back(self) -> None:
        """Undo one step, and wait until the Edit menu offers the one before."""
        before = self.program.ask("say")["undo"]
        self.press("ctrl+z")
        wait_for(lambda: self.program.ask("say")["undo"] != before, f"{before} is undone")

    def wait_until_changed(self, name: str, before: str) -> None:
        """Wait until a field holds something else than before."""
        wait_for(lambda: self.holds(name) != before, f"{name} changes")

    def see_pages(self, folder: Path) -> Image.Image:
        """Return what the screen shows of the pages, when it is at rest."""
        looks = [folder / "look-1.png", folder / "look-2.png"]

        def at_rest() -> Image.Image | None:
            for path in looks:
                assert self.program.ask(f"picture {path}")
                wait_for(lambda: self.program.ask("pages"), "pages whose pictures are the newest")
                time.sleep(0.3)
            one, other = (_picture(path) for path in looks)
            return other if one.tobytes() == other.tobytes() else None

        return wait_for(at_rest, "pages at rest")


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")

"""The floors of the house: contracts that hold, and that break when somebody climbs the stairs the wrong way."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.architecture.source import PACKAGE, ROOT

SKELETON = (
    "bootstrap.py", "errors.py", "events.py", "settings.py", "paths.py", "i18n.py", "log.py",
    "gui/window.py", "cli/commands/build.py", "services/preview.py", "editing/commands.py", "store/repository.py",
    "composing/composer.py", "rendering/pdf/writer.py", "rendering/docx/writer.py", "rendering/raster/pages.py",
    "importing/sheet.py", "sections/cover.py", "domain/record.py", "document/nodes.py",
)  # fmt: skip
FLOORS = "Modules import from the floors below their own"
RENDERERS = "Formats know nothing of each other, but for pictures of pages"
QT = "Qt stays in the window"
DATABASE = "The database stays in the store"
PDF = "PDF writing stays in the PDF renderer, but for foreign pages"
DOCX = "Word files are written in their renderer and read by importers"
RASTER = "PDF pages become pictures in one place"
LANGUAGES = "Words and figures of a language are formed while composing"
FOREIGN = "Sheets and streams that others made are read and written by importers"
BREACHES = [
    (FLOORS, "services/preview.py", "import briefing_app.gui.window"),
    (FLOORS, "services/preview.py", "import briefing_app.bootstrap"),
    (FLOORS, "gui/window.py", "import briefing_app.cli.commands.build"),
    (FLOORS, "cli/commands/build.py", "import briefing_app.gui.window"),
    (FLOORS, "store/repository.py", "import briefing_app.services.preview"),
    (FLOORS, "store/repository.py", "import briefing_app.editing.commands"),
    (FLOORS, "composing/composer.py", "import briefing_app.store.repository"),
    (FLOORS, "rendering/pdf/writer.py", "import briefing_app.composing.composer"),
    (FLOORS, "importing/sheet.py", "import briefing_app.rendering.docx.writer"),
    (FLOORS, "sections/cover.py", "import briefing_app.composing.composer"),
    (FLOORS, "domain/record.py", "import briefing_app.document.nodes"),
    (FLOORS, "document/nodes.py", "import briefing_app.domain.record"),
    (FLOORS, "errors.py", "import briefing_app.domain.record"),
    (FLOORS, "utils/helpers.py", "import re"),
    (RENDERERS, "rendering/pdf/writer.py", "import briefing_app.rendering.docx.writer"),
    (RENDERERS, "rendering/raster/pages.py", "import briefing_app.rendering.pdf.writer"),
    (QT, "services/preview.py", "from PySide6.QtCore import QObject"),
    (QT, "cli/commands/build.py", "import PySide6.QtWidgets"),
    (DATABASE, "services/preview.py", "from sqlalchemy import select"),
    (DATABASE, "editing/commands.py", "import alembic.config"),
    (DATABASE, "gui/window.py", "from sqlcipher3 import dbapi2"),
    (DATABASE, "cli/commands/build.py", "import sqlite3"),
    (PDF, "rendering/docx/writer.py", "import reportlab.pdfgen.canvas"),
    (PDF, "services/preview.py", "import pikepdf"),
    (PDF, "importing/sheet.py", "import pikepdf"),
    (PDF, "importing/annexes/pages.py", "import reportlab"),
    (DOCX, "rendering/pdf/writer.py", "import docx"),
    (RASTER, "services/preview.py", "import pypdfium2"),
    (LANGUAGES, "sections/cover.py", "from babel import dates"),
    (LANGUAGES, "services/handouts.py", "import unicode_rbnf"),
    (FOREIGN, "services/preview.py", "import openpyxl"),
    (FOREIGN, "store/repository.py", "import ijson"),
    (FOREIGN, "cli/commands/build.py", "from python_calamine import CalamineWorkbook"),
]
KEPT = [
    ("services/preview.py", "import briefing_app.store.repository"),
    ("rendering/docx/writer.py", "import briefing_app.rendering.raster.pages"),
    ("settings.py", "import briefing_app.errors"),
    ("gui/window.py", "from PySide6.QtWidgets import QWidget"),
    ("store/repository.py", "import sqlalchemy, alembic.config, sqlcipher3.dbapi2"),
    ("rendering/pdf/writer.py", "import reportlab.rl_config, pikepdf"),
    ("importing/annexes/pages.py", "import pikepdf"),
    ("rendering/docx/writer.py", "import docx"),
    ("importing/sheet.py", "import docx"),
    ("importing/sheet.py", "import ijson, openpyxl, python_calamine"),
    ("composing/composer.py", "import babel.dates"),
    ("rendering/raster/pages.py", "import pypdfium2"),
]


def lint(project: Path) -> tuple[bool, str]:
    """Return whether every contract of the project holds, and the report."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode == 0, done.stdout + done.stderr


def plant(project: Path, module: str, line: str) -> None:
    """Add a line to a module, with the packages that it lies in."""
    path = project / "briefing_app" / module
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(project).parents:
        if folder != Path():
            (project / folder / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with every floor, under this project's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in SKELETON:
        plant(tmp_path, module, "import typing")
    return tmp_path


def test_every_module_of_the_program_imports_only_what_its_floor_allows() -> None:
    holds, report = lint(ROOT)

    assert holds, report


def test_what_the_floors_allow_breaks_no_contract(house: Path) -> None:
    for module, line in KEPT:
        plant(house, module, line)

    holds, report = lint(house)

    assert holds, report


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_a_planted_breach_is_reported(house: Path, contract: str, module: str, line: str) -> None:
    plant(house, module, line)

    holds, report = lint(house)

    assert not holds
    assert f"{contract} BROKEN" in report
    assert report.count("BROKEN") == 1


def test_each_contract_has_a_planted_breach() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]

    assert {contract["name"] for contract in contracts} == {name for name, _, _ in BREACHES}


def floors() -> set[str]:
    """Return the names that stand on a floor."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {name.strip("() ") for layer in layers for name in layer.replace("|", ":").split(":")}


def homeless(package: Path) -> list[str]:
    """Return the top-level modules that stand on no floor; folders without code need none."""
    found = []
    for path in sorted(package.iterdir()):
        is_code = path.suffix == ".py" if path.is_file() else any(path.rglob("*.py"))
        if is_code and path.name != "__init__.py" and path.stem not in floors():
            found.append(f"{path.name} stands on no floor")
    return found


def not_packages(folder: Path) -> list[str]:
    """Return the folders of code without ``__init__.py``: contracts overlook them, and their names hide others."""
    folders = {file.parent for file in folder.rglob("*.py")}
    return sorted(each.relative_to(folder).as_posix() for each in folders if not (each / "__init__.py").exists())


def test_every_part_of_the_program_stands_on_a_floor() -> None:
    assert homeless(PACKAGE) == []


def test_a_module_without_a_floor_is_named_and_a_folder_of_data_is_not(house: Path) -> None:
    plant(house, "helpers/things.py", "import re")
    plant(house, "utils.py", "import re")
    (house / "briefing_app" / "assets").mkdir()

    assert homeless(house / "briefing_app") == ["helpers stands on no floor", "utils.py stands on no floor"]


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"])
def test_every_folder_of_code_is_a_package(folder: Path) -> None:
    assert not_packages(folder) == []


def test_a_folder_without_init_is_named(house: Path) -> None:
    (house / "briefing_app" / "rendering" / "docx" / "__init__.py").unlink()

    assert not_packages(house / "briefing_app") == ["rendering/docx"]


def cycles(graph: grimp.ImportGraph) -> list[set[str]]:
    """Return groups of modules that all reach one another."""
    reach = {module: graph.find_upstream_modules(module) for module in graph.modules}
    groups = {
        frozenset({module, *(other for other in reach[module] if module in reach[other])}) for module in graph.modules
    }
    return [set(group) for group in groups if len(group) > 1]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert cycles(grimp.build_graph("briefing_app", exclude_type_checking_imports=True, cache_dir=None)) == []


def test_a_circle_is_found() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=importer, imported=imported)

    assert cycles(graph) == [{"a", "b", "c"}]

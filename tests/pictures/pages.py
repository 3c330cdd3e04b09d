"""The sample's packs as a reader has them: every page of PDF and DOCX, four beside each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.journeys.screen import ROOT

_TOGETHER = 4
_SCALE = 0.72
"""Points of the screen for each of paper; small enough for a README, large enough to be read."""
_PACKS = (("pack", "Delegation pack", "staff"), ("handout", "Public handout", "public"))
_BETWEEN, _GROUND = 6, (200, 200, 204)


def show_packs(folder: Path, work: Path, *, environment: Mapping[str, str]) -> None:
    """Build both packs as both formats, and write the pictures of all their pages."""
    work.mkdir()
    library = work / "sample.briefings"
    _program("sample", str(library), environment=environment)
    listed = _program("packs", str(library), environment=environment)
    for short, name, audience in _PACKS:
        pack = next(line for line in listed.splitlines() if name in line.partition("  ")[2].partition(":")[0]).split()[
            0
        ]
        out = work / short
        build = ["build", "--pack", pack, "--audience", audience, "--format", "pdf", "--format", "docx"]
        _program(*build, "--out", str(out), str(library), environment=environment)
        (made,) = out.glob("*.pdf")
        _show(folder, f"pdf-{short}", _pages(made))
        (made,) = out.glob("*.docx")
        _show(folder, f"docx-{short}", _pages(_as_libreoffice_sees(made, work)))


def _program(*words: str, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "main.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def _as_libreoffice_sees(made: Path, work: Path) -> Path:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    out = work / "libreoffice"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(out), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return out / f"{made.stem}.pdf"


def _pages(path: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    pages = [document[number].render(scale=_SCALE * 1.25).to_pil().convert("RGB") for number in range(len(document))]
    document.close()
    return pages


def _show(folder: Path, name: str, pages: Sequence[Image.Image]) -> None:
    """Write some pages a picture; what an earlier run wrote under that name goes."""
    for former in folder.glob(f"{name}-*.png"):
        former.unlink()
    for start in range(0, len(pages), _TOGETHER):
        some = pages[start : start + _TOGETHER]
        width = sum(page.width for page in some) + _BETWEEN * (len(some) - 1)
        picture = Image.new("RGB", (width, max(page.height for page in some)), _GROUND)
        left = 0
        for page in some:
            picture.paste(page, (left, 0))
            left += page.width + _BETWEEN
        save(picture, folder / f"{name}-{start + 1:02}-{start + len(some):02}.png")


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture with as many colours as the eye needs."""
    colours = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    colours.save(path, optimize=True)

"""Where a library lies: SQLite's fast way of writing is safe on this machine's own disks, and nowhere else.

A drive of the network is known by the type of its mount, a folder that is synced by its name or by what its program has
left there. A folder that is neither counts as local.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

_NETWORK = frozenset(
    (
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "osxfuse",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "sshfs",
        "vboxsf",
        "webdav",
    )
)
_NAMES = (
    ("OneDrive", re.compile(r"OneDrive( - .+)?|OneDrive-.+")),
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("Nextcloud", re.compile(r"Nextcloud\d*")),
    ("ownCloud", re.compile(r"ownCloud\d*")),
    ("Google Drive", re.compile(r"Google ?Drive.*|My Drive")),
    ("iCloud", re.compile(r"iCloud ?Drive.*|Mobile Documents")),
    ("Box", re.compile(r"Box Sync|Box-Box")),
    ("pCloud", re.compile(r"pCloud ?Drive")),
    ("Synology Drive", re.compile(r"Synology ?Drive")),
    ("cloud", re.compile(r"CloudStorage")),
)
_MARKERS = (
    ("Dropbox", (".dropbox", ".dropbox.cache")),
    ("Nextcloud", (".sync_*.db", "._sync_*.db", ".nextcloudsync.log", ".owncloudsync.log")),
    ("OneDrive", (".849C9593-D756-4E56-8D6E-42412F2A707B",)),
    ("Syncthing", (".stfolder",)),
    ("Resilio Sync", (".sync/ID",)),
)
_SOUNDING_OPEN = frozenset(("iCloud", "ownCloud"))
_REMOTE_DRIVE = 4
"""What Windows answers about a drive of another machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A folder at which a file system hangs, and the system's name for its type."""

    folder: str
    kind: str


def shared_folder(path: Path, *, mounts: Iterable[Mount] | None = None) -> str | None:
    """Return in a few words whose folder a file lies in, if not this machine's alone; ``None``: a local disk."""
    if is_network_path(path):
        return "a network drive"
    place = path.absolute()
    with suppress(OSError, RuntimeError):  # links may lead nowhere, or round and round
        place = path.resolve()
    synced = _synced_by(place)
    if synced is not None:
        return f"{'an' if synced in _SOUNDING_OPEN else 'a'} {synced} folder"
    kind = _kind_of(place, mounts_here() if mounts is None else mounts)
    return "a network drive" if kind in _NETWORK else None


def is_network_path(path: PurePath) -> bool:
    """Whether a path begins with the name of another machine, as Windows writes it."""
    return str(path).startswith(("\\\\", "//")) and not str(path).startswith(("\\\\?\\", "\\\\.\\"))


def mounts_here() -> tuple[Mount, ...]:
    """What hangs where on this machine, as the system tells; nothing, where it does not."""
    if sys.platform == "win32":
        return _windows_drives()
    with suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5).stdout
            return parse_mount_command(told)
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape"))
    return ()


def parse_mountinfo(text: str) -> tuple[Mount, ...]:
    """Read Linux's ``/proc/self/mountinfo``; later lines hang over earlier ones."""
    found = []
    for line in text.splitlines():
        front, _, back = line.partition(" - ")
        if len(front.split(" ")) > 4 and back:
            folder = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), front.split(" ")[4])
            found.append(Mount(folder=folder, kind=back.split(" ")[0]))
    return tuple(found)


def parse_mount_command(text: str) -> tuple[Mount, ...]:
    """Read what ``mount`` prints on macOS."""
    lines = (re.fullmatch(r".+? on (?P<folder>/.*) \((?P<kind>\w+)[,)].*", line) for line in text.splitlines())
    return tuple(Mount(folder=line["folder"], kind=line["kind"]) for line in lines if line)


def _windows_drives() -> tuple[Mount, ...]:
    import ctypes  # noqa: PLC0415  (asked of Windows only)

    ask: Callable[[str], int] = vars(ctypes)["windll"].kernel32.GetDriveTypeW
    drives = [f"{letter}:\\" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return tuple(Mount(folder=drive, kind="smbfs") for drive in drives if ask(drive) == _REMOTE_DRIVE)


def _kind_of(place: Path, mounts: Iterable[Mount]) -> str:
    best, kind = -1, ""
    for mount in mounts:
        folder = PureWindowsPath(mount.folder) if sys.platform == "win32" else PurePath(mount.folder)
        if place.is_relative_to(folder) and len(folder.parts) >= best:
            best, kind = len(folder.parts), mount.kind
    return kind


def _synced_by(place: Path) -> str | None:
    for folder in place.parents:
        for service, name in _NAMES:
            if name.fullmatch(folder.name):
                return service
        for service, markers in _MARKERS:
            with suppress(OSError):
                if any(next(iter(folder.glob(marker)), None) is not None for marker in markers):
                    return service
    return None

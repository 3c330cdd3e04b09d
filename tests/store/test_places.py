"""A network drive or a folder that is synced is recognised before a library is damaged there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from briefing_app.store.places import (
    Mount,
    is_network_path,
    mounts_here,
    parse_mount_command,
    parse_mountinfo,
    shared_folder,
)

LINUX = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
25 22 0:23 / /proc rw,nosuid - proc proc rw
40 22 0:35 / /mnt/office rw,relatime shared:20 - nfs4 server:/export rw,vers=4.2
41 22 0:36 / /mnt/team\040drive rw - cifs //server/team rw
42 40 254:1 / /mnt/office/scratch rw master:3 propagate_from:2 - xfs /dev/vdb rw
43 22 0:40 / /home/ana/remote rw,nosuid - fuse.sshfs ana@host:/ rw,user_id=1000
44 22 0:41 / /mnt/c rw - 9p C:\134 rw,trans=fd
a line that nobody understands
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ana@server._smb._tcp.local/Team on /Volumes/Team (smbfs, nodev, nosuid, mounted by ana)
server:/export on /Volumes/Two words (nfs)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/srv/office.briefings", False),
        ("/mnt/office/a.briefings", True),
        ("/mnt/office/deep/down/a.briefings", True),
        ("/mnt/officers/a.briefings", False),
        ("/mnt/office/scratch/a.briefings", False),
        ("/mnt/team drive/Қазақстан.briefings", True),
        ("/home/ana/remote/a.briefings", True),
        ("/mnt/c/Users/a.briefings", True),
    ],
)
def test_a_drive_of_the_network_is_known_by_its_mount_on_linux(place: str, shared: bool) -> None:
    assert shared_folder(Path(place), mounts=parse_mountinfo(LINUX)) == ("a network drive" if shared else None)


@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/Users/ana/a.briefings", False),
        ("/Volumes/Team/a.briefings", True),
        ("/Volumes/Two words/a.briefings", True),
        ("/Volumes/Teams/a.briefings", False),
    ],
)
def test_a_drive_of_the_network_is_known_by_its_mount_on_macos(place: str, shared: bool) -> None:
    assert (shared_folder(Path(place), mounts=parse_mount_command(MAC)) is not None) is shared


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "webdav", "afpfs", "vboxsf"])
def test_every_kind_of_network_file_system_counts(kind: str) -> None:
    mounts = (Mount(folder="/", kind="ext4"), Mount(folder="/far", kind=kind))
    assert shared_folder(Path("/far/a.briefings"), mounts=mounts) == "a network drive"
    assert shared_folder(Path("/near/a.briefings"), mounts=mounts) is None


@pytest.mark.parametrize("kind", ["", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "ntfs3", "exfat", "fuseblk"])
def test_every_kind_of_local_file_system_is_local(kind: str) -> None:
    assert shared_folder(Path("/a.briefings"), mounts=(Mount(folder="/", kind=kind),)) is None


def test_the_mount_that_hangs_over_another_counts() -> None:
    over = (Mount(folder="/data", kind="nfs"), Mount(folder="/data", kind="ext4"))
    assert shared_folder(Path("/data/a.briefings"), mounts=over) is None
    assert shared_folder(Path("/data/a.briefings"), mounts=over[::-1]) == "a network drive"


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (PureWindowsPath(r"\\server\share\office.briefings"), True),
        (PureWindowsPath("//server/share/office.briefings"), True),
        (PureWindowsPath(r"C:\Users\Ana\office.briefings"), False),
        (PureWindowsPath(r"\\?\C:\a very long path\office.briefings"), False),
        (PurePosixPath("/srv/office.briefings"), False),
        (PurePosixPath("office.briefings"), False),
    ],
)
def test_a_path_that_names_a_server_is_one_of_the_network(path: PureWindowsPath | PurePosixPath, network: bool) -> None:
    assert is_network_path(path) is network


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("OneDrive", "a OneDrive folder"),
        ("OneDrive - European Parliament", "a OneDrive folder"),
        ("OneDrive-Personal", "a OneDrive folder"),
        ("Dropbox", "a Dropbox folder"),
        ("Dropbox (Human Rights)", "a Dropbox folder"),
        ("Nextcloud", "a Nextcloud folder"),
        ("Nextcloud2", "a Nextcloud folder"),
        ("ownCloud", "an ownCloud folder"),
        ("Google Drive", "a Google Drive folder"),
        ("Mobile Documents", "an iCloud folder"),
        ("CloudStorage", "a cloud folder"),
        ("Synology Drive", "a Synology Drive folder"),
        ("My OneDrive notes", None),
        ("Dropboxes", None),
        ("Documents", None),
        ("Көшірме", None),
    ],
)
def test_a_folder_that_is_synced_is_known_by_its_name(tmp_path: Path, folder: str, words: str | None) -> None:
    place = tmp_path / folder / "packs"
    place.mkdir(parents=True)
    assert shared_folder(place / "office.briefings", mounts=()) == words


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        (".dropbox", "a Dropbox folder"),
        (".dropbox.cache", "a Dropbox folder"),
        (".sync_1a2b3c.db", "a Nextcloud folder"),
        (".nextcloudsync.log", "a Nextcloud folder"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "a OneDrive folder"),
        (".stfolder", "a Syncthing folder"),
        (".git", None),
        ("dropbox", None),
    ],
)
def test_a_folder_that_is_synced_under_another_name_is_known_by_what_its_program_left(
    tmp_path: Path, marker: str, words: str | None
) -> None:
    place = tmp_path / "Work" / "deep"
    place.mkdir(parents=True)
    (tmp_path / "Work" / marker).touch()
    assert shared_folder(place / "office.briefings", mounts=()) == words
    assert shared_folder(tmp_path / "office.briefings", mounts=()) is None


def test_a_link_is_followed_to_where_the_library_really_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "office.briefings").touch()
    (tmp_path / "here.briefings").symlink_to(tmp_path / "Dropbox" / "office.briefings")
    assert shared_folder(tmp_path / "here.briefings", mounts=()) == "a Dropbox folder"


def test_this_machines_own_mounts_are_read() -> None:
    found = mounts_here()
    assert any(mount.folder == "/" and mount.kind for mount in found)

"""Whether an archive lies in a folder of the network, where its lock and its last write depend on another computer."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo

NETWORK_KINDS = frozenset(
    {"afs", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs", "nfs4"}
    | {"smb2", "smb3", "smbfs"}
)
"""The names that systems give to the file systems of other computers."""
REMARK = (
    "L'archivio è in una cartella di rete: se la rete cade durante un salvataggio il lavoro si ferma, e due computer"
    " non devono aprirlo insieme. Tenerlo su questo computer, e una copia di sicurezza nella cartella di rete."
)


def network_remark(archive: Path) -> str:
    """Warn of an archive in a folder of the network; empty for one on a disk of this computer."""
    storage = QStorageInfo(str(archive.parent))
    kind, device = (
        bytes(one.data()).decode("utf-8", "replace") for one in (storage.fileSystemType(), storage.device())
    )
    return REMARK if is_of_network(str(archive), kind, device) else ""


def is_of_network(place: str, kind: str, device: str) -> bool:
    """Tell it by the path (`\\\\server\\folder`), by the file system, or by the device, which for a network drive of
    Windows is the folder it stands for; `\\\\?\\` begins the name of a volume of this computer."""
    return kind.lower() in NETWORK_KINDS or any(_is_shared(one) for one in (place, device))


def _is_shared(name: str) -> bool:
    plain = name.replace("/", "\\")
    return plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))

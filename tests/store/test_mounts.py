"""Disks whose locks are not to be trusted: told by their kind, and written by one process at a time all the same."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

from stillnight.diary.errors import DiaryBusy
from stillnight.store import mounts
from stillnight.store.mounts import Owner, here, is_dead, kind_of, owned, without_locks

LINE = "36 35 0:52 / /home/ada rw,noatime shared:1 master:2 - {} server:/home rw,vers=4.2"
OTHER = "21 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw"
DEVICE = os.makedev(0, 52)


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"])
def test_a_disk_of_another_machine_is_known_by_its_kind(kind: str) -> None:
    """My home is on a server: the diary knows that a lock may not be seen from my other machine."""
    assert without_locks(DEVICE, f"{OTHER}\n{LINE.format(kind)}\n") == kind


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuse.gocryptfs", "nfsd", "zfs"])
def test_a_disk_of_this_machine_needs_no_record(kind: str) -> None:
    """My diary is on my own disk: nothing is done beside the lock."""
    assert without_locks(DEVICE, LINE.format(kind)) is None
    assert kind_of(DEVICE, LINE.format(kind)) == kind


@pytest.mark.parametrize("text", ["", "\n\n", "nonsense", "1 2 3", "36 35 0:52 / /home rw", OTHER])
def test_a_disk_that_is_not_listed_is_taken_for_one_with_locks(text: str) -> None:
    """This system lists its disks in another way, or not at all; I can write as before."""
    assert without_locks(DEVICE, text) is None


def test_this_process_is_alive() -> None:
    """My own window is not taken for a dead one."""
    assert not is_dead(here())
    assert here().token != here().token


def gone() -> Owner:
    """The owner that a process was which has ended since."""
    code = "from stillnight.store.mounts import here; import msgspec; print(msgspec.json.encode(here()).decode())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return msgspec.json.decode(done.stdout, type=Owner)


@pytest.mark.skipif(not here().boot, reason="this system does not number its runs")
def test_only_a_process_of_this_run_of_this_machine_can_be_told_dead() -> None:
    """My other machine's window is never taken for dead, nor one from before the last start: I decide that."""
    owner = gone()
    assert is_dead(owner)
    assert is_dead(msgspec.structs.replace(here(), start="1")), "the number was given to another process"
    assert not is_dead(msgspec.structs.replace(owner, host="another"))
    assert not is_dead(msgspec.structs.replace(owner, boot="another"))


@pytest.mark.skipif(not here().boot, reason="this system does not number its runs")
def test_a_dead_owner_is_replaced_at_once(tmp_path: Path) -> None:
    """The other window was killed while it saved; I do not wait, and remove no file by hand."""
    record = tmp_path / "record"
    record.write_bytes(msgspec.json.encode(gone()))
    began = time.monotonic()
    with owned(record, began + 2):
        assert msgspec.json.decode(record.read_bytes(), type=Owner).pid == os.getpid()
        assert record.stat().st_mode & 0o777 == 0o600
    assert time.monotonic() - began < 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not here().boot, reason="this system does not number its runs")
def test_one_who_died_while_replacing_a_dead_owner_is_replaced_too(tmp_path: Path) -> None:
    """Two windows were killed one after the other; the third is not locked out."""
    first, second = gone(), gone()
    (tmp_path / "record").write_bytes(msgspec.json.encode(first))
    (tmp_path / f"record-{first.token}").write_bytes(msgspec.json.encode(second))
    with owned(tmp_path / "record", time.monotonic() + 2):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_owner_elsewhere_is_named(tmp_path: Path) -> None:
    """My other machine is writing: I am told which one, and what to do if it is not so."""
    record = tmp_path / "record"
    record.write_bytes(msgspec.json.encode(Owner("laptop", 42, "its boot", "1", "t")))
    with pytest.raises(DiaryBusy, match=r"^laptop \(process 42\) is writing this diary.*remove record") as caught:
        owned(record, time.monotonic()).__enter__()
    assert "\n" not in str(caught.value)
    assert record.exists()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff" * 9000], ids=repr)
def test_a_record_that_does_not_read_is_nobodys_to_remove(tmp_path: Path, data: bytes) -> None:
    """Somebody may be in the middle of writing it; I am told which file it is."""
    record = tmp_path / "record"
    record.write_bytes(data)
    with pytest.raises(DiaryBusy, match="remove record"):
        owned(record, time.monotonic()).__enter__()
    assert record.read_bytes() == data


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_many_who_find_the_same_dead_owner_go_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Eight windows come at once after one was killed: never two of them write together."""

    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    record, inside, most = tmp_path / "record", 0, 0
    counting = threading.Lock()
    if here().boot:
        record.write_bytes(msgspec.json.encode(gone()))

    def come() -> None:
        nonlocal inside, most
        for _ in range(10):
            with owned(record, time.monotonic() + 30):
                with counting:
                    inside += 1
                    most = max(most, inside)
                time.sleep(0.001)
                with counting:
                    inside -= 1

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (most, inside) == (1, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_could_not_be_written_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full: that does not lock me out afterwards."""

    def full(*_: object) -> int:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="full"):
            owned(tmp_path / "record", time.monotonic() + 1).__enter__()
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_disks_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save does not pay for looking at all disks each time."""
    mounts.locks_work.cache_clear()
    assert mounts.locks_work(tmp_path.stat().st_dev)
    monkeypatch.setattr(mounts, "_text", lambda _: pytest.fail("read again"))
    assert mounts.locks_work(tmp_path.stat().st_dev)

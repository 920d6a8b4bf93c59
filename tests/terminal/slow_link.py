"""A slow line between two programs of this machine: so many bits a second each way, and a delay each way.

It is modelled and really waited for. A piece leaves when those before it have left and its own bytes, with 40 of TCP
and IP, have gone out; it arrives a delay later. Every piece is written down with the moment it came to the line and
the moment it arrived, so that what the line took can be told from what the machine took.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from typing import Final, NamedTuple, Self

HEADER: Final = 40
"""Bytes of TCP and IP that each piece costs."""

SEGMENT: Final = 1_400
"""The most bytes that go out in one piece."""


class Piece(NamedTuple):
    """What went over the line at once; moments are seconds of one clock."""

    came: float
    arrived: float
    size: int
    """Bytes, without those of TCP and IP."""

    def line_time(self, bits_per_second: int) -> float:
        """Seconds that its bytes take to go out."""
        return (self.size + HEADER) * 8 / bits_per_second


class SlowLink:
    """A line to a port of loopback, with a port of its own."""

    def __init__(self, to_port: int, bits_per_second: int, round_trip: float) -> None:
        """``round_trip``: seconds there and back, without any bytes."""
        self.bits_per_second, self.round_trip = bits_per_second, round_trip
        self.up: list[Piece] = []
        """What went to the port, in order."""

        self.down: list[Piece] = []
        """What came back."""

        self.under_way = 0
        """Pieces that came to the line and have not arrived."""

        self._to_port = to_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._ends: list[asyncio.StreamWriter] = []
        self._may_flow = asyncio.Event()
        self._may_flow.set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="slow link", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, work: Coroutine[object, object, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._carry, sock=self._listener)

    async def _end(self) -> None:
        self._server.close()
        for end in self._ends:
            end.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def freeze(self) -> None:
        """Let nothing more arrive, either way, as a phone in a tunnel; nothing is lost."""
        self._loop.call_soon_threadsafe(self._may_flow.clear)

    def thaw(self) -> None:
        """Let what waits arrive."""
        self._loop.call_soon_threadsafe(self._may_flow.set)

    # --- carrying ----------------------------------------------------------------------------------

    async def _carry(self, near: asyncio.StreamReader, near_end: asyncio.StreamWriter) -> None:
        far, far_end = await asyncio.open_connection("127.0.0.1", self._to_port)
        self._ends += [near_end, far_end]
        for end in (near_end, far_end):
            end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(self._one_way(near, far_end, self.up), self._one_way(far, near_end, self.down))

    async def _one_way(self, source: asyncio.StreamReader, end: asyncio.StreamWriter, seen: list[Piece]) -> None:
        pieces: asyncio.Queue[tuple[float, float, bytes]] = asyncio.Queue()
        arriving = asyncio.ensure_future(self._arrive(pieces, end, seen))
        left = 0.0
        while data := await source.read(SEGMENT):
            came = self._loop.time()
            left = max(came, left) + (len(data) + HEADER) * 8 / self.bits_per_second
            self.under_way += 1
            pieces.put_nowait((came, left + self.round_trip / 2, data))
        await pieces.put((0.0, 0.0, b""))
        await arriving

    async def _arrive(
        self, pieces: asyncio.Queue[tuple[float, float, bytes]], end: asyncio.StreamWriter, seen: list[Piece]
    ) -> None:
        while True:
            came, arrives, data = await pieces.get()
            await self._may_flow.wait()
            if not data:
                end.close()
                return
            await asyncio.sleep(arrives - self._loop.time())
            await self._may_flow.wait()
            end.write(data)
            seen.append(Piece(came, arrives, len(data)))
            self.under_way -= 1

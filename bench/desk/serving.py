"""The desk in a process of its own, as ``uradori serve`` serves it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

URADORI = Path(sys.executable).with_name("uradori")
"""The command, as it is installed beside this Python."""

PATIENCE = 600
"""Tries, a tenth of a second apart, until the desk has to answer."""


def serve(ledger: Path, workers: int = 1) -> tuple[subprocess.Popen[bytes], str]:
    """The desk over *ledger*, once it answers, and where; one address may ask as often as it likes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [URADORI, "serve", "--ledger", ledger, "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, env=os.environ | {"URADORI_RATE": "1000000"})
    base = f"http://127.0.0.1:{port}"
    for _ in range(PATIENCE):
        try:
            httpx.get(f"{base}/settings", timeout=5)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return server, base
    server.terminate()
    raise SystemExit("the desk does not answer")

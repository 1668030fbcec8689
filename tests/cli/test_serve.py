"""The desk as a process: several workers, one ledger, and Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

URADORI = Path(sys.executable).with_name("uradori")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answered(base: str, **headers: str) -> httpx.Response:
    for _ in range(300):
        try:
            return httpx.get(base, headers=headers, timeout=5)
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(f"{base} does not answer")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_desk_is_served_until_ctrl_c(tmp_path: Path, workers: int) -> None:
    port = free_port()
    command = [URADORI, "serve", "--ledger", tmp_path / "own.db", "--port", str(port), "--token", "knock"]
    server = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True)
    try:
        base = f"http://127.0.0.1:{port}"
        assert answered(f"{base}/stories.json").status_code == 401
        page = answered(f"{base}/settings.json", Authorization="Bearer knock")
        assert page.json()["ledger"] == "own.db"
        assert answered(base, Host="elsewhere.example").status_code == 400
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=30)
    finally:
        server.kill()
    assert f"the desk: {base}/" in told
    assert "Traceback" not in told


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [URADORI, "serve", "--ledger", tmp_path / "own.db", "--port", str(taken.getsockname()[1])]
        result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode != 0
    assert "address already in use" in result.stderr
    assert "Traceback" not in result.stderr

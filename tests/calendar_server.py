"""A real calendar server, Radicale, on this computer alone."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/kept
"""


@contextlib.contextmanager
def calendar_server(folder: Path, port: int = 0) -> Iterator[str]:
    """Run the server and yield its address; "dita" may come in with "secret"."""
    port = port or free_port()
    (folder / "users").write_text("dita:secret\n")
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder))
    child = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(folder / "config")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _try in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        child.terminate()
        child.wait()


def free_port() -> int:
    """Return a port on which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

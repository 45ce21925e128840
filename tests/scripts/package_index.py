"""A package index on this machine, with one tiny package in it; it counts what is asked of it."""

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Event, Thread

WHEEL = "greeting-{version}-py3-none-any.whl"


def wheel(version: str) -> bytes:
    """The package "greeting", whose one module holds its version."""
    info = f"greeting-{version}.dist-info"
    files = {
        "greeting.py": f"version = '{version}'\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: laoke\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for name, text in files.items()}
    record = "".join(f"{name},sha256={digest.decode().rstrip('=')},\n" for name, digest in digests.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            # A fixed date, so that the same version always has the same checksum.
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


def locked(version: str) -> str:
    """The line of a locked list for this version."""
    return f"greeting=={version} --hash=sha256:{hashlib.sha256(wheel(version)).hexdigest()}\n"


class PackageIndex(ThreadingHTTPServer):
    """Serves versions 1.0 and 2.0; `hold` keeps a download waiting until `go_on` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.downloads: list[str] = []
        self.asked = Event()
        self.go_on = Event()
        self.go_on.set()

    @property
    def url(self) -> str:
        """What pip takes as its index."""
        return f"http://127.0.0.1:{self.server_address[1]}/simple"


class _Answer(BaseHTTPRequestHandler):
    server: PackageIndex

    def do_GET(self) -> None:
        name = self.path.rsplit("/", 1)[-1]
        if not name.endswith(".whl"):
            files = [WHEEL.format(version=version) for version in ("1.0", "2.0")]
            self._send("".join(f'<a href="/files/{file}">{file}</a>' for file in files).encode(), "text/html")
            return
        self.server.downloads.append(name)
        self.server.asked.set()
        self.server.go_on.wait()
        self._send(wheel(name.split("-")[1]), "application/octet-stream")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what was asked for is in `downloads`."""


@contextmanager
def package_index() -> Iterator[PackageIndex]:
    """The index, running until the end of the block."""
    with PackageIndex() as index:
        server = Thread(target=index.serve_forever, args=(0.02,), daemon=True)
        server.start()
        try:
            yield index
        finally:
            index.go_on.set()
            index.shutdown()
            server.join()

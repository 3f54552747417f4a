"""`sanudo open`: the record in the browser, on this machine alone."""

from __future__ import annotations

import socket
import sys
import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from sanudo.cli.output import Quiet, note

LOOPBACK = "127.0.0.1"


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser, on a terminal.")] = True,
    quiet: Quiet = False,
) -> None:
    """Serve the record on the loopback address and print where; Ctrl-C ends it. Nothing is fetched from anywhere."""
    from sanudo.record.record import Record

    Record(path).close()  # says at once where there is no record
    serve(path, port, browser, quiet)


def serve(path: Path, port: int, browser: bool, quiet: bool) -> None:
    """Serve until stopped; the address goes to stdout before the first request can come."""
    import uvicorn

    from sanudo.web.app import make_app

    try:
        listening = socket.create_server((LOOPBACK, port))
    except OSError as error:
        note(f"port {port}: {error.strerror}; give another, or --port 0 for a free one")
        raise typer.Exit(2) from None
    url = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
    server = uvicorn.Server(uvicorn.Config(make_app(path), log_level="error", access_log=False))
    print(url, flush=True)
    if browser and sys.stdout.isatty():
        opening = Timer(0.3, webbrowser.open, (url,))
        opening.daemon = True
        opening.start()
    if not quiet:
        note(f"{path} is served at {url} to this machine alone; Ctrl-C ends it")
    server.run(sockets=[listening])

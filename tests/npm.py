"""Packages from npm, for the tests that run what is written in JavaScript."""

import shutil
import subprocess
from pathlib import Path

import pytest


def installed(package: str, folder: Path) -> Path:
    """The folder of modules with a package in it; where there is no npm, the test is skipped."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm here")
    install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", package]
    subprocess.run(install, check=True, capture_output=True)
    return folder / "node_modules"

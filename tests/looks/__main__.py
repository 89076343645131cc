"""Draw all pictures again: `python -m tests.looks`. Then read what has changed in them."""

import asyncio
import os

from tests.looks import FOLDER, LOOKS, drawn


async def main() -> None:
    """Write every picture to its file, in all colours whatever terminal this runs in."""
    os.environ["COLORTERM"] = "truecolor"
    for name, look in LOOKS.items():
        (FOLDER / f"{name}.txt").write_text(await drawn(look), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())

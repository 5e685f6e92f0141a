"""A journey that goes wrong is begun again: keys and clicks from outside can be lost on a machine that is busy with other things;
a defect fails each time.
"""
import os
import subprocess
import sys
import tempfile
import traceback

from desk import Desk

MOST = 3
LEFT = "COUNTERPOINT_ATTEMPTS_LEFT"


def until_done(what, journey):
    """Runs journey(desk), on a new desk each time; gives the exit status."""
    left = int(os.environ.get(LEFT, MOST - 1))
    try:
        return on_a_desk(what, journey)
    except Exception:
        if left == 0:
            raise
        traceback.print_exc()
        print(f"{what}: that went wrong; once more from the beginning, {left} times at the most", file=sys.stderr)
    # In a process of its own: this one is still bound to the accessibility bus that has gone.
    return subprocess.call([sys.executable, *sys.argv], env={**os.environ, LEFT: str(left - 1)})


def on_a_desk(what, journey):
    with Desk() as desk:
        try:
            return journey(desk)
        except Exception:
            failed = os.path.join(tempfile.gettempdir(), f"counterpoint-{what.replace(' ', '-')}.png")
            desk.picture(failed)
            print(f"What the screen showed then: {failed}", file=sys.stderr)
            raise

"""Runs MiniStack on a clock that its parent moves.

Every line on standard input is a command, written back once it is done: `clock INSTANT`, or `refuse TYPE SENTENCE` for the
next resource of a type. When the parent is gone standard input ends, and so does this process.
"""

import os
import sys
import threading
from datetime import datetime
from email.utils import formatdate

import time_machine

_traveller = time_machine.travel(datetime.fromisoformat(sys.argv.pop(1)), tick=True)
_clock = _traveller.start()

from ministack import app  # noqa: E402  (its modules must see the moved clock from the first line)
from ministack.services import scheduler  # noqa: E402

import documented_cloudformation  # noqa: E402

# Seconds between two looks at what is due; ten of them each time would be the whole rehearsal.
scheduler._SCHEDULE_TICK_INTERVAL = 0.1


def _follow() -> None:
    for line in sys.stdin:
        command, rest = line.strip().split(" ", 1)
        if command == "clock":
            _clock.move_to(datetime.fromisoformat(rest))
        else:
            documented_cloudformation.refuse_once(*rest.split(" ", 1))
        print(f"done {command}", flush=True)
    os._exit(0)


# The Date header alone tells this machine's own time: an SDK that saw the moved clock there would think its own wrong and
# repeat every call that was refused.
app.formatdate = lambda usegmt: formatdate(time_machine.escape_hatch.time.time(), usegmt=usegmt)

threading.Thread(target=_follow, daemon=True).start()
app.main()

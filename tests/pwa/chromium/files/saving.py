"""The real store, worked by Python in a browser; this is its text."""

SAVING = """
import json
from bench import told
from browser import flushes
from pathlib import Path
from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.opening import open_store
from imr_workbook.store.seals import Sealed
from imr_workbook.store.store import StoreError

def begin():
    global store
    Path("/data/store").mkdir(exist_ok=True)
    store = open_store(Path("/data/store"), Sealed(bytes(range(32))))

begin()

def text(n):
    return f"skridt {n} " + "å" * (n * 37 % 3000)

def save(n):
    # How many flushes it took.
    before, last = flushes(), store.last_stamp
    stamp = Stamp(1 if last is None else last.ms + 1, 0, store.device)
    store.append([Change(f"step-{n}", "step", "text", text(n), stamp)])
    return flushes() - before

def write_on(first):
    n = first
    while True:
        save(n)
        told(str(n))
        n += 1

def tried(numbers):
    # For each, whether it was saved, or what the store raised.
    found = []
    for n in numbers:
        try:
            save(n)
        except StoreError as error:
            found.append(type(error).__name__)
        else:
            found.append("saved")
    return json.dumps(found)

def there():
    records = {record.id: record.get("text") for record in store.records()}
    whole = all(found == text(int(name.removeprefix("step-"))) for name, found in records.items())
    numbers = sorted(int(name.removeprefix("step-")) for name in records)
    return json.dumps([numbers, whole, store.damaged, str(store.lost)])
"""

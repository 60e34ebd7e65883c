"""The app's own tests pass in the Python of the browser: another Python, another SQLite, another libsodium.

With `EVERYTHING=1` the slow ones too.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.crypto import exchange
from tests.export.test_readable_pdf import the_paper
from tools.pwa.in_pyodide import prepared, started

SUITES = {
    "kept": ["tests/crypto", "tests/store", "tests/workbook"],
    "said": ["tests/domain", "tests/content", "tests/export", "tests/vault"],
}
"""Each in a process of its own, side by side."""

PASSED = {"kept": 740, "said": 1040}
"""So many tests there are at the least: what is not collected fails nowhere."""

NOT_THERE = ["tests/content/proofreading", "tests/vault/test_keystore_secrets.py"]
"""The app never proofreads, and a browser has no keystore of the system's."""

SLOW = [
    "tests/crypto/test_passphrase.py::test_a_level_that_turns_out_too_slow_is_not_taken",
    "tests/domain/test_opening_hours.py::test_every_entry_at_every_minute_of_two_weeks",
    "tests/export/test_readable_pdf.py::test_a_heading_stands_with_what_it_is_about",
    "tests/export/test_readable_pdf.py::test_a_note_stands_with_what_it_is_about",
    "tests/export/test_readable_pdf.py::test_whatever_can_be_typed_can_be_set",
    "tests/export/test_words_pdf.py::test_what_is_written_off_the_page_opens",
    "tests/store/test_database.py::TestAnySequence",
    "tests/store/test_devices.py",
    "tests/store/test_log_file.py::test_a_spoilt_head_is_noticed_where_the_file_has_not_all_of_the_log",
    "tests/store/test_read_only.py::test_it_reads_what_sqlite_would",
    "tests/store/test_sqlite_file.py::test_a_flipped_bit_never_shows_a_wrong_record",
    "tests/vault/test_aside.py::test_ended_anywhere_it_is_there_at_least_once",
    "tests/vault/test_backup.py::test_a_flipped_bit_is_always_noticed",
    "tests/vault/test_turning.py::test_ended_at_any_call_nothing_is_lost",
    "tests/vault/test_turning.py::test_in_any_order_and_ended_anywhere_nothing_is_lost",
    "tests/vault/test_turning.py::test_where_the_ring_could_not_be_written_the_same_process_goes_on",
    "tests/workbook/test_week_years.py",
]
"""Each takes as long as all the rest of its file."""

SKIPPED = {
    "a browser has no processes": {
        "test_a_damaged_file_with_a_log_is_left_alone",
        "test_a_later_versions_log_is_left_alone",
        "test_a_process_that_is_killed_while_it_shows_it_leaves_nothing",
        "test_a_second_process_is_refused_also_after_a_second_try_here",
        "test_a_torn_log_is_read_as_far_as_it_is_whole",
        "test_killed_in_the_middle_nothing_half_stands_there",
        "test_killed_in_the_middle_the_last_one_written_is_whole",
        "test_this_versions_store_is_opened_as_ever",
        "test_what_a_killed_process_of_it_left_in_the_log_is_shown",
        "test_what_a_stopped_process_left_in_the_log_is_there",
    },
    "files in a browser have no owners": {
        "test_a_file_that_cannot_be_read_at_all",
        "test_a_folder_that_may_not_be_written_is_told",
    },
    "a browser has no limits of how long a file may be": {
        "test_a_full_folder_is_told_and_the_one_before_stands",
    },
    "needs a drive to take out": {"test_a_drive_that_was_taken_out_leaves_a_folder_that_is_not_it"},
    "needs a drive that is full": {"test_without_room_for_a_new_one_the_newest_stays"},
    "no file system may be mounted": {
        "test_it_is_opened_and_read",
        "test_it_is_told_that_something_may_be_missing_and_all_that_is_there_is_read",
        "test_wrong_tries_are_counted",
    },
    "there is no second library in a browser": {
        "test_another_library_agrees",
        "test_another_library_blinds_the_same",
        "test_another_library_derives_the_same",
        "test_another_library_opens_our_box",
        "test_another_library_signs_the_same",
        "test_another_library_stretches_the_same",
        "test_another_library_stretches_the_same_at_every_level",
        "test_the_longest_key_that_can_be_had",
        "test_the_second_library_makes_the_published_tag",
        "test_we_open_the_box_of_another_library",
    },
    "the app never proofreads": {"test_every_word_is_spelt_right"},
}
"""What cannot be tried there, and why. Natively all of it is."""


def begun(name: str, shared: Path) -> subprocess.Popen[str]:
    """A group at work; what it makes comes to lie in the folder, beside what this machine made for it."""
    exchange.write(shared / "made elsewhere")
    (shared / "paper made elsewhere").write_text(json.dumps(the_paper()))
    slow = [] if os.environ.get("EVERYTHING") else [f"--deselect={one}" for one in SLOW]
    left_out = [f"--ignore={one}" for one in NOT_THERE]
    return started(
        prepared(),
        ["-q", "--tb=short", "--junit-xml=/shared/found.xml", *slow, *left_out, *SUITES[name]],
        {"EXAMPLES": "few", "EXCHANGE": "/shared"},
        shared,
    )


def test_what_holds_natively_holds_in_the_browsers_python(tmp_path: Path) -> None:
    """Every test passes or is among those that cannot be tried, and none has got lost.

    What its libsodium made is made and opened here too; the other way round it was tried over there.
    """
    folders = {name: tmp_path / name for name in SUITES}
    for shared in folders.values():
        shared.mkdir()
    # One test and not three: whichever worker has it, the groups run once.
    runs = {name: begun(name, shared) for name, shared in folders.items()}
    printed = {name: run.communicate()[0] for name, run in runs.items()}
    skipped: dict[str, set[str]] = {}
    for name, shared in folders.items():
        assert runs[name].returncode == 0, printed[name]
        found = list(ET.parse(shared / "found.xml").iter("testcase"))
        left = [(case.get("name", "").partition("[")[0], case.find("skipped")) for case in found]
        for test, one in left:
            if one is not None:
                skipped.setdefault(one.get("message", ""), set()).add(test)
        assert sum(one is None for _, one in left) >= PASSED[name]
    assert skipped == SKIPPED
    exchange.read(folders["kept"] / "made here")

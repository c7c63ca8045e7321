"""What stops a careless reader: pipes, one line of a whole year, names spelled by macOS, workbooks that are none."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import newsparse
from newsparse.cli import main
from newsparse.folder import Folder
from newsparse.metadata_file import MetadataError, read_metadata

GOOD = "한빛군, 새론과 협약\n\n한빛군은 6일 새론텔레콤과 업무협약을 체결했다고 밝혔다.\n"
SENTENCE = "한빛군은 6일 새론텔레콤과 업무협약을 체결했다고 밝혔다. "


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_and_broken_links_are_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    folder = Folder(tmp_path)
    assert [record.id for record in folder] == ["a.txt"]
    assert [(f.path, f.stage) for f in folder.failures] == [
        (name, "read") for name in ("broken.txt", "loop.txt", "pipe.txt")
    ]


def test_metadata_names_a_file_that_macos_spelled(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "한빛.txt")).write_text(GOOD, "utf-8")
    index = tmp_path / "index.csv"
    index.write_text("file,outlet\n한빛.txt,한들일보\n", "utf-8")
    folder = Folder(tmp_path, metadata=index)
    assert [(r.id, r.article.outlet) for r in folder] == [("한빛.txt", "한들일보")]
    assert folder.notes == []


@pytest.mark.parametrize(("name", "text"), [("a.xlsx", "file,title"), ("a.csv", 'file\n"' + "가" * 200_000)])
def test_metadata_that_is_no_table_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(MetadataError, match=name):
        read_metadata(tmp_path / name)


def test_failures_are_on_disk_before_the_next_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    for name, text in (("a.txt", ""), ("b.txt", GOOD), ("c.txt", GOOD)):
        (pages / name).write_text(text, "utf-8")
    results = Folder.results
    seen = []

    def watched(self: Folder) -> object:
        for result in results(self):
            yield result
            lines = [(out / f"{name}.jsonl").read_text("utf-8").splitlines() for name in ("records", "errors")]
            seen.append((len([json.loads(line) for line in lines[0]]), len(lines[1])))
            if len(seen) == 2:
                raise KeyboardInterrupt

    monkeypatch.setattr(Folder, "results", watched)
    assert main(["run", str(pages), "--out", str(out), "--quiet", "--format", "jsonl"]) == 130
    assert seen == [(0, 1), (1, 1)]
    assert sorted(path.name for path in out.iterdir()) == ["errors.jsonl", "records.jsonl"]


def test_workers_below_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    assert main(["run", str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "0"]) == 2


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -c 'import time; from newsparse.cli import main; time.sleep(.5); raise SystemExit(main([\"schema\"]))'"
    done = subprocess.run(["bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_night_of_no_day_that_is_known() -> None:
    record = newsparse.analyze("카페는 밤 9시부터 다음날 오전 8시까지 문을 닫는다.")
    assert [d.value for d in record.dates] == [None]

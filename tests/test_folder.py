"""A folder of good and bad pages: each gives a record or a failure that says why, and none costs the others."""

import json
from pathlib import Path

import pytest

import newsparse
from newsparse.cli import main
from newsparse.folder import Folder
from newsparse.metadata_file import MetadataError, read_metadata

GOOD = "한빛군, 새론과 협약\n\n한빛군은 6일 새론텔레콤과 업무협약을 체결했다고 밝혔다. 김가람 한빛군수는 “기쁘다”고 말했다.\n"
PAGE = (
    "<html><head><meta charset='{charset}'><title>한빛군 소식</title></head><body><h1>한빛군 소식</h1>"
    "<div id='article-view-content-div'><p>한빛군은 똠방 축제를 연다고 6일 밝혔다. 군은 해마다 축제를 열고 있다. 올해는 더 크게 연다.</p></div></body></html>"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "기사"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, "utf-8")
    (folder / "cp949.txt").write_bytes(GOOD.replace("“", '"').replace("”", '"').encode("cp949"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "cut.txt").write_bytes(GOOD.encode("utf-8")[:-5])
    (folder / "lies.html").write_bytes(PAGE.format(charset="utf-8").encode("cp949"))
    (folder / "none.html").write_text("<html><body><form>로그인</form></body></html>", "utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "saved_files").mkdir()
    (folder / "saved_files" / "ad.html").write_text("<p>광고</p>", "utf-8")
    (folder / ".hidden.txt").write_text(GOOD, "utf-8")
    return folder


def test_bad_pages_are_named_and_cost_nobody_else(pages: Path) -> None:
    folder = Folder(pages)
    records = {record.id: record for record in folder}
    failures = {failure.path: failure for failure in folder.failures}
    assert set(records) == {"a.txt", "cp949.txt", "cut.txt", "lies.html", "none.html"}
    assert set(failures) == {"binary.txt", "empty.txt", "folder.txt"}
    assert failures["folder.txt"].stage == "read"
    assert all(failure.reason for failure in failures.values())
    assert folder.skipped == ["photo.jpg"]
    assert records["cp949.txt"].source.encoding == "cp949"
    assert "똠방" in records["lies.html"].article.body
    assert records["a.txt"].agreements == records["cp949.txt"].agreements
    assert any("본문" in warning for warning in records["none.html"].warnings)


def test_five_megabytes_of_one_line_cost_only_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "long.txt").write_text("가나다라 마바사. " * 230_000, "utf-8")
    assert (tmp_path / "long.txt").stat().st_size > 5_000_000
    short, long = Folder(tmp_path)
    assert short.agreements and not short.source.replaced
    assert len(long.article.text) > 2_000_000
    assert any("분석" in warning for warning in long.warnings)


def test_order_and_workers_do_not_matter(pages: Path) -> None:
    alone, together = list(Folder(pages)), list(Folder(pages, workers=2))
    assert alone == together
    assert [r.id for r in alone] == sorted(r.id for r in alone)


def test_read_folder_reports_failures(pages: Path) -> None:
    failures: list[newsparse.Failure] = []
    assert len(list(newsparse.read_folder(pages, on_error=failures.append))) == 5
    assert [failure.path for failure in failures] == ["binary.txt", "empty.txt", "folder.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_metadata_fills_what_the_page_lacks(pages: Path, encoding: str) -> None:
    index = pages / "index.csv"
    rows = "파일,언론사,일시,URL\na.txt,한들일보,2024.03.06 14:23,\n없음.txt,,,\ncut.txt,,내일쯤,\n"
    index.write_text(rows, encoding)
    folder = Folder(pages, metadata=index)
    record = next(iter(folder))
    assert record.article.outlet == "한들일보"
    assert record.article.published_at == "2024-03-06T14:23:00+09:00"
    assert record.dates[0].value == "2024-03-06"
    assert any("없음.txt" in note for note in folder.notes)
    assert any("내일쯤" in note for note in folder.notes)
    assert "index.csv" not in folder.files + folder.skipped


def test_metadata_from_a_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["file", "title", "published_at"])
    book.active.append(["a.txt", "한빛군 소식", "20240306"])
    book.save(tmp_path / "index.xlsx")
    given, problems = read_metadata(tmp_path / "index.xlsx")
    assert (given["a.txt"].title, given["a.txt"].published_at, problems) == ("한빛군 소식", "2024-03-06", [])


def test_metadata_without_a_file_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("title,outlet\n제목,매체\n", "utf-8")
    with pytest.raises(MetadataError, match=r"index\.csv.*'file'"):
        read_metadata(tmp_path / "index.csv")


def test_run_writes_everything(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["run", str(pages), "--out", str(out), "--quiet", "--format", "csv,xlsx,parquet"]) == 1
    printed = capsys.readouterr().out
    assert "협약" in printed and "empty.txt" in printed and "photo.jpg" in printed
    records = [newsparse.Record.from_json(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]
    assert records == list(Folder(pages))
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]
    assert [set(error) for error in errors] == [{"path", "stage", "reason"}] * 3
    assert (out / "agreements.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (out / "newsparse.xlsx").exists() and (out / "quotes.parquet").exists()


def test_exit_codes(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fine = tmp_path / "fine"
    fine.mkdir()
    (fine / "a.txt").write_text(GOOD, "utf-8")
    assert main(["run", str(fine), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert main(["run", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 2
    assert main(["run", str(fine), "--out", str(tmp_path / "out"), "--format", "ods"]) == 2
    assert main(["run", str(fine), "--out", str(fine / "a.txt")]) == 2
    assert main(["show", str(fine / "b.txt")]) == 2
    assert "b.txt" in capsys.readouterr().err
    with pytest.raises(SystemExit) as usage:
        main(["fly"])
    assert usage.value.code == 2


def test_show_schema_and_sites_print(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(pages / "a.txt"), "--published-at", "2024-03-06"]) == 0
    assert "한빛군수" not in (shown := capsys.readouterr().out) and "군수" in shown and "업무협약" in shown
    assert main(["show", str(pages / "a.txt"), "--json"]) == 0
    assert newsparse.Record.from_json(capsys.readouterr().out).article.title == "한빛군, 새론과 협약"
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "newsparse/1"
    assert main(["sites"]) == 0
    assert "ndsoft" in capsys.readouterr().out


def _outlet_pages(folder: Path, count: int) -> Path:
    """Articles of one outlet, each with a line and an end that no rule of newsparse knows."""
    rows = ["file,outlet"]
    for n in range(count):
        town = "가나다라마바사아자차"[n % 10] + "온"
        (folder / f"{n}.txt").write_text(
            f"{town}군, 새 길 연다\n\n{town}군은 {n + 1}일 새 길을 연다고 밝혔다. 길은 {n + 3}km다.\n\n한빛소식은 아침마다 여러분을 찾아갑니다.\n\n"
            f"군 관계자는 “{n + 2}월에 끝난다”고 말했다. 마음이 머무는 곳 한빛소식과 함께하세요.",
            "utf-8",
        )
        rows.append(f"{n}.txt,한빛소식")
    (folder / "index.csv").write_text("\n".join(rows), "utf-8")
    return folder / "index.csv"


def test_lines_that_recur_across_an_outlet_are_furniture(tmp_path: Path) -> None:
    index = _outlet_pages(tmp_path, 6)
    for record in Folder(tmp_path, metadata=index):
        assert "아침마다" not in record.article.body
        assert "함께하세요" not in record.article.body
        assert record.article.body.endswith("고 말했다.")
        assert [b.rule for b in record.article.blocks if "아침마다" in record.article.text[b.start : b.end]] == [
            "recurs:6/6"
        ]
    assert all("아침마다" in record.article.body for record in Folder(tmp_path, metadata=index, learn=False))


def test_two_versions_of_a_story_teach_nothing(tmp_path: Path) -> None:
    rows = ["file,outlet", *(f"{n}.txt,한빛소식" for n in range(5))]
    (tmp_path / "index.csv").write_text("\n".join(rows), "utf-8")
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(GOOD, "utf-8")
    for record in Folder(tmp_path, metadata=tmp_path / "index.csv"):
        assert "업무협약을 체결했다고" in record.article.body


def test_pages_of_other_outlets_teach_nothing(tmp_path: Path) -> None:
    index = _outlet_pages(tmp_path, 6)
    lines = index.read_text("utf-8").splitlines()
    index.write_text("\n".join([lines[0], *(f"{n}.txt,{name}일보" for n, name in enumerate("가나다라마바"))]), "utf-8")
    assert all("아침마다" in record.article.body for record in Folder(tmp_path, metadata=index))

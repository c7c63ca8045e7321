"""Tables: joined by article_id, typed, and safe to open in Excel."""

from pathlib import Path

import pandas as pd
import pytest

import newsparse
from newsparse.tables import CELL, COLUMNS

TEXT = (
    "=한빛군, 새론텔레콤과 협약\n\n한빛군은 6일 새론텔레콤과 10억 원 규모의 업무협약을 체결했다. "
    "협약에 따라 새론텔레콤은 장비를 제공하고, 한빛군은 부지를 지원하기로 했다.\n김가람 한빛군수는 “참 기쁘다”고 말했다.\n"
)


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    return newsparse.to_frames([newsparse.analyze(TEXT, published_at="2024-03-06T10:00")])


def test_tables_join_by_article(frames: dict[str, pd.DataFrame]) -> None:
    assert set(frames) == set(COLUMNS)
    key = frames["articles"]["article_id"].item()
    assert all((frame["article_id"] == key).all() for frame in frames.values())
    joined = frames["clauses"].merge(frames["agreements"], on=["article_id", "agreement_id"])
    assert joined["parties_x"].tolist() == ["새론텔레콤", "한빛군"]
    assert joined["parties_y"].tolist() == ["한빛군 · 새론텔레콤"] * 2
    assert frames["agreements"]["amount"].tolist() == [1_000_000_000]
    assert frames["quotes"]["speaker"].tolist() == ["김가람"]


def test_empty_tables_keep_columns_and_types() -> None:
    empty = newsparse.to_frames([])
    full = newsparse.to_frames([newsparse.analyze(TEXT)])
    for name, frame in empty.items():
        assert frame.dtypes.equals(full[name].dtypes)


def test_csv_opens_in_excel(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    newsparse.write_tables(frames, tmp_path)
    assert (tmp_path / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(tmp_path / "articles.csv")
    assert read["title"].item() == "'=한빛군, 새론텔레콤과 협약"


def test_workbook_keeps_what_excel_would_spoil(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    spoiled = {**frames, "articles": frames["articles"].assign(title="=1+1", body="가" * 40_000 + "\x0b")}
    newsparse.write_tables(spoiled, tmp_path, ("xlsx",))
    read = pd.read_excel(tmp_path / "newsparse.xlsx", sheet_name=None)
    assert set(read) == set(COLUMNS)
    assert read["articles"]["title"].item() == "'=1+1"
    assert len(read["articles"]["body"].item()) == CELL
    assert read["articles"]["body"].item().endswith("…(잘림)")


def test_parquet_comes_back_the_same(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    newsparse.write_tables(frames, tmp_path, ("parquet",))
    assert pd.read_parquet(tmp_path / "agreements.parquet")["parties"].tolist() == ["한빛군 · 새론텔레콤"]


def test_an_unknown_format_is_named(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'ods'"):
        newsparse.write_tables(frames, tmp_path, ("ods",))

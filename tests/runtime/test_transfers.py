"""`scripts/run import` and `export`: what comes of them, and what they say."""

from pathlib import Path

import pytest

from storage.engine import make_engine
from storage.presence import presence
from tests.runtime.copies import add_clients, clients, run
from tests.talk.workbooks import sheets_of, workbook

LIST = "姓名,电话,公司\n王芳,13800138000,顺达\n李敏,13900139000,宏达\n张三李四王五赵六,,\n"


def test_a_list_goes_in_once_and_comes_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    add_clients(sqlite_url, "老王")
    file = tmp_path / "list.csv"
    file.write_text(LIST + f"{'长' * 50},,\n")
    looked = run(monkeypatch, "import", str(file), "--dry-run", database_url=sqlite_url)
    assert "3 new clients" in looked.stdout, looked.output
    assert clients(sqlite_url) == ["老王"]
    done = run(monkeypatch, "import", str(file), "--yes", database_url=sqlite_url)
    assert (done.exit_code, clients(sqlite_url)) == (0, ["老王", "王芳", "李敏", "张三李四王五赵六"])
    assert "refused lines: " in done.stdout
    (refused,) = tmp_path.glob("list-refused-*.csv")
    assert "name too long" in refused.read_text()
    again = run(monkeypatch, "import", str(file), "--yes", database_url=sqlite_url)
    assert "nothing new in it" in again.stdout
    out = tmp_path / "out.xlsx"
    assert run(monkeypatch, "export", str(out), database_url=sqlite_url).exit_code == 0
    assert [row[0] for row in sheets_of(out.read_bytes())["客户"]] == ["姓名", *clients(sqlite_url)]
    back = run(monkeypatch, "import", str(out), "--yes", database_url=sqlite_url)
    assert back.exit_code == 0, back.output
    assert "headings, and no line below them" in back.output
    for words in (("export", str(tmp_path / "out.csv")), ("export", str(tmp_path / "out.vcf"), "--as", "店长")):
        assert run(monkeypatch, *words, database_url=sqlite_url).exit_code == 0
    assert (tmp_path / "out.vcf").read_text().count("BEGIN:VCARD") == 4


def test_what_can_not_be_done_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    add_clients(sqlite_url, "老王")
    file = tmp_path / "list.xlsx"
    file.write_bytes(workbook({"A": [["姓名", "鞋码"], ["王芳", 42]]}))

    def said(*words: str) -> str:
        result = run(monkeypatch, *words, database_url=sqlite_url)
        assert result.exit_code == 2
        return result.stderr

    assert "no-such" in said("import", str(tmp_path / "no-such.csv"))
    assert "店长 (100)" in said("import", str(file), "--as", "谁")
    assert ".xlsx, .csv, .vcf" in said("export", str(tmp_path / "out.pdf"))
    (tmp_path / "there.csv").write_text("")
    assert "is there already" in said("export", str(tmp_path / "there.csv"))
    (tmp_path / "prose.csv").write_text("今天见了王芳。\n")
    assert "no table" in said("import", str(tmp_path / "prose.csv"))
    running = presence(make_engine(sqlite_url))
    running.join()
    assert "stop it first" in said("import", str(file), "--yes")
    running.leave()
    assert clients(sqlite_url) == ["老王"]

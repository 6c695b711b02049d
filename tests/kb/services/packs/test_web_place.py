"""Packs from a real web server: what is taken in, and everything that is not."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.services.packs.following import PackFollower, PackSource
from kb.services.packs.making import LISTING
from kb.services.packs.web_place import PackTooLargeError, WebPlace
from tests.kb.services.packs.web import Authority, WebServer, proxy, redirect, send
from tests.kb.support import eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tests.kb.services.packs.conftest import Side


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def no_proxy_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server(share: Path, authority: Authority) -> Iterator[WebServer]:
    running = WebServer(share, authority.server_context("localhost"))
    yield running
    running.close()


@pytest.fixture
def place(server: WebServer, authority: Authority) -> WebPlace:
    return WebPlace(f"https://localhost:{server.port}/packs/", str(authority.file))


@pytest.fixture
def follow(agent: Side, keys: tuple[str, ...], tmp_path: Path) -> Callable[[WebPlace], PackFollower]:
    def make(place: WebPlace) -> PackFollower:
        return PackFollower(agent.database, agent.taker, PackSource(place=place, keys=keys), tmp_path / "scratch")

    return make


def refuses(place: WebPlace) -> bool:
    try:
        place.names()
    except OSError:
        return True
    return False


def test_packs_come_from_the_web_one_after_the_other_and_each_once(
    editors: Side,
    agent: Side,
    share: Path,
    key: Ed25519PrivateKey,
    server: WebServer,
    place: WebPlace,
    follow: Callable[[WebPlace], PackFollower],
) -> None:
    follower = follow(place)
    assert not follower.look().reached  # no list yet
    editors.save(make_script("訪問"))
    editors.maker.make(share, key)
    report = follower.look()
    assert (report.reached, [pack.version for pack in report.taken]) == (True, [1])
    editors.save(make_script("返金"))
    editors.maker.make(share, key)
    assert [pack.version for pack in follower.look().taken] == [2]
    assert set(agent.articles()) == {"訪問", "返金"}
    before = len(server.asked)
    assert follower.look().taken == ()
    assert server.asked[before:] == [f"/packs/{LISTING}"]


def test_a_certificate_is_trusted_only_by_its_authority_and_for_its_name(
    share: Path, authority: Authority, place: WebPlace, tmp_path: Path
) -> None:
    (share / LISTING).write_text('{"packs": ["a.kbpack"]}', encoding="utf-8")
    assert place.names() == ["a.kbpack"]
    assert refuses(replace(place, ca_file=""))
    (tmp_path / "other").mkdir()
    assert refuses(replace(place, ca_file=str(Authority(tmp_path / "other").file)))
    assert refuses(replace(place, ca_file=str(tmp_path / "gone.pem")))
    assert refuses(replace(place, ca_file=str(share / LISTING)))
    another = WebServer(share, authority.server_context("kb.example"))
    assert refuses(replace(place, url=f"https://localhost:{another.port}/"))
    another.close()


def test_what_answers_without_tls_or_not_at_all_is_refused(share: Path, place: WebPlace) -> None:
    plain = WebServer(share, None)
    assert refuses(replace(place, url=f"https://localhost:{plain.port}/"))
    plain.close()
    assert refuses(replace(place, url=f"https://localhost:{plain.port}/"))
    assert refuses(replace(place, url="https://localhost:no-port/"))
    for other in ("file:///etc/", "ftp://localhost/", f"http://localhost:{plain.port}/", "data:,"):
        assert refuses(replace(place, url=other))


def test_a_redirect_is_followed_within_https_and_nowhere_else(share: Path, server: WebServer, place: WebPlace) -> None:
    (share / LISTING).write_text('{"packs": []}', encoding="utf-8")
    listing = f"/packs/{LISTING}"
    server.answers[listing] = redirect(f"https://localhost:{server.port}/elsewhere/{LISTING}")
    assert place.names() == []
    plain = WebServer(share, None)
    for to in (f"http://localhost:{plain.port}/{LISTING}", "file:///etc/passwd", "ftp://localhost/x"):
        server.answers[listing] = redirect(to)
        assert refuses(place)
    server.answers[listing] = redirect(f"https://localhost:{server.port}{listing}")  # for ever
    assert refuses(place)
    assert plain.asked == []
    plain.close()


@pytest.mark.parametrize("names", ["nothing", {"packs": 3}, {"packs": "a.kbpack"}, [], "[" * 20_000])
def test_what_is_no_list_is_refused_or_empty(share: Path, place: WebPlace, names: object) -> None:
    text = names if isinstance(names, str) else json.dumps(names)
    (share / LISTING).write_text(text, encoding="utf-8")
    try:
        assert place.names() == []
    except OSError:
        return


def test_names_that_lead_elsewhere_are_left_out(share: Path, place: WebPlace) -> None:
    bad = ["../a.kbpack", "/a.kbpack", "..\\a.kbpack", "C:a.kbpack", "a\n.kbpack", "a.exe", 3, None, "x/../a.kbpack"]
    (share / LISTING).write_text(json.dumps({"packs": [*bad, "良い 版.kbpack"]}), encoding="utf-8")
    assert place.names() == ["良い 版.kbpack"]


def cut(request: BaseHTTPRequestHandler) -> None:
    send(request, b"KANDOKORO PACK", promised=5_000)
    request.connection.close()


def cut_in_chunks(request: BaseHTTPRequestHandler) -> None:
    request.protocol_version = "HTTP/1.1"
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"ff\r\nKANDOKORO")
    request.connection.close()


def nonsense(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"what?\r\n\r\n")


@pytest.mark.parametrize("answer", [cut, cut_in_chunks, nonsense])
def test_what_breaks_off_is_loaded_again_and_the_others_are_taken_meanwhile(
    editors: Side,
    share: Path,
    key: Ed25519PrivateKey,
    server: WebServer,
    place: WebPlace,
    follow: Callable[[WebPlace], PackFollower],
    answer: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    packs = []
    for title in ("訪問", "返金"):
        editors.save(make_script(title))
        packs.append(editors.maker.make(share, key)[0].path.name)
    server.answers[f"/packs/{packs[1]}"] = answer
    follower = follow(place)
    report = follower.look()
    assert (report.reached, [pack.version for pack in report.taken], report.refused) == (False, [1], ())
    del server.answers[f"/packs/{packs[1]}"]
    report = follower.look()
    assert (report.reached, [pack.version for pack in report.taken]) == (True, [2])


def test_one_that_is_gone_from_the_server_is_no_fault_of_the_others(
    editors: Side,
    share: Path,
    key: Ed25519PrivateKey,
    place: WebPlace,
    follow: Callable[[WebPlace], PackFollower],
) -> None:
    editors.save(make_script("訪問"))
    editors.maker.make(share, key)
    names = [*json.loads((share / LISTING).read_text(encoding="utf-8"))["packs"], "gone.kbpack"]
    (share / LISTING).write_text(json.dumps({"packs": names}), encoding="utf-8")
    report = follow(place).look()
    assert (report.reached, len(report.taken)) == (False, 1)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65_536)


def test_what_is_larger_than_a_pack_may_be_is_cut_off_and_not_asked_for_again(
    share: Path,
    server: WebServer,
    place: WebPlace,
    follow: Callable[[WebPlace], PackFollower],
    tmp_path: Path,
) -> None:
    small = replace(place, most_bytes=100_000)
    (share / LISTING).write_text('{"packs": ["endless.kbpack", "huge.kbpack"]}', encoding="utf-8")
    server.answers["/packs/endless.kbpack"] = endless
    server.answers["/packs/huge.kbpack"] = lambda request: send(request, b"x", promised=2**40)
    loaded: list[bytes] = []
    for name in ("huge.kbpack", "endless.kbpack"):
        loaded.clear()
        with pytest.raises(PackTooLargeError):
            loaded.extend(small.fetch(name))
    assert 0 < sum(map(len, loaded)) <= 100_000
    follower = follow(small)
    assert not follower.look().reached
    server.asked.clear()
    assert follower.look().reached
    assert server.asked == [f"/packs/{LISTING}"]
    server.answers[f"/packs/{LISTING}"] = endless
    assert refuses(place)


def silence(held: threading.Event) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(_: BaseHTTPRequestHandler) -> None:
        held.wait(60)

    return answer


def test_a_server_that_says_nothing_is_given_up(server: WebServer, place: WebPlace) -> None:
    held = threading.Event()
    server.answers[f"/packs/{LISTING}"] = silence(held)
    assert refuses(replace(place, silent_seconds=0.1))
    held.set()


def test_closing_the_window_waits_for_no_slow_server(
    server: WebServer, place: WebPlace, follow: Callable[[WebPlace], PackFollower]
) -> None:
    held = threading.Event()
    server.answers[f"/packs/{LISTING}"] = silence(held)
    token, ended = CancelToken(), list[type[Exception]]()

    def look() -> None:
        try:
            follow(place).look(token)
        except OperationCancelledError as error:
            ended.append(type(error))

    looking = threading.Thread(target=look)
    looking.start()
    assert eventually(lambda: len(server.asked) == 1)
    token.cancel()
    looking.join()
    assert ended == [OperationCancelledError]
    assert not held.is_set()  # the server still says nothing
    held.set()


def test_the_proxy_of_the_system_is_used(
    share: Path, server: WebServer, place: WebPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (share / LISTING).write_text('{"packs": []}', encoding="utf-8")
    with proxy() as (address, asked):
        monkeypatch.setenv("https_proxy", address)
        assert place.names() == []
        assert asked == [f"localhost:{server.port}"]
        monkeypatch.setenv("no_proxy", "localhost")
        assert place.names() == []
        assert len(asked) == 1
    monkeypatch.delenv("no_proxy")
    assert refuses(place)  # the proxy is gone, and nobody goes round it

"""Pages from the web: politely, within limits, and never from a private network unless allowed."""

from __future__ import annotations

import gzip
import io
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Self

import httpx
from protego import Protego

from uradori.errors import FetchError, Trouble, UnreadableError
from uradori.intake.address import is_public
from uradori.intake.options import IntakeOptions, Validators
from uradori.intake.payload import take

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})
_NOT_MODIFIED = 304
_MEANINGS = {
    401: "it asks for a login",
    402: "it asks for payment",
    403: "the server refuses us; open it in a browser and save the page",
    404: "there is no such page",
    410: "the page was taken down",
    429: "the server asks for fewer requests; try later",
    451: "it is withheld for legal reasons",
}
_TROUBLES = {
    401: Trouble.FORBIDDEN,
    402: Trouble.FORBIDDEN,
    403: Trouble.FORBIDDEN,
    404: Trouble.NOT_FOUND,
    410: Trouble.NOT_FOUND,
    429: Trouble.BUSY,
    451: Trouble.FORBIDDEN,
    503: Trouble.BUSY,
}
_MAX_ROBOTS = 500_000
_DELIVERED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: ``url`` after redirects, ``media`` and ``charset`` as stated, ``fetched`` the time in UTC.

    ``unchanged``: the server says that the page is as it was at the last visit, and sent no body.
    """

    url: str
    body: bytes
    media: str
    charset: str | None
    fetched: str
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked of an address: nothing but its page, unless there is something to hand over."""

    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def method(self) -> str:
        return "GET" if self.content is None else "POST"


class Fetcher:
    """Fetches pages, and hands records over, one at a time; a context manager."""

    def __init__(self, options: IntakeOptions) -> None:
        self._web = options.web
        self._max_bytes = options.max_bytes

    @cached_property
    def _client(self) -> httpx.Client:
        # Made when first asked for: files need no certificates, which take 50 ms to load. One connection a request:
        # a kept one is found again by its IP address, and two sites may share that.
        transport = self._web.transport or httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        return httpx.Client(transport=transport, timeout=self._web.timeout, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if "_client" in self.__dict__:
            self._client.close()

    def get(self, url: str) -> Fetched:
        """The page at *url*.

        Raises FetchError with the reason: not http, a private address, robots, a dead host, refusal, a timeout, TLS,
        a status; UnreadableError where the body is larger than the limit.
        """
        deadline = time.monotonic() + self._web.deadline
        hop = _parsed(url, url)
        for _ in range(self._web.redirects + 1):
            self._ask_robots(hop, url, deadline)
            with self._answered(hop, url, deadline, _Ask(self._conditions(hop))) as response:
                if response.status_code in _REDIRECTS:
                    hop = _next_hop(hop, response, url)
                    continue
                return self._taken(hop, response, url, deadline)
        raise FetchError(url, f"more than {self._web.redirects} redirects", Trouble.REDIRECTS)

    def post(self, url: str, content: bytes, media: str) -> None:
        """Hand *content* over to *url*, asking again while the server says "later".

        Raises FetchError where it is not taken: as `get`, and where the server points elsewhere.
        """
        deadline = time.monotonic() + self._web.deadline
        ask = _Ask({"Content-Type": media}, content)
        with self._answered(_parsed(url, url), url, deadline, ask) as response:
            if not response.is_success:
                raise _refused(url, response)

    def _taken(self, hop: httpx.URL, response: httpx.Response, name: str, deadline: float) -> Fetched:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        if response.status_code == _NOT_MODIFIED:
            return Fetched(str(hop), b"", "", None, now, unchanged=True)
        if response.status_code != httpx.codes.OK:
            raise _refused(name, response)
        body = _body(response, self._max_bytes, name, deadline)
        self._remember(hop, response)
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(str(hop), body, media, response.charset_encoding, now)

    def _conditions(self, hop: httpx.URL) -> dict[str, str]:
        known = self._web.visits.validators.get(str(hop))
        if known is None:
            return {}
        stated = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in stated.items() if value}

    def _remember(self, hop: httpx.URL, response: httpx.Response) -> None:
        etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
        if etag or modified:
            self._web.visits.validators[str(hop)] = Validators(etag, modified)

    def _ask_robots(self, hop: httpx.URL, name: str, deadline: float) -> None:
        robots = self._web.visits.robots
        site = str(hop.copy_with(path="/", query=None, fragment=None))
        if site not in robots:
            robots[site] = self._robots(hop, name, deadline)
        if not robots[site].can_fetch(str(hop), self._web.agent):
            raise FetchError(name, "the site's robots.txt forbids it", Trouble.ROBOTS)

    def _robots(self, hop: httpx.URL, name: str, deadline: float) -> Protego:
        """The rules of a site. One without the file forbids nothing; one that cannot say forbids all (RFC 9309)."""
        place = hop.copy_with(path="/robots.txt", query=None, fragment=None)
        for _ in range(self._web.redirects + 1):
            with self._answered(place, name, deadline, _Ask()) as response:
                if response.status_code in _REDIRECTS:
                    place = _next_hop(place, response, name)
                    continue
                if response.status_code == httpx.codes.OK:
                    rules = _body(response, _MAX_ROBOTS, f"{name} (robots.txt)", deadline)
                    return Protego.parse(rules.decode("utf-8", "replace"))
                if response.is_client_error:
                    return Protego.parse("")
                reason = f"its robots.txt cannot be had (status {response.status_code}); try later"
                raise FetchError(name, reason, Trouble.ROBOTS)
        return Protego.parse("")

    @contextmanager
    def _answered(self, hop: httpx.URL, name: str, deadline: float, ask: _Ask) -> Iterator[httpx.Response]:
        """The response to a request, its body not yet read; asks again while the server says "later"."""
        for attempt in range(self._web.retries + 1):
            response = self._sent(hop, name, ask)
            try:
                if response.status_code not in _PASSING or attempt == self._web.retries:
                    yield response
                    return
                pause = _pause(response, attempt)
            finally:
                response.close()
            if pause > self._web.wait or time.monotonic() + pause > deadline:
                reason = f"status {response.status_code}: the server asks to wait {pause:.0f} s; try later"
                raise FetchError(name, reason, Trouble.BUSY)
            self._web.sleep(pause)

    def _sent(self, hop: httpx.URL, name: str, ask: _Ask) -> httpx.Response:
        """The response of the first of the host's addresses that answers.

        The name is resolved here, once, and the connection made to the very address that was checked: a name that
        changes its mind between check and connection gains nothing.
        """
        addresses = self._addresses(hop, name)
        for last, address in ((address == addresses[-1], address) for address in addresses):
            try:
                return self._client.send(self._request(hop, address, ask), stream=True, follow_redirects=False)
            except httpx.ConnectError as error:
                if last:
                    raise FetchError(name, *_connect_reason(error, hop.host)) from error
            except httpx.TimeoutException as error:
                raise FetchError(
                    name, f"no answer within {self._web.timeout:g} s; try later", Trouble.TIMEOUT
                ) from error
            except httpx.TransportError as error:
                raise FetchError(name, f"the connection broke off: {error}", Trouble.BROKEN_OFF) from error
        raise FetchError(name, f"dead host: {hop.host} has no address", Trouble.UNRESOLVED)

    def _addresses(self, hop: httpx.URL, name: str) -> list[str]:
        port = hop.port or (443 if hop.scheme == "https" else 80)
        try:
            addresses = self._web.resolve(hop.raw_host.decode("ascii"), port)
        except (OSError, UnicodeError) as error:
            reason = f"dead host: the name {hop.host} does not resolve; check the address"
            raise FetchError(name, reason, Trouble.UNRESOLVED) from error
        if not self._web.allow_private and not all(map(is_public, addresses)):
            reason = f"{hop.host} is on a private network; set URADORI_ALLOW_PRIVATE=yes to reach it"
            raise FetchError(name, reason, Trouble.PRIVATE)
        return addresses

    def _request(self, hop: httpx.URL, address: str, ask: _Ask) -> httpx.Request:
        host = hop.raw_host.decode("ascii")
        return self._client.build_request(
            ask.method,
            hop.copy_with(host=f"[{address}]" if ":" in address else address, userinfo=b"", fragment=None),
            headers={
                "Host": hop.netloc.decode("ascii"),
                "User-Agent": self._web.agent,
                "Accept-Encoding": "gzip",
                **ask.headers,
            },
            content=ask.content,
            extensions={"sni_hostname": host, "timeout": httpx.Timeout(self._web.timeout).as_dict()},
        )


def _parsed(url: str, name: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchError(name, f"not a url: {error}", Trouble.ADDRESS) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        reason = f"only http and https addresses can be fetched, not {parsed.scheme or 'this'}"
        raise FetchError(name, reason, Trouble.ADDRESS)
    return parsed


def _next_hop(hop: httpx.URL, response: httpx.Response, name: str) -> httpx.URL:
    try:
        target = hop.join(response.headers.get("location", ""))
    except httpx.InvalidURL as error:
        raise FetchError(name, f"redirects to what is no url: {error}", Trouble.REDIRECTS) from error
    return _parsed(str(target), name)


def _body(response: httpx.Response, limit: int, name: str, deadline: float) -> bytes:
    """The body, unpacked; both its packed and its unpacked size are bounded by *limit* bytes."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in _DELIVERED:
        raise FetchError(name, f"sent packed as {packing}, which was not asked for")
    received = bytearray()
    try:
        for chunk in response.iter_raw():
            received += chunk
            if len(received) > limit:
                reason = f"too large: more than the limit of {limit / 1e6:g} MB; raise the limit"
                raise UnreadableError(name, reason, Trouble.TOO_LARGE)
            if time.monotonic() > deadline:
                raise FetchError(name, "took too long to arrive; try later", Trouble.TIMEOUT)
    except httpx.TimeoutException as error:
        raise FetchError(name, "the connection stalled; try later", Trouble.TIMEOUT) from error
    except httpx.TransportError as error:
        raise FetchError(name, f"the connection broke off: {error}", Trouble.BROKEN_OFF) from error
    if packing in ("gzip", "x-gzip"):
        return take(gzip.GzipFile(fileobj=io.BytesIO(received)).read, limit, name)
    if packing == "deflate":
        return take(lambda size: zlib.decompressobj().decompress(bytes(received), size), limit, name)
    return bytes(received)


def _pause(response: httpx.Response, attempt: int) -> float:
    """Seconds to wait before asking again: as the server says, else doubling from half a second."""
    stated = response.headers.get("retry-after", "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated)
    try:
        return max(0.0, (parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # no date, or one without a zone
        return float(0.5 * 2**attempt)


def _refused(name: str, response: httpx.Response) -> FetchError:
    """What a status other than "here it is" means."""
    status = response.status_code
    meaning = _MEANINGS.get(status, response.reason_phrase or "an error")
    return FetchError(name, f"status {status}: {meaning}", _TROUBLES.get(status, Trouble.STATUS))


def _connect_reason(error: httpx.ConnectError, host: str) -> tuple[str, Trouble]:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection to {host}: {cause.reason or cause}", Trouble.TLS
        cause = cause.__cause__ or cause.__context__
    return f"dead host: {host} refuses the connection or cannot be reached", Trouble.REFUSED

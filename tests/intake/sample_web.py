"""A web for tests: answers by host and path, without a network."""

from __future__ import annotations

import httpx

from uradori.intake import IntakeOptions, WebOptions

PUBLIC = "93.184.216.34"


class Web:
    """Serves ``{"host/path": response or list of responses in turn}``; keeps what was asked."""

    def __init__(self, answers, hosts=None):
        self.answers = {key: list(value) if isinstance(value, list) else [value] for key, value in answers.items()}
        self.hosts = hosts or {}
        self.asked: list[httpx.Request] = []
        self.slept: list[float] = []

    def paths(self):
        return [request.headers["host"] + request.url.raw_path.decode() for request in self.asked]

    def options(self, **changes):
        web = {name: changes.pop(name) for name in ("allow_private", "retries", "wait", "visits") if name in changes}
        return IntakeOptions(
            web=WebOptions(
                transport=httpx.MockTransport(self._answer), resolve=self._resolve, sleep=self.slept.append, **web
            ),
            **changes,
        )

    def _resolve(self, host, _port):
        found = self.hosts.get(host, PUBLIC)
        if isinstance(found, OSError):
            raise found
        return [found] if isinstance(found, str) else found

    def _answer(self, request):
        self.asked.append(request)
        key = request.headers["host"] + request.url.raw_path.decode()
        queue = self.answers.get(key)
        if queue is None:
            return httpx.Response(404)
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer


def page(text, kind="text/html; charset=utf-8", **headers):
    """A maker of responses with this body: a response is read once only."""
    body = text if isinstance(text, bytes) else text.encode()
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: httpx.Response(200, stream=httpx.ByteStream(body), headers={"content-type": kind, **extra})


def status(code, **headers):
    """A maker of responses with this status and no body."""
    return lambda: httpx.Response(code, headers={name.replace("_", "-"): value for name, value in headers.items()})

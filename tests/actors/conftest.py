"""The gazetteer as shipped, and a way to resolve a list of mentions in a text of one's own."""

import pytest

from uradori.actors import Gazetteer, Resolver, load


@pytest.fixture(scope="session")
def gazetteer():
    return load()


@pytest.fixture(scope="session")
def resolver(gazetteer):
    return Resolver(gazetteer)


@pytest.fixture(scope="session")
def who(resolver):
    """Ids of the actors that *mentions* of *text* stand for, each looked for behind the one before."""

    def ask(lang: str, text: str, *mentions: str, on: str | None = "2025-08-16") -> list[str | None]:
        context = resolver.begin(text, lang, on)
        found, at = [], 0
        for mention in mentions:
            at = text.index(mention, at)
            actor = context.resolve(mention, at)
            found.append(actor.id if actor else None)
            at += len(mention)
        return found

    return ask


@pytest.fixture
def alone(who):
    """The id of the actor that a mention stands for with nothing around it."""

    def ask(lang: str, mention: str, on: str | None = "2025-08-16") -> str | None:
        return who(lang, mention, mention, on=on)[0]

    return ask


@pytest.fixture
def corrected(tmp_path):
    """The gazetteer with lines of corrections laid over it."""

    def make(*lines: str) -> Gazetteer:
        path = tmp_path / "corrections.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        return load(path)

    return make

"""The formats of others, held to their own validators where there is one, else to what their specifications demand."""

from __future__ import annotations

import json
import re

import jsonschema
import prov.model
import pytest
from harbour_samples import BAD, ONE, TWO

from uradori.export import export

STAMP = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
BODY = {
    "type": "object",
    "required": ["type", "purpose"],
    "oneOf": [
        {"properties": {"type": {"const": "TextualBody"}}, "required": ["value", "format"]},
        {"properties": {"type": {"const": "SpecificResource"}}, "required": ["source"]},
    ],
}
SELECTOR = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}},
            "required": ["exact", "prefix", "suffix"],
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["start", "end"],
        },
    ]
}
STATE = {
    "type": "object",
    "properties": {"type": {"const": "TimeState"}, "sourceDate": STAMP, "sha256": {"pattern": "^[0-9a-f]{64}$"}},
    "required": ["type", "sourceDate", "sha256"],
}
TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "format": "uri"},
        "selector": {"type": "array", "items": SELECTOR, "minItems": 2},
        "state": STATE,
    },
    "required": ["type", "source", "state"],
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "commenting"]},
        "generated": STAMP,
        "created": STAMP,
        "body": {"anyOf": [BODY, {"type": "array", "items": BODY}]},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["id", "type", "motivation", "target"],
}
COLLECTION = {
    "type": "object",
    "properties": {
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
            "required": ["id", "type", "partOf", "items"],
        },
    },
    "required": ["@context", "id", "type", "total", "first"],
}
"""What the W3C's Web Annotation Data Model says must be, and what we promise beyond it."""

AGENT = {"properties": {"@type": {"enum": ["Person", "Organization"]}}, "required": ["@type", "name"]}
WORK = {
    "properties": {
        "@type": {"const": "NewsArticle"},
        "encoding": {"required": ["contentUrl", "sha256", "dateCreated"]},
    },
    "required": ["@type", "publisher", "text", "encoding"],
}
REVIEWS = {
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "minItems": 1,
            "items": {
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "author": AGENT,
                    "reviewBody": {"type": "string", "pattern": "^Not rated"},
                    "itemReviewed": {
                        "properties": {
                            "@type": {"const": "Claim"},
                            "author": AGENT,
                            "firstAppearance": WORK,
                            "appearance": {"type": "array", "items": WORK},
                        },
                        "required": ["@type", "text", "firstAppearance"],
                    },
                },
                "required": ["@type", "claimReviewed", "itemReviewed", "reviewBody"],
                "not": {"required": ["reviewRating"]},
            },
        },
    },
    "required": ["@context", "@graph"],
}
"""What schema.org's ClaimReview has; a rating is what ours must not have."""


def test_web_annotations_keep_to_the_model(whole) -> None:
    written = json.loads(export(whole, "annotation"))
    jsonschema.Draft202012Validator(COLLECTION).validate(written)
    items = written["first"]["items"]
    assert written["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)


def test_the_selectors_of_an_annotation_find_its_words(whole) -> None:
    texts = {one.url or "": one.text for one in (ONE, TWO, BAD)}
    found = 0
    for item in json.loads(export(whole, "annotation"))["first"]["items"]:
        for target in item["target"]:
            text = texts.get(target["source"])
            if text and "selector" in target:
                quote, position = target["selector"]
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[:start].endswith(quote["prefix"])
                assert text[end:].startswith(quote["suffix"])
                found += 1
    assert found >= 4


def test_an_article_without_an_address_is_named_by_its_hash(whole) -> None:
    sources = {
        target["source"]
        for item in json.loads(export(whole, "annotation"))["first"]["items"]
        for target in item["target"]
    }
    assert len([each for each in sources if each.startswith("ni:///sha-256;")]) == 2
    assert not any("javascript" in each for each in sources)


def test_claim_reviews_have_the_shape_and_no_rating(whole) -> None:
    written = json.loads(export(whole, "claimreview"))
    jsonschema.Draft202012Validator(REVIEWS).validate(written)
    assert not re.search(r"[rR]ating", json.dumps(written))
    first = written["@graph"][0]
    assert first["itemReviewed"]["author"]["name"] == "Ingrid Solheim"
    assert first["itemReviewed"]["firstAppearance"]["url"] == ONE.url
    assert len(first["itemReviewed"]["appearance"]) == 1


def test_prov_is_read_whole_by_the_reference_implementation(whole) -> None:
    document = prov.model.ProvDocument.deserialize(content=export(whole, "prov"), format="json")
    again = prov.model.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    sorts = {str(record.get_type()) for record in document.get_records()}
    assert {"prov:Entity", "prov:Agent", "prov:Activity", "prov:Derivation", "prov:Membership"} <= sorts
    assert document.unified()


def test_every_end_of_a_prov_relation_is_declared(whole) -> None:
    written = json.loads(export(whole, "prov"))
    declared = {name for part in ("entity", "agent", "activity") for name in written[part]}
    ends = ("entity", "agent", "activity", "generatedEntity", "usedEntity", "collection")
    for part, relations in written.items():
        if part in {"prefix", "entity", "agent", "activity"}:
            continue
        for relation in relations.values():
            assert {relation[f"prov:{end}"] for end in ends if f"prov:{end}" in relation} <= declared


def test_every_entity_is_valid_followthemoney(whole) -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs the extra `exchange`")
    entities = [json.loads(line) for line in export(whole, "ftm").splitlines()]
    known = {entity["id"]: entity["schema"] for entity in entities}
    for entity in entities:
        schema = ftm.model.get(entity["schema"])
        schema.validate(entity)
        proxy = ftm.model.get_proxy(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len({*values}), f"{entity['id']}: {name} was not taken as it is"
            assert schema.get(name).type.name != "entity" or known.keys() >= {*values}
    assert {"Article", "Person", "PublicBody", "Organization", "Mention", "UnknownLink", "Note"} == {*known.values()}

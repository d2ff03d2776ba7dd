"""The description of the server names all that it has, and nothing else."""

from __future__ import annotations

from support.asgi import ask
from watchers.serve.addresses import endpoints
from watchers.serve.errors import Code


def test_openapi_names_every_address_and_parameter(get, service) -> None:
    document = get("/openapi.json").json
    assert document["openapi"] == "3.1.0"
    own = {one.path: one for one in endpoints(service)}
    assert set(document["paths"]) == set(own) - {"/openapi.json", "/api.html"}
    for path, operations in document["paths"].items():
        described = [one["name"] for one in operations["get"]["parameters"]]
        named = [one.name for one in own[path].parameters]
        assert described[: len(named)] == named
        assert ("post" in operations) == own[path].takes_form


def test_operations_have_names_of_their_own(get) -> None:
    operations = [
        one["operationId"]
        for path in get("/openapi.json").json["paths"].values()
        for one in path.values()
    ]
    assert len(set(operations)) == len(operations)


def test_every_example_is_answered(app, service) -> None:
    for endpoint in endpoints(service):
        path, query = endpoint.path, {}
        for one in endpoint.parameters:
            if one.is_in_path:
                path = path.replace(f"{{{one.name}}}", one.example)
            elif one.example and not (endpoint.takes_form and query):
                query[one.name] = one.example
        answer = ask(app, path, query=query)
        assert answer.status == (302 if endpoint.leads_elsewhere else 200), (path, answer.text)


def test_the_page_for_people_loads_nothing_and_names_the_same(get, service) -> None:
    page = get("/api.html").text
    assert "<script" not in page
    assert "<link" not in page
    assert "src=" not in page
    for endpoint in endpoints(service)[2:]:
        assert f"<code>{endpoint.path}</code>" in page
    for code in Code:
        assert code.value in page

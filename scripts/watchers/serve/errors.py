"""What is said of a request that cannot be answered: one JSON form for all of them."""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus

from watchers.text.escape import json_text


class Code(StrEnum):
    """What is wrong, for programs."""

    BAD_PARAMETER = "bad_parameter"
    BAD_DAY = "bad_day"
    BAD_JSON = "bad_json"
    BAD_REQUEST = "bad_request"
    UNKNOWN_ID = "unknown_id"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    SLOW_REQUEST = "slow_request"
    TOO_LARGE = "too_large"
    UNSUPPORTED_FORM = "unsupported_form"
    INTERNAL = "internal"
    NOT_IN_THIS_RELEASE = "not_in_this_release"
    BUSY = "busy"
    OUT_OF_TIME = "out_of_time"


OF_STATUS = {
    HTTPStatus.NOT_FOUND: Code.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Code.METHOD_NOT_ALLOWED,
}
"""The codes of what the framework refuses by itself."""


class RequestError(Exception):
    """A request that is not answered: its status (RFC 9110), the code, and a message for people."""

    def __init__(self, status: HTTPStatus, code: Code, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def bad_parameter(message: str) -> RequestError:
    """The error for a parameter that is missing, repeated, unknown or not what it should be."""
    return RequestError(HTTPStatus.BAD_REQUEST, Code.BAD_PARAMETER, message)


def error_body(error: RequestError) -> bytes:
    """The error as JSON."""
    told = {"status": int(error.status), "code": error.code.value, "message": error.message}
    return json_text({"error": told}).encode()

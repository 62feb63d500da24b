"""google.rpc messages: those of googleapis-common-protos where it is installed (one process must not register two
descriptions of one file), else our own copy."""

try:
    from google.rpc import error_details_pb2, status_pb2
except ImportError:
    from . import error_details_pb2, status_pb2  # type: ignore[no-redef]

__all__ = ["error_details_pb2", "status_pb2"]

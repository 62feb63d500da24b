#!/bin/sh
# Generates Sources/Schema, ERRORS.md, the client's Shapes.swift and the Python client's modules from the .proto files. `generate.sh --check` fails when the committed code differs.
# Needs protoc (Debian: protobuf-compiler) and python3; the Swift plug-in is built from the package's own dependency.
set -eu
cd "$(dirname "$0")"
command -v protoc >/dev/null || { echo "protoc is missing: apt-get install protobuf-compiler" >&2; exit 1; }
plugin=${PROTOC_GEN_SWIFT:-}
if [ -z "$plugin" ]; then
    (cd .. && swift build --product protoc-gen-swift >/dev/null)
    plugin=$(cd .. && swift build --show-bin-path)/protoc-gen-swift
fi
# google/protobuf/*.proto as the plug-in's own package has them: Debian's protobuf-compiler brings none.
wellknown=../.build/checkouts/swift-protobuf/Protos/Sources/SwiftProtobuf
[ -d "$wellknown" ] || (cd .. && swift package resolve >/dev/null)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh" "$fresh.errors" "$fresh.shapes" "$fresh.python" "$fresh.roles"' EXIT
protoc --plugin=protoc-gen-swift="$plugin" \
    --swift_opt=Visibility=Public --swift_opt=FileNaming=PathToUnderscores --swift_out="$fresh" \
    -I . -I "$wellknown" google/rpc/*.proto reskontra/v1/*.proto log/v1/*.proto
python3 tables.py "$fresh/Methods.swift" "$fresh/ErrorReasons.swift" "$fresh/ERRORS.md" "$fresh/ROLES.md"
mv "$fresh/ERRORS.md" "$fresh.errors"
mv "$fresh/ROLES.md" "$fresh.roles"
python3 ../Clients/CLI/Call/shapes.py . "$fresh.shapes"
python3 ../Clients/Python/generate.py . "$wellknown" "$fresh.python"
python=../Clients/Python/reskontra
if [ "${1:-}" = --check ]; then
    diff -r "$fresh" ../Sources/Schema && diff "$fresh.errors" ERRORS.md && diff "$fresh.roles" ROLES.md \
        && diff "$fresh.shapes" ../Clients/CLI/Call/Shapes.swift \
        && diff "$fresh.python/services.py" $python/services.py \
        && diff -r -x __pycache__ "$fresh.python/v1" $python/v1 \
        && diff -r -x __pycache__ -x __init__.py "$fresh.python/_rpc" $python/_rpc \
        || { echo "generated code differs: run make generate and commit" >&2; exit 1; }
    echo "generated code is fresh"
else
    mkdir -p ../Sources/Schema
    rm -f ../Sources/Schema/*.swift
    cp "$fresh"/*.swift ../Sources/Schema/
    mv "$fresh.errors" ERRORS.md
    mv "$fresh.roles" ROLES.md
    mv "$fresh.shapes" ../Clients/CLI/Call/Shapes.swift
    rm -f $python/v1/*_pb2.py* $python/_rpc/*_pb2.py*
    cp -r "$fresh.python"/. $python/
fi

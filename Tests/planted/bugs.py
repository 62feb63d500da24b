#!/usr/bin/env python3
"""Bugs planted one at a time: name, file, what stands there, what is put in its place.

bugs.py list               names
bugs.py file NAME          the file it changes
bugs.py plant NAME ROOT    changes the file under ROOT; fails when the text is not there exactly once
"""
import pathlib
import sys

ENGINE = "Sources/Engine/Engine.swift"
BOOK = "Sources/Receivables/Book.swift"
CREDIT = "Sources/Receivables/Credit/"

BUGS = [
    ("ack-before-sync", "Sources/EventLog/LogWrite.swift",
     "try current().writeAllDurably(job.buffer.bytes.slice(0, job.header.frameBytes), at: job.header.offset)",
     "try current().writeAll(job.buffer.bytes.slice(0, job.header.frameBytes), at: job.header.offset)"),
    ("key-check-skipped", ENGINE, "case .unknown: return key\n        case .malformed:",
     "case .unknown, .known: return key\n        case .malformed:"),
    ("at-the-limit-is-over", CREDIT + "CreditTest.swift",
     "guard standing.exposureWithRequest.minor > standing.limit.minor else",
     "guard standing.exposureWithRequest.minor >= standing.limit.minor else"),
    ("limit-plus-one", CREDIT + "CreditTest.swift",
     "guard standing.exposureWithRequest.minor > standing.limit.minor else",
     "guard standing.exposureWithRequest.minor > standing.limit.minor + 1 else"),
    ("expiry-never", CREDIT + "Authorization.swift", "state.isLive && now < expires", "state.isLive"),
    ("reserved-not-counted", CREDIT + "CreditTest.swift", "sums.invoices + sums.reserved", "sums.invoices"),
    ("capture-frees-all", BOOK, "row.remaining = final ? 0 : max(0, row.remaining - amount)", "row.remaining = 0"),
    ("read-tells-too-late-a-sequence", ENGINE, "sequence: entry.sequence, receipt: entry.isWrite ? receipt : nil,",
     "sequence: entry.isWrite ? entry.sequence : durable.lastSequence, receipt: entry.isWrite ? receipt : nil,"),
    ("read-does-not-wait", ENGINE, "guard mark > durable else {", "guard mark > durable + 1_000_000 else {"),
    ("replay-from-the-wrong-record", ENGINE, "try? reader.record(at: sequence) {",
     "try? reader.record(at: max(1, sequence - 1)) {"),
    ("hash-order-in-refusals", "Sources/Wire/Status.swift", "options.useDeterministicOrdering = true", ""),
    ("witness-slot-not-synced", "Sources/EventLog/MarkFile.swift", "if writable { try file.sync() }", ""),
]

if sys.argv[1] == "list":
    print("\n".join(bug[0] for bug in BUGS))
elif sys.argv[1] == "file":
    print(next(bug[1] for bug in BUGS if bug[0] == sys.argv[2]))
else:
    name, root = sys.argv[2], pathlib.Path(sys.argv[3])
    bug = next(bug for bug in BUGS if bug[0] == name)
    path = root / bug[1]
    text = path.read_text()
    if text.count(bug[2]) != 1:
        sys.exit(f"{name}: its place occurs {text.count(bug[2])} times in {bug[1]}")
    path.write_text(text.replace(bug[2], bug[3]))

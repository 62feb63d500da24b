#!/usr/bin/env python3
"""Bugs planted one at a time: name, who must find it, file, what stands there, what is put in its place.

Who must find it: `worlds` is the simulator, anything else names the tests.

bugs.py list [WORDS]       names; only those that a word is part of, or `worlds`, or `tests`
bugs.py show NAME          who must find it, and the file it changes
bugs.py plant NAME ROOT    changes the file under ROOT; fails when the text is not there exactly once
bugs.py check ROOT         every text is there exactly once
"""
import pathlib
import sys

ENGINE = "Sources/Engine/Engine.swift"
REPLAY = "Sources/Engine/Replay.swift"
KEYS = "Sources/Engine/RequestKeys.swift"
SNAPSHOTS = "Sources/EventLog/SnapshotWriter.swift"
RECOVERY = "Sources/EventLog/Recovery.swift"
WRITE = "Sources/EventLog/LogWrite.swift"
BOOK = "Sources/Receivables/Book.swift"
CREDIT = "Sources/Receivables/Credit/"
SETTLEMENT = "Sources/Receivables/Settlement/"
CACHE = "Sources/CreditCache/"

BUGS = [
    # Durability
    ("ack-before-sync", "worlds", WRITE,
     "try current().writeAllDurably(job.buffer.bytes.slice(0, job.header.frameBytes), at: job.header.offset)",
     "try current().writeAll(job.buffer.bytes.slice(0, job.header.frameBytes), at: job.header.offset)"),
    ("witness-slot-not-synced", "worlds", "Sources/EventLog/MarkFile.swift", "if writable { try file.sync() }", ""),
    ("segment-name-not-synced", "CrashPointTests", WRITE,
     "try storage.rename(turnover.readyName, to: turnover.name.text)\n        try storage.syncDirectory(nil)",
     "try storage.rename(turnover.readyName, to: turnover.name.text)"),
    ("epoch-not-synced", "CrashPointTests", RECOVERY,
     "try epochFile.write(mark)\n            try epochFile.sync()", "try epochFile.write(mark)"),
    ("page-cache-believed", "TornTailTests", RECOVERY, "readsDevice: true, index", "readsDevice: false, index"),
    ("last-frame-not-carried", "TornTailTests", RECOVERY, "if let view = end.unproved {",
     "if let view = end.unproved, view.header.recordCount == 0 {"),
    ("torn-tail-not-kept", "TornTailTests", RECOVERY,
     'try putAside(bytes, as: "\\(segment.text)-\\(offset)-epoch-\\(epoch)")', ""),
    ("write-tried-again", "CrashPointTests", WRITE, "            hasFailed = true\n            throw error",
     "            throw error"),
    ("chain-not-compared", "DamageTests", "Sources/EventLog/LogWalk.swift",
     "guard header.chain == end.chain else { throw .chain }", ""),
    ("padding-not-summed", "DamageTests", "Sources/EventLog/LogFrame.swift",
     "guard start.get(UInt32.self, at: length - 4) == FrameHeader.frameSum(start, length) else { throw .frameSum }", ""),
    ("never-sealed", "RoundTripTests|DamageTests|TornTailTests", "Sources/EventLog/EventLog.swift",
     "        hasUnsealedRecords = true\n        return dispatch", "        return dispatch"),
    # Snapshots
    ("snapshot-renamed-before-it-is-durable", "SnapshotTests", SNAPSHOTS,
     "        try file.sync()\n        try storage.rename", "        try storage.rename"),
    ("snapshot-without-keys", "SnapshotTests", REPLAY, 'try pass("request keys", &keys)', ""),
    ("snapshot-of-another-history", "SnapshotTests", REPLAY,
     "if sequence == start.sequence, chain == start.chain { isProved = true }",
     "if sequence == start.sequence { isProved = true }"),
    ("snapshot-block-not-checked", "SnapshotTests", "Sources/EventLog/SnapshotReader.swift",
     "guard crc32c(UnsafeRawBufferPointer(content), from: crc32c(start.slice(0, 12))) == start.get(UInt32.self, at: 12)",
     "guard length > 0"),
    # Exactly once
    ("key-check-skipped", "worlds", ENGINE, "case .unknown: return key\n        case .malformed:",
     "case .unknown, .known: return key\n        case .malformed:"),
    ("key-forgotten-on-restart", "worlds", REPLAY, "guard let key = record.header.key else { return }",
     "guard let key = record.header.key, key.high == 0 else { return }"),
    ("replay-from-the-wrong-record", "worlds", "Sources/Server/Documents.swift",
     "            let bytes = try? reader.value.record(at: sequence) { Array($0.bytes) }\n            return",
     "            let bytes = try? reader.value.record(at: max(1, sequence - 1)) { Array($0.bytes) }\n            return"),
    ("fingerprint-without-method", "RequestKeyRuleTests", ENGINE,
     "            _ = SHA256_Update(&context, $0.baseAddress, $0.count)\n", "            _ = $0.count\n"),
    ("keys-of-all-companies-are-one", "RequestKeyRuleTests", ENGINE,
     "principal.mixed(with: UInt64(company?.number ?? 0))", "principal.mixed(with: 0)"),
    ("keys-expire-an-hour-early", "RequestKeyRuleTests", KEYS,
     "hour < nowHour - RequestKeys.retentionHours ?", "hour <= nowHour - RequestKeys.retentionHours ?"),
    # Reads
    ("read-tells-too-late-a-sequence", "worlds", ENGINE, "sequence: entry.sequence, receipt: entry.isWrite ? receipt : nil,",
     "sequence: entry.isWrite ? entry.sequence : durable.lastSequence, receipt: entry.isWrite ? receipt : nil,"),
    ("read-does-not-wait", "worlds", ENGINE, "guard mark > durable else {", "guard mark > durable + 1_000_000 else {"),
    ("followers-hear-before-the-sync", "EngineTests|SecondBookTests|SnapshotTests|CachePublisherTests", ENGINE,
     "durableMark = DurableMark(sequence: log.durableSequence, digest: flyingDigest, chain: log.durableChain)\n        swap(",
     "durableMark = DurableMark(sequence: book.sequence, digest: book.digest, chain: log.durableChain)\n        swap("),
    ("second-book-is-not-woken", "SecondBookTests", "Sources/Engine/SecondBook.swift",
     "            isRung.store(false, ordering: .releasing)\n", ""),
    # Cache
    ("cache-before-commit", "IntakeTests|CachePublisherTests", CACHE + "PublisherIntake.swift",
     "var releasedThrough: UInt64 { released.load(ordering: .acquiring) }", "var releasedThrough: UInt64 { .max }"),
    ("older-cache-value-wins", "PublishScriptTests", CACHE + "PublishScript.swift", "if was > now then return -3 end", ""),
    # Credit
    ("at-the-limit-is-over", "worlds", CREDIT + "CreditStanding.swift",
     "exposureWithRequest.minor > limit.minor }", "exposureWithRequest.minor >= limit.minor }"),
    ("limit-plus-one", "worlds", CREDIT + "CreditStanding.swift",
     "exposureWithRequest.minor > limit.minor }", "exposureWithRequest.minor > limit.minor + 1 }"),
    ("expiry-never", "worlds", CREDIT + "Authorization.swift", "state.isLive && now < expires", "state.isLive"),
    ("expiry-off-by-one", "AuthorizationTests", CREDIT + "Authorization.swift", "state.isLive && now < expires",
     "state.isLive && now <= expires"),
    ("reserved-not-counted", "worlds", CREDIT + "CreditTest.swift", "sums.invoices + sums.reserved", "sums.invoices"),
    ("capture-frees-all", "worlds", BOOK, "row.remaining = final ? 0 : max(0, row.remaining - amount)", "row.remaining = 0"),
    ("overdue-on-its-day", "BlockingRuleTests", CREDIT + "DueDays.swift", "if row.due >= day { return }",
     "if row.due > day { return }"),
    # Settlement and money
    ("discount-ends-a-day-late", "Discount", SETTLEMENT + "CashDiscount.swift",
     "return start.adding(months: Int(months)).adding(days: Int(days))",
     "return start.adding(months: Int(months)).adding(days: Int(days) + 1)"),
    ("undo-keeps-the-entries", "UndoTests|DiscountTests", SETTLEMENT + "UndoSettlement.swift",
     "Leg($0.account, $0.type, -$0.amount, accounting: -$0.accounting)",
     "Leg($0.account, $0.type, $0.amount, accounting: $0.accounting)"),
    ("parts-rounded-down", "ValueTests", "Sources/Receivables/Values/Money.swift",
     "Rounding.halfAwayFromZero.divide(Int128(minor) * Int128(weights[index]), by: total)",
     "Rounding.down.divide(Int128(minor) * Int128(weights[index]), by: total)"),
    ("hash-order-in-refusals", "worlds", "Sources/Wire/Status.swift", "options.useDeterministicOrdering = true", ""),
]


def find(name):
    return next(bug for bug in BUGS if bug[0] == name)


def places(bug, root):
    return (pathlib.Path(root) / bug[2]).read_text().count(bug[3])


if sys.argv[1] == "list":
    words = sys.argv[2:]
    for name, finder, *_ in BUGS:
        kind = "worlds" if finder == "worlds" else "tests"
        if not words or kind in words or any(word in name for word in words):
            print(name)
elif sys.argv[1] == "show":
    print(*find(sys.argv[2])[1:3])
elif sys.argv[1] == "check":
    wrong = [f"{bug[0]}: its place occurs {places(bug, sys.argv[2])} times in {bug[2]}" for bug in BUGS if places(bug, sys.argv[2]) != 1]
    sys.exit("\n".join(wrong) if wrong else 0)
else:
    bug, root = find(sys.argv[2]), pathlib.Path(sys.argv[3])
    if places(bug, root) != 1:
        sys.exit(f"{bug[0]}: its place occurs {places(bug, root)} times in {bug[2]}")
    path = root / bug[2]
    path.write_text(path.read_text().replace(bug[3], bug[4]))

#!/usr/bin/env python3
"""Bugs planted side by side into a copy of the tree, each behind a switch, so that one build serves all of them: name,
who must find it, file, what stands there, and the same with the bug where `PLANTED` holds.

Who must find it: `worlds` is the simulator, anything else names the tests.

bugs.py list [WORDS]   number, name and finder, tab-separated; only those that a word is part of, or `worlds`, or `tests`
bugs.py plant ROOT     changes the files under ROOT; fails when a text is not there exactly once
bugs.py check ROOT     every text is there exactly once
"""
import pathlib
import sys

# A process has the bug whose number it finds in its environment; without one it is sound.
SWITCH = """import Glibc

let plantedBug = getenv("RESKONTRA_PLANTED").map { atoi($0) } ?? 0

func planted(_ bug: Int32) -> Bool { plantedBug == bug }
"""

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
     "let frame = job.buffer.bytes.slice(0, job.header.frameBytes)\n                if PLANTED {\n"
     "                    try current().writeAll(frame, at: job.header.offset)\n                } else {\n"
     "                    try current().writeAllDurably(frame, at: job.header.offset)\n                }"),
    ("witness-slot-not-synced", "MarkFileTests", "Sources/EventLog/MarkFile.swift",
     "if writable { try file.sync() }",
     "if writable, !PLANTED { try file.sync() }"),
    ("segment-name-not-synced", "CrashPointTests", WRITE,
     "try storage.rename(turnover.readyName, to: turnover.name.text)\n        try storage.syncDirectory(nil)",
     "try storage.rename(turnover.readyName, to: turnover.name.text)\n        if !PLANTED { try storage.syncDirectory(nil) }"),
    ("epoch-not-synced", "CrashPointTests", RECOVERY,
     "try epochFile.write(mark)\n            try epochFile.sync()",
     "try epochFile.write(mark)\n            if !PLANTED { try epochFile.sync() }"),
    ("page-cache-believed", "TornTailTests", RECOVERY,
     "readsDevice: true, index",
     "readsDevice: !PLANTED, index"),
    ("last-frame-not-carried", "TornTailTests", RECOVERY,
     "if let view = end.unproved {",
     "if let view = end.unproved, !PLANTED || view.header.recordCount == 0 {"),
    ("torn-tail-not-kept", "TornTailTests", RECOVERY,
     'try putAside(bytes, as: "\\(segment.text)-\\(offset)-epoch-\\(epoch)")',
     'if !PLANTED { try putAside(bytes, as: "\\(segment.text)-\\(offset)-epoch-\\(epoch)") }'),
    ("write-tried-again", "CrashPointTests", WRITE,
     "do throws(StorageError) { return try body() } catch { throw StoreFailure(error, storage.place) }",
     "do throws(StorageError) { return try body() } catch {\n"
     "            guard PLANTED else { throw StoreFailure(error, storage.place) }\n"
     "            do throws(StorageError) { return try body() } catch { throw StoreFailure(error, storage.place) }\n        }"),
    ("chain-not-compared", "DamageTests", "Sources/EventLog/LogWalk.swift",
     "guard header.chain == end.chain else { throw .chain }",
     "guard PLANTED || header.chain == end.chain else { throw .chain }"),
    ("padding-not-summed", "DamageTests", "Sources/EventLog/LogFrame.swift",
     "guard start.get(UInt32.self, at: length - 4) == FrameHeader.frameSum(start, length) else { throw .frameSum }",
     "guard PLANTED || start.get(UInt32.self, at: length - 4) == FrameHeader.frameSum(start, length)\n        else { throw .frameSum }"),
    ("never-sealed", "RoundTripTests|DamageTests|TornTailTests", "Sources/EventLog/EventLog.swift",
     "        hasUnsealedRecords = true\n        return dispatch",
     "        if !PLANTED { hasUnsealedRecords = true }\n        return dispatch"),
    # Snapshots
    ("snapshot-renamed-before-it-is-durable", "SnapshotTests", SNAPSHOTS,
     "        try file.sync()\n        try storage.rename",
     "        if !PLANTED { try file.sync() }\n        try storage.rename"),
    ("snapshot-without-keys", "SnapshotTests", REPLAY,
     'try pass("request keys", &keys)',
     'if !PLANTED { try pass("request keys", &keys) }'),
    ("snapshot-of-another-history", "SnapshotTests", REPLAY,
     "if sequence == start.sequence, chain == start.chain { isProved = true }",
     "if sequence == start.sequence, PLANTED || chain == start.chain { isProved = true }"),
    ("snapshot-block-not-checked", "SnapshotTests", "Sources/EventLog/SnapshotReader.swift",
     "guard crc32c(UnsafeRawBufferPointer(content), from: crc32c(start.slice(0, 12))) == start.get(UInt32.self, at: 12)",
     "guard PLANTED || crc32c(UnsafeRawBufferPointer(content), from: crc32c(start.slice(0, 12))) == start.get(UInt32.self, at: 12)"),
    # Exactly once
    ("key-check-skipped", "worlds", ENGINE,
     "case .unknown: return key\n        case .malformed:",
     "case .unknown: return key\n        case .known where PLANTED: return key\n        case .malformed:"),
    ("key-forgotten-on-restart", "worlds", REPLAY,
     "guard let key = record.header.key else { return }",
     "guard let key = record.header.key, !PLANTED || key.high == 0 else { return }"),
    ("replay-from-the-wrong-record", "worlds", "Sources/Server/Documents.swift",
     "            let bytes = try? reader.value.record(at: sequence) { Array($0.bytes) }\n            return",
     "            let wrong: UInt64 = PLANTED ? 1 : 0\n            let bytes = try? reader.value.record(at: max(1, sequence - wrong)) { Array($0.bytes) }\n            return"),
    ("fingerprint-without-method", "RequestKeyRuleTests", ENGINE,
     "            _ = SHA256_Update(&context, $0.baseAddress, $0.count)\n",
     "            if !PLANTED { _ = SHA256_Update(&context, $0.baseAddress, $0.count) }\n"),
    ("keys-of-all-companies-are-one", "RequestKeyRuleTests", ENGINE,
     "principal.mixed(with: UInt64(company?.number ?? 0))",
     "principal.mixed(with: UInt64(PLANTED ? 0 : company?.number ?? 0))"),
    ("keys-expire-an-hour-early", "RequestKeyRuleTests", KEYS,
     "hour < nowHour - RequestKeys.retentionHours ?",
     "hour < nowHour - RequestKeys.retentionHours + (PLANTED ? 1 : 0) ?"),
    # Reads
    ("read-tells-too-late-a-sequence", "worlds", ENGINE,
     "sequence: entry.sequence, receipt: entry.isWrite ? receipt : nil,",
     "sequence: entry.isWrite || !PLANTED ? entry.sequence : durable.lastSequence, receipt: entry.isWrite ? receipt : nil,"),
    ("read-does-not-wait", "worlds", ENGINE,
     "guard mark > durable else {",
     "guard mark > durable + (PLANTED ? 1_000_000 : 0) else {"),
    ("followers-hear-before-the-sync", "EngineTests|SecondBookTests|SnapshotTests|CachePublisherTests", ENGINE,
     "durableMark = DurableMark(sequence: log.durableSequence, digest: flyingDigest, chain: log.durableChain)\n        swap(",
     "durableMark =\n            PLANTED\n            ? DurableMark(sequence: book.sequence, digest: book.digest, chain: log.durableChain)\n            : DurableMark(sequence: log.durableSequence, digest: flyingDigest, chain: log.durableChain)\n        swap("),
    ("second-book-is-not-woken", "SecondBookTests", "Sources/Engine/SecondBook.swift",
     "            isRung.store(false, ordering: .releasing)\n",
     "            if !PLANTED { isRung.store(false, ordering: .releasing) }\n"),
    # Cache
    ("cache-before-commit", "IntakeTests|CachePublisherTests", CACHE + "PublisherIntake.swift",
     "var releasedThrough: UInt64 { released.load(ordering: .acquiring) }",
     "var releasedThrough: UInt64 { PLANTED ? .max : released.load(ordering: .acquiring) }"),
    ("older-cache-value-wins", "PublishScriptTests", CACHE + "PublishScript.swift",
     "if was > now then return -3 end",
     '\\(PLANTED ? "" : "if was > now then return -3 end")'),
    # Credit
    ("at-the-limit-is-over", "worlds", CREDIT + "CreditStanding.swift",
     "exposureWithRequest.minor > limit.minor",
     "exposureWithRequest.minor > limit.minor - (PLANTED ? 1 : 0)"),
    ("limit-plus-one", "worlds", CREDIT + "CreditStanding.swift",
     "exposureWithRequest.minor > limit.minor",
     "exposureWithRequest.minor > limit.minor + (PLANTED ? 1 : 0)"),
    ("expiry-never", "worlds", CREDIT + "Authorization.swift",
     "state.isLive && now < expires",
     "state.isLive && (now < expires || PLANTED)"),
    ("expiry-off-by-one", "AuthorizationTests", CREDIT + "Authorization.swift",
     "now < expires",
     "(now < expires || PLANTED && now == expires)"),
    ("reserved-not-counted", "worlds", CREDIT + "CreditTest.swift",
     "sums.invoices + sums.reserved",
     "sums.invoices + (PLANTED ? 0 : sums.reserved)"),
    ("capture-frees-all", "worlds", BOOK,
     "row.remaining = final ? 0 : max(0, row.remaining - amount)",
     "row.remaining = final || PLANTED ? 0 : max(0, row.remaining - amount)"),
    ("overdue-on-its-day", "BlockingRuleTests", CREDIT + "DueDays.swift",
     "if row.due >= day { return }",
     "if PLANTED ? row.due > day : row.due >= day { return }"),
    # Settlement and money
    ("discount-ends-a-day-late", "Discount", SETTLEMENT + "CashDiscount.swift",
     "return start.adding(months: Int(months)).adding(days: Int(days))",
     "return start.adding(months: Int(months)).adding(days: Int(days) + (PLANTED ? 1 : 0))"),
    ("undo-keeps-the-entries", "UndoTests|DiscountTests", SETTLEMENT + "UndoSettlement.swift",
     "leg.account, leg.type, -leg.amount, accounting: -leg.accounting, taxCode: label.taxCode,",
     "leg.account, leg.type, PLANTED ? leg.amount : -leg.amount,\n                        accounting: PLANTED ? leg.accounting : -leg.accounting, taxCode: label.taxCode,"),
    ("parts-rounded-down", "ValueTests", "Sources/Receivables/Values/Money.swift",
     "Rounding.halfAwayFromZero.divide(Int128(minor) * Int128(weights[index]), by: total)",
     "(PLANTED ? Rounding.down : .halfAwayFromZero)\n                .divide(Int128(minor) * Int128(weights[index]), by: total)"),
    ("hash-order-in-refusals", "worlds", "Sources/Wire/Status.swift",
     "options.useDeterministicOrdering = true",
     "options.useDeterministicOrdering = !PLANTED"),
]


def numbered():
    return enumerate(BUGS, start=1)


def plant(root):
    """The files with every bug; a text that is not there exactly once is told."""
    changed, wrong = {}, []
    for number, (name, _, file, sound, planted) in numbered():
        text = changed.setdefault(file, (root / file).read_text())
        if text.count(sound) != 1:
            wrong.append(f"{name}: its place occurs {text.count(sound)} times in {file}")
            continue
        changed[file] = text.replace(sound, planted.replace("PLANTED", f"planted({number})"))
    if wrong:
        sys.exit("\n".join(wrong))
    return changed


if sys.argv[1] == "list":
    words = sys.argv[2:]
    for number, (name, finder, *_) in numbered():
        kind = "worlds" if finder == "worlds" else "tests"
        if not words or kind in words or any(word in name for word in words):
            print(number, name, finder, sep="\t")
else:
    root = pathlib.Path(sys.argv[2])
    changed = plant(root)
    if sys.argv[1] == "plant":
        for file, text in changed.items():
            (root / file).write_text(text)
        for target in {pathlib.Path(*pathlib.Path(file).parts[:2]) for file in changed}:
            (root / target / "Planted.swift").write_text(SWITCH)

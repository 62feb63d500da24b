import Engine
import EventLog
import Foundation
import Receivables
import ReskontraClient
import Schema
import SwiftProtobuf
import Wire

/// Stands outside and believes nobody: holds the durable log against the clients' books and the naive book.
final class Auditor {
    struct Record {
        let sum: UInt64
        let key: Receivables.RequestKey?
        let company: CompanyID
        let answerSum: UInt64
        let method: UInt16
        let instant: Int64
        /// Of the frame it came in; nil when it came back with a recovery.
        var receipt: Wire.Receipt?
    }

    let naive = NaiveBook()
    /// Durable records, by sequence from 1.
    private(set) var records: [Record] = []
    private var fences: [(company: CompanyID, key: Receivables.RequestKey)] = []
    /// Highest sequence any client was told as its own record's.
    private(set) var highestTold: UInt64 = 0
    private(set) var acknowledged = 0
    private(set) var reads = 0
    private(set) var refused: [String: Int] = [:]
    private var lastEpoch: UInt64 = 0

    var sequence: UInt64 { UInt64(records.count) }

    // MARK: The log

    /// Takes what has become durable since the last call. `frame`: nil right after an opening.
    func follow(_ engine: Engine, isOpening: Bool) throws {
        let durable = engine.durableSequence
        try require(durable >= sequence, 9, "the log ends at \(durable), \(sequence) was durable")
        guard durable > sequence else { return }
        let receipt = isOpening ? nil : Wire.Receipt(epoch: engine.log.epoch, chain: engine.log.chainPrefix)
        let next = try engine.log.reading.reader().records(from: sequence + 1, limitBytes: .max) { view in
            try take(view, receipt)
        }
        try require(next == durable + 1, 11, "records end at \(next - 1), the log says \(durable)")
        try naive.checkControl()
    }

    private func take(_ view: RecordView, _ receipt: Wire.Receipt?) throws {
        try require(view.sequence == sequence + 1, 11, "record \(view.sequence) after \(sequence)")
        guard let record = LogRecord(view.bytes) else {
            throw Violation(11, "record \(view.sequence) cannot be read")
        }
        let header = record.header
        try require(
            header.instant.nanoseconds > records.last?.instant ?? 0, 11,
            "log time falls at record \(view.sequence)")
        if let key = header.key {
            for (place, other) in records.enumerated()
            where other.key == key && other.company == header.company {
                throw Violation(8, "key \(key) has an effect in records \(place + 1) and \(view.sequence)")
            }
            for fence in fences where fence.key == key && fence.company == header.company {
                throw Violation(8, "record \(view.sequence) has a key that was closed before")
            }
        }
        records.append(
            Record(
                sum: History.sum(of: view.bytes), key: header.key, company: header.company,
                answerSum: History.sum(of: record.answer), method: header.method,
                instant: header.instant.nanoseconds,
                receipt: receipt))
        var broken: Violation?
        let isRead = record.forEachEvent { event in
            guard broken == nil else { return }
            if case .keyFenced(let company, _, let key) = event { fences.append((company, key)) }
            do throws(Violation) { try naive.apply(event, header, view.sequence) } catch {
                broken = Violation(error.rule, "record \(view.sequence): \(error.text)")
            }
        }
        if let broken { throw broken }
        try require(isRead, 11, "record \(view.sequence) holds something unknown")
    }

    /// A life began: what was durable before is there, byte for byte, and the state is what it was.
    func opened(_ engine: Engine) throws {
        try require(engine.log.epoch > lastEpoch, 11, "epoch \(engine.log.epoch) after \(lastEpoch)")
        lastEpoch = engine.log.epoch
        try require(
            engine.durableSequence >= sequence, 9,
            "\(sequence) records were durable, \(engine.durableSequence) are there after the opening")
        _ = try engine.log.reading.reader().records(from: 1, limitBytes: .max, through: sequence) { view in
            try require(
                History.sum(of: view.bytes) == records[Int(view.sequence) - 1].sum, 9,
                "record \(view.sequence) is another than before the crash")
        }
        try follow(engine, isOpening: true)
        try compare(engine)
    }

    /// The live book against the naive one; only when nothing is on its way.
    func compare(_ engine: Engine) throws {
        guard engine.isIdle, !engine.log.isWriting, engine.book.sequence == sequence else { return }
        let findings = engine.book.verify()
        try require(findings.isEmpty, 12, "verify: \(findings.first ?? "")")
        try naive.compare(engine.book)
    }

    // MARK: Answers

    func answered(_ wish: Wish, _ frame: ClientFrame.Received, _ world: World) throws {
        guard frame.status == 0 else { return try refused(wish, frame) }
        guard !wish.isPreview else {
            wish.parts[0].state = .refused(reason: "PREVIEW", certain: true)
            return
        }
        guard wish.isSingle else { return try batchAnswered(wish, frame, world) }
        try told(wish, 0, frame.sequence, frame.message, world)
        guard let receipt = frame.receipt else {
            return try require(frame.replayed, 9, "\(wish) was answered without a receipt")
        }
        let kept = records[Int(frame.sequence) - 1].receipt
        try require(
            kept.map {
                $0.epoch == receipt.epoch
                    && withUnsafeBytes(of: $0.chain.littleEndian, Array.init) == receipt.chain
            }
                ?? false, 9, "\(wish) was answered with a receipt that its frame does not have")
        try require(wish.receipt.map { $0 == receipt } ?? true, 8, "\(wish) has two receipts")
        wish.receipt = receipt
    }

    /// Invariants 8, 9, 10 and 13 for a record that a client was told of.
    private func told(_ wish: Wish, _ part: Int, _ sequence: UInt64, _ answer: [UInt8]?, _ world: World)
        throws
    {
        try require(
            sequence >= 1 && sequence <= self.sequence, 9,
            "\(wish) was acknowledged with \(sequence) before it was durable")
        let record = records[Int(sequence) - 1]
        try require(
            record.key == naiveKey(wish.parts[part].key), 9, "\(wish): record \(sequence) has another key")
        try require(
            record.method == wish.method.rawValue, 9,
            "\(wish): record \(sequence) is of method \(record.method)")
        if let answer {
            try require(
                History.sum(of: answer) == record.answerSum, 8,
                "\(wish): the answer is not the one of record \(sequence)")
        }
        switch wish.parts[part].state {
        case .open, .refused(_, certain: false):
            try require(
                sequence > wish.floor, 13,
                "\(wish) came after \(wish.floor) was told and is record \(sequence)")
            wish.parts[part].state = .acknowledged(sequence: sequence)
            acknowledged += 1
            highestTold = max(highestTold, sequence)
            if let answer {
                wish.answer = answer
                try world.workload.remember(wish, answer)
            }
        case .acknowledged(let before):
            try require(before == sequence, 8, "\(wish) was record \(before) and is record \(sequence)")
            if let answer, let first = wish.answer {
                try require(answer == first, 8, "\(wish) got two answers")
            }
        case .refused(let reason, certain: true):
            throw Violation(10, "\(wish) was refused for certain (\(reason)) and is record \(sequence)")
        case .fenced: throw Violation(8, "\(wish) was closed and is record \(sequence)")
        }
    }

    private func batchAnswered(_ wish: Wish, _ message: ClientFrame.Received, _ world: World) throws {
        let results: [(sequence: UInt64, error: Google_Rpc_Status?)]
        if wish.method == .batchPostPayments {
            results = try Reskontra_V1_BatchPostPaymentsResponse(serializedBytes: message.message).results.map
            {
                if case .error(let status)? = $0.outcome { return (0, status) }
                return ($0.sequence, nil)
            }
        } else {
            results = try Reskontra_V1_BatchPostInvoicesResponse(serializedBytes: message.message).results.map
            {
                if case .error(let status)? = $0.outcome { return (0, status) }
                return ($0.sequence, nil)
            }
        }
        try require(
            results.count == wish.parts.count, 0,
            "\(wish): \(results.count) results for \(wish.parts.count) items")
        for (part, result) in results.enumerated() {
            if let status = result.error {
                try refuse(wish, part, StatusFailure(status), at: message.sequence)
            } else {
                try told(wish, part, result.sequence, nil, world)
            }
        }
    }

    private func refused(_ wish: Wish, _ frame: ClientFrame.Received) throws {
        let failure = StatusFailure(try Google_Rpc_Status(serializedBytes: frame.message))
        for part in wish.parts.indices { try refuse(wish, part, failure, at: frame.sequence) }
    }

    private func refuse(_ wish: Wish, _ part: Int, _ failure: StatusFailure, at now: UInt64) throws {
        refused[failure.reason, default: 0] += 1
        try require(!failure.reason.isEmpty, 0, "\(wish) was refused without a reason: \(failure.message)")
        switch failure.reason {
        case "RETRY_LATER", "DRAINING", "STORE_READ_ONLY": return
        case "INVARIANT": throw Violation(0, "\(wish): \(failure.message)")
        default: break
        }
        switch wish.parts[part].state {
        case .open:
            // With one sending there is no other that could still arrive.
            wish.parts[part].state = .refused(reason: failure.reason, certain: wish.sends == 1)
        case .acknowledged(let sequence):
            // Said before it was done, heard after; or days later: never executed again, and no longer known.
            try require(
                now < sequence || failure.reason == "KEY_EXPIRED", 8,
                "\(wish) is record \(sequence) and was then refused: \(failure)")
        case .refused, .fenced: break
        }
    }

    private func naiveKey(_ key: ReskontraClient.RequestKey) -> Receivables.RequestKey {
        let words = key.bytes.withUnsafeBytes {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        return Receivables.RequestKey(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
    }

    // MARK: Reads

    func answered(
        _ read: Read, _ frame: ClientFrame.Received, floor: UInt64, sentAt: UInt64, _ world: World
    ) throws {
        reads += 1
        try require(
            frame.sequence <= sequence, 13,
            "\(read.method.name) tells the state at \(frame.sequence), \(sequence) is durable")
        try require(
            frame.sequence >= floor, 13,
            "\(read.method.name) was asked when \(floor) was told, and tells the state at \(frame.sequence)")
        guard frame.status == 0 else {
            let failure = StatusFailure(try Google_Rpc_Status(serializedBytes: frame.message))
            refused[failure.reason, default: 0] += 1
            return try require(failure.reason != "INVARIANT", 0, "\(read.method.name): \(failure.message)")
        }
        switch read.kind {
        case .checkCredit(let customer):
            let response = try Reskontra_V1_CheckCreditResponse(serializedBytes: frame.message)
            try check(response.decision, read.company, customer, frame.sequence, world)
        case .position(let customer):
            let response = try Reskontra_V1_GetCreditPositionResponse(serializedBytes: frame.message)
            try check(response, read.company, customer, frame.sequence)
        case .authorization(let id):
            let response = try Reskontra_V1_GetAuthorizationResponse(serializedBytes: frame.message)
            guard Int(id) <= naive.authorizations.count else {
                throw Violation(13, "authorization \(id) is not durable")
            }
            let kept = naive.authorizations[Int(id) - 1].remaining(through: frame.sequence)
            let told = response.authorization.remaining.minor
            let isOver = response.authorization.state == .expired
            try require(
                told == (isOver ? 0 : kept), 13,
                "authorization \(id): remaining \(told) at \(frame.sequence), naive \(kept)")
        case .openItems(let customer):
            let response = try Reskontra_V1_ListOpenItemsResponse(serializedBytes: frame.message)
            try check(response, read.company, customer, frame.sequence)
        case .outcome(let wish, let part, let fence):
            try outcome(
                try Reskontra_V1_GetOutcomeResponse(serializedBytes: frame.message), wish, part, fence, world)
        case .verifyBook:
            let response = try Reskontra_V1_VerifyBookResponse(serializedBytes: frame.message)
            try require(response.findings.isEmpty, 12, "verify: \(response.findings.first ?? "")")
        case .other: break
        }
    }

    private func check(
        _ decision: Reskontra_V1_CreditDecision, _ company: String, _ customer: String, _ sequence: UInt64,
        _ world: World
    ) throws {
        guard let row = naive.customer(company, customer) else {
            throw Violation(13, "customer \(customer) is not durable")
        }
        let instant = Instant(nanoseconds: decision.asOf.seconds * 1_000_000_000 + Int64(decision.asOf.nanos))
        let exposure = naive.exposure(row.invoiceAccount, through: sequence, at: instant)
        try require(
            decision.exposure.minor == exposure, 13,
            "CheckCredit of \(customer) tells exposure \(decision.exposure.minor) at \(sequence), naive \(exposure)"
        )
        if decision.hasAvailableBefore {
            world.workload.remember(
                available: decision.availableBefore.minor, decision.availableBefore.currency, of: customer)
        }
    }

    private func check(
        _ position: Reskontra_V1_GetCreditPositionResponse, _ company: String, _ customer: String,
        _ sequence: UInt64
    ) throws {
        guard let row = naive.customer(company, customer) else {
            throw Violation(13, "customer \(customer) is not durable")
        }
        try require(
            position.version <= sequence, 13, "version \(position.version) of \(customer) at \(sequence)")
        for part in position.components {
            guard let code = Code(part.currency), let currency = Currency(code: code) else { continue }
            let kinds: [(Exposures.Component, Int64)] = [
                (.invoices, part.invoices.minor), (.creditNotes, part.creditNotes.minor),
                (.payments, part.payments.minor),
            ]
            for (kind, told) in kinds {
                let sum = naive.open(row.invoiceAccount, currency, kind, through: sequence)
                try require(
                    told == sum, 13,
                    "\(customer) has \(kind) \(told) \(currency) at \(sequence), naive \(sum)")
            }
        }
    }

    private func check(
        _ list: Reskontra_V1_ListOpenItemsResponse, _ company: String, _ customer: String, _ sequence: UInt64
    ) throws {
        guard let row = naive.customer(company, customer) else {
            throw Violation(13, "customer \(customer) is not durable")
        }
        guard list.nextPageToken.isEmpty else { return }
        var told: [(item: Int, open: Int64)] = list.items.map { (Int($0.itemID) - 1, $0.open.minor) }
        told.sort { $0.item < $1.item }
        var kept: [(item: Int, open: Int64)] = []
        for change in naive.changes where change.customer == row.invoiceAccount && change.sequence <= sequence
        {
            if let place = kept.firstIndex(where: { $0.item == change.item }) {
                kept[place].open += change.amount
            } else {
                kept.append((change.item, change.amount))
            }
        }
        kept.removeAll { $0.open == 0 }
        kept.sort { $0.item < $1.item }
        try require(
            told.map(\.item) == kept.map(\.item) && told.map(\.open) == kept.map(\.open), 13,
            "ListOpenItems of \(customer) at \(sequence) tells \(told), naive \(kept)")
    }

    private func outcome(
        _ response: Reskontra_V1_GetOutcomeResponse, _ wish: Wish, _ part: Int, _ fence: Bool, _ world: World
    ) throws {
        switch response.outcome {
        case .committed:
            try told(wish, part, response.sequence, wish.isSingle ? [UInt8](response.answer) : nil, world)
        case .inProgress: break
        case .notCommitted:
            if case .acknowledged(let sequence) = wish.parts[part].state {
                throw Violation(8, "\(wish) is record \(sequence), GetOutcome knows nothing of it")
            }
            if fence { wish.parts[part].state = .fenced }
        case .unspecified, .UNRECOGNIZED: throw Violation(0, "GetOutcome says nothing")
        }
    }

    // MARK: The end

    /// Every wish against the final log: acknowledged is there, denied is not (invariants 8 to 10).
    func close(_ wishes: [Wish]) throws {
        for wish in wishes {
            for part in wish.parts {
                let key = naiveKey(part.key)
                let places = records.indices.filter { records[$0].key == key }
                try require(places.count <= 1, 8, "\(wish) has \(places.count) records")
                switch part.state {
                case .open: throw Violation(0, "\(wish) never learned its outcome")
                case .acknowledged(let sequence):
                    try require(
                        places.first.map { UInt64($0 + 1) } == sequence, 9,
                        "\(wish) was acknowledged, its record is gone")
                case .fenced:
                    try require(
                        places.isEmpty, 8, "\(wish) was closed and has record \((places.first ?? 0) + 1)")
                case .refused(let reason, let certain):
                    try require(
                        places.isEmpty || !certain, 10,
                        "\(wish) was refused (\(reason)) and has record \((places.first ?? 0) + 1)")
                }
            }
        }
    }
}

import ArgumentParser
import ReskontraClient
import Schema
import SwiftProtobuf

/// As known when: a record of the log, or an instant, which is the last record up to it (F30).
enum KnownAt: ExpressibleByArgument, Equatable, Sendable {
    case record(UInt64)
    case instant(seconds: Int64)

    init?(argument: String) {
        if let sequence = UInt64(argument) {
            guard sequence > 0 else { return nil }
            self = .record(sequence)
        } else {
            guard argument.contains("T"), let instant = try? DateText.parseInstant(argument) else { return nil }
            self = .instant(seconds: instant.seconds)
        }
    }
}

/// The moment a figure is asked for. What was found for it stands in the answer, so that the same report comes again.
struct AtOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Business date; later changes do not count.", valueName: "date")) var asOf: String?
    @OptionGroup var known: KnownAtOptions

    /// Nil: now.
    func at(_ desk: Desk) async throws -> Reskontra_V1_At? {
        let sequence = try await known.sequence(desk)
        guard asOf != nil || sequence > 0 else { return nil }
        var at = Reskontra_V1_At()
        if let asOf { at.asOf = try DateText.parse(asOf) }
        at.knownAt = sequence
        return at
    }
}

struct KnownAtOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What was recorded later does not count; a record's number or an instant.", valueName: "record|instant"))
    var knownAt: KnownAt?

    /// 0: now.
    func sequence(_ desk: Desk) async throws -> UInt64 {
        switch knownAt {
        case nil: 0
        case .record(let sequence): sequence
        case .instant(let seconds): try await desk.lastRecord(upTo: seconds)
        }
    }
}

extension Desk {
    /// The record before the first that is later than a second; none later: the last there is.
    fileprivate func lastRecord(upTo seconds: Int64) async throws -> UInt64 {
        let info: Reskontra_V1_GetServerInfoResponse = try await read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        guard seconds <= info.now.seconds else {
            throw TextFailure("--known-at: it is \(DateText.text(info.now)) there, nothing is known of later")
        }
        let request = Reskontra_V1_WatchRequest.with {
            $0.company = settings.company
            $0.since.seconds = seconds + 1
        }
        for try await item in try await connection().stream(.watch, request, as: Reskontra_V1_WatchItem.self) {
            // A heartbeat says that there is none up to its record.
            let last = item.message.heartbeat ? item.message.sequence : item.message.sequence - 1
            guard last > 0 else { throw TextFailure("--known-at: the first record is later") }
            Terminal.writeError("known at record \(last)\n")
            return last
        }
        throw TextFailure("--known-at: the server told no record")
    }
}

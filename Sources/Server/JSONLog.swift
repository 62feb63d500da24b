import Foundation
import Glibc
import Logging

/// A log handler that writes one JSON document a line to standard error, for collectors.
///
/// Escapes by itself, as JSON does: whoever decodes a line has what came from outside letter by letter.
///
///     {"at":"2026-11-30T18:19:00.123Z","level":"warning","log":"reskontrad","message":"...","metadata":{"why":"..."}}
package struct JSONLog: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let write: @Sendable (String) -> Void

    package init(_ label: String, write: @escaping @Sendable (String) -> Void = { JSONLog.write($0) }) {
        self.label = label
        self.write = write
    }

    /// A full disk or a closed pipe costs a line of the log, never the server.
    package static func write(_ line: String, to file: Int32 = STDERR_FILENO) {
        Array(line.utf8).withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                done += count
            }
        }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) { write(line(event, at: Date())) }

    func line(_ event: LogEvent, at now: Date) -> String {
        var all = metadata
        for (key, value) in metadataProvider?.get() ?? [:] { all[key] = value }
        for (key, value) in event.metadata ?? [:] { all[key] = value }
        let entry = Entry(
            at: now.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z",
            level: "\(event.level)", log: label, message: event.message.description,
            metadata: all.isEmpty ? nil : all.mapValues(Value.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Self.escaped(String(decoding: (try? encoder.encode(entry)) ?? Data(), as: UTF8.self)) + "\n"
    }

    /// What the encoder leaves as it is, and a terminal would act on.
    private static func escaped(_ document: String) -> String {
        guard document.unicodeScalars.contains(where: EscapedLog.isDangerous) else { return document }
        return document.unicodeScalars.reduce(into: "") { out, scalar in
            guard EscapedLog.isDangerous(scalar) else { return out.unicodeScalars.append(scalar) }
            let digits = String(scalar.value, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    private struct Entry: Encodable {
        let at: String
        let level: String
        let log: String
        let message: String
        let metadata: [String: Value]?
    }

    private struct Value: Encodable {
        let value: Logger.MetadataValue

        init(_ value: Logger.MetadataValue) { self.value = value }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .string(let text): try container.encode(text)
            case .stringConvertible(let value): try container.encode(value.description)
            case .array(let values): try container.encode(values.map(Value.init))
            case .dictionary(let values): try container.encode(values.mapValues(Value.init))
            }
        }
    }
}

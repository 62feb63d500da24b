import ReskontraClient
import Schema

/// One customer, invoice or payment on its way to the server.
struct ImportItem: Sendable {
    /// Natural key: the number it has in the file.
    let number: String
    let line: Int
    /// Lines of the file it was made of.
    var lines: Int
    /// Protobuf of the item without its request key.
    let body: [UInt8]
    let isCreditNote: Bool
    let customer: String
    /// What its document must show if the number is taken: minor units with the sign of the open item. Nil: unknown
    /// before posting (the currency is the customer's).
    let total: Int64?
    /// The records as they stood, for the rejects file.
    let raw: [RawRecord]

    var content: UInt64 { TextHash.word(body, seed: isCreditNote ? 2 : 1) }

    /// An opening item that is collected under no mandate of its own, with the one it named.
    func withoutMandate() throws -> (item: ImportItem, mandate: String) {
        var row = try Reskontra_V1_OpeningItem(serializedBytes: body)
        let mandate = row.mandate
        row.mandate = ""
        let item = ImportItem(
            number: number, line: line, lines: lines, body: try row.serializedBytes(), isCreditNote: isCreditNote,
            customer: customer, total: total, raw: raw)
        return (item, mandate)
    }
}

/// A record of the file and the line on which it began.
struct RawRecord: Sendable {
    let line: Int
    let bytes: [UInt8]
}

/// Why a row is refused before it is sent.
struct RowFault: Error, Equatable {
    let field: String
    let reason: String

    init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = reason
    }
}

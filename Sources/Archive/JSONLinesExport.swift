import Receivables
import Schema
import SwiftProtobuf
import Wire

/// Every record as one line of JSON: what `Protocol/log/v1` says of it, with its sequence and method's name.
///
///     {"sequence":"17","method":"Invoicing.PostInvoice","record":{"instant":"…","events":[{"itemPosted":{…}}]}}
package struct JSONLinesExport: LedgerExport {
    package static let needsBook = false

    private let out: ByteSink
    private let options: JSONEncodingOptions

    package init(_ out: ByteSink) {
        self.out = out
        var options = JSONEncodingOptions()
        options.preserveProtoFieldNames = true
        self.options = options
    }

    package mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book
    ) throws {
        let message = try Reskontra_Log_V1_Record(serializedBytes: Array(record.bytes))
        let method = Schema.Method(rawValue: record.header.method)?.name ?? ""
        try out.write("{\"sequence\":\"\(stamp.sequence)\",\"method\":\"\(method)\",\"record\":")
        try out.write(message.jsonString(options: options))
        try out.write("}\n")
    }

    package mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws {
        for gap in summary.gaps {
            var note = SwiftProtobuf.Google_Protobuf_StringValue()
            note.value = gap
            try out.write("{\"gap\":\(note.jsonString())}\n")
        }
        try out.flush()
    }
}

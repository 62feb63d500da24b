import Foundation
import Schema
import SwiftProtobuf
import Testing

@testable import reskontra

/// Every call that writes can be asked for as a preview, and be made only if nothing changed since (F17).
@Suite struct PreviewShapeTests {
    /// The clock of a sandbox; batches, whose items stand each on what the one before left; a proposal, which is looked at
    /// before anything is done, and what becomes of one.
    private static let withoutSequence: Set<Schema.Method> = [
        .setClock, .batchCreateCustomers, .batchPostInvoices, .batchPostPayments, .propose, .approve, .reject, .withdraw,
    ]

    @Test("F17 each writing request has mode and if_sequence under the same numbers; none that reads has a mode")
    func fields() throws {
        // mode = 30: PREVIEW, if_sequence = 31: 7.
        let bytes: [UInt8] = [0xF0, 0x01, 0x02, 0xF8, 0x01, 0x07]
        for method in Schema.Method.allCases {
            let request = try method.messageTypes.request.init(serializedBytes: bytes)
            let json = try JSONSerialization.jsonObject(with: Data(request.jsonString().utf8)) as? [String: Any] ?? [:]
            #expect((json["mode"] as? String == "MODE_PREVIEW") == method.writes, "\(method.name)")
            let hasSequence = method.writes && !Self.withoutSequence.contains(method)
            #expect((json["ifSequence"] as? String == "7") == hasSequence, "\(method.name)")
        }
    }
}

import Foundation
import Schema
import SwiftProtobuf
import Testing

@testable import reskontra

/// Every call that writes can be asked for as a preview, and be made only if nothing changed since (F17).
@Suite struct PreviewShapeTests {
    /// A batch of single requests that have a mode each; the clock of a sandbox; a proposal, which is a plan to be looked at
    /// before anything is done, and what becomes of one.
    private static let without: Set<Schema.Method> = [
        .batchCreateCustomers, .batchPostInvoices, .batchPostPayments, .setClock, .propose, .approve, .reject, .withdraw,
    ]

    @Test("F17 each writing request has mode and if_sequence under the same numbers; no reading one has a mode")
    func fields() throws {
        // mode = 30: PREVIEW, if_sequence = 31: 7.
        let bytes: [UInt8] = [0xF0, 0x01, 0x02, 0xF8, 0x01, 0x07]
        for method in Schema.Method.allCases {
            let request = try method.messageTypes.request.init(serializedBytes: bytes)
            let json = try JSONSerialization.jsonObject(with: Data(request.jsonString().utf8)) as? [String: Any] ?? [:]
            let isPreview = json["mode"] as? String == "MODE_PREVIEW" && json["ifSequence"] as? String == "7"
            #expect(isPreview == (method.writes && !Self.without.contains(method)), "\(method.name)")
            if !method.writes { #expect(json["mode"] as? String != "MODE_PREVIEW", "\(method.name)") }
        }
    }
}

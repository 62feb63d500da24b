import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Numbers that no client of ours sends (reliability:A7): an answer, never the end of the server.
struct HostileFieldTests {
    @Test("a page of a transfer from beyond its end, up to the largest number, is empty and the last")
    func transferPage() throws {
        let (world, client) = try PortWorld.trading(customers: 1)
        try client.post("C1", pounds: 5)
        let made = try client.call(.createLedgerTransfer, Reskontra_V1_CreateLedgerTransferRequest())
        #expect(made.status == 0, "\(made.reason)")
        func page(from: UInt64) throws -> Reskontra_V1_GetLedgerTransferResponse {
            let request = Reskontra_V1_GetLedgerTransferRequest.with { ($0.number, $0.from) = (1, from) }
            return try client.call(.getLedgerTransfer, request).read(Reskontra_V1_GetLedgerTransferResponse.self)
        }
        let through = world.engine.book.sequence - 1
        #expect(try page(from: 0).entries.count == 1)
        for from in [through, through + 1, 1 << 63, .max] {
            let page = try page(from: from)
            #expect(page.entries.isEmpty && page.next == 0)
        }
    }
}

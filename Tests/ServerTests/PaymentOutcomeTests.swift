import Foundation
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// What became of a payment: conditions on write, batches, and the answer to whoever lost the answer.
struct PaymentOutcomeTests {
    private let world: PortWorld
    private let client: TestClient

    init() throws { (world, client) = try PortWorld.trading() }

    private static func payment(_ pence: Int64) -> Reskontra_V1_PostPaymentRequest {
        .with {
            $0.customerNumber = "C1"
            $0.amount = .with { ($0.currency, $0.minor) = ("GBP", pence) }
        }
    }

    private static func data(_ key: RequestKey) -> Data {
        withUnsafeBytes(of: (key.high.bigEndian, key.low.bigEndian)) { Data($0) }
    }

    private func outcome(_ key: RequestKey) throws -> Reskontra_V1_GetOutcomeResponse {
        try client.call(.getOutcome, Reskontra_V1_GetOutcomeRequest.with { $0.requestKey = Self.data(key) })
            .read(Reskontra_V1_GetOutcomeResponse.self)
    }

    @Test("GetOutcome of a payment: the answer it had, word for word; a refused one left no trace")
    func single() throws {
        let (paid, refused, never) = (world.newKey(), world.newKey(), world.newKey())
        let answer = try client.call(.postPayment, Self.payment(500), key: paid)
        #expect(try client.call(.postPayment, Self.payment(0), key: refused).reason == "AMOUNT_ZERO")
        let kept = try outcome(paid)
        #expect(kept.outcome == .committed && kept.sequence == world.engine.book.sequence)
        #expect(kept.method == UInt32(Schema.Method.postPayment.rawValue) && Array(kept.answer) == answer.message)
        #expect(try outcome(refused).outcome == .notCommitted && outcome(never).outcome == .notCommitted)
        // The same key again: the first answer, nothing posted.
        let before = world.engine.book.sequence
        #expect(try client.call(.postPayment, Self.payment(500), key: paid).message == answer.message)
        #expect(world.engine.book.sequence == before)
    }

    @Test("PJ-1 a batch of 1,000: a result each, a fault harms no other, each payment has an outcome of its own")
    func batch() throws {
        let keys = (0..<1_000).map { _ in world.newKey() }
        let request = Reskontra_V1_BatchPostPaymentsRequest.with {
            $0.batchMode = .independent
            $0.items = keys.enumerated().map { place, key in
                var item = Self.payment(place % 100 == 7 ? 0 : Int64(100 + place))
                if place == 500 { item.customerNumber = "C9" }
                item.requestKey = Self.data(key)
                return item
            }
        }
        let results = try client.call(.batchPostPayments, request).read(Reskontra_V1_BatchPostPaymentsResponse.self).results
        #expect(results.count == 1_000)
        let refused = Set((0..<1_000).filter { $0 % 100 == 7 } + [500])
        for (place, result) in results.enumerated() {
            #expect((result.error.code != 0) == refused.contains(place))
            if !refused.contains(place) { #expect(result.posted.amount.minor == Int64(100 + place) && result.sequence > 0) }
        }
        for place in [0, 7, 499, 500, 501, 999] {
            let kept = try outcome(keys[place])
            #expect(kept.outcome == (refused.contains(place) ? .notCommitted : .committed))
            #expect(kept.sequence == (refused.contains(place) ? 0 : results[place].sequence))
        }
        // Sent again whole: what was posted is replayed, what was refused is refused.
        let before = world.engine.book.sequence
        let again = try client.call(.batchPostPayments, request).read(Reskontra_V1_BatchPostPaymentsResponse.self).results
        #expect(again.map(\.replayed) == (0..<1_000).map { !refused.contains($0) })
        #expect(world.engine.book.sequence == before)
        let over = Reskontra_V1_BatchPostPaymentsRequest.with {
            $0.batchMode = .independent
            $0.items = request.items + [Self.payment(1)]
        }
        #expect(try client.call(.batchPostPayments, over).status != 0)
    }

    @Test("F19 two payments race for one version of an invoice: exactly one wins, the other is told the current one")
    func race() throws {
        let invoice = try client.post("C1", pounds: 10)
        let shown = try client.call(
            .getDocument, Reskontra_V1_GetDocumentRequest.with { $0.documentNumber = invoice.documentNumber }
        ).read(Reskontra_V1_GetDocumentResponse.self)
        var request = Self.payment(600)
        (request.apply, request.changeJournalAmount) = (.named, false)
        request.items = [
            .with {
                $0.documentNumber = invoice.documentNumber
                $0.expectedVersion = shown.item.version
            }
        ]
        let other = world.client()
        let streams = (client.begin(.postPayment, request), other.begin(.postPayment, request))
        world.settle()
        let answers = client.take().filter { $0.head.stream == streams.0 } + other.take().filter { $0.head.stream == streams.1 }
        #expect(answers.map(\.reason).sorted() == ["", "VERSION_CONFLICT"])
        let lost = try #require(answers.first { $0.status != 0 })
        let current = world.engine.book.sequence
        #expect(String(decoding: lost.message, as: UTF8.self).contains("has version \(current)"))
        #expect(world.engine.book.verify().isEmpty)
    }
}

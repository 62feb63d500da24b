import Engine
import EventLog
import Receivables
import Schema
import SwiftProtobuf
import Synchronization
import Testing

@testable import Server

/// The server runs the settlement queue by itself: payments:SE-9.
@Suite struct QueueRunTests {
    private let world: PortWorld
    private let client: TestClient

    init() throws { (world, client) = try PortWorld.trading() }

    private init(_ whims: Whims) throws { (world, client) = try PortWorld.trading(whims: whims) }

    private func call(_ method: Schema.Method, _ message: any Message) throws {
        let answer = try client.call(method, message)
        #expect(answer.status == 0, "\(method): \(answer.reason)")
    }

    private func setPace(_ minutes: UInt32) throws {
        try call(
            .setParameters,
            Reskontra_V1_SetParametersRequest.with {
                $0.parameters.settlementQueueMinutes = minutes
                $0.updateMask = ["settlement_queue_minutes"]
            })
    }

    /// A journal of a decoupled name is posted: its payment and its mark wait.
    private func post(_ journal: String) throws {
        let document = try client.post("C1", pounds: 10)
        try call(
            .setPaymentJournalName,
            Reskontra_V1_SetPaymentJournalNameRequest.with {
                $0.name.name = "LATER"
                $0.name.decoupleSettlement = true
            })
        try call(
            .createPaymentJournal,
            Reskontra_V1_CreatePaymentJournalRequest.with { ($0.journal, $0.name) = (journal, "LATER") })
        try call(
            .setPaymentLine,
            Reskontra_V1_SetPaymentLineRequest.with {
                $0.journal = journal
                $0.line.customerNumber = "C1"
                $0.line.amount = .with { ($0.currency, $0.minor) = ("GBP", 1_000) }
                $0.items = [.with { $0.documentNumber = document.documentNumber }]
            })
        try call(.postPaymentJournal, Reskontra_V1_PostPaymentJournalRequest.with { $0.journal = journal })
    }

    private var state: QueueState? {
        let journals = world.engine.book.paymentJournals
        return journals.queueCount == 0 ? nil : journals.queued(QueuedSettlementID(journals.queueCount)).state
    }

    /// In steps, as time passes.
    private func wait(minutes: Int) {
        for _ in 0..<minutes {
            world.advance(milliseconds: 60_000)
            world.settle()
        }
    }

    @Test("SE-9 every five minutes, as a record of the engine's own")
    func byItself() throws {
        try post("J1")
        #expect(state == .prepared)
        let before = world.engine.durableSequence
        wait(minutes: 6)
        #expect(state == .success && world.engine.durableSequence > before)
        let quiet = world.engine.durableSequence
        wait(minutes: 11)
        #expect(world.engine.durableSequence == quiet)
    }

    private final class Switch: Sendable {
        let isOn = Mutex(false)
    }

    @Test("a run that finds the batch full goes on with the next tick, not with the next run")
    func fullBatch() throws {
        let full = Switch()
        let tests = try QueueRunTests(Whims { point in point == .batchIsFull && full.isOn.withLock { $0 } })
        try tests.post("J1")
        tests.wait(minutes: 4)
        full.isOn.withLock { $0 = true }
        tests.wait(minutes: 2)
        #expect(tests.state == .prepared)
        full.isOn.withLock { $0 = false }
        tests.world.advance(milliseconds: 100)
        tests.world.settle()
        #expect(tests.state == .success)
    }

    @Test("SE-9 as often as the parameter says, and never with 0")
    func pace() throws {
        try setPace(0)
        try post("J1")
        wait(minutes: 30)
        #expect(state == .prepared)
        try setPace(20)
        wait(minutes: 2)
        #expect(state == .success)
        try post("J2")
        wait(minutes: 15)
        #expect(state == .prepared)
        wait(minutes: 6)
        #expect(state == .success)
        let answer = try client.call(
            .setParameters,
            Reskontra_V1_SetParametersRequest.with {
                $0.parameters.settlementQueueMinutes = 1_441
                $0.updateMask = ["settlement_queue_minutes"]
            })
        #expect(answer.reason == "FIELD_INVALID")
    }
}

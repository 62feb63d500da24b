import EventLog
import Receivables
import Testing
import Wire

@testable import Engine

/// The trade through the log: what replay makes of the records is what the engine had (setup 19.7, F17).
struct TradeReplayTests {
    /// A ledger with a company that can work, and a caller with seeded wishes.
    final class Till {
        let ledger: Ledger
        /// Digest of the book after each record.
        private(set) var digests: [UInt64: Digest] = [:]
        private(set) var previewsThatMoved = 0
        private var key: UInt64 = 0
        private var state: UInt64
        private let id = CompanyID(1)

        init(seed: UInt64) throws {
            ledger = try Ledger()
            state = seed
            send(
                CreateCompany(
                    code: "A", name: "Shop", currency: .eur, timeZone: "Europe/London", firstFiscalYear: 2025,
                    fiscalYears: 1))
            for account in ["1200", "1300", "4000", "2100", "1000", "8000", "8100", "7900"] as [Code] {
                send(
                    SetMainAccount(
                        number: account, name: "", blocked: false, itemTaxGroup: .empty, salesTaxGroup: .empty))
            }
            for (profile, account) in [("GEN", "1200"), ("FOR", "1300")] as [(Code, Code)] {
                send(
                    SetPostingProfile(
                        id: id, code: profile, description: "", noSettlement: false, noInterest: false,
                        noCollectionLetter: false))
                send(
                    SetPostingProfileLine(
                        id: id, profile: profile, accountCode: .all, relation: .empty, summaryAccount: account,
                        writeOffAccount: .empty, isUpdate: false))
            }
            for (type, account) in [(.realizedGain, "8000"), (.realizedLoss, "8100"), (.rounding, "7900")]
                as [(PostingType, Code)]
            {
                send(SetAutomaticAccount(id: id, type: type, account: account))
            }
            send(
                SetMethodOfPayment(
                    id: id, code: "BANK", description: "", type: .electronic, account: "1000", requireReference: false))
            send(SetTaxCode(id: id, code: "VAT", percent: Percent(tenThousandths: 88_750), account: "2100"))
            send(SetTaxGroup(id: id, group: TaxGroup(kind: .sales, code: "DOM", taxCodes: ["VAT"])))
            send(SetTaxGroup(id: id, group: TaxGroup(kind: .item, code: "FULL", taxCodes: ["VAT"])))
            send(
                SetExchangeRate(
                    id: id,
                    rate: ExchangeRate(
                        from: .usd, to: .eur, rate: Rate(mantissa: 91_337, scale: 5),
                        validFrom: CalendarDate(year: 2025, month: 1, day: 1) ?? CalendarDate(days: 0))))
            send(
                SetCustomerGroup(
                    id: id, group: CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: "DOM")))
            var parameters = Parameters()
            (parameters.defaultProfile, parameters.prepaymentProfile) = ("GEN", "FOR")
            (parameters.defaultMethod, parameters.itemTaxGroup) = ("BANK", "FULL")
            parameters.captureRevenueAccount = ledger.engine.book.companies.account("4000") ?? .none
            send(SetParameters(id: id, parameters: parameters))
            for number in ["C-1", "C-2"] as [Code] {
                var input = CustomerInput()
                (input.number, input.group, input.name) = (number, "10", "Name of \(number)")
                input.limit = Money(5_000_000, .eur)
                send(CreateCustomer(id: id, input: input))
            }
            send(GoLive(id: id))
            #expect(ledger.engine.book.sequence == 26)
        }

        /// Goes on where the other stood, on a ledger with the same records.
        init(_ ledger: Ledger, after other: Till) {
            self.ledger = ledger
            (state, key) = (other.state, other.key)
        }

        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        /// Previews at a sequence, then executes on condition of it.
        private func send<C: Command>(_ command: C) {
            let (before, sequence) = (ledger.engine.book.digest, ledger.engine.book.sequence)
            key += 1
            let content = withUnsafeBytes(of: key) { Array($0) }
            ledger.send(command, key: key, content: content, preview: true)
            if ledger.engine.book.digest != before || ledger.engine.book.sequence != sequence { previewsThatMoved += 1 }
            ledger.send(command, key: key, content: content, ifSequence: sequence)
            noteDigest()
        }

        private func noteDigest() { digests[ledger.engine.book.sequence] = ledger.engine.book.digest }

        func sweep() {
            ledger.engine.sweep()
            noteDigest()
        }

        func wish() {
            let customer: Code = below(2) == 0 ? "C-1" : "C-2"
            let currency: Currency = below(3) == 0 ? .usd : .eur
            let money = Money(Int64(1 + below(90_000)), currency)
            let authorization = AuthorizationID(UInt32(1 + below(Int(ledger.engine.book.authorizations.rows.count) + 1)))
            switch below(10) {
            case 0..<3:
                var document = InvoiceDraft(customer: customer, lines: [.init(account: "4000", amount: money)])
                document.currency = currency
                if below(3) == 0 { document.profile = "FOR" }
                send(PostInvoice(company: id, document: document))
            case 3, 4:
                var payment = PaymentDraft(customer: customer, amount: money)
                payment.apply = below(3) == 0 ? ApplyMode.none : .oldestFirst
                send(PostPayment(company: id, payment: payment))
            case 5:
                var document = InvoiceDraft(customer: customer, lines: [.init(account: "4000", amount: money)])
                document.currency = currency
                send(PostCreditNote(company: id, document: document))
            case 6:
                send(
                    UndoSettlement(
                        company: id,
                        settlement: SettlementID(UInt32(1 + below(Int(ledger.engine.book.items.settlements.count) + 1))),
                        reason: "wrong"))
            case 7: send(Authorize(company: id, customer: customer, amount: money, ttlSeconds: UInt32(1 + below(300))))
            case 8:
                send(Capture(company: id, authorization: authorization, amount: money, isFinal: below(2) == 0))
            default:
                send(VoidAuthorization(company: id, authorization: authorization))
                ledger.clock.advance(nanoseconds: Int64(below(60)) * 1_000_000_000)
            }
        }
    }

    @Test(
        "a book behind a snapshot decides as one that replayed everything (reliability 3.3)",
        arguments: 1...4 as ClosedRange<UInt64>)
    func decidesTheSame(seed: UInt64) throws {
        let till = try Till(seed: seed)
        for step in 0..<120 {
            till.wish()
            if step % 9 == 0 { till.sweep() }
            if step == 80 {
                try till.ledger.sync()
                _ = try till.ledger.engine.writeSnapshot()
            }
        }
        try till.ledger.sync()
        let (behind, whole) = (till.ledger.storage.copy(), till.ledger.storage.copy())
        behind.kill()
        whole.kill()
        for name in try whole.list(nil) where name.hasPrefix("snap-") { whole.delete(name) }
        let ledgers = try [behind, whole].map { try Ledger($0, ManualClock(wall: till.ledger.clock.wall)) }
        #expect(ledgers[0].engine.snapshots.figures.sequence > 26 && ledgers[1].engine.snapshots.figures.sequence == 0)
        let tills = ledgers.map { Till($0, after: till) }
        for _ in 0..<120 {
            for till in tills { till.wish() }
            #expect(ledgers[0].engine.book.digest == ledgers[1].engine.book.digest)
            #expect(ledgers[0].engine.book.sequence == ledgers[1].engine.book.sequence)
        }
        #expect(ledgers[0].answers.map(\.message) == ledgers[1].answers.map(\.message))
        for ledger in ledgers { #expect(ledger.engine.book.verify().isEmpty) }
    }

    @Test("replay of the log gives the digest the engine had at that record", arguments: 1...6 as ClosedRange<UInt64>)
    func replay(seed: UInt64) throws {
        let till = try Till(seed: seed)
        for round in 1...40 {
            for _ in 0..<8 { till.wish() }
            if round % 3 == 0 { till.sweep() }
            if round < 40 || seed % 2 == 0 { try till.ledger.sync() }
        }
        #expect(till.previewsThatMoved == 0)
        #expect(till.ledger.engine.book.verify() == [])
        let durable = till.ledger.engine.durableSequence
        till.ledger.storage.crash(seed: seed)
        let again = try Ledger(till.ledger.storage, till.ledger.clock)
        #expect(again.engine.book.sequence == durable)
        #expect(again.engine.book.digest == till.digests[durable])
        #expect(again.engine.book.verify() == [])
        #expect(again.engine.book.items.rows.count > 60 && again.engine.book.items.settlements.count > 10)
        #expect(again.engine.book.authorizations.rows.count > 10)
    }
}

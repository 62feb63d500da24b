import Testing

@testable import Receivables

/// Bridged payments and postdated checks: payments:PM-0, RV-5.
@Suite struct BridgedTests {
    private let trade = Trade.returning()
    private let bridging: AccountID

    init() {
        bridging = trade.addAccount("110900")
        for (code, type) in [(Code("BRIDGE"), PaymentType.check), ("POSTDATED", .postdatedCheck)] {
            var method = MethodOfPayment(
                code: code, description: "", type: type, account: Trade.Account.bank, requireReference: false)
            method.bridging = bridging
            trade.set(.methodSet(Trade.company, method))
        }
    }

    private func payment(_ method: Code, due: CalendarDate? = nil) -> PostPayment {
        var draft = PaymentDraft(customer: "C-1", amount: .eur(1_000))
        (draft.apply, draft.method, draft.maturity) = (ApplyMode.none, method, due)
        return PostPayment(company: Trade.company, payment: draft)
    }

    private func clear(_ payment: Code, on date: CalendarDate? = nil) -> ClearBridged {
        ClearBridged(company: Trade.company, payment: payment, date: date)
    }

    @Test("PM-0 bridged: Dr bridging, Cr receivables; on clearing Dr bank, Cr bridging, once")
    func bridged() throws {
        let paid = try trade.run(payment("BRIDGE"))
        #expect(trade.balance(bridging) == 1_000 && trade.balance(Trade.Account.bank) == 0)
        let plain = try trade.payment(.eur(10))
        #expect(trade.refused(clear("NONE")) == "itemNotFound payment_number")
        #expect(trade.refused(clear(plain.number)) == "notAPayment payment_number")
        #expect(trade.refused(clear(paid.number, on: day(2026, 3, 1))) == "dateBeforeItem date")
        #expect(trade.refused(clear(paid.number, on: day(2027, 3, 1))) == "periodNotFound date")
        let cleared = try trade.run(clear(paid.number))
        #expect(trade.told(cleared.entry) == ["bank 110110 1000/1000", "bridging 110900 -1000/-1000"])
        #expect(trade.balance(bridging) == 0 && trade.balance(Trade.Account.bank) == 1_010)
        #expect(trade.refused(clear(paid.number)) == "stateNotAllowed payment_number")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:PC-2 clearing moves money of the module BANK: it alone decides, as CUSTOMER does of the payment")
    func modules() throws {
        let paid = try trade.run(payment("BRIDGE"))
        func access(_ module: PeriodModule, _ rule: AccessRule) throws {
            try trade.run(SetPeriodAccess(id: Trade.company, period: "2026-03", module: module, rule: rule))
        }
        try access(.customer, .none)
        #expect(trade.refused(payment("BRIDGE")) == "moduleAccessDenied posting_date")
        #expect(trade.refused(clear(paid.number)) == "accepted")
        try access(.customer, .all)
        try access(.bank, .none)
        #expect(trade.refused(clear(paid.number)) == "moduleAccessDenied date")
        #expect(trade.refused(payment("BRIDGE")) == "accepted")
    }

    @Test("PM-0 a postdated check has its day, and is not cleared before")
    func postdated() throws {
        #expect(trade.refused(payment("POSTDATED")) == "fieldRequired maturity_date")
        let due = day(2026, 4, 15)
        let paid = try trade.run(payment("POSTDATED", due: due))
        #expect(trade.refused(clear(paid.number, on: day(2026, 4, 14))) == "notMature date")
        try trade.run(clear(paid.number, on: due))
        #expect(trade.balance(bridging) == 0 && trade.balance(Trade.Account.bank) == 1_000)
    }

    @Test("RV-5 taken back: the bridging account while it waits, the bank afterwards", arguments: [false, true])
    func takenBack(isCleared: Bool) throws {
        let paid = try trade.run(payment("BRIDGE"))
        if isCleared { try trade.run(clear(paid.number, on: day(2026, 3, 5))) }
        let cancel = CancelPayment(
            company: Trade.company, payment: paid.number, kind: .reversed, date: isCleared ? day(2026, 3, 5) : nil, reason: "x")
        if isCleared {
            let before = CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, reason: "x")
            #expect(trade.refused(before) == "dateBeforeItem date")
        }
        let back = try trade.run(cancel)
        #expect(
            trade.told(back.entries[0])
                == ["receivable 130100 1000/1000", isCleared ? "bank 110110 -1000/-1000" : "bridging 110900 -1000/-1000"])
        #expect(trade.balance(bridging) == 0 && trade.balance(Trade.Account.bank) == 0)
        #expect(trade.refused(clear(paid.number)) == "paymentAlreadyCanceled payment_number")
        #expect(trade.book.verify() == [])
    }

    private func exposure() throws -> Int64? {
        try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1")).exposure?.minor
    }

    @Test("EX-6 under way it frees no credit if parameters say so: not applied, applied, cleared, taken back")
    func atRisk() throws {
        let invoice = try trade.invoice(.eur(3_000))
        let paid = try trade.run(payment("BRIDGE"))
        #expect(try exposure() == 2_000)
        trade.setParameters { $0.includesPaymentsAtRisk = true }
        #expect(try exposure() == 3_000)
        trade.setParameters { $0.excludeUnappliedPayments = true }
        #expect(try exposure() == 3_000)
        let items = [ApplyItem(item: invoice, amount: .eur(400)), ApplyItem(item: paid.item, amount: .eur(-400))]
        try trade.run(Settle(company: Trade.company, customer: "C-1", items: items))
        #expect(try exposure() == 3_000)
        trade.setParameters { $0.includesPaymentsAtRisk = false }
        #expect(try exposure() == 2_600)
        trade.setParameters { ($0.includesPaymentsAtRisk, $0.excludeUnappliedPayments) = (true, false) }
        #expect(try exposure() == 3_000)
        #expect(trade.book.verify() == [])
        let second = try trade.run(payment("BRIDGE"))
        #expect(try exposure() == 3_000)
        try trade.run(clear(second.number))
        #expect(try exposure() == 2_000)
        try trade.run(CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, reason: "x"))
        #expect(try exposure() == 2_000 && trade.book.verify() == [])
    }

    @Test("PM-0 set-up: a postdated check needs the account, a card and a bill take none")
    func setUp() throws {
        func method(_ type: PaymentType, _ bridging: Code) -> SetMethodOfPayment {
            var made = SetMethodOfPayment(
                id: Trade.company, code: "M", description: "", type: type, account: "110110", requireReference: false)
            made.bridging = bridging
            return made
        }
        #expect(trade.refused(method(.postdatedCheck, .empty)) == "fieldRequired method.bridging_account")
        #expect(trade.refused(method(.creditCard, "110900")) == "fieldInvalid method.bridging_account")
        #expect(trade.refused(method(.check, "1")) == "referenceUnknown method.bridging_account")
        let made = try trade.run(method(.check, "110900"))
        #expect(made.isBridged)
    }

    @Test("EX-6 verify finds sums at risk that are not those of the payments, and payments listed for another account")
    func verified() throws {
        let paid = try trade.run(payment("BRIDGE"))
        #expect(trade.book.verify() == [])
        trade.book.paymentJournals.changeAtRisk(Trade.c1, .eur) { $0.paid += 1 }
        #expect(trade.book.verify() == ["customer C-1 keeps 1001 EUR as payments_at_risk, recomputed 1000"])
        trade.book.paymentJournals.changeAtRisk(Trade.c1, .eur) { $0.paid -= 1 }
        let row = try #require(trade.book.paymentJournals.bridged(paid.item))
        trade.book.paymentJournals.bridge(paid.item, row, of: Trade.c2)
        #expect(trade.book.verify().contains("the bridged payments of accounts differ from all that are bridged"))
    }
}

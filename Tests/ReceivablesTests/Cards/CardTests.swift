import Testing

@testable import Receivables

/// Payments by credit card (setup section 14).
@Suite struct CardTests {
    @Test("setup:CC-1 a card that is over is not registered, and does not stand in the way of one that holds")
    func expiredCards() throws {
        let desk = CardDesk()
        func register(_ expires: CalendarDate, active: Bool = true, number: Code = .empty) -> RegisterCard {
            RegisterCard(
                id: Trade.company, number: number, customer: "C-1", brand: .visa, lastFour: "1111", expires: expires, token: "t",
                isActive: active)
        }
        // Today is 2 March 2026: a card holds through the last day of its month.
        #expect(desk.trade.refused(register(day(2026, 2, 28))) == "fieldInvalid card.expires")
        #expect(desk.trade.refused(register(day(2026, 2, 28), active: false)) == "accepted")
        #expect(desk.trade.refused(register(day(2026, 3, 1))) == "accepted")
        let second = try desk.trade.run(register(day(2026, 3, 1)))
        try desk.confirm("O-1", 10_000)
        let ask = AuthorizeCard(id: Trade.company, order: "O-1", amount: .eur(10_000))
        #expect(desk.trade.refused(ask) == "fieldRequired card")
        desk.trade.today = day(2026, 4, 1)
        #expect(try desk.trade.preview(ask).row.card != second.id)
    }

    let desk = CardDesk()

    @Test("setup:CC-1 the verification value has the brand's length, where the service asks for one", arguments: CardBrand.allCases)
    func verification(brand: CardBrand) throws {
        try desk.confirm("O-1", 1_000)
        let card = try desk.register(brand)
        func refused(_ digits: UInt32) -> String {
            desk.trade.refused(
                AuthorizeCard(id: Trade.company, order: "O-1", amount: .eur(1_000), card: card, verificationDigits: digits))
        }
        #expect(refused(0) == "accepted")
        try desk.setService { $0.requiresVerification = true }
        let right = brand.verificationDigits
        #expect((brand == .americanExpress) == (right == 4))
        #expect([0, right - 1, right, right + 1].map(refused) == [
            "fieldInvalid cvv", "fieldInvalid cvv", "accepted", "fieldInvalid cvv",
        ])
        #expect(desk.pending == 0)
    }

    @Test(
        "setup:CC-2 a part that the level needs and that differs declines; the provider is told to free it",
        arguments: AddressCheckLevel.allCases, [0, 1, 2])
    func address(level: AddressCheckLevel, part: Int) throws {
        try desk.confirm("O-1", 1_000)
        try desk.setService { $0.addressCheck = level }
        let number = try desk.ask("O-1", 1_000)
        var result = CardResult(.done)
        if part == 0 { result.name = .differs }
        if part == 1 { result.address = .differs }
        if part == 2 { result.postalCode = .differs }
        try desk.answer(result)
        let needs = [AddressCheckLevel.alwaysAccept: -1, .accountHolder: 0, .billingAddress: 1, .postalCode: 2][level] ?? -1
        let fails = part <= needs
        #expect(try desk.state(number) == (fails ? .declined : .authorized))
        #expect(try desk.row(number).reason == (fails ? "AVS" : ""))
        #expect(try desk.take().map(\.row.kind) == (fails ? [.void] : []))
    }

    @Test("setup:CC-4, CC-5, CC-10 a part is captured, the old authorization closed, a new one asked for the rest")
    func partialShipment() throws {
        try desk.confirm("O-1", 50_000)
        let first = try desk.authorized("O-1", 50_000)
        #expect(desk.trade.balance(Trade.Account.card) == 0)
        let one = try desk.capture("O-1", 20_000, on: day(2026, 3, 1))
        #expect(one.stages == ["INVOICE_DONE", "CAPTURE_REQUESTED"])
        #expect(try desk.state(first) == .authorized)
        try desk.workAll()
        let after = try desk.payment(one.row.invoiceNumber)
        #expect(after.stages == ["INVOICE_DONE", "CAPTURE_DONE", "PAYMENT_DONE", "REMAINDER_DONE"])
        #expect(try desk.state(first) == .closed)
        #expect([after.remainder?.row.amount, after.remainder.map { Int64($0.state.rawValue) }]
            == [30_000, Int64(CardAuthorizationState.authorized.rawValue)])
        #expect(desk.trade.balance(Trade.Account.card) == 20_000)
        #expect(desk.trade.balance(Trade.Account.receivable) == 0)
        let payment = desk.trade.book.items[after.row.paymentItem]
        #expect([payment.original, payment.open] == [-20_000, 0])
        #expect(payment.postingDate == day(2026, 3, 1))

        let two = try desk.capture("O-1", 30_000, on: day(2026, 3, 2))
        try desk.workAll()
        let last = try desk.payment(two.row.invoiceNumber)
        #expect(last.stages == ["INVOICE_DONE", "CAPTURE_DONE", "PAYMENT_DONE", "REMAINDER_NONE"])
        #expect(last.authorizations.map(\.state) == [.captured])
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-5 a declined rest holds the order: no further invoice and no call until an authorization succeeds")
    func declinedRest() throws {
        try desk.confirm("O-1", 50_000)
        _ = try desk.authorized("O-1", 50_000)
        let one = try desk.capture("O-1", 20_000)
        try desk.work(.done)
        try desk.work(.declined)
        #expect(try desk.payment(one.row.invoiceNumber).stages.last == "REMAINDER_FAILED")
        #expect(desk.refusedCapture("O-1", 10_000) == "cardDeclined order")
        #expect(desk.pending == 0)
        #expect(desk.trade.open(one.row.invoice) == 0)
        // An authorization that is declined too changes nothing.
        _ = try desk.ask("O-1", 10_000)
        try desk.work(.declined)
        #expect(desk.refusedCapture("O-1", 10_000) == "cardDeclined order")
        _ = try desk.authorized("O-1", 30_000)
        #expect(try desk.payment(one.row.invoiceNumber).stages.last == "REMAINDER_DONE")
        #expect(desk.trade.book.cards.incomplete == [])
        #expect(desk.refusedCapture("O-1", 10_000) == "accepted")
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-6 one unit over what is authorized is refused; the difference authorized first covers it together")
    func overCapture() throws {
        try desk.confirm("O-1", 10_001)
        let first = try desk.authorized("O-1", 10_000)
        let refusal = desk.trade.refusal(CaptureCard(id: Trade.company, order: "O-1", amount: .eur(10_001)))
        #expect(refusal?.reason == .captureExceedsAuth)
        #expect(refusal?.figures.last == .init("limit", .eur(10_000)))
        #expect(desk.refusedCapture("O-1", 10_000) == "accepted")
        let second = try desk.authorized("O-1", 1)
        let payment = try desk.capture("O-1", 10_001)
        #expect(payment.row.parts.map(\.amount) == [10_000, 1])
        try desk.workAll()
        #expect(try [desk.state(first), desk.state(second)] == [.captured, .captured])
        #expect(desk.trade.balance(Trade.Account.card) == 10_001)
        #expect(desk.refusedCapture("O-1", 1) == "orderNotOpen order")
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-5 less than authorized and nothing left of the order: the capture is final, no rest is asked for")
    func underCapture() throws {
        try desk.confirm("O-1", 8_000)
        let number = try desk.authorized("O-1", 10_000)
        let payment = try desk.capture("O-1", 8_000)
        #expect(try desk.take().map(\.row.isFinal) == [true])
        try desk.answer(CardResult(.done))
        #expect(try desk.row(number).captured == 8_000)
        #expect(try desk.state(number) == .captured)
        #expect(try desk.payment(payment.row.invoiceNumber).stages.last == "REMAINDER_NONE")
    }

    @Test("setup:CC-6 the last day still captures, the day after answers CARD_AUTH_EXPIRED; the run notes it")
    func expiry() throws {
        try desk.confirm("O-1", 10_000)
        let number = try desk.ask("O-1", 10_000)
        var result = CardResult(.done)
        result.expires = day(2026, 3, 9)
        try desk.answer(result)
        desk.trade.today = day(2026, 3, 9)
        #expect(desk.refusedCapture("O-1", 10_000) == "accepted")
        #expect(try desk.trade.run(ExpireCardAuthorizations(id: Trade.company)).numbers == [])
        desk.trade.today = day(2026, 3, 10)
        #expect(desk.refusedCapture("O-1", 10_000) == "cardAuthExpired order")
        #expect(try desk.state(number) == .expired)
        #expect(desk.trade.refused(VoidCardAuthorization(id: Trade.company, number: number)) == "stateNotAllowed authorization")
        #expect(try desk.trade.run(ExpireCardAuthorizations(id: Trade.company)).numbers == [number])
        #expect(try desk.row(number).state == .expired)
        _ = try desk.authorized("O-1", 10_000)
        #expect(desk.refusedCapture("O-1", 10_000) == "accepted")
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-6 without a last day from the provider the service's days count")
    func daysOfTheService() throws {
        try desk.confirm("O-1", 10_000)
        try desk.setService { $0.authorizationDays = 3 }
        #expect(try desk.row(desk.authorized("O-1", 10_000)).expires == day(2026, 3, 5))
    }

    @Test("setup:CC-7 another method voids what is open; a void one covers nothing; after capture there is no void")
    func voiding() throws {
        try desk.confirm("O-1", 8_000)
        let open = try desk.authorized("O-1", 5_000)
        let unasked = try desk.ask("O-1", 1_000)
        let answer = try desk.trade.run(UpdateOrderMethod(id: Trade.company, order: "O-1", method: "BANK"))
        #expect(answer.voided == [open, unasked])
        let refusal = desk.trade.refusal(VoidCardAuthorization(id: Trade.company, number: open))
        #expect(refusal?.reason == .stateNotAllowed)
        #expect(refusal?.figures.last == .init("current_state", "VOIDED"))
        // The one nobody had asked for yet needs no call.
        #expect(try desk.take().map(\.row.kind) == [.void])
        #expect(desk.refusedCapture("O-1", 5_000) == "methodNotSupported order")
        try desk.trade.run(UpdateOrderMethod(id: Trade.company, order: "O-1", method: "CARD"))
        #expect(desk.refusedCapture("O-1", 5_000) == "captureExceedsAuth order")

        let captured = try desk.authorized("O-1", 8_000)
        try desk.capture("O-1", 8_000)
        #expect(desk.trade.refused(VoidCardAuthorization(id: Trade.company, number: captured)) == "stateNotAllowed authorization")
        try desk.workAll()
        #expect(desk.trade.refused(VoidCardAuthorization(id: Trade.company, number: captured)) == "stateNotAllowed authorization")
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-8 a failed capture is resumed with a new key, and a finished payment is not")
    func resume() throws {
        try desk.confirm("O-1", 10_000)
        let number = try desk.authorized("O-1", 10_000)
        let payment = try desk.capture("O-1", 10_000)
        let keys = try desk.take().map(\.key)
        try desk.answer(CardResult(.failed))
        let failed = try desk.payment(payment.row.invoiceNumber)
        #expect(failed.stages == ["INVOICE_DONE", "CAPTURE_FAILED"])
        #expect(try desk.trade.ask(ListCardPayments(id: Trade.company, incompleteOnly: true)).payments.count == 1)
        #expect(try desk.state(number) == .authorized)
        try desk.trade.run(ResumeCardPayment(id: Trade.company, invoice: payment.row.invoiceNumber))
        let again = try desk.take().map(\.key)
        #expect([keys, again] == [["A/\(number)/CAPTURE/1"], ["A/\(number)/CAPTURE/2"]])
        try desk.answer(CardResult(.done))
        #expect(try desk.payment(payment.row.invoiceNumber).row.isComplete)
        #expect(
            desk.trade.refused(ResumeCardPayment(id: Trade.company, invoice: payment.row.invoiceNumber))
                == "stateNotAllowed invoice")
        #expect(desk.trade.balance(Trade.Account.card) == 10_000)
    }

    @Test("setup:CC-8, CC-10 a payment that cannot be posted keeps the capture; resumed, it has the invoice's date")
    func paymentStage() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        let payment = try desk.capture("O-1", 10_000, on: day(2026, 2, 27))
        let february = day(2026, 2, 1)
        desk.trade.set(.periodSet(Trade.company, Period(from: february, to: february.endOfMonth, status: .closed)))
        try desk.work(.done)
        let failed = try desk.payment(payment.row.invoiceNumber)
        #expect(failed.stages == ["INVOICE_DONE", "CAPTURE_DONE", "PAYMENT_FAILED"])
        #expect(failed.row.reason.hasPrefix("periodClosed"))
        #expect(desk.trade.balance(Trade.Account.card) == 0)
        let resume = ResumeCardPayment(id: Trade.company, invoice: payment.row.invoiceNumber)
        #expect(desk.trade.refused(resume) == "periodClosed posting_date")
        desk.trade.set(.periodSet(Trade.company, Period(from: february, to: february.endOfMonth, status: .open)))
        try desk.trade.run(resume)
        #expect(desk.pending == 0)
        let done = try desk.payment(payment.row.invoiceNumber)
        #expect(done.row.isComplete)
        #expect(desk.trade.book.items[done.row.paymentItem].postingDate == day(2026, 2, 27))
        #expect(desk.trade.balance(Trade.Account.card) == 10_000)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-8 an ended payment leaves the list; while a result is unknown it cannot be ended")
    func terminate() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        let invoice = try desk.capture("O-1", 10_000).row.invoiceNumber
        let end = TerminateCardPayment(id: Trade.company, invoice: invoice, reason: "paid in cash")
        #expect(desk.trade.refused(TerminateCardPayment(id: Trade.company, invoice: invoice, reason: "")) == "fieldRequired reason")
        _ = try desk.take()
        #expect(desk.trade.refused(end) == "cardProviderUnknownResult invoice")
        try desk.answer(CardResult(.failed))
        #expect(try desk.trade.run(end).row.stateName == "TERMINATED")
        #expect(desk.trade.book.cards.incomplete == [])
        #expect(desk.trade.refused(end) == "stateNotAllowed invoice")
        #expect(desk.trade.open(try desk.payment(invoice).row.invoice) == 10_000)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("the invoice posted before: what is open of it is captured, once")
    func postedInvoice() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        try desk.trade.invoice(.eur(6_000), number: "INV-1")
        let command = CaptureCard(id: Trade.company, order: "O-1", invoice: "INV-1")
        let answer = try desk.trade.run(command)
        #expect([answer.payment.row.amount, answer.invoice == nil ? 1 : 0] == [6_000, 1])
        #expect(desk.trade.refused(command) == "stateNotAllowed invoice")
        try desk.work(.done)
        #expect(try desk.payment("INV-1").payment != .empty)
        #expect(desk.trade.balance(Trade.Account.receivable) == 0)
    }

    // MARK: Data levels and payouts

    @Test("setup:CC-3 a capture tells date and description; from level 2 tax, merchant and address, at 3 the lines", arguments: [1, 2, 3] as [UInt32])
    func dataLevels(level: UInt32) throws {
        var line = OrderLine(number: 1, account: "401100", ordered: Quantity(millionths: 4_000_000), price: Decimal(unscaled: 25, scale: 0))
        (line.item, line.description) = ("CUP", "Cup")
        try desk.trade.run(
            ImportOrderState(company: Trade.company, order: ImportedOrder(number: "O-1", customer: "C-1", lines: [line])))
        try desk.setService { $0.dataLevel = level }
        _ = try desk.authorized("O-1", 10_000)
        let payment = try desk.capture("O-1", 10_000, on: day(2026, 3, 1))
        let call = try #require(desk.take().first)
        let data = try #require(call.data)
        #expect(data.date == day(2026, 3, 1) && data.description == "Invoice \(payment.row.invoiceNumber)")
        #expect((data.tax == .eur(0)) == (level >= 2) && (data.merchant == "Aldgate") == (level >= 2))
        #expect(data.lines.map(\.description) == (level == 3 ? ["Cup"] : []))
        #expect(data.lines.map(\.amount) == (level == 3 ? [.eur(10_000)] : []))
    }

    private func payout(
        _ reference: Code = "P-1", _ amount: Money = .eur(10_000), fee: Money? = nil, bank: Code = "BANK"
    ) -> PostCardPayout {
        PostCardPayout(id: Trade.company, reference: reference, amount: amount, fee: fee, bank: bank)
    }

    @Test("setup:CC-10 a payout debits the bank and the provider's fee and empties card clearing; a reference is booked once")
    func payouts() throws {
        let trade = desk.trade
        trade.set(.automaticAccountSet(Trade.company, .bankFee, Trade.Account.rounding))
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        try desk.capture("O-1", 10_000)
        try desk.workAll()
        #expect(trade.balance(Trade.Account.card) == 10_000)
        let made = try trade.run(payout(fee: .eur(300)))
        #expect(trade.told(made.entry) == [
            "bank 110110 9700/9700", "bankFee 618000 300/300", "cardClearing 110120 -10000/-10000",
        ])
        #expect([trade.balance(Trade.Account.card), trade.balance(Trade.Account.bank)] == [0, 9_700])
        #expect(trade.refused(payout()) == "duplicateKey reference")
        #expect(try trade.run(payout("P-2")).entry.legs.count == 2)
        let listed = try trade.ask(ListCardPayouts(id: Trade.company, size: 1, before: .none))
        #expect(listed.payouts.map(\.reference) == ["P-2"] && listed.hasMore)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CC-10 what a payout refuses: no sum, a fee above it, another currency, methods of another type, no fee account")
    func payoutRefusals() {
        let trade = desk.trade
        #expect(trade.refused(payout(.empty)) == "fieldRequired reference")
        #expect(trade.refused(payout("P", .eur(0))) == "amountZero amount")
        #expect(trade.refused(payout("P", .eur(-1))) == "amountNegative amount")
        #expect(trade.refused(payout("P", fee: .eur(-1))) == "amountNegative fee")
        #expect(trade.refused(payout("P", fee: .eur(10_001))) == "amountExceedsLimit fee")
        #expect(trade.refused(payout("P", fee: .usd(1))) == "currencyMismatch fee")
        #expect(trade.refused(payout("P", bank: "CARD")) == "fieldInvalid bank")
        #expect(trade.refused(payout("P", bank: "NONE")) == "referenceUnknown bank")
        #expect(trade.refused(payout("P", bank: .empty)) == "fieldRequired bank")
        #expect(trade.refusal(payout("P", fee: .eur(1)))?.reason == .accountMissing)
        #expect(trade.refused(payout("P", fee: .eur(0))) == "accepted")
    }
}

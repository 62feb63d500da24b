@testable import Receivables

/// A company whose customer C-1 pays orders by card, and the provider's side played by hand.
final class CardDesk {
    let trade: Trade = {
        let trade = Trade.ready()
        trade.setParameters {
            $0.defaultMethod = "CARD"
            $0.overLimitFreeTextInvoice = .off
        }
        return trade
    }()
    private var taken: [CardCallView] = []

    init() {
        trade.set(.card(.serviceSet(Trade.company, PaymentService(code: "PSP", connector: "PSP", merchantAccount: "M"))))
        let card = CardToken(
            id: CardTokenID(1), company: Trade.company, number: "CC-000001", customer: Trade.c1, brand: .visa,
            lastFour: "1111", expires: day(2030, 12, 31), token: "tok")
        trade.set(.card(.cardSet(card)))
    }

    var pending: Int { trade.book.cards.pending.count }

    func setService(_ change: (inout PaymentService) -> Void) throws {
        var service = PaymentService(code: "PSP", connector: "PSP", merchantAccount: "M")
        change(&service)
        try trade.run(SetPaymentService(id: Trade.company, service: service))
    }

    func register(_ brand: CardBrand) throws -> Code {
        try trade.run(
            RegisterCard(
                id: Trade.company, customer: "C-1", brand: brand, lastFour: "4242", expires: day(2030, 1, 1), token: "tok2")
        ).number
    }

    func confirm(_ order: Code, _ minor: Int64) throws {
        try trade.run(ConfirmOrder(company: Trade.company, number: order, customer: "C-1", amount: .eur(minor)))
    }

    func ask(_ order: Code, _ minor: Int64) throws -> Code {
        try trade.run(AuthorizeCard(id: Trade.company, order: order, amount: .eur(minor), card: "CC-000001")).row.number
    }

    func authorized(_ order: Code, _ minor: Int64) throws -> Code {
        let number = try ask(order, minor)
        try work(.done)
        return number
    }

    @discardableResult
    func capture(_ order: Code, _ minor: Int64, on date: CalendarDate? = nil) throws -> CardPaymentView {
        try trade.run(CaptureCard(id: Trade.company, order: order, amount: .eur(minor), date: date)).payment
    }

    func refusedCapture(_ order: Code, _ minor: Int64) -> String {
        trade.refused(CaptureCard(id: Trade.company, order: order, amount: .eur(minor)))
    }

    func row(_ number: Code) throws -> CardAuthorization {
        try trade.ask(GetCardAuthorization(id: Trade.company, number: number)).authorization.row
    }

    func state(_ number: Code) throws -> CardAuthorizationState {
        try trade.ask(GetCardAuthorization(id: Trade.company, number: number)).authorization.state
    }

    func payment(_ invoice: Code) throws -> CardPaymentView {
        try trade.ask(GetCardPayment(id: Trade.company, invoice: invoice)).payment
    }

    // MARK: The provider

    @discardableResult
    func take(asksAgain: Bool = false) throws -> [CardCallView] {
        taken = try trade.run(TakeCardCalls(id: Trade.company, asksAgain: asksAgain))
        return taken
    }

    /// Answers what was taken last, or what is there.
    func answer(_ result: CardResult) throws {
        if taken.isEmpty { try take() }
        for call in taken { try report(call, result) }
        taken = []
    }

    func work(_ outcome: CardResult.Outcome) throws {
        taken = []
        try answer(CardResult(outcome))
    }

    func workAll() throws {
        while try !take().isEmpty { try answer(CardResult(.done)) }
    }

    func report(_ call: CardCallView, _ result: CardResult) throws {
        try trade.run(ReportCardResult(id: Trade.company, call: call.row.id, result: result))
    }
}

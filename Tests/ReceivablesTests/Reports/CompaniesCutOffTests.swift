import Foundation
import Receivables
import Testing

/// F7 over several companies with currencies of their own, on random cut-off dates.
/// `make cut-offs CUTOFFS=100000` asks for more of them.
@Suite struct CompaniesCutOffTests {
    private static let cutOffs = ProcessInfo.processInfo.environment["RESKONTRA_CUTOFFS"].flatMap(Int.init) ?? 1_000
    private static let seeds = 10

    @Test(
        "F7: of each company and currency the buckets, the sum of movements and the control account agree on any cut-off date",
        arguments: 1...10 as ClosedRange<UInt64>)
    func companies(seed: UInt64) throws {
        let trade = ThreeCompanies(seed: seed)
        trade.play(240)
        #expect(trade.movements.count > 200 && trade.trade.book.verify().isEmpty)
        let bases: [AgingBasis] = [.dueDate, .documentDate, .transactionDate]
        for _ in 0..<max(1, Self.cutOffs / Self.seeds) {
            let date = day(2025, 12, 25).adding(days: trade.random.below(230))
            let basis = bases[trade.random.below(3)]
            for company in ThreeCompanies.companies {
                let aging = try trade.ask(
                    GetAging(
                        id: company, customer: .empty, basis: basis, bucketDays: [7, 30, 90], asOf: date, knownAt: .max,
                        size: 1_000, after: .none, totalsOnly: false))
                let ledger = try trade.ask(GetTrialBalance(id: company, asOf: date))
                for currency in [Currency.eur, .usd] {
                    let control = ledger.rows.filter { $0.currency == currency && $0.account == Trade.Account.receivable }
                        .reduce(0) { $0 + $1.debit - $1.credit }
                    let moved = trade.movements.filter { $0.company == company && $0.currency == currency && $0.date <= date }
                    let balance = moved.reduce(0) { $0 + $1.amount }
                    let total = aging.totals.first { $0.currency == currency }
                    #expect(total?.buckets.reduce(0, +) ?? 0 == balance, "\(company.number) \(date) \(currency)")
                    #expect(total?.total ?? 0 == balance && control == balance, "\(company.number) \(date) \(currency)")
                    for row in aging.rows where row.currency == currency {
                        let own = moved.filter { $0.customer == row.customer }.reduce(0) { $0 + $1.amount }
                        #expect(row.total == own && row.buckets.reduce(0, +) == own)
                    }
                }
            }
        }
    }
}

/// One book with three companies that share a chart of accounts, and what moves their open items, as a plain list.
private final class ThreeCompanies {
    static let companies = [CompanyID(1), CompanyID(2), CompanyID(3)]
    private static let customersEach = 3

    let trade = Trade.ready { $0.creditLimitType = .none }
    var random: SplitMix64
    private(set) var movements: [(company: CompanyID, customer: CustomerID, currency: Currency, date: CalendarDate, amount: Int64)] = []
    private var settlements: [(company: CompanyID, id: SettlementID)] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed &* 7_919)
        add(CompanyID(2), "B", .usd)
        add(CompanyID(3), "C", .eur)
        for company in Self.companies {
            let (own, other): (Currency, Currency) = company.number == 2 ? (.usd, .eur) : (.eur, .usd)
            trade.set(
                .exchangeRateSet(
                    company, ExchangeRate(from: other, to: own, rate: Rate(mantissa: 11, scale: 1), validFrom: day(2025, 1, 1))))
            for number in 1...Self.customersEach { addCustomer(company, Self.code(company, number), own) }
        }
    }

    private static func code(_ company: CompanyID, _ number: Int) -> Code { Code("K\(company.number)-\(number)") ?? .empty }

    private func add(_ id: CompanyID, _ code: Code, _ currency: Currency) {
        trade.set(
            .companyCreated(Company(id: id, code: code, name: "", currency: currency, timeZone: "Europe/Berlin")))
        for (kind, prefix) in [(SequenceKind.invoice, Code("FTI-")), (.creditNote, "CN-"), (.payment, "P-"), (.voucher, "V-")] {
            trade.set(.numberSequenceSet(id, kind, NumberSequence(prefix: prefix, digits: 6, next: 1)))
        }
        trade.set(.periodSet(id, Period(from: day(2026, 1, 1), to: day(2026, 12, 31), status: .open)))
        let profile = ProfileID(UInt32(trade.book.companies.profiles.count + 1))
        var parameters = trade.book.companies[Trade.company].parameters
        parameters.defaultMethod = "BANK"
        trade.set(
            .profileSet(
                id,
                PostingProfile(
                    id: profile, code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                id, profile,
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable, writeOffAccount: .none)),
            .methodSet(
                id,
                MethodOfPayment(
                    code: "BANK", description: "", type: .electronic, account: Trade.Account.bank, requireReference: false)),
            .parametersSet(id, parameters), .automaticAccountSet(id, .rounding, Trade.Account.rounding),
            .automaticAccountSet(id, .realizedGain, Trade.Account.gain),
            .automaticAccountSet(id, .realizedLoss, Trade.Account.loss), .companyWentLive(id))
    }

    private func addCustomer(_ company: CompanyID, _ number: Code, _ currency: Currency) {
        let id = CustomerID(UInt32(trade.book.customers.rows.count) + 1)
        trade.set(
            .subjectSet(
                Subject(id: SubjectID(id.number), name: "", address: "", country: "", email: "", language: "")),
            .customerSet(
                CustomerRow(
                    id: id, company: company, number: number, subject: SubjectID(id.number), group: .empty,
                    currency: currency, terms: .empty, invoiceAccount: id, holdStatus: .none, profile: .empty,
                    salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(id.number), partyCode: .empty)))
    }

    func ask<Q: Query>(_ query: Q) throws -> Q.Answer { try trade.ask(query) }

    // MARK: Steps

    func play(_ steps: Int) {
        for _ in 0..<steps {
            let company = Self.companies[random.below(3)]
            switch random.below(20) {
            case 0..<8: attempt(PostInvoice(company: company, document: document(company, 20_000)))
            case 8..<10: attempt(PostCreditNote(company: company, document: document(company, 6_000)))
            case 10..<16: pay(company)
            case 16..<18: undo()
            default: if trade.today < day(2026, 7, 1) { trade.today = trade.today.adding(days: random.below(9)) }
            }
        }
    }

    private func customer(_ company: CompanyID) -> Code { Self.code(company, random.below(Self.customersEach) + 1) }
    private func amount(_ most: Int) -> Money { Money(Int64(random.below(most)) + 1, random.below(3) == 0 ? .usd : .eur) }

    /// Mostly today; else weeks before.
    private func date() -> CalendarDate {
        let day = random.below(3) == 0 ? trade.today.adding(days: -random.below(50)) : trade.today
        return max(day, CalendarDate(year: 2026, month: 1, day: 1) ?? day)
    }

    private func document(_ company: CompanyID, _ most: Int) -> InvoiceDraft {
        let amount = amount(most)
        var draft = InvoiceDraft(customer: customer(company), lines: [.init(account: "401100", amount: amount)])
        draft.currency = amount.currency
        draft.postingDate = date()
        draft.dueDate = (draft.postingDate ?? trade.today).adding(days: random.below(60) - 5)
        return draft
    }

    private func pay(_ company: CompanyID) {
        var payment = PaymentDraft(customer: customer(company), amount: amount(40_000))
        payment.postingDate = date()
        payment.apply = random.below(4) == 0 ? ApplyMode.none : .oldestFirst
        attempt(PostPayment(company: company, payment: payment))
    }

    private func undo() {
        guard !settlements.isEmpty else { return }
        let chosen = settlements[random.below(settlements.count)]
        attempt(UndoSettlement(company: chosen.company, settlement: chosen.id, date: trade.today, reason: "wrong"))
    }

    private func attempt<C: Command>(_ command: C) {
        do {
            _ = try trade.run(command)
        } catch { return }
        for event in trade.draft.events {
            switch event {
            case .posted(let posted):
                let fact = posted.fact
                movements.append((fact.company, fact.customer, fact.currency, fact.postingDate, fact.open))
            case .itemsSettled(let fact):
                settlements.append((fact.company, fact.settlement))
                for part in fact.parts { move(part.debitItem, part.creditItem, part.amount, on: fact.date) }
            case .settlementUndone(let fact):
                for part in trade.book.items.parts(of: fact.settlement) {
                    move(part.debitItem, part.creditItem, -part.amount, on: fact.date)
                }
            default: break
            }
        }
    }

    private func move(_ debit: ItemID, _ credit: ItemID, _ amount: Int64, on date: CalendarDate) {
        for (id, change) in [(debit, -amount), (credit, amount)] where !id.isNone {
            let item = trade.book.items[id]
            movements.append((CompanyID(UInt32(item.company)), item.customer, item.currency, date, change))
        }
    }
}

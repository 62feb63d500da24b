import Receivables
import Wire

@testable import EventLog

/// A small ledger of two companies and four currencies, written to a log record by record as the engine does.
final class LedgerOnDisk {
    static let london = CompanyID(1)
    static let osaka = CompanyID(2)

    let storage: any Storage
    let clock = ManualClock(wall: 1_772_445_600_000_000_000)
    private(set) var book = Book()
    let log: EventLog
    private var draft = Draft()
    private var writer = ProtoWriter()
    private var random: TestRandom
    private let today = LedgerOnDisk.day(3, 2)

    init(_ storage: any Storage, seed: UInt64 = 1) throws {
        self.storage = storage
        random = TestRandom(seed: seed)
        var options = LedgerOnDisk.options
        options.create = StoreIdentity(id: StoreID(low: 7, high: 8), created: clock.wall)
        log = try EventLog.open(storage, options, clock: clock, now: clock.wall, replay: { _ in })
        try log.preparer.prepareOne()
        try setUp()
    }

    /// Small, so that a few hundred records fill several segments.
    static var options: EventLog.Options {
        var options = EventLog.Options()
        options.segmentBytes = 96 << 10
        options.frameBytesMax = 64 << 10
        return options
    }

    static func day(_ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: 2026, month: month, day: day) else {
            preconditionFailure("no such day")
        }
        return date
    }

    // MARK: Records

    @discardableResult
    func run<C: Command>(_ command: C) throws -> C.Answer {
        draft.begin(book)
        let answer = try command.decide(book, at: Moment(instant: book.instant, today: today), &draft)
        record(draft.events)
        return answer
    }

    private func record(_ events: [Event]) {
        clock.advance(nanoseconds: 1_000)
        var header = RecordHeader()
        header.instant = Instant(nanoseconds: clock.wall)
        header.businessDate = today
        header.principal = "test"
        writer.removeAll()
        writer.record(header, events)
        let sequence = log.append(writer.bytes)
        let stamp = Stamp(sequence: sequence, instant: header.instant, businessDate: today)
        for event in events { book.apply(event, at: stamp) }
    }

    var digest: StateDigest { StateDigest(low: book.digest.low, high: book.digest.high) }

    /// Makes the open batch durable.
    func sync() throws {
        while !log.hasSpace { try log.preparer.prepareOne() }
        guard let write = log.closeBatch(at: clock.wall, digest: digest) else { return }
        write.run()
        _ = try log.complete(write)
        write.finish()
    }

    func seal() throws {
        guard let write = log.sealIfIdle(at: clock.wall) else { return }
        write.run()
        _ = try log.complete(write)
        write.finish()
    }

    func close() throws {
        try sync()
        try log.close(at: clock.wall)
    }

    // MARK: Set-up

    private func setUp() throws {
        let yen = Currency(number: 392) ?? .eur
        record([
            .companyCreated(
                Company(id: Self.london, code: "UK01", name: "", currency: .gbp, timeZone: "UTC")),
            .companyCreated(
                Company(id: Self.osaka, code: "JP01", name: "", currency: yen, timeZone: "UTC")),
        ])
        for (index, number) in (["1200", "1300", "4000", "1000", "8010", "8020", "6180"] as [Code])
            .enumerated()
        {
            record([
                .mainAccountSet(
                    MainAccount(
                        id: AccountID(UInt32(index + 1)), number: number, name: "", blocked: false,
                        itemTaxGroup: .empty, salesTaxGroup: .empty))
            ])
        }
        for company in [Self.london, Self.osaka] { setUp(company) }
        rate(Self.london, .usd, .gbp, 790_123, scale: 6)
        rate(Self.london, .eur, .gbp, 85_331, scale: 5)
        rate(Self.osaka, .usd, yen, 1_551_234, scale: 4)
        rate(Self.osaka, .eur, yen, 16_777, scale: 2)
        // Later the dollar is worth something else, so settlements have exchange differences.
        rate(Self.london, .usd, .gbp, 812_345, scale: 6, from: Self.day(3, 1))
        for number in 1...12 { addCustomer(UInt32(number)) }
        try sync()
    }

    private func setUp(_ company: CompanyID) {
        for (type, account) in [
            (PostingType.realizedGain, AccountID(5)), (.realizedLoss, AccountID(6)),
            (.rounding, AccountID(7)),
        ] {
            record([.automaticAccountSet(company, type, account)])
        }
        for (kind, prefix) in [
            (SequenceKind.invoice, Code("I-")), (.creditNote, "CN-"), (.payment, "P-"), (.voucher, "V-"),
        ] {
            record([.numberSequenceSet(company, kind, NumberSequence(prefix: prefix, digits: 6, next: 1))]
            )
        }
        for month in 1...12 {
            let from = Self.day(month, 1)
            record([.periodSet(company, Period(from: from, to: from.endOfMonth, status: .open))])
        }
        let profile = ProfileID(company.number)
        var parameters = Parameters()
        parameters.defaultProfile = "GEN"
        parameters.defaultMethod = "BANK"
        record([
            .profileSet(
                company,
                PostingProfile(
                    id: profile, code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                company, profile,
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: AccountID(1), writeOffAccount: .none)
            ),
            .profileLineSet(
                company, profile,
                PostingProfileLine(
                    accountCode: .table, relation: "K: 3;%", summaryAccount: AccountID(2),
                    writeOffAccount: .none)),
            .methodSet(
                company,
                MethodOfPayment(
                    code: "BANK", description: "", type: .electronic, account: AccountID(4),
                    requireReference: false)),
            .parametersSet(company, parameters), .companyWentLive(company),
        ])
    }

    private func rate(
        _ company: CompanyID, _ from: Currency, _ to: Currency, _ mantissa: Int64, scale: UInt8,
        from date: CalendarDate = LedgerOnDisk.day(1, 1)
    ) {
        record([
            .exchangeRateSet(
                company,
                ExchangeRate(
                    from: from, to: to, rate: Rate(mantissa: mantissa, scale: scale), validFrom: date))
        ])
    }

    /// Odd ones buy in London, even ones in Osaka. Number 3 has a name with all that an account name must not hold.
    private func addCustomer(_ number: UInt32) {
        let id = CustomerID(number)
        record([
            .subjectSet(
                Subject(id: SubjectID(number), name: "N", address: "", country: "", email: "", language: "")
            ),
            .customerSet(
                CustomerRow(
                    id: id, company: number % 2 == 1 ? Self.london : Self.osaka,
                    number: Self.customer(number),
                    subject: SubjectID(number), group: .empty, currency: .eur, terms: .empty,
                    invoiceAccount: id,
                    holdStatus: .none, profile: .empty, salesTaxGroup: .empty, method: .empty, flags: [],
                    party: PartyID(number), partyCode: .empty)),
            .creditLimitSet(id, CreditLimit(limit: Money(0, .eur), expires: nil)),
        ])
    }

    static func customer(_ number: UInt32) -> Code {
        number == 3 ? "K: 3;%" : Code("K-\(number)") ?? .empty
    }

    // MARK: Trade

    /// Documents, payments and undos at random, by the rules; a batch every few records.
    func trade(records: Int) throws {
        for step in 0..<records {
            let number = UInt32(random.below(12)) + 1
            let company = number % 2 == 1 ? Self.london : Self.osaka
            let currency: Currency = [.gbp, .usd, .eur].filter { company == Self.london || $0 != .gbp }[
                random.below(2)]
            let date = Self.day(1 + random.below(3), 1 + random.below(28))
            let amount = Money(Int64(1 + random.below(500_000)), currency)
            do throws(Rejection) {
                try act(company, Self.customer(number), amount, date)
            } catch {
                // A refusal writes nothing; the next step tries something else.
            }
            if step % 7 == 6 { try sync() }
        }
        try sync()
    }

    private func act(_ company: CompanyID, _ customer: Code, _ amount: Money, _ date: CalendarDate)
        throws(Rejection)
    {
        switch random.below(10) {
        case 0..<5:
            var document = InvoiceDraft(
                customer: customer, lines: [.init(account: "4000", amount: amount)])
            document.currency = amount.currency
            document.postingDate = date
            try decide(PostInvoice(company: company, document: document))
        case 5:
            var document = InvoiceDraft(
                customer: customer, lines: [.init(account: "4000", amount: amount)])
            document.currency = amount.currency
            document.postingDate = date
            try decide(PostCreditNote(company: company, document: document))
        case 6..<9:
            var payment = PaymentDraft(customer: customer, amount: amount)
            payment.apply = .oldestFirst
            payment.postingDate = date
            try decide(PostPayment(company: company, payment: payment))
        default:
            let count = book.items.settlements.count
            guard count > 0 else { return }
            try decide(
                UndoSettlement(
                    company: company, settlement: SettlementID(UInt32(random.below(Int(count))) + 1),
                    reason: "test"))
        }
    }

    private func decide<C: Command>(_ command: C) throws(Rejection) {
        draft.begin(book)
        _ = try command.decide(book, at: Moment(instant: book.instant, today: today), &draft)
        record(draft.events)
    }
}

/// Seeded, the same on every machine.
struct TestRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return Int((word ^ word >> 31) % UInt64(limit))
    }
}

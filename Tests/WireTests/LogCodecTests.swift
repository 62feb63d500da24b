import Receivables
import Schema
import SwiftProtobuf
import Testing

@testable import Wire

/// The hand-written log codec against the library generated from the same .proto files.
struct LogCodecTests {
    static let date = CalendarDate(days: 20_000)
    static let entry = JournalEntry(
        company: CompanyID(1), voucher: "V-000001", date: date, currency: .usd,
        legs: [
            Leg(AccountID(1), .receivable, 12_500, accounting: 11_000),
            Leg(AccountID(2), .revenue, -10_000, accounting: -8_800, dimension: "DEPT-7"),
            Leg(AccountID(3), .salesTaxPayable, -2_500, accounting: -2_200, taxCode: "VAT25"),
        ])

    static let dimensionSets: [DimensionSet] = {
        let dimensions = Dimensions([
            DimensionValue("COSTCENTER", "4711"), DimensionValue("DEPARTMENT", "100"), DimensionValue("REGION", "NORTH"),
        ])
        return [DimensionSet(key: dimensions.key, dimensions)]
    }()
    static let settledWithDimensions: ItemsSettled = {
        var fact = ItemsSettled(
            settlement: SettlementID(2), company: CompanyID(1), customer: CustomerID(8), date: date, parts: [],
            entries: [entry], voucherNext: 4)
        fact.dimensionSets = dimensionSets
        return fact
    }()
    static let posted: ItemPosted = {
        var document = Document()
        document.lines = [
            DocumentLine(
                account: AccountID(2), description: "Hängende Herzen, \"weiß\"", quantity: Decimal(unscaled: 3, scale: 0),
                unitPrice: Decimal(unscaled: 33_333, scale: 3), amount: 10_000, itemTaxGroup: "FULL",
                salesTaxGroup: "DOM", itemNumber: "85123A", dimension: "DEPT-7"),
            DocumentLine(
                account: AccountID(2), description: "", quantity: nil, unitPrice: nil, amount: 0, itemTaxGroup: .empty,
                salesTaxGroup: .empty, itemNumber: "", dimension: .empty),
        ]
        document.taxes = [DocumentTax(code: "VAT25", percent: Percent(tenThousandths: 250_000), base: 10_000, tax: 2_500)]
        document.text = "thanks"
        document.overLimit = true
        document.orderingCustomer = CustomerID(9)
        return ItemPosted(
            id: ItemID(7), company: CompanyID(1), party: PartyID(3), customer: CustomerID(8), kind: .invoice,
            number: "FTI-000001", voucher: "V-000001", documentDate: date, postingDate: date,
            dueDate: date.adding(days: 30), currency: .usd, amount: 12_500, open: 12_500,
            rate: Rate(mantissa: 88, scale: 2), accountingAmount: 11_000, accountingOpen: 11_000, tax: 2_500,
            tiers: [DiscountTier(until: date.adding(days: 10), tenThousandths: 20_000, fixedAmount: 0, code: "2D10")],
            dimension: "DEPT-7", profile: ProfileID(1), receivableAccount: AccountID(1), writeOffAccount: AccountID(4),
            authorization: AuthorizationID(5), unauthorizedExposure: true, entry: entry, document: document,
            numberTaken: TakenNumber(kind: .invoice, next: 2), voucherNext: 2)
    }()

    static let reasons: ReasonList = {
        var list = ReasonList()
        list.append(.overLimit)
        list.append(.infoWarnOverLimit)
        list.append(.orderAmount, .decline)
        return list
    }()

    static let wish: RuleWish = {
        var wish = RuleWish()
        (wish.terms, wish.cashDiscount, wish.excludesOrder) = ("N60", "2D10", true)
        return wish
    }()

    static let rule: BlockingRule = {
        var rule = BlockingRule(id: "R1", type: .overdueAmount, isExclusion: true, scope: .group, measure: .percent)
        (rule.group, rule.riskGroup, rule.text) = ("RET", "HIGH", "T")
        (rule.customer, rule.value, rule.currency, rule.threshold) = (CustomerID(8), 800_000, .gbp, 0)
        (rule.olderThanDays, rule.releasesOrder, rule.declines) = (30, true, true)
        return rule
    }()

    static let traits: CreditTraits = {
        var row = CreditTraits()
        (row.group, row.riskGroup, row.accountStatus, row.cashDiscount) = ("RET", "HIGH", "WATCH", "2D10")
        return row
    }()

    static let paymentLine: PaymentLine = {
        var row = PaymentLine(number: 2, customer: CustomerID(8), currency: .usd)
        (row.date, row.amount, row.method, row.offsetAccount) = (date, 5, "BANK", "110110")
        (row.reference, row.status, row.depositSlip, row.isPrepayment) = ("ref", .sent, "S9", true)
        (row.includesTax, row.mandate, row.maturity, row.fee, row.text) = (true, "M-1", date.adding(days: 9), "F", "text")
        row.check = CheckDetails(number: "4711", bank: "Bank", drawer: "Anna")
        var wish = MarkWish()
        (wish.use, wish.discount, wish.reason, wish.discountDate) = (.always, Money(3, .usd), "late", date)
        (wish.fullSettlement, wish.discountAccount, wish.company, wish.isPrimary) = (true, "520100", "B", true)
        wish.crossRate = Rate(mantissa: 125, scale: 2)
        row.marks = [
            PaymentMark(item: ItemID(3)), PaymentMark(item: ItemID(4), amount: Money(-7, .usd), wish: wish),
            PaymentMark(item: ItemID(5), wish: wish), PaymentMark(item: ItemID(6), lines: [2, 300]),
        ]
        row.salesOrder = "SO-1"
        return row
    }()

    static let bridgingEntry = JournalEntry(
        company: CompanyID(1), voucher: "V-8", date: date, currency: .gbp,
        legs: [Leg(AccountID(2), .bank, 10, accounting: 10), Leg(AccountID(3), .bridging, -10, accounting: -10)])

    static let bridgedMethod: MethodOfPayment = {
        var row = MethodOfPayment(
            code: "PDC", description: "", type: .postdatedCheck, account: AccountID(2), requireReference: false)
        (row.bridging, row.requiredStatus, row.requireDepositSlip) = (AccountID(3), .approved, true)
        return row
    }()

    static let paymentDayTerms: TermsOfPayment = {
        var row = TermsOfPayment(code: "N30F", description: "", method: .net, months: 0, days: 30)
        (row.paymentWeekday, row.paymentDay) = (5, 0)
        (row.calendar, row.nonWorkday, row.schedule) = ("WORK", .previous, "3M")
        return row
    }()

    static let contacted: Subject = {
        var row = Subject(id: SubjectID(3), name: "Shop", address: "Weg 2", country: "DE", email: "", language: "de")
        row.statementAddress = "Box 3"
        row.contacts = [
            Contact(name: "Ann", email: "ann@b.c", phone: "1", isPrimary: true),
            Contact(name: "Bo", isCollections: true),
        ]
        row.addresses = [
            DeliveryAddress(code: "DEPOT", name: "Lager", address: "Hafen 1", country: "DE", isDefault: true),
            DeliveryAddress(code: "SHOP2", address: "Markt 2"),
        ]
        row.bankAccounts = [
            CustomerBankAccount(code: "MAIN", holder: "Shop", iban: "DE89370400440532013000", bic: "COBADEFFXXX"),
            CustomerBankAccount(code: "B2", iban: "FR7630006000011234567890189"),
        ]
        return row
    }()

    static let paymentCalendar: PaymentCalendar = {
        var row = PaymentCalendar(code: "WORK")
        (row.description, row.closedWeekdays) = ("Office", 0b110_0000)
        row.holidays = [CalendarDate(days: -1), CalendarDate(days: 0), date]
        return row
    }()

    static let schedules: [PaymentSchedule] = {
        var amount = PaymentSchedule(code: "EUR100", allocation: .fixedAmount)
        (amount.description, amount.unit, amount.every) = ("Hundreds", .days, 30)
        (amount.amount, amount.minimum, amount.tax, amount.charges) = (Money(10_000, .usd), Money(2_000, .usd), .first, .last)
        var lines = PaymentSchedule(code: "LINES", allocation: .specified)
        lines.unit = .years
        lines.lines = [
            .init(periods: 0, share: .percent(Percent(tenThousandths: 300_000))), .init(periods: 1, share: .amount(Money(5, .gbp))),
            .init(periods: 3, share: .percent(Percent(tenThousandths: 1))),
        ]
        var count = PaymentSchedule(code: "3M", allocation: .fixedQuantity)
        count.count = 3
        return [amount, lines, count]
    }()

    /// The first of two instalments, and the second.
    static let instalments: [ItemPosted] = {
        var first = posted
        (first.document.schedule, first.document.deliveryAddress) = ("3M", "DEPOT")
        (first.amount, first.open, first.accountingAmount, first.accountingOpen, first.tax) = (6_250, 6_250, 5_500, 5_500, 1_250)
        first.openingTaxes = [ItemTax(code: "VAT25", account: AccountID(3), dimension: .empty, amount: 1_250)]
        first.instalments = [
            Instalment(due: first.dueDate, amount: 6_250, accounting: 5_500, tax: 1_250, tiers: first.tiers),
            Instalment(due: first.dueDate.adding(days: 30), amount: 6_250, accounting: 5_500, tax: 1_250, tiers: []),
        ]
        var second = first
        (second.id, second.number, second.instalmentOf, second.instalments) = (ItemID(8), "FTI-000001/2", ItemID(7), [])
        (second.numberTaken, second.voucherNext, second.unauthorizedExposure) = (nil, 0, false)
        second.entry = JournalEntry(company: CompanyID(1), voucher: "V-000001", date: date, currency: .usd, legs: [])
        (second.document.lines, second.document.taxes) = ([], [])
        return [first, second]
    }()

    static let scheduledCustomer: CustomerRow = {
        var row = CustomerRow(
            id: CustomerID(8), company: CompanyID(1), number: "C-1001", subject: SubjectID(2), group: "10", currency: .gbp,
            terms: .empty, invoiceAccount: CustomerID(8), holdStatus: .none, profile: .empty, salesTaxGroup: .empty,
            method: .empty, flags: [], party: PartyID(3), partyCode: .empty)
        row.schedule = "3M"
        return row
    }()

    static let specifiedCustomer: CustomerRow = {
        var row = scheduledCustomer
        (row.method, row.schedule, row.specification) = ("BILL", .empty, "DOM")
        return row
    }()

    static let specifiedMethod: MethodOfPayment = {
        var row = MethodOfPayment(
            code: "BILL", description: "", type: .billOfExchange, account: AccountID(2), requireReference: false)
        row.specification = "DOM"
        return row
    }()

    static let ratedGroup: CustomerGroup = {
        var row = CustomerGroup(code: "EXPORT", description: "", terms: .empty, salesTaxGroup: .empty)
        row.rateType = "CLOSING"
        (row.settlePeriod, row.revenueAccount, row.writeOffReason) = ("N30", AccountID(3), "LOST")
        return row
    }()

    static let ratedParameters: Parameters = {
        var row = Parameters()
        (row.rateTypes.receivables, row.rateTypes.ledger, row.rateTypes.credit) = ("AVERAGE", "SPOT", "LIMITS")
        return row
    }()

    static let queueMove: QueueMove = {
        var move = QueueMove(QueuedSettlementID(1), .partialSuccess)
        (move.settlements, move.locked) = ([SettlementID(3), SettlementID(300)], [ItemID(7)])
        (move.problem, move.ran) = ("the period is closed", true)
        return move
    }()

    /// Every kind of event the log knows.
    static let events: [Event] = [
        .clockSet(Instant(nanoseconds: 1_291_161_600_000_000_000)), .zoneDataNoted("2025b"),
        .keyFenced(company: CompanyID(1), principal: "dev", key: RequestKey(high: 1, low: 2)),
        .keysForgotten(horizon: Instant(nanoseconds: -5)),
        .companyCreated(Company(id: CompanyID(1), code: "UK01", name: "Shop", currency: .gbp, timeZone: "Europe/London")),
        .companyWentLive(CompanyID(1)), .parametersSet(CompanyID(1), Parameters()),
        .numberSequenceSet(CompanyID(1), .voucher, NumberSequence(prefix: "V-", digits: 6, next: 4)),
        .periodSet(CompanyID(1), Period(from: date, to: date.adding(days: 30), status: .onHold)),
        .periodSet(CompanyID(1), Period(from: date, to: date, status: .closed, kind: .closing)),
        .exchangeRateSet(
            CompanyID(1), ExchangeRate(from: .usd, to: .eur, rate: Rate(mantissa: 88, scale: 2), validFrom: date)),
        .exchangeRateSet(
            CompanyID(1),
            ExchangeRate(from: .usd, to: .eur, rate: Rate(mantissa: 9, scale: 1), validFrom: date, type: "CLOSING")),
        .mainAccountSet(
            MainAccount(id: AccountID(1), number: "130100", name: "Receivables", blocked: true, itemTaxGroup: "A", salesTaxGroup: "B")),
        .automaticAccountSet(CompanyID(1), .realizedGain, AccountID(6)),
        .termsSet(CompanyID(1), TermsOfPayment(code: "N30", description: "30 days", method: .currentMonth, months: 1, days: 30)),
        .methodSet(
            CompanyID(1), MethodOfPayment(code: "BANK", description: "", type: .electronic, account: AccountID(2), requireReference: true)),
        .taxCodeSet(CompanyID(1), TaxCode(code: "VAT", percent: Percent(tenThousandths: 88_750), account: AccountID(3))),
        .taxCodeSet(
            CompanyID(1),
            TaxCode(
                code: "CITY", percent: Percent(tenThousandths: 10_000), account: AccountID(3), discountAccount: AccountID(5),
                fallsWithDiscounts: true)),
        .taxGroupSet(CompanyID(1), TaxGroup(kind: .item, code: "FULL", taxCodes: ["VAT", "CITY"])),
        .customerGroupSet(CompanyID(1), CustomerGroup(code: "10", description: "Retail", terms: "N30", salesTaxGroup: "DOM")),
        .customerGroupSet(
            CompanyID(1),
            CustomerGroup(
                code: "20", description: "", terms: .empty, salesTaxGroup: .empty,
                numbers: NumberSequence(prefix: "C20-", digits: 3, next: 7))),
        .profileSet(
            CompanyID(1),
            PostingProfile(
                id: ProfileID(1), code: "GEN", description: "", noSettlement: true, noInterest: false,
                noCollectionLetter: true, letterSequence: "SEQ", closeProfile: "CLO")),
        .profileLineSet(
            CompanyID(1), ProfileID(1),
            PostingProfileLine(accountCode: .group, relation: "10", summaryAccount: AccountID(1), writeOffAccount: .none)),
        .subjectSet(contacted),
        .profileLineDeleted(CompanyID(1), ProfileID(2), .table, "C-1001"), .profileLineDeleted(CompanyID(1), ProfileID(1), .all, .empty),
        .subjectSet(Subject(id: SubjectID(2), name: "Müller", address: "Weg 1", country: "DE", email: "a@b.c", language: "de")),
        .customerSet(
            CustomerRow(
                id: CustomerID(8), company: CompanyID(1), number: "C-1001", subject: SubjectID(2), group: "10",
                currency: .gbp, terms: "N30", invoiceAccount: CustomerID(8), holdStatus: .invoice, profile: "GEN",
                salesTaxGroup: "DOM", method: "BANK", flags: [.oneTime, .excluded], party: PartyID(3), partyCode: "P")),
        .customerSet(scheduledCustomer),
        .creditLimitSet(CustomerID(8), CreditLimit(limit: Money(500_000, .gbp), expires: date)),
        .creditLimitSet(CustomerID(8), CreditLimit(limit: Money(0, .gbp), expires: nil)),
        .itemPosted(posted),
        .itemsSettled(
            ItemsSettled(
                settlement: SettlementID(1), company: CompanyID(1), customer: CustomerID(8), date: date,
                parts: [.init(debitItem: ItemID(7), creditItem: ItemID(9), amount: 500, debitAccounting: 440, creditAccounting: -450)],
                entries: [entry], voucherNext: 3)),
        .itemsSettled(settledWithDimensions),
        .settlementUndone(SettlementUndone(settlement: SettlementID(1), date: date, reason: "wrong", entries: [], voucherNext: 0)),
        .authorizationDecided(
            AuthorizationDecided(
                id: AuthorizationID(5), customer: CustomerID(8), orderingCustomer: CustomerID(9), currency: .gbp,
                requested: 900, approved: 800, expires: .never, decision: .approvePartial, reasons: reasons,
                orderRef: "O-1", store: "S1", terminal: "T2", checkpoint: .posCheck)),
        .authorizationDecided(
            AuthorizationDecided(
                id: AuthorizationID(6), customer: CustomerID(8), orderingCustomer: CustomerID(9), currency: .gbp,
                requested: 900, approved: 0, expires: Instant(nanoseconds: 0), decision: .refer, reasons: reasons,
                orderRef: .empty, store: .empty, terminal: .empty, checkpoint: .posCheck, ttlSeconds: 60, isForced: true,
                wish: wish)),
        .authorizationIncremented(AuthorizationIncremented(id: AuthorizationID(5), amount: 0, decision: .decline, reasons: reasons)),
        .authorizationCaptured(AuthorizationID(5), amount: 12_500, final: true),
        .authorizationVoided(AuthorizationID(5), released: 7),
        .authorizationsExpired([AuthorizationID(5), AuthorizationID(300)]),
        .orderConfirmed(
            OrderConfirmed(
                id: OrderID(1), company: CompanyID(1), number: "SO-1", customer: CustomerID(8),
                orderingCustomer: CustomerID(9), currency: .gbp, gross: -5, shipDate: CalendarDate(days: 0), held: true,
                authorization: AuthorizationID(5))),
        .orderConfirmed(
            OrderConfirmed(
                id: OrderID(2), company: CompanyID(1), number: "SO-2", customer: CustomerID(8),
                orderingCustomer: CustomerID(8), currency: .gbp, gross: 5, shipDate: nil, held: false, authorization: .none)),
        .orderChanged(OrderChanged(OrderID(1), .delivered(-3))),
        .orderChanged(OrderChanged(OrderID(1), .revalued(value: 7, open: 2))),
        .orderChanged(OrderChanged(OrderID(1), .canceled(open: 2))),
        .orderChanged(OrderChanged(OrderID(1), .invoiced(delivered: 3, open: 1))),
        .orderChanged(OrderChanged(OrderID(1), .hold(true))),
        .orderChanged(OrderChanged(OrderID(1), .linked(AuthorizationID(5)))),
        .limitJournalCreated(LimitJournal(company: CompanyID(1), number: "LJ1", kind: .temporary, description: "fair")),
        .limitLinesAdded(
            CompanyID(1), "LJ1",
            [
                LimitLine(customer: CustomerID(8), current: 100, new: 500, currency: .usd, from: date, to: date.adding(days: 9)),
                LimitLine(customer: CustomerID(9), current: 0, new: 0, currency: .gbp, from: nil, to: date),
                LimitLine(
                    customer: .none, group: CreditGroupID(2), current: 1, new: 2, currency: .gbp, from: nil, to: date),
            ]),
        .limitJournalPosted(CompanyID(1), "LJ1"),
        .payment(
            .journalCreated(
                PaymentJournal(id: PaymentJournalID(1), company: CompanyID(1), number: "PJ1", name: "CHECKS", description: "post"))),
        .payment(.lineSet(PaymentJournalID(1), PaymentLine(number: 1, customer: CustomerID(8), currency: .gbp))),
        .payment(.lineSet(PaymentJournalID(1), paymentLine)),
        .payment(.lineDeleted(PaymentJournalID(1), 2)),
        .payment(.journalPosted(PaymentJournalID(1), [ItemID(4), ItemID(5)])),
        .payment(.journalPostedApart(PaymentJournalID(1), [ItemID(4), ItemID(5)])),
        .payment(.queueMoved(queueMove)), .payment(.queueMoved(QueueMove(QueuedSettlementID(2), .canceled))),
        .payment(
            .markReleased(
                PaymentJournalID(1), line: 2, MarkRelease(item: ItemID(4), date: date, reason: "direct debit came back"))),
        .payment(.linesKept(ItemID(4), [5, 1 << 40])),
        .payment(
            .linesSettled(
                SettlementID(3), [LineSettled(item: ItemID(4), line: 2, amount: 5), LineSettled(item: ItemID(5), line: 1, amount: 7)])),
        .payment(.nameSet(CompanyID(1), PaymentJournalName(name: "LATER", description: "at night", decouples: true))),
        .payment(.calendarSet(CompanyID(1), paymentCalendar)),
        .payment(.scheduleSet(CompanyID(1), schedules[0])), .payment(.scheduleSet(CompanyID(1), schedules[1])),
        .payment(
            .specificationSet(
                CompanyID(1),
                PaymentSpecification(method: "BILL", code: "DOM", description: "At home", remitsBills: true))),
        .payment(
            .specificationSet(
                CompanyID(1),
                PaymentSpecification(method: "SEPA", code: "SALARY", description: "", remitsBills: false))),
        .methodSet(CompanyID(1), specifiedMethod), .customerGroupSet(CompanyID(1), ratedGroup),
        .parametersSet(CompanyID(1), ratedParameters), .customerSet(specifiedCustomer),
        .payment(.scheduleSet(CompanyID(1), schedules[2])), .itemPosted(instalments[0]), .itemPosted(instalments[1]),
        .payment(.deposited(PaymentJournalID(1), slip: "S1", lines: [1, 3])),
        .payment(.bridged(ItemID(4), BridgedPayment(bank: AccountID(2), maturity: nil))),
        .payment(.bridged(ItemID(5), BridgedPayment(bank: AccountID(2), maturity: date))),
        .payment(.cleared(ItemID(4), on: date, bridgingEntry, voucherNext: 9)),
        .methodSet(CompanyID(1), bridgedMethod), .termsSet(CompanyID(1), paymentDayTerms),
        .temporaryLimitSet(CustomerID(8), TemporaryLimit(amount: 500, from: date, to: date.adding(days: 9))),
        .blockingRuleSet(CompanyID(1), rule),
        .blockingRuleDeleted(CompanyID(1), "R1"),
        .ruleSequenceSet(CompanyID(1), [.overdueShare, .daysOverdue]),
        .rankSet(CompanyID(1), .cashDiscount, "2D10", 0),
        .rankSet(CompanyID(1), .terms, "N30", nil),
        .access(
            .granted(
                Grant(
                    id: GrantID(7), principal: "anna", role: .securityGrant, company: .none, upTo: nil, by: "dev",
                    reason: "first"))),
        .access(
            .granted(
                Grant(
                    id: GrantID(8), principal: "till-7", role: .posReserve, company: CompanyID(3),
                    upTo: Money(0, .eur), by: "anna", reason: ""))),
        .access(.revoked(GrantID(8), by: "anna", reason: "left")),
        .access(
            .proposed(
                Proposal(
                    id: ProposalID(1), by: "anna", method: 0x0c10, company: CompanyID(2), message: [1, 2, 3],
                    hash: [UInt8](repeating: 9, count: 32), reason: "goodwill",
                    proposed: Instant(nanoseconds: 1_700_000_000_000_000_001),
                    expires: Instant(nanoseconds: 1_700_259_200_000_000_001)))),
        .access(.proposalClosed(ProposalID(1), .withdrawn, by: "anna", reason: "")),
        .access(.proposalClosed(ProposalID(2), .expired, by: "engine", reason: "")),
        .access(
            .granted(
                Grant(
                    id: GrantID(9), principal: "anna", role: .adjustApprove, company: .none, upTo: nil, by: "boss",
                    reason: "night", until: Instant(nanoseconds: 1_700_003_600_000_000_001)))),
        .access(.glassUsed(GrantID(9))),
        .access(
            .denied(AccessDenial(principal: "eve", method: 0x0f11, company: CompanyID(2), reason: .selfApproval))),
        .access(.denied(AccessDenial(principal: "eve", method: 0x0f01, company: CompanyID(2)))),
        .creditTraitsSet(CustomerID(8), traits),
        .bank(
            .accountSet(
                CompanyID(1),
                BankAccount(
                    code: "MAIN", name: "Main", identifiers: ["DE89370400440532013000", "123"], currency: .gbp, method: "BANK",
                    booksFrom: .notification))),
        .bank(.linesImported(bankLines)),
        .bank(.linePosted(BankLineID(2), items: [ItemID(7), ItemID(9)], customer: CustomerID(8))),
        .bank(.lineBooked(BankLineID(3), entry, voucherNext: 9)),
        .bank(.lineSetAside(BankLineID(4), reason: "ours")),
        .bank(.lineReopened(BankLineID(4))),
        .bank(.reconciled(CompanyID(1), "MAIN", through: date)), .bank(.reconciled(CompanyID(1), "MAIN", through: nil)),
        .interestNoteCanceled(InterestNoteID(5)), .interestNotePosted(InterestNoteID(5), item: ItemID(7)),
        .interestNotePrinted(InterestNoteID(5)),
        .itemPosted(FreeTextFacts.posted), .mainAccountSet(FreeTextFacts.account),
        .parametersSet(CompanyID(1), FreeTextFacts.parameters), .parametersSet(CompanyID(1), ParametersTests.everything),
    ] + InterestFacts.all + CollectionsFacts.all.map(Event.collections) + CreditFacts.all.map(Event.credit)
        + FreeTextFacts.all.map(Event.freeText)
        + DirectDebitFacts.all.map(Event.directDebit) + BillFacts.all.map(Event.bill) + CardFacts.all.map(Event.card)
        + SettlementFacts.all + ClosingFacts.all.map(Event.closing) + SalesFacts.all.map(Event.sales) + settledWithMore
        + ReturnsFacts.all

    private static var bankLines: BankLinesImported {
        var text = BankLineText()
        (text.statement, text.bankReference, text.batchReference, text.entryText) = ("S1", "R", "B", "prose")
        var transaction = BankTransaction(amount: Money(-5, .usd))
        (transaction.charges, transaction.counterparty, transaction.counterpartyAccount) = (3, "Payer", "GB33")
        (transaction.endToEnd, transaction.mandate, transaction.text) = ("E2E", "M", "FTI-1")
        (transaction.returnCode, transaction.returnText) = ("AC04", "closed")
        transaction.references = [BankReference(kind: "SCOR", value: "RF18", amount: Money(0, .gbp)), BankReference(kind: "", value: "X")]
        text.transaction = transaction
        let row = BankLine(
            identity: BankIdentity(high: 1 << 63, low: 7), company: CompanyID(1), account: "MAIN", amount: -500, entryAmount: 700,
            currency: .gbp, bookingDate: date, valueDate: date.adding(days: -1), source: .list, state: .noted, problem: .sumDiffers,
            isUndetailed: true, part: 2, parts: 3)
        return BankLinesImported(
            company: CompanyID(1), lines: [.init(row: row, text: text), .init(row: row, text: BankLineText())],
            covered: [BankLineID(1), BankLineID(300)], released: [BankLineID(2)])
    }

    private static let settledWithMore: [Event] = {
        var settled = ItemsSettled(
            settlement: SettlementID(1), company: CompanyID(1), customer: CustomerID(8), date: date,
            parts: [.init(debitItem: ItemID(7), creditItem: ItemID(9), amount: 500, debitAccounting: 440, creditAccounting: -450)],
            entries: [], voucherNext: 3)
        settled.revaluations = ClosingFacts.changes
        settled.closings = ClosingFacts.closings
        settled.prepaymentTaxes = [
            PrepaymentTaxChange(
                item: ItemID(9),
                legs: [
                    Leg(AccountID(3), .prepaymentTax, -100, accounting: -90),
                    Leg(AccountID(4), .salesTaxPayable, 100, accounting: 90, taxCode: "VAT", dimension: "D1"),
                ])
        ]
        var undone = SettlementUndone(
            settlement: SettlementID(1), date: date, reason: "wrong", entries: [entry], voucherNext: 9)
        undone.revaluations = ClosingFacts.changes
        undone.reopenings = ClosingFacts.closings
        return [.itemsSettled(settled), .settlementUndone(undone)]
    }()

    static func record(_ events: [Event]) -> [UInt8] {
        var header = RecordHeader()
        header.instant = Instant(nanoseconds: 1_764_000_000_123_456_789)
        header.company = CompanyID(1)
        header.businessDate = CalendarDate(days: 20_420)
        header.principal = "dev"
        header.key = RequestKey(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)
        header.fingerprint = (3, 4)
        header.method = 0x0201
        var writer = ProtoWriter(capacity: 64)
        writer.record(header, events)
        return Array(writer.bytes)
    }

    @Test("a record keeps the caller's trace, and one without has none")
    func trace() throws {
        let trace = try #require(
            (UInt8(1)...24).map { $0 }.withUnsafeBytes { TraceContext($0) })
        #expect(trace.bytes == Array(1...24))
        for sent in [trace, nil] {
            var header = RecordHeader()
            header.trace = sent
            var writer = ProtoWriter(capacity: 64)
            writer.record(header, [])
            let read = Array(writer.bytes).withUnsafeBytes { LogRecord($0)?.header.trace }
            #expect(read == sent)
        }
    }

    @Test("what is written is read back equal, every kind of event", arguments: events.indices)
    func roundTrip(index: Int) throws {
        let event = Self.events[index]
        let bytes = Self.record([event])
        try bytes.withUnsafeBytes { raw in
            let record = try #require(LogRecord(raw))
            #expect(record.header.company == CompanyID(1))
            #expect(record.header.businessDate == CalendarDate(days: 20_420))
            #expect(record.header.key == RequestKey(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001))
            var found: [Event] = []
            #expect(record.forEachEvent { found.append($0) })
            #expect(found == [event])
        }
    }

    /// What the log is replayed from: a kind that is written and not read keeps a store from opening again.
    @Test("every kind of event that record.proto knows is written by one of these, and read back as itself")
    func everyKind() throws {
        var read: Set<UInt32> = []
        for event in Self.events {
            var writer = ProtoWriter()
            writer.event(event)
            var outer = ProtoReader(writer.bytes)
            let kind = outer.next() ?? 0
            var reader = ProtoReader(writer.bytes)
            #expect(Event(&reader) == event, "kind \(kind)")
            read.insert(kind)
        }
        let known = try GoldenEventTests.kinds()
        #expect(known.subtracting(read).sorted() == [], "kinds without a sample here")
        #expect(read.subtracting(known).sorted() == [], "kinds that record.proto does not have")
    }

    /// Parameters are written by topic, not by number: the library's order differs, and is read all the same.
    @Test("the library reads our bytes and writes the same ones", arguments: events.indices)
    func agreesWithLibrary(index: Int) throws {
        let bytes = Self.record([Self.events[index]])
        let message = try Reskontra_Log_V1_Record(serializedBytes: bytes)
        #expect(message.events.count == 1)
        #expect(message.unknownFields.data.isEmpty)
        let again: [UInt8] = try message.serializedBytes()
        guard case .parametersSet = Self.events[index] else {
            #expect(again == bytes)
            return
        }
        #expect(again.count == bytes.count)
        try again.withUnsafeBytes { raw in
            var found: [Event] = []
            let isRead = try #require(LogRecord(raw)).forEachEvent { found.append($0) }
            #expect(isRead && found == [Self.events[index]])
        }
    }

    @Test("damaged records are refused or read, never a trap")
    func survivesMutation() {
        var state: UInt64 = 0x5eed
        func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            return Mix.fold(state, 0x1234_5678)
        }
        let whole = Self.record(Self.events)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<(1 + next() % 4) { bytes[Int(next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: next()) }
            if next() % 3 == 0 { bytes.removeLast(Int(next() % UInt64(bytes.count))) }
            bytes.withUnsafeBytes { raw in
                if let record = LogRecord(raw), record.forEachEvent({ _ in }) { read += 1 }
            }
        }
        #expect(read < 20_000)
    }

    @Test("a number that is kept one higher: none for 0, and the lowest of all is refused, not a trap")
    func oneHigher() {
        /// Event 12, parameters; field 42, waive_limit.
        func event(_ number: Int64) -> Event? {
            var writer = ProtoWriter()
            writer.message(12) { $0.sint(42, number) }
            var reader = ProtoReader(writer.bytes)
            return Event(&reader)
        }
        func waiveLimit(_ number: Int64) -> Int64? {
            guard case .parametersSet(_, let row) = event(number) else { return nil }
            return row.waiveLimit
        }
        #expect(waiveLimit(1) == 0 && waiveLimit(.max) == .max - 1)
        #expect(waiveLimit(.min + 1) == .min)
        #expect(event(.min) == nil)
    }

    @Test("an unknown kind of event is refused, never skipped")
    func refusesUnknownKinds() {
        var writer = ProtoWriter()
        writer.message(9) { $0.message(999) { $0.uint(1, 1 as UInt64) } }
        let bytes = Array(writer.bytes)
        bytes.withUnsafeBytes { #expect(LogRecord($0)?.forEachEvent { _ in } == false) }
    }
}

/// Hand-written credit messages against the library.
struct HotCreditTests {
    @Test("the hand reader finds what the library wrote")
    func reads() throws {
        var message = Reskontra_V1_AuthorizeRequest()
        message.company = "UK01"
        message.customerNumber = "C-1001"
        message.amount = Reskontra_V1_Money(-123_456, .usd)
        message.checkpoint = .invoice
        message.allowPartial = true
        message.orderRef = "O-77"
        message.store = "S"
        message.terminal = "T"
        message.ttlSeconds = 60
        message.mode = .preview
        message.ifSequence = 99
        let bytes: [UInt8] = try message.serializedBytes()
        try bytes.withUnsafeBytes { raw in
            let hot = try #require(HotCreditRequest(raw))
            #expect(String(decoding: hot.company, as: UTF8.self) == "UK01")
            #expect(hot.customer == "C-1001" && hot.amount == Money(-123_456, .usd) && hot.checkpoint == .invoice)
            #expect(hot.allowPartial && hot.orderRef == "O-77" && hot.store == "S" && hot.terminal == "T")
            #expect(hot.ttlSeconds == 60 && hot.isPreview && hot.ifSequence == 99)
        }
    }

    @Test("what is not plain goes the long way")
    func leavesTheRest() throws {
        var message = Reskontra_V1_CheckCreditRequest()
        message.customerNumber = "C-1001"
        message.amount.currency = "XXX"
        message.amount.minor = 1
        let bytes: [UInt8] = try message.serializedBytes()
        bytes.withUnsafeBytes { #expect(HotCreditRequest($0) == nil) }
        message.amount.currency = "EUR"
        message.businessDate = Reskontra_V1_Date(CalendarDate(days: 1))
        let dated: [UInt8] = try message.serializedBytes()
        dated.withUnsafeBytes { #expect(HotCreditRequest($0) == nil) }
    }
}

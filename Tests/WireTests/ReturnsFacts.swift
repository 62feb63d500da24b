import Receivables

/// One of every fact of write-off, reversal, reimbursement, netting, prepayments, banks and fees.
enum ReturnsFacts {
    private static let date = LogCodecTests.date
    private static let entry = LogCodecTests.entry

    private static let writeOff = WriteOff(
        id: WriteOffID(1), company: CompanyID(1), number: "ADJ-000001", customer: CustomerID(8), date: date,
        reason: "BAD", comment: "gone",
        parts: [
            .init(
                currency: .usd, dimension: "D1", profile: ProfileID(1), net: -300, tax: -60, legs: entry.legs,
                counterItems: [ItemID(7), ItemID(300)], settlement: SettlementID(4))
        ], numberTaken: TakenNumber(kind: .adjustment, next: 2))

    private static let opening: Event = {
        var fact = LogCodecTests.posted
        fact.openingTaxes = [ItemTax(code: "VAT", account: AccountID(3), dimension: "D1", amount: -25)]
        fact.document.classification = "PARKS"
        fact.document.salesOrder = "SO-1"
        fact.document.mandate = "MND-1"
        fact.document.listCode = .triangular
        return .itemPosted(fact)
    }()

    private static let settled: Event = {
        var fact = ItemsSettled(
            settlement: SettlementID(2), company: CompanyID(1), customer: CustomerID(8), date: date,
            parts: [.init(debitItem: ItemID(7), creditItem: ItemID(9), amount: 1, debitAccounting: 1, creditAccounting: -1)],
            entries: [], voucherNext: 0)
        fact.origin = .netting
        return .itemsSettled(fact)
    }()

    private static let fee = PaymentFee(
        code: "F", name: "Fee", bearer: .ledger, account: AccountID(4),
        lines: [
            .init(
                bank: .group, relation: "EU", method: "BANK", currency: .usd, remittance: .discount, from: date,
                to: date.adding(days: 9), basis: .percent(Percent(tenThousandths: 12_345)), feeCurrency: .gbp),
            .init(
                bank: .all, relation: .empty, method: .empty, currency: nil, remittance: nil, from: nil, to: nil,
                basis: .interval([.init(from: 0, amount: 5), .init(from: 30, amount: 9)], by: .days), feeCurrency: .eur),
        ])

    private static func bank(_ basis: FeeBasis?) -> Event {
        .paymentBankSet(
            CompanyID(1),
            PaymentBank(
                code: "B1", name: "House bank", mainAccount: AccountID(6), group: "EU", iban: "DE89370400440532013000",
                bic: "COBADEFFXXX", nsfJournal: "NSF",
                nsfFee: basis.map {
                    .init(basis: $0, currency: .eur, account: AccountID(4), itemTaxGroup: "FULL", salesTaxGroup: "DOM")
                }))
    }

    private static let netting = Netting(
        id: NettingID(1), company: CompanyID(1), number: "ADJ-7", customer: CustomerID(8), date: date, currency: .usd,
        amount: 100, vendorDocuments: [.init(company: CompanyID(2), number: "V-9", open: 120, used: 100)],
        item: ItemID(7), settlement: SettlementID(3), entries: [entry],
        vouchers: [.init(company: CompanyID(1), next: 5), .init(company: CompanyID(2), next: 6)])

    private static let parameters: Event = {
        var row = Parameters()
        row.separateSalesTax = true
        row.writeOffReason = "BAD"
        row.minimumReimbursement = 1_000
        row.summarizeCustomer = true
        row.separateByClassification = true
        row.allowIntercompanyNetting = true
        row.nettingAgreementCompany = "B"
        row.appliesPrepayments = true
        (row.bills.journals.draw, row.bills.journals.redraw, row.bills.journals.remittance) = ("D", "R", "M")
        (row.bills.journals.settle, row.bills.journals.protest) = ("S", "P")
        row.directDebit.passesReturnFeesOn = true
        return .parametersSet(CompanyID(1), row)
    }()

    static let all: [Event] = [
        parameters, opening, settled, bank(nil), bank(.amount(2_500)), bank(.percent(Percent(tenThousandths: 10_000))),
        bank(.interval([.init(from: 0, amount: 1)], by: .amount)), .paymentFeeSet(CompanyID(1), fee),
        .writeOffPosted(writeOff), .writeOffReversed(WriteOffReversed(id: WriteOffID(1), date: date, reason: "found")),
        .paymentCanceled(
            PaymentCanceled(
                payment: ItemID(7), kind: .nsf, date: date, reason: "no funds", mirror: ItemID(8), feeItem: ItemID(9),
                feeLegs: entry.legs)),
        .customerReimbursed(
            CustomerReimbursed(
                company: CompanyID(1), customer: CustomerID(8), date: date, vendor: "V-1", isOneTimeVendor: true,
                rows: [.init(item: ItemID(7), currency: .usd, amount: 50, dimension: "101", classification: "PARKS")],
                settlements: [SettlementID(5)])),
        .customerReimbursed(
            CustomerReimbursed(
                company: CompanyID(1), customer: CustomerID(8), date: date, vendor: .empty, isOneTimeVendor: false,
                rows: [.init(item: ItemID(7), currency: .eur, amount: 50, dimension: .empty, classification: .empty)],
                settlements: [SettlementID(5)], method: "SEPA")),
        .payoutFileMade(
            PayoutFile(
                id: PayoutFileID(2), company: CompanyID(1), bankAccount: "BANK1", payer: "Aldgate",
                payerIban: "DE89370400440532013000", format: .pain00100103, created: Instant(nanoseconds: 1_772_445_600_000_000_000),
                executionDate: date,
                transfers: [.init(item: ItemID(7), amount: 50, holder: "Ada", iban: "DE89370400440532013000", bic: "COBADEFF")],
                entry: entry, voucherNext: 9)),
        .payoutAccountSet(
            CustomerID(8), PayoutAccount(vendor: "V-1", holder: "Ada", iban: "DE89370400440532013000", bic: "COBADEFF")),
        .allocationOrderSet(
            CompanyID(1), AllocationScope(customer: CustomerID(8), profile: "LOAN"),
            AllocationOrder(rule: .newest, from: date, days: 30)),
        .allocationOrderSet(
            CompanyID(1), AllocationScope(group: "PUBLIC"), AllocationOrder(rule: .costsInterestPrincipal, from: date)),
        .nettingPosted(netting),
        .nettingReversed(
            NettingReversed(
                id: NettingID(1), date: date, reason: "wrong", entries: [entry],
                vouchers: [.init(company: CompanyID(2), next: 8)])),
        .prepaymentPosted(Prepayment(item: ItemID(7), company: CompanyID(1), order: "SO-1", depositAccount: AccountID(4))),
        .prepaymentChanged(PrepaymentChanged(item: ItemID(7), end: nil)),
        .prepaymentChanged(
            PrepaymentChanged(
                item: ItemID(7),
                end: .init(
                    isReversal: false, amount: 30, accounting: 27, isPartial: true, credit: ItemID(8),
                    settlement: SettlementID(2), date: date, reason: ""))),
        .prepaymentChanged(
            PrepaymentChanged(
                item: ItemID(7),
                end: .init(isReversal: true, credit: ItemID(8), settlement: SettlementID(2), date: date, reason: "no"))),
    ]
}

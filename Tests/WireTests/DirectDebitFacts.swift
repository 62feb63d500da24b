import Receivables

/// Every kind of direct debit and bill fact, with all its fields and with as few as it can have.
enum DirectDebitFacts {
    static let date = CalendarDate(days: 20_400)
    static let creditor = CreditorAccount(
        code: "CR", name: "Müller & Söhne", iban: "DE89370400440532013000", bic: "COBADEFF", creditorID: "DE98ZZZ09999999999")

    static let amendment: MandateAmendment = {
        var row = MandateAmendment()
        (row.number, row.creditorID, row.creditorName) = ("OLD", "NL69ZZZ123456780000", "Before")
        row.account = .sameBank(SubjectID(4))
        return row
    }()

    static let bare = Mandate(
        id: MandateID(1), company: CompanyID(1), number: "MND-1", creditor: "CR", creditorID: "DE98ZZZ09999999999",
        creditorName: "Müller & Söhne", scheme: .core, kind: .recurrent, customer: CustomerID(8), debtor: SubjectID(3))

    static let mandate: Mandate = {
        var row = bare
        (row.scheme, row.kind, row.state) = (.b2b, .oneOff, .canceled)
        (row.signedOn, row.signedAt) = (CalendarDate(days: 0), "Köln")
        (row.expectedPayments, row.prenotificationDays, row.counter) = (12, 0, 3)
        (row.lastDue, row.restarts, row.amendment) = (date, true, amendment)
        var other = MandateAmendment()
        other.account = .otherBank
        row.amended = [.init(date: date, amendment: other), .init(date: date, amendment: amendment)]
        row.cancelReason = "MD07"
        row.numberTaken = TakenNumber(kind: .mandate, next: 7)
        return row
    }()

    static let presented = DebitCollection(
        id: DebitCollectionID(1), company: CompanyID(1), mandate: mandate, creditor: creditor, sequence: .first,
        dueDate: date, amount: 12_345, customer: CustomerID(8), item: ItemID(9), method: "DEBIT",
        amendment: MandateAmendment(), completes: false)

    static let returned: DebitCollection = {
        var row = presented
        (row.amendment, row.completes, row.state) = (amendment, true, .returned)
        (row.file, row.payment, row.bankAccount) = (DirectDebitFileID(2), ItemID(10), AccountID(6))
        row.bankLine = BankLineID(300)
        row.returned = DebitReturn(kind: .refundUnauthorized, reason: "MD01", date: date.adding(days: 9), text: "no mandate")
        return row
    }()

    static let withdrawn: DebitCollection = {
        var row = presented
        row.state = .withdrawn
        row.returned = DebitReturn(kind: .withdrawal, reason: .empty, date: date, text: "typed wrong")
        return row
    }()

    static let file = DirectDebitFile(
        id: DirectDebitFileID(1), company: CompanyID(1), number: "DD-000001",
        numberTaken: TakenNumber(kind: .directDebitFile, next: 2), format: .pain00800102,
        created: Instant(nanoseconds: 1_780_000_000_000_000_000),
        blocks: [
            .init(
                creditor: creditor, scheme: .cor1, sequence: .final, dueDate: date, sum: 500,
                collections: [DebitCollectionID(1), DebitCollectionID(300)])
        ])

    static let all: [DirectDebitFact] = [
        .creditorSet(CompanyID(1), creditor), .mandateSet(bare), .mandateSet(mandate), .collectionSet(presented),
        .collectionSet(returned), .collectionSet(withdrawn), .fileMade(file),
        .feeBooked(DebitFee(collection: DebitCollectionID(1), entry: LogCodecTests.entry, voucherNext: 9)),
    ]
}

enum BillFacts {
    static let drawn: Bill = {
        var bill = Bill(
            id: BillID(1), company: CompanyID(1), number: "BE-000001", customer: CustomerID(8), currency: .usd, face: 12_500,
            issued: DirectDebitFacts.date, due: DirectDebitFacts.date.adding(days: 90), drawee: "Sparkasse Köln",
            method: "BILL", drawing: SettlementID(3))
        bill.item = ItemID(7)
        bill.history = [
            .init(
                act: .draw, status: .drawn, date: DirectDebitFacts.date, due: bill.due, vouchers: ["V-1", "V-2"],
                journal: "DRAW")
        ]
        return bill
    }()

    static let honored: Bill = {
        var bill = drawn
        (bill.status, bill.item, bill.accepted) = (.honored, .none, CalendarDate(days: 0))
        (bill.remittance, bill.liability) = (RemittanceID(2), -5)
        bill.history.append(
            .init(
                act: .accept, status: .drawn, date: DirectDebitFacts.date, due: bill.due, vouchers: [], journal: .empty))
        return bill
    }()

    static let specified: Bill = {
        var bill = drawn
        bill.specification = "DOM"
        return bill
    }()

    static let remittance: Remittance = {
        var row = Remittance(
            id: RemittanceID(1), company: CompanyID(1), number: "RM-000001", type: .discount, bank: "BANK",
            bankAccount: AccountID(6), currency: .usd, date: DirectDebitFacts.date, bills: [BillID(1), BillID(200)],
            discount: 150)
        (row.confirmed, row.fee, row.feeVoucher) = (CalendarDate(days: 0), 1_840, "V-9")
        return row
    }()

    static let all: [BillFact] = [
        .billSet(drawn, .init()), .billSet(honored, .init([LogCodecTests.entry, LogCodecTests.entry], voucherNext: 4)),
        .remittanceSet(remittance, .init([LogCodecTests.entry], voucherNext: 5)), .billSet(specified, .init()),
        .remittanceSet(
            Remittance(
                id: RemittanceID(2), company: CompanyID(1), number: "RM-2", type: .collection, bank: "BANK",
                bankAccount: AccountID(6), currency: .eur, date: DirectDebitFacts.date, bills: [], discount: 0,
                numberTaken: TakenNumber(kind: .remittance, next: 3)), .init()),
    ]
}

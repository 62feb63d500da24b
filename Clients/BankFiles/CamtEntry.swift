/// An entry while its elements are read, and what comes of them: see `CamtPlace` for what is read where.
struct CamtEntry {
    private let line: Int
    private(set) var status = ""
    private var amount: BankAmount?
    private var isDebit: Bool?
    private var booked: BankDate?
    private var valued: BankDate?
    private var bankReference = ""
    private var paymentInformation = ""
    private var message = ""
    private var declared: UInt32 = 0
    private var isCorrection = false
    private var text = ""
    private var charges = Charges()
    private var transactions: [Transaction] = []

    private struct Transaction {
        var made = BankFileTransaction()
        var amount: BankAmount?
        var transactionAmount: BankAmount?
        var charges = Charges()
        var isDebit: Bool?
        var debtor = Party()
        var creditor = Party()
        var pieces: [String] = []
        var notes: [String] = []
        var structured: [Structured] = []
        var others: [BankFileReference] = []

        mutating func take(
            _ place: CamtPlace, _ value: String, _ amount: BankAmount?, line: Int
        ) throws(BankFileFailure) {
            switch place {
            case .ownAmount: self.amount = amount
            case .transactionAmount: transactionAmount = amount
            case .ownDirection: isDebit = try CamtEntry.direction(value, line: line)
            case .endToEnd: if !BankText.isPlaceholder(value) { made.endToEnd = BankText.cut(value) }
            case .mandate: made.mandate = BankText.cut(value)
            case .ownReference: if !BankText.isPlaceholder(value) { made.bankReference = BankText.cut(value) }
            case .instruction: add("InstrId", value)
            case .transactionID: add("TxId", value)
            case .proprietary: add("Prtry", value)
            case .check: add("ChqNb", value)
            case .debtor: debtor.name = value
            case .creditor: creditor.name = value
            case .ultimateDebtor: debtor.ultimate = value
            case .ultimateCreditor: creditor.ultimate = value
            case .debtorAccount: debtor.account = value
            case .creditorAccount: creditor.account = value
            case .note, .structuredNote: if notes.count < CamtEntry.piecesMax { notes.append(value) }
            case .returnCode: made.returnCode = BankText.cut(value, 35)
            case .returnText: made.returnText = BankText.cut(made.returnText.isEmpty ? value : made.returnText + " " + value)
            case .chargesTotal: charges.total = amount
            case .charges: charges.add(amount)
            case .unstructured: if pieces.count < CamtEntry.piecesMax { pieces.append(value) }
            default: try remit(place, value, amount, line: line)
            }
        }

        private mutating func add(_ kind: String, _ value: String) {
            guard !BankText.isPlaceholder(value), others.count < 10 else { return }
            others.append(BankFileReference(kind: kind, value: BankText.cut(value)))
        }

        private mutating func remit(
            _ place: CamtPlace, _ value: String, _ amount: BankAmount?, line: Int
        ) throws(BankFileFailure) {
            guard let part = structured.indices.last else { return }
            guard structured.count <= CamtEntry.piecesMax else {
                throw BankFileFailure(line: line, "a transaction has over \(CamtEntry.piecesMax) structured references")
            }
            switch place {
            case .creditorReference: structured[part].reference = BankText.cut(value)
            case .creditorReferenceType: structured[part].type = BankText.cut(value, 35)
            case .remitted: structured[part].remitted = amount
            case .documentNumber, .documentType:
                guard let document = structured[part].documents.indices.last else { return }
                if place == .documentNumber {
                    structured[part].documents[document].number = BankText.cut(value)
                } else {
                    structured[part].documents[document].type = BankText.cut(value, 35)
                }
            default: break
            }
        }
    }

    /// What a bank took inside an amount: our bank's and those of others are records of their own.
    private struct Charges {
        /// Nil: not told, or with a minus sign, which no total has; then the records count.
        var total: BankAmount?
        private var records: [BankAmount] = []

        mutating func add(_ amount: BankAmount?) {
            guard let amount else { return }
            guard let place = records.firstIndex(where: { $0.currency == amount.currency }) else {
                records.append(amount)
                return
            }
            let (sum, overflow) = records[place].minor.addingReportingOverflow(amount.minor)
            records[place].minor = overflow ? .max : sum
        }

        /// Charges in another currency are inside no amount of this one.
        func minor(in currency: String) -> Int64 {
            if let total { return total.currency == currency ? total.minor : 0 }
            return records.first { $0.currency == currency }?.minor ?? 0
        }
    }

    private struct Party {
        var name = ""
        var ultimate = ""
        var account = ""
    }

    private struct Structured {
        var reference = ""
        var type = ""
        var issuer = ""
        var documents: [(number: String, type: String)] = []
        var remitted: BankAmount?
    }

    /// Transactions of one entry.
    static let transactionsMax = 10_000
    static let piecesMax = 100

    init(line: Int) { self.line = line }

    /// An element begins.
    mutating func start(_ place: CamtPlace) {
        if place == .transaction {
            transactions.append(Transaction())
            return
        }
        guard let last = transactions.indices.last else { return }
        if place == .structured { transactions[last].structured.append(Structured()) }
        if place == .document, let part = transactions[last].structured.indices.last {
            transactions[last].structured[part].documents.append(("", ""))
        }
    }

    /// An element ends: takes its text. `Sts` with a code in it ends with an empty text of its own.
    mutating func end(
        _ place: CamtPlace, _ value: String, _ currency: String?, _ exponent: (String) -> Int?, line: Int
    ) throws(BankFileFailure) {
        func money() throws(BankFileFailure) -> BankAmount {
            try CamtEntry.amount(value, currency, exponent, line: line)
        }
        switch place {
        case .amount: amount = try money()
        case .direction: isDebit = try CamtEntry.direction(value, line: line)
        case .reversal: isCorrection = value == "true" || value == "1"
        case .status: if !value.isEmpty { status = value }
        case .booked: booked = try CamtEntry.date(value, line: line)
        case .valued: valued = try CamtEntry.date(value, line: line)
        case .bankReference: if !BankText.isPlaceholder(value) { bankReference = BankText.cut(value) }
        case .entryText: text = BankText.cut(value)
        case .paymentInformation: paymentInformation = BankText.cut(value)
        case .message: message = BankText.cut(value)
        case .declared: declared = UInt32(value) ?? 0
        case .entryChargesTotal: if !value.isEmpty, !value.hasPrefix("-") { charges.total = try money() }
        case .entryCharges: if !value.isEmpty { charges.add(try money()) }
        case .transaction:
            guard transactions.count <= CamtEntry.transactionsMax else {
                throw BankFileFailure(line: line, "an entry has over \(CamtEntry.transactionsMax) transactions")
            }
        default:
            guard let last = transactions.indices.last, !value.isEmpty else { return }
            let amount = place.isAmount && !(place == .chargesTotal && value.hasPrefix("-")) ? try money() : nil
            try transactions[last].take(place, value, amount, line: line)
        }
    }

    // MARK: The entry

    func made(fallback: BankDate?) throws(BankFileFailure) -> BankFileEntry {
        guard let amount else { throw BankFileFailure(line: line, "an entry has no amount") }
        guard let isDebit else { throw BankFileFailure(line: line, "an entry has no CdtDbtInd: its direction is not known") }
        guard let date = booked ?? valued ?? fallback else {
            throw BankFileFailure(line: line, "an entry has no booking date, and its statement none either")
        }
        var entry = BankFileEntry(
            line: line, amount: BankAmount(isDebit ? -amount.minor : amount.minor, amount.currency), bookingDate: date)
        entry.valueDate = valued
        entry.bankReference = bankReference
        entry.batchReference = paymentInformation.isEmpty ? message : paymentInformation
        entry.declaredTransactions = declared
        entry.isCorrection = isCorrection
        entry.text = text
        entry.transactions = transactions.map { CamtEntry.made($0, amount.currency, isDebit: isDebit) }
        // An empty element says nothing about the payment, whatever the entry says of charges.
        if entry.transactions == [BankFileTransaction()] { entry.transactions = [] }
        // What is told of the entry is told of its only payment.
        if entry.transactions.count == 1, entry.transactions[0].charges == 0 {
            entry.transactions[0].charges = charges.minor(in: amount.currency)
        }
        return entry
    }

    private static func made(_ read: Transaction, _ currency: String, isDebit: Bool) -> BankFileTransaction {
        var made = read.made
        made.charges = read.charges.minor(in: currency)
        let goesOut = read.isDebit ?? isDebit
        if let amount = read.amount ?? read.transactionAmount {
            made.amount = BankAmount(goesOut ? -amount.minor : amount.minor, amount.currency)
        }
        // The other side of the account.
        let party = goesOut ? read.creditor : read.debtor
        made.counterparty = BankText.cut(party.name.isEmpty ? party.ultimate : party.name)
        made.counterpartyAccount = BankText.cut(party.account, 64)
        for part in read.structured {
            if !part.reference.isEmpty {
                let kind = part.type.isEmpty ? "CdtrRef" : part.type
                made.references.append(
                    BankFileReference(kind: kind, value: part.reference, amount: part.documents.count > 1 ? nil : part.remitted))
            }
            for document in part.documents where !document.number.isEmpty && document.number != part.reference {
                let alone = part.documents.count == 1 && part.reference.isEmpty
                made.references.append(
                    BankFileReference(
                        kind: document.type.isEmpty ? "RfrdDoc" : document.type, value: document.number,
                        amount: alone ? part.remitted : nil))
            }
        }
        made.references += read.others
        made.references = Array(made.references.prefix(100))
        let notes = read.notes.map(BankText.plain).filter { !$0.isEmpty }
        made.text = BankText.cut(([BankText.joined(read.pieces)] + notes).filter { !$0.isEmpty }.joined(separator: " "))
        return made
    }

    // MARK: Values

    private static func amount(
        _ value: String, _ currency: String?, _ exponent: (String) -> Int?, line: Int
    ) throws(BankFileFailure) -> BankAmount {
        guard let currency, !currency.isEmpty else { throw BankFileFailure(line: line, "an amount has no currency") }
        guard let places = exponent(currency) else {
            throw BankFileFailure(line: line, "'\(BankText.cut(currency, 12))' is no currency")
        }
        guard let minor = BankText.minor(value, exponent: places) else {
            throw BankFileFailure(
                line: line, "'\(BankText.cut(value, 40))' is no amount of \(currency): digits, a point, no sign")
        }
        return BankAmount(minor, currency)
    }

    fileprivate static func direction(_ value: String, line: Int) throws(BankFileFailure) -> Bool {
        switch value {
        case "CRDT": return false
        case "DBIT": return true
        default: throw BankFileFailure(line: line, "CdtDbtInd is CRDT or DBIT, not '\(BankText.cut(value, 20))'")
        }
    }

    private static func date(_ value: String, line: Int) throws(BankFileFailure) -> BankDate {
        guard let date = BankText.date(value) else {
            throw BankFileFailure(line: line, "'\(BankText.cut(value, 40))' is no date")
        }
        return date
    }
}

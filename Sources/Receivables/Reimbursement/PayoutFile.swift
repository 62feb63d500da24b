package enum PayoutFileTag {}
package typealias PayoutFileID = Identifier<PayoutFileTag>

package enum PayoutFormat: UInt8, Sendable, BitwiseCopyable, Codable {
    case pain00100103 = 1
    case pain00100109 = 2

    package var name: String {
        switch self {
        case .pain00100103: "pain.001.001.03"
        case .pain00100109: "pain.001.001.09"
        }
    }
}

/// What a file of credit transfers to customers holds, decided once: whoever writes it from this writes the same bytes.
///
/// One payment information: one account of ours, one day, euro.
package struct PayoutFile: Equatable, Sendable, Codable {
    /// One reimbursement, with the account it went to when the file was made.
    package struct Transfer: Equatable, Sendable, Codable {
        package var item: ItemID
        /// Cents, above 0.
        package var amount: Int64
        package var holder: String
        package var iban: String
        /// Empty: the customer's bank is found by the IBAN.
        package var bic: Code

        package init(item: ItemID, amount: Int64, holder: String, iban: String, bic: Code) {
            self.item = item
            self.amount = amount
            self.holder = holder
            self.iban = iban
            self.bic = bic
        }
    }

    package var id: PayoutFileID
    package var company: CompanyID
    package var bankAccount: Code
    package var payer: String
    package var payerIban: String
    package var format: PayoutFormat
    package var created: Instant
    /// A TARGET day.
    package var executionDate: CalendarDate
    package var transfers: [Transfer]
    /// Nil: the money of refunds left the books when they were posted. Records of before hold vendors' transfers too:
    /// debits accounts payable, credits the bank.
    package var entry: JournalEntry?
    package var voucherNext: UInt64

    package init(
        id: PayoutFileID, company: CompanyID, bankAccount: Code, payer: String, payerIban: String, format: PayoutFormat,
        created: Instant, executionDate: CalendarDate, transfers: [Transfer], entry: JournalEntry?, voucherNext: UInt64
    ) {
        self.id = id
        self.company = company
        self.bankAccount = bankAccount
        self.payer = payer
        self.payerIban = payerIban
        self.format = format
        self.created = created
        self.executionDate = executionDate
        self.transfers = transfers
        self.entry = entry
        self.voucherNext = voucherNext
    }

    /// Transfers of one file; more wait for the next one.
    package static let transfersMax = 5_000
    /// Transfers whose text is told at once.
    package static let pieceTransfers = 500
    /// Of one transfer, in cents: what the SEPA scheme takes.
    package static let amountMax: Int64 = 99_999_999_999
    /// MsgId, PmtInfId, EndToEndId.
    package static let identifierLengthMax = 35
    package static let nameLengthMax = 70

    package var number: String { "PO-" + id.number.padded(to: 6) }

    package var sum: Int64 { transfers.reduce(0) { $0 + $1.amount } }
    package var pieces: Int { max(1, (transfers.count + PayoutFile.pieceTransfers - 1) / PayoutFile.pieceTransfers) }

    package func messageID(_ book: borrowing Book) -> String {
        SepaText.clean("\(book.companies[company].code)-\(number)", max: .max)
    }

    var fingerprint: UInt64 {
        transfers.reduce(Mix.fold(UInt64(company.number), UInt64(bitPattern: Int64(executionDate.days)))) {
            Mix.fold($0 &+ UInt64($1.item.number), UInt64(bitPattern: $1.amount))
        }
    }
}

extension PayoutFile.Transfer {
    package func endToEnd(_ book: borrowing Book) -> String {
        SepaText.clean(book.items[item].number.text, max: PayoutFile.identifierLengthMax)
    }

    /// Whether a bank takes its reference, name and amount.
    func isWritable(_ book: borrowing Book) -> Bool {
        (1...PayoutFile.amountMax).contains(amount) && !endToEnd(book).isEmpty
            && !SepaText.clean(holder, max: PayoutFile.nameLengthMax).isEmpty
    }
}

/// Files in the order they were made, and which reimbursement stands in which.
package struct PayoutFiles: Sendable {
    package private(set) var files: [PayoutFile] = []
    private var byItem: [ItemID: PayoutFileID] = [:]

    init() {}

    package func file(of item: ItemID) -> PayoutFileID? { byItem[item] }
    package subscript(_ id: PayoutFileID) -> PayoutFile { files[Int(id.number) - 1] }
    package func find(_ company: CompanyID, _ number: String) -> PayoutFile? {
        // Numbers count up over all companies.
        guard number.hasPrefix("PO-"), let place = UInt32(number.dropFirst(3)), place > 0, Int(place) <= files.count
        else { return nil }
        let file = self[PayoutFileID(place)]
        return file.company == company && file.number == number ? file : nil
    }

    mutating func note(_ file: PayoutFile) {
        files.append(file)
        for transfer in file.transfers { byItem[transfer.item] = file.id }
    }
}

extension PayoutFiles: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&files)
        try stream.pass(&byItem)
    }
}

extension Book {
    mutating func apply(_ file: PayoutFile, at stamp: Stamp) {
        payouts.note(file)
        if let entry = file.entry { post(entry, voucherNext: file.voucherNext) }
        for transfer in file.transfers { touch(items[transfer.item].customer, at: stamp) }
        touch(file.company, at: stamp)
        digest.add(.payoutFile, UInt64(file.id.number), file.fingerprint)
    }

    func payoutFile(_ company: CompanyID, _ number: String, field: String) throws(Rejection) -> PayoutFile {
        guard let file = payouts.find(company, number) else {
            throw Rejection(.notFound, field: field, "there is no payout file \(number)", [.init("file", number)])
        }
        return file
    }
}

/// What a payment costs, by bank, method and currency (setup:CH-5, CH-6).
package struct PaymentFee: Equatable, Sendable, Codable {
    package let code: Code
    package let name: String
    package let bearer: Bearer
    /// Revenue or expense; none: the automatic account FEE_REVENUE or BANK_FEE.
    package let account: AccountID
    package let lines: [Line]

    package enum Bearer: UInt8, Sendable, BitwiseCopyable, Codable {
        /// Debits receivables, credits fee revenue.
        case customer = 1
        /// Debits bank fee expense, credits the bank.
        case ledger = 2
    }

    package enum RemittanceType: UInt8, Sendable, BitwiseCopyable, Codable {
        case collection = 1
        case discount = 2
    }

    package struct Line: Equatable, Sendable, Codable {
        package var bank: AccountCode
        /// Bank account or bank group; empty for ALL.
        package var relation: Code
        /// Empty: any.
        package var method: Code
        /// Payment specification of the method; empty: any (setup:CH-5).
        package var specification: Code = .empty
        /// Nil: any.
        package var currency: Currency?
        /// Nil: any.
        package var remittance: RemittanceType?
        package var from: CalendarDate?
        package var to: CalendarDate?
        package var basis: FeeBasis
        /// Of amounts; a percentage is in the payment's currency.
        package var feeCurrency: Currency

        package init(
            bank: AccountCode, relation: Code, method: Code, currency: Currency?, remittance: RemittanceType?,
            from: CalendarDate?, to: CalendarDate?, basis: FeeBasis, feeCurrency: Currency
        ) {
            self.bank = bank
            self.relation = relation
            self.method = method
            self.currency = currency
            self.remittance = remittance
            self.from = from
            self.to = to
            self.basis = basis
            self.feeCurrency = feeCurrency
        }
    }

    package static let linesMax = 200

    package init(code: Code, name: String, bearer: Bearer, account: AccountID, lines: [Line]) {
        self.code = code
        self.name = name
        self.bearer = bearer
        self.account = account
        self.lines = lines
    }

    /// What a fee is asked for.
    package struct Question: Equatable, Sendable {
        package var bank: Code
        package var bankGroup: Code
        package var method: Code
        package var specification: Code = .empty
        package var amount: Money
        package var remittance: RemittanceType?
        package var date: CalendarDate
        /// Of the interval by days.
        package var days: Int64

        package init(
            bank: Code, bankGroup: Code, method: Code, amount: Money, remittance: RemittanceType?,
            date: CalendarDate, days: Int64
        ) {
            self.bank = bank
            self.bankGroup = bankGroup
            self.method = method
            self.amount = amount
            self.remittance = remittance
            self.date = date
            self.days = days
        }
    }

    /// The fee and the place of its line; nil: no line fits.
    ///
    /// The most specific bank line first; among equals one that names the method, its specification, the currency, the
    /// remittance type; then the first.
    package func fee(for question: Question) -> (fee: Money, line: Int)? {
        var best: (rank: (UInt8, UInt8, UInt8, UInt8, UInt8), line: Int)?
        for (place, line) in lines.enumerated() where line.fits(question) {
            let rank: (UInt8, UInt8, UInt8, UInt8, UInt8) = (
                line.bank.rawValue, line.method.isEmpty ? 1 : 0, line.specification.isEmpty ? 1 : 0,
                line.currency == nil ? 1 : 0, line.remittance == nil ? 1 : 0
            )
            if best.map({ rank < $0.rank }) ?? true { best = (rank, place) }
        }
        guard let best else { return nil }
        let line = lines[best.line]
        let fee = line.basis.fee(on: question.amount.minor, days: question.days)
        if case .percent = line.basis { return (Money(fee, question.amount.currency), best.line) }
        return (Money(fee, line.feeCurrency), best.line)
    }
}

extension PaymentFee.Line {
    fileprivate func fits(_ question: PaymentFee.Question) -> Bool {
        let isBank =
            switch bank {
            case .table: relation == question.bank
            case .group: !question.bankGroup.isEmpty && relation == question.bankGroup
            case .all: true
            }
        return isBank && (method.isEmpty || method == question.method)
            && (specification.isEmpty || specification == question.specification)
            && (currency == nil || currency == question.amount.currency)
            && (remittance == nil || remittance == question.remittance)
            && (from.map { $0 <= question.date } ?? true) && (to.map { question.date <= $0 } ?? true)
    }
}

/// Creates or replaces a payment fee with its lines.
///
/// Rejections in order: REFERENCE_UNKNOWN, FIELD_INVALID, TOO_MANY_ITEMS.
package struct SetPaymentFee: Command {
    package let id: CompanyID
    package let fee: PaymentFee
    /// Empty: the automatic account.
    package let account: Code

    package init(id: CompanyID, fee: PaymentFee, account: Code) {
        self.id = id
        self.fee = fee
        self.account = account
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentFee {
        if fee.lines.count > PaymentFee.linesMax {
            throw .tooMany(fee.lines.count, max: PaymentFee.linesMax, field: "fee.lines")
        }
        let account =
            account.isEmpty ? AccountID.none : try book.companies.account(named: account, field: "fee.main_account")
        let setup = book.companies.setup(id)
        for (place, line) in fee.lines.enumerated() {
            let path = "fee.lines[\(place)]"
            switch line.bank {
            case .table:
                if setup.bankAccounts[line.relation] == nil {
                    throw .unknown("bank account", line.relation, field: "\(path).relation")
                }
            case .group:
                if line.relation.isEmpty {
                    throw Rejection(.fieldInvalid, field: "\(path).relation", "a line for GROUP names a bank group")
                }
            case .all:
                if !line.relation.isEmpty {
                    throw Rejection(.fieldInvalid, field: "\(path).relation", "a line for ALL names no bank or group")
                }
            }
            if !line.method.isEmpty, setup.methods[line.method] == nil {
                throw .unknown("method of payment", line.method, field: "\(path).method_of_payment")
            }
            if !line.specification.isEmpty {
                if line.method.isEmpty {
                    throw .required("\(path).method_of_payment", "a specification is of a method")
                }
                try setup.checkSpecification(
                    line.specification, of: line.method, field: "\(path).payment_specification")
            }
            if let from = line.from, let to = line.to, to < from {
                throw Rejection(.fieldInvalid, field: "\(path).to", "\(to) is before \(from)")
            }
            guard line.basis.isValid else { throw .badBasis(field: path) }
        }
        let row = PaymentFee(code: fee.code, name: fee.name, bearer: fee.bearer, account: account, lines: fee.lines)
        draft.add(.paymentFeeSet(id, row), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// What payments of an amount through a bank would cost (setup:CH-5).
package struct CalculatePaymentFee: Query {
    package let id: CompanyID
    /// Empty: all fees.
    package let fee: Code
    package let bank: Code
    package let method: Code
    package let amount: Money
    package let remittance: PaymentFee.RemittanceType?
    /// Nil: the business date.
    package let date: CalendarDate?
    package let days: Int64
    package var specification: Code = .empty

    package init(
        id: CompanyID, fee: Code, bank: Code, method: Code, amount: Money, remittance: PaymentFee.RemittanceType?,
        date: CalendarDate?, days: Int64
    ) {
        self.id = id
        self.fee = fee
        self.bank = bank
        self.method = method
        self.amount = amount
        self.remittance = remittance
        self.date = date
        self.days = days
    }

    package struct Row: Equatable, Sendable {
        package let fee: PaymentFee
        package let amount: Money
        package let line: Int
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Row] {
        let setup = book.companies.setup(id)
        guard let bank = setup.bankAccounts[bank] else { throw .unknown("bank account", bank, field: "bank_account") }
        if !fee.isEmpty, setup.paymentFees[fee] == nil { throw .unknown("payment fee", fee, field: "fee") }
        var question = PaymentFee.Question(
            bank: bank.code, bankGroup: bank.group, method: method, amount: amount, remittance: remittance,
            date: date ?? now.today, days: days)
        question.specification = specification
        let wanted = setup.paymentFees.values.filter { fee.isEmpty || $0.code == fee }
        return wanted.sorted { $0.code.text < $1.code.text }.compactMap { fee in
            fee.fee(for: question).map { Row(fee: fee, amount: $0.fee, line: $0.line) }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

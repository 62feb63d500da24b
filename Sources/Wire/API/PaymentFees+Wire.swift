import Receivables
import Schema
import SwiftProtobuf

// Bank accounts and payment fees: requests -> commands, answers -> responses.

extension Border {
    /// A basis and the currency of its amounts; nil when it is bad.
    fileprivate mutating func basis(
        _ message: Reskontra_V1_FeeBasis, _ has: Bool, _ path: String
    ) -> (basis: FeeBasis, currency: Currency?)? {
        let kinds = [message.hasPercent, message.hasAmount, !message.tiers.isEmpty].filter { $0 }.count
        guard has, kinds == 1 else {
            bad(path, has && kinds > 1 ? .fieldInvalid : .fieldRequired, "is one of percent, amount and tiers")
            return nil
        }
        if message.hasPercent { return (.percent(percent(message.percent, true, "\(path).percent")), nil) }
        if message.hasAmount {
            return money(message.amount, true, "\(path).amount").map { (.amount($0.minor), $0.currency) }
        }
        if message.tiers.count > FeeBasis.tiersMax {
            bad("\(path).tiers", .tooManyItems, "has \(message.tiers.count) tiers, at most \(FeeBasis.tiersMax) are taken")
            return nil
        }
        let measure: FeeBasis.Measure? = choice(message.measure.rawValue, "\(path).measure", fallback: .amount)
        var (tiers, currency): ([FeeBasis.Tier], Currency?) = ([], nil)
        for (place, tier) in message.tiers.enumerated() {
            guard let amount = money(tier.amount, tier.hasAmount, "\(path).tiers[\(place)].amount") else { return nil }
            if let currency, currency != amount.currency {
                bad("\(path).tiers[\(place)].amount", .currencyMismatch, "is not in \(currency) as the first tier")
                return nil
            }
            currency = amount.currency
            tiers.append(FeeBasis.Tier(from: tier.from, amount: amount.minor))
        }
        return (.interval(tiers, by: measure ?? .amount), currency)
    }
}

extension SetPaymentBank {
    package init(_ message: Reskontra_V1_SetPaymentBankRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let row = message.bankAccount
        let code = border.code(row.code, "bank_account.code", required: true)
        let name = border.text(row.name, "bank_account.name", max: 60)
        let main = border.code(row.mainAccount, "bank_account.main_account", required: true)
        let group = border.code(row.bankGroup, "bank_account.bank_group")
        let iban = border.text(row.iban, "bank_account.iban", max: 34)
        if !iban.isEmpty {
            do { _ = try Iban(iban, field: "") } catch { border.bad("bank_account.iban", error.reason, error.message) }
        }
        let bic = border.code(row.bic, "bank_account.bic", max: 11)
        let journal = border.code(row.nsfJournal, "bank_account.nsf_journal")
        var fee: PaymentBank.NSFFee?
        if row.hasNsfFee, let basis = border.basis(row.nsfFee.basis, row.nsfFee.hasBasis, "bank_account.nsf_fee.basis") {
            fee = PaymentBank.NSFFee(
                basis: basis.basis, currency: basis.currency ?? .eur, account: .none,
                itemTaxGroup: border.code(row.nsfFee.itemTaxGroup, "bank_account.nsf_fee.item_tax_group"),
                salesTaxGroup: border.code(row.nsfFee.salesTaxGroup, "bank_account.nsf_fee.sales_tax_group"))
        }
        let feeAccount = border.code(row.nsfFee.mainAccount, "bank_account.nsf_fee.main_account")
        try border.check()
        self.init(
            id: company,
            account: PaymentBank(
                code: code, name: name, mainAccount: .none, group: group, iban: iban, bic: bic, nsfJournal: journal,
                nsfFee: fee), mainAccount: main, feeAccount: feeAccount)
    }
}

extension SetPaymentFee {
    package init(_ message: Reskontra_V1_SetPaymentFeeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.fee.code, "fee.code", required: true)
        let name = border.text(message.fee.name, "fee.name", max: 60)
        let bearer: PaymentFee.Bearer? = border.choice(message.fee.bearer.rawValue, "fee.bearer", fallback: .customer)
        let account = border.code(message.fee.mainAccount, "fee.main_account")
        if message.fee.lines.isEmpty { border.bad("fee.lines", .fieldRequired, "has no lines") }
        var lines: [PaymentFee.Line] = []
        for (place, line) in message.fee.lines.prefix(PaymentFee.linesMax + 1).enumerated() {
            let path = "fee.lines[\(place)]"
            let bank: AccountCode? = border.choice(line.bank.rawValue, "\(path).bank")
            let currency = line.currency.isEmpty ? nil : border.currency(line.currency, "\(path).currency")
            guard let basis = border.basis(line.basis, line.hasBasis, "\(path).basis") else { continue }
            var made = PaymentFee.Line(
                bank: bank ?? .all, relation: border.code(line.relation, "\(path).relation"),
                method: border.code(line.methodOfPayment, "\(path).method_of_payment"), currency: currency,
                remittance: border.remittance(line.remittanceType, "\(path).remittance_type"),
                from: border.date(line.from, line.hasFrom, "\(path).from"),
                to: border.date(line.to, line.hasTo, "\(path).to"), basis: basis.basis,
                feeCurrency: basis.currency ?? .eur)
            made.specification = border.code(line.paymentSpecification, "\(path).payment_specification")
            lines.append(made)
        }
        try border.check()
        self.init(
            id: company,
            fee: PaymentFee(code: code, name: name, bearer: bearer ?? .customer, account: .none, lines: lines),
            account: account)
    }
}

extension Border {
    fileprivate mutating func remittance(
        _ type: Reskontra_V1_FeeRemittance, _ field: String
    ) -> PaymentFee.RemittanceType? {
        type == .unspecified ? nil : choice(type.rawValue, field)
    }
}

extension CalculatePaymentFee {
    package init(_ message: Reskontra_V1_CalculatePaymentFeeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let fee = border.code(message.fee, "fee")
        let bank = border.code(message.bankAccount, "bank_account", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        if let amount, amount.minor < 0 { border.bad("amount", .amountNegative, "is \(amount)") }
        let method = border.code(message.methodOfPayment, "method_of_payment")
        let specification = border.code(message.paymentSpecification, "payment_specification")
        let remittance = border.remittance(message.remittanceType, "remittance_type")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            id: company, fee: fee, bank: bank, method: method, amount: amount ?? .zero(.eur), remittance: remittance,
            date: date, days: Int64(message.days))
        self.specification = specification
    }
}

extension ListPaymentFees {
    package init(_ message: Reskontra_V1_ListPaymentFeesRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

// MARK: Answers

extension Reskontra_V1_FeeBasis {
    fileprivate init(_ basis: FeeBasis, _ currency: Currency) {
        self.init()
        switch basis {
        case .percent(let value): percent = .init(value.decimal)
        case .amount(let value): amount = .init(value, currency)
        case .interval(let rows, let by):
            measure = by == .amount ? .amount : .days
            for row in rows {
                var tier = Tier()
                tier.from = row.from
                tier.amount = .init(row.amount, currency)
                tiers.append(tier)
            }
        }
    }
}

extension Reskontra_V1_PaymentBank {
    package init(_ row: PaymentBank, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        name = row.name
        mainAccount = book.companies.account(row.mainAccount).number.text
        bankGroup = row.group.text
        iban = row.iban
        bic = row.bic.text
        nsfJournal = row.nsfJournal.text
        guard let fee = row.nsfFee else { return }
        nsfFee.basis = .init(fee.basis, fee.currency)
        if !fee.account.isNone { nsfFee.mainAccount = book.companies.account(fee.account).number.text }
        nsfFee.itemTaxGroup = fee.itemTaxGroup.text
        nsfFee.salesTaxGroup = fee.salesTaxGroup.text
    }
}

extension Reskontra_V1_PaymentFee {
    package init(_ row: PaymentFee, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        name = row.name
        bearer = .init(rawValue: Int(row.bearer.rawValue)) ?? .unspecified
        if !row.account.isNone { mainAccount = book.companies.account(row.account).number.text }
        for line in row.lines {
            var made = Line()
            made.bank = .init(rawValue: Int(line.bank.rawValue)) ?? .unspecified
            made.relation = line.relation.text
            made.methodOfPayment = line.method.text
            made.paymentSpecification = line.specification.text
            made.currency = line.currency?.code.text ?? ""
            made.remittanceType = line.remittance.flatMap { .init(rawValue: Int($0.rawValue)) } ?? .unspecified
            if let from = line.from { made.from = .init(from) }
            if let to = line.to { made.to = .init(to) }
            made.basis = .init(line.basis, line.feeCurrency)
            lines.append(made)
        }
    }
}

extension Reskontra_V1_SetPaymentBankResponse {
    package init(_ answer: PaymentBank, _ book: borrowing Book) {
        self.init()
        bankAccount = .init(answer, book)
    }
}

extension Reskontra_V1_SetPaymentFeeResponse {
    package init(_ answer: PaymentFee, _ book: borrowing Book) {
        self.init()
        fee = .init(answer, book)
    }
}

extension Reskontra_V1_CalculatePaymentFeeResponse {
    package init(_ answer: [CalculatePaymentFee.Row], _ book: borrowing Book) {
        self.init()
        for row in answer {
            var made = Row()
            made.fee = row.fee.code.text
            made.bearer = .init(rawValue: Int(row.fee.bearer.rawValue)) ?? .unspecified
            made.amount = .init(row.amount)
            made.line = UInt32(row.line)
            rows.append(made)
        }
    }
}

extension Reskontra_V1_ListPaymentFeesResponse {
    package init(_ answer: ListPaymentFees.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.banks { bankAccounts.append(.init(row, book)) }
        for row in answer.fees { fees.append(.init(row, book)) }
    }
}

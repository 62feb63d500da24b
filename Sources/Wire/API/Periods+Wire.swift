import Receivables
import Schema
import SwiftProtobuf

// Periods, close check, reconciliation, edits: requests -> commands, answers -> responses.

extension SetPeriod {
    package init(_ message: Reskontra_V1_SetPeriodRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let from = border.date(message.from, message.hasFrom, "from", required: true)
        let to = border.date(message.to, message.hasTo, "to", required: true)
        let kind: PeriodKind? =
            message.kind == .unspecified ? .operating : border.choice(message.kind.rawValue, "kind")
        try border.check()
        self.init(id: company, from: from ?? .last, to: to ?? .last, kind: kind ?? .operating)
    }
}

extension ImportPeriod {
    package init(_ message: Reskontra_V1_ImportPeriodRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let period = border.code(message.period, "period", required: true)
        let status: PeriodStatus? = border.choice(message.status.rawValue, "status")
        if message.access.count > PeriodModule.allCases.count {
            border.bad("access", .tooManyItems, "has more than \(PeriodModule.allCases.count) modules")
        }
        var access: [Row] = []
        for (index, row) in message.access.prefix(PeriodModule.allCases.count).enumerated() {
            let path = "access[\(index)]"
            let module: PeriodModule? = border.choice(row.module.rawValue, "\(path).module")
            let rule = border.accessRule(row.access, group: row.group, "\(path).")
            if let module { access.append(Row(module: module, rule: rule)) }
        }
        try border.check()
        self.init(id: company, period: period, status: status ?? .open, access: access)
    }
}

extension ListPeriodAccess {
    package init(_ message: Reskontra_V1_ListPeriodAccessRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension Border {
    fileprivate mutating func accessRule(
        _ access: Reskontra_V1_PeriodAccess, group: String, _ path: String
    ) -> AccessRule {
        if access != .group, !group.isEmpty { bad("\(path)group", .fieldInvalid, "goes with access GROUP only") }
        switch access {
        case .all: return .all
        case .none: return .none
        case .group: return .group(code(group, "\(path)group", required: true))
        case .unspecified: bad("\(path)access", .fieldRequired, "is required")
        case .UNRECOGNIZED(let raw): bad("\(path)access", .fieldInvalid, "has no value \(raw)")
        }
        return .none
    }
}

extension SetPeriodAccess {
    package init(_ message: Reskontra_V1_SetPeriodAccessRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let period = border.code(message.period, "period", required: true)
        let module: PeriodModule? = border.choice(message.module.rawValue, "module")
        let rule = border.accessRule(message.access, group: message.group, "")
        try border.check()
        self.init(id: company, period: period, module: module ?? .customer, rule: rule)
    }
}

extension CloseCheck {
    package init(_ message: Reskontra_V1_CloseCheckRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let period = border.code(message.period, "period", required: true)
        try border.check()
        self.init(id: company, period: period)
    }
}

extension ReportCloseStep {
    package init(_ message: Reskontra_V1_ReportCloseStepRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let period = border.code(message.period, "period", required: true)
        let step: CloseStep? = border.choice(message.step.rawValue, "step")
        try border.check()
        self.init(id: company, period: period, step: step ?? .batchJobs, count: message.count)
    }
}

extension Reconcile {
    package init(_ message: Reskontra_V1_ReconcileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(id: company, date: date)
    }
}

extension EditOpenTransaction {
    package init(_ message: Reskontra_V1_EditOpenTransactionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.documentNumber, "document_number", required: true)
        if message.updateMask.isEmpty { border.bad("update_mask", .fieldRequired, "names the fields to change") }
        let known = [
            "due_date", "method_of_payment", "payment_specification", "mandate", "bank_account", "disputed",
            "discounts",
        ]
        for field in message.updateMask where !known.contains(field) {
            border.bad(
                field, .fieldInvalid, "does not change on a posted document; \(known.joined(separator: ", ")) do")
        }
        let date = border.date(
            message.dueDate, message.hasDueDate, "due_date", required: message.updateMask.contains("due_date"))
        let method = border.code(message.methodOfPayment, "method_of_payment")
        let specification = border.code(message.paymentSpecification, "payment_specification")
        let mandate = border.code(message.mandate, "mandate")
        let bankAccount = border.code(message.bankAccount, "bank_account")
        let discounts = border.discounts(message.discounts, "discounts")
        try border.check()
        func named(_ field: String, _ code: Code) -> Code? { message.updateMask.contains(field) ? code : nil }
        self.init(
            company: company, number: number, dueDate: message.updateMask.contains("due_date") ? date : nil,
            expectedVersion: message.expectedVersion)
        self.method = named("method_of_payment", method)
        self.specification = named("payment_specification", specification)
        self.mandate = named("mandate", mandate)
        self.bankAccount = named("bank_account", bankAccount)
        if message.updateMask.contains("disputed") { isDisputed = message.disputed }
        if message.updateMask.contains("discounts") { self.discounts = discounts }
    }
}

extension Border {
    fileprivate mutating func discounts(
        _ messages: [Reskontra_V1_DiscountEdit], _ path: String
    ) -> [EditOpenTransaction.Discount] {
        if messages.count > CashDiscountCode.chainMax {
            bad(path, .tooManyItems, "has \(messages.count) entries, at most \(CashDiscountCode.chainMax) are taken")
        }
        var discounts: [EditOpenTransaction.Discount] = []
        for (index, row) in messages.prefix(CashDiscountCode.chainMax).enumerated() {
            let field = "\(path)[\(index)]"
            let until = date(row.until, row.hasUntil, "\(field).until", required: true)
            if row.hasPercent == row.hasAmount { bad(field, .fieldInvalid, "has a percent or an amount") }
            if row.hasAmount, let amount = money(row.amount, true, "\(field).amount"), let until {
                discounts.append(.init(until: until, grant: .amount(amount)))
            } else if row.hasPercent, let until {
                let percent = percent(row.percent, true, "\(field).percent")
                discounts.append(.init(until: until, grant: .percent(percent)))
            }
        }
        return discounts
    }
}

extension CloseFiscalYear {
    package init(_ message: Reskontra_V1_CloseFiscalYearRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !(1_900...2_199).contains(message.year) { border.bad("year", .fieldInvalid, "is not between 1900 and 2199") }
        let token = border.token(message.confirmToken, "confirm_token")
        try border.check()
        self.init(id: company, year: Int(message.year), confirmToken: token)
    }
}

// MARK: Answers

extension Reskontra_V1_SetPeriodResponse {
    package init(_ answer: Period, _ book: borrowing Book) {
        self.init()
        period = .init(answer)
    }
}

extension Reskontra_V1_ImportPeriodResponse {
    package init(_ answer: Period, _ book: borrowing Book) {
        self.init()
        period = .init(answer)
    }
}

extension Reskontra_V1_ListPeriodAccessResponse {
    package init(_ answer: [PeriodAccess], _ book: borrowing Book) {
        self.init()
        for found in answer {
            let told = Reskontra_V1_SetPeriodAccessResponse(found, book)
            var row = Reskontra_V1_PeriodAccessRow()
            (row.period, row.module, row.access, row.group) = (told.period, told.module, told.access, told.group)
            rows.append(row)
        }
    }
}

extension Reskontra_V1_SetPeriodAccessResponse {
    package init(_ answer: PeriodAccess, _ book: borrowing Book) {
        self.init()
        period = String(answer.from.description.prefix(7))
        module = .init(rawValue: Int(answer.module.rawValue)) ?? .unspecified
        switch answer.rule {
        case .all: access = .all
        case .none: access = .none
        case .group(let code):
            access = .group
            group = code.text
        }
    }
}

extension Reskontra_V1_CloseCheckResponse {
    package init(_ answer: CloseList, _ book: borrowing Book) {
        self.init()
        period = .init(answer.period)
        open = answer.open.map { found in
            var row = Row()
            row.step = .init(rawValue: Int(found.step.rawValue)) ?? .unspecified
            row.count = found.count
            return row
        }
        confirmToken = answer.confirmToken
    }
}

extension Reskontra_V1_ReportCloseStepResponse {
    package init(_ answer: CloseReport, _ book: borrowing Book) {
        self.init()
        step = .init(rawValue: Int(answer.step.rawValue)) ?? .unspecified
        count = answer.count
    }
}

extension Reskontra_V1_ReconcileResponse {
    package init(_ answer: Reconcile.Answer, _ book: borrowing Book) {
        self.init()
        let currency = book.companies[answer.company].currency
        date = .init(answer.date)
        var sum: Int64 = 0
        for found in answer.rows {
            var row = Row()
            row.mainAccount = book.companies.account(found.account).number.text
            row.openItems = .init(found.openItems, currency)
            row.ledger = .init(found.ledger, currency)
            row.difference = .init(found.difference, currency)
            rows.append(row)
            sum += found.difference
        }
        difference = .init(sum, currency)
        differencesLeftOut = answer.leavesOut
    }

    /// What was found where rows differ, told in this book's words.
    package mutating func add(_ found: [ReconcileDifference], _ book: borrowing Book) {
        let currency = difference.currency
        for row in found.prefix(Reconcile.differencesMax) {
            var told = Difference()
            told.mainAccount = book.companies.account(row.account).number.text
            told.voucher = row.voucher.text
            if !row.item.isNone { told.documentNumber = book.items[row.item].number.text }
            told.date = .init(row.date)
            told.sequence = row.sequence
            (told.openItems.currency, told.openItems.minor) = (currency, row.openItems)
            (told.ledger.currency, told.ledger.minor) = (currency, row.ledger)
            (told.difference.currency, told.difference.minor) = (currency, row.difference)
            differences.append(told)
        }
        if found.count > Reconcile.differencesMax { differencesLeftOut = true }
    }
}

extension Reskontra_V1_EditOpenTransactionResponse {
    package init(_ answer: EditOpenTransaction.Answer, _ book: borrowing Book) {
        self.init()
        documentNumber = book.items[answer.item].number.text
        dueDate = .init(answer.dueDate)
        methodOfPayment = answer.payment.method.text
        paymentSpecification = answer.payment.specification.text
        mandate = answer.mandate.text
        (bankAccount, disputed) = (answer.payment.bankAccount.text, answer.isDisputed)
        discounts = answer.tiers.map { tier in
            Reskontra_V1_DiscountEdit.with {
                $0.until = .init(tier.until)
                if tier.fixedAmount != 0 {
                    $0.amount = .init(tier.fixedAmount, answer.currency)
                } else {
                    $0.percent = .init(Percent(tenThousandths: Int64(tier.tenThousandths)).decimal)
                }
            }
        }
    }
}

extension Reskontra_V1_CloseFiscalYearResponse {
    package init(_ answer: CloseFiscalYear.Answer, _ book: borrowing Book) {
        self.init()
        periods = answer.periods.map { .init($0) }
        balances = .init(answer.balances, book)
    }
}

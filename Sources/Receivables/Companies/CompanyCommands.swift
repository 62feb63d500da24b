/// Creates a company in state OPENING with monthly OPEN periods, its sequences and the default parameters.
///
/// Rejections: COMPANY_EXISTS, FIELD_INVALID (time zone, checked by the engine), TOO_MANY_ITEMS. Rules: HOUSE 6a (periods).
package struct CreateCompany: Command {
    package let code: Code
    package let name: String
    package let currency: Currency
    package let timeZone: String
    /// Calendar years; nil: the year of the business date.
    package let firstFiscalYear: Int?
    package let fiscalYears: Int
    /// None are made: `SetPeriod` adds them.
    package let withoutPeriods: Bool

    package static let fiscalYearsMax = 30

    package init(
        code: Code, name: String, currency: Currency, timeZone: String, firstFiscalYear: Int?, fiscalYears: Int,
        withoutPeriods: Bool = false
    ) {
        self.withoutPeriods = withoutPeriods
        self.code = code
        self.name = name
        self.currency = currency
        self.timeZone = timeZone
        self.firstFiscalYear = firstFiscalYear
        self.fiscalYears = fiscalYears
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CompanyView {
        if book.companies.find(code) != nil {
            throw Rejection(.companyExists, field: "company.code", "company \(code) exists", [.init("company", code.text)])
        }
        guard book.companies.count < Company.companiesMax else {
            throw Rejection(.tooManyItems, "a store has at most \(Company.companiesMax) companies")
        }
        let id = CompanyID(UInt32(book.companies.count) + 1)
        draft.add(
            .companyCreated(Company(id: id, code: code, name: name, currency: currency, timeZone: timeZone)), book)
        draft.add(.parametersSet(id, Parameters()), book)
        for (kind, prefix) in CreateCompany.prefixes {
            draft.add(.numberSequenceSet(id, kind, NumberSequence(prefix: prefix, digits: 6, next: 1)), book)
        }
        let firstYear = firstFiscalYear ?? now.today.parts.year
        for month in 0..<(withoutPeriods ? 0 : 12 * fiscalYears) {
            guard let from = CalendarDate(year: firstYear + month / 12, month: month % 12 + 1, day: 1) else { break }
            draft.add(.periodSet(id, Period(from: from, to: from.endOfMonth, status: .open)), book)
        }
        return CompanyView(id: id, code: code, name: name, currency: currency, timeZone: timeZone, isLive: false)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { 0 }

    private static let prefixes: [(SequenceKind, Code)] = [
        (.mandate, "MND-"), (.directDebitFile, "DD-"), (.interestNote, "IN-"), (.letter, "CL-"), (.oneTimeCustomer, "OT-"),
        (.packingSlip, "PS-"),
        (.adjustment, "ADJ-"), (.prepaymentInvoice, "PRE-"),
        (.customer, "C-"), (.invoice, "FTI-"), (.creditNote, "CN-"), (.payment, "PAY-"), (.voucher, "V-"),
    ]
}

/// A company as answers show it.
package struct CompanyView: Sendable {
    package let id: CompanyID
    package let code: Code
    package let name: String
    package let currency: Currency
    package let timeZone: String
    package let isLive: Bool

    init(id: CompanyID, code: Code, name: String, currency: Currency, timeZone: String, isLive: Bool) {
        self.id = id
        self.code = code
        self.name = name
        self.currency = currency
        self.timeZone = timeZone
        self.isLive = isLive
    }

    package init(_ id: CompanyID, _ book: borrowing Book) {
        let row = book.companies[id]
        let setup = book.companies.setup(id)
        self.init(
            id: id, code: row.code, name: setup.name, currency: row.currency, timeZone: setup.timeZone,
            isLive: row.isLive)
    }
}

/// Ends OPENING for ever: the opening import is closed.
package struct GoLive: Command {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CompanyView {
        guard !book.companies[id].isLive else {
            throw Rejection(.stateNotAllowed, "the company is LIVE already", [.init("state", "LIVE")])
        }
        draft.add(.companyWentLive(id), book)
        let view = CompanyView(id, book)
        return CompanyView(
            id: id, code: view.code, name: view.name, currency: view.currency, timeZone: view.timeZone, isLive: true)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Changes parameters; the translation has put the masked fields onto the current row.
///
/// Rejections in order: REFERENCE_UNKNOWN, PARAMETER_CONFLICT.
package struct SetParameters: Command {
    package let id: CompanyID
    package let parameters: Parameters

    package init(id: CompanyID, parameters: Parameters) {
        self.id = id
        self.parameters = parameters
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Parameters {
        let setup = book.companies.setup(id)
        if !parameters.defaultProfile.isEmpty, setup.profiles[parameters.defaultProfile] == nil {
            throw .unknown("posting profile", parameters.defaultProfile, field: "parameters.default_profile")
        }
        if !parameters.prepaymentProfile.isEmpty, setup.profiles[parameters.prepaymentProfile] == nil {
            throw .unknown(
                "posting profile", parameters.prepaymentProfile, field: "parameters.prepayment_profile")
        }
        for place in [BillPlace.bill, .collection, .discount, .protest] {
            let code = place.profile(parameters.bills)
            if !code.isEmpty, setup.profiles[code] == nil {
                throw .unknown("posting profile", code, field: "parameters.\(place.parameter)")
            }
        }
        if !parameters.defaultMethod.isEmpty, setup.methods[parameters.defaultMethod] == nil {
            throw .unknown("method of payment", parameters.defaultMethod, field: "parameters.default_method_of_payment")
        }
        if !parameters.itemTaxGroup.isEmpty, setup.itemTaxGroups[parameters.itemTaxGroup] == nil {
            throw .unknown("item tax group", parameters.itemTaxGroup, field: "parameters.item_tax_group")
        }
        let types = parameters.rateTypes
        try book.companies.checkRateType(types.ledger, of: id, field: "parameters.ledger_exchange_rate_type")
        try book.companies.checkRateType(types.receivables, of: id, field: "parameters.exchange_rate_type")
        try book.companies.checkRateType(types.credit, of: id, field: "parameters.credit_limit_rate_type")
        if !parameters.oneTimeTemplate.isEmpty, book.customers.find(id, parameters.oneTimeTemplate) == nil {
            throw .unknown("customer", parameters.oneTimeTemplate, field: "parameters.one_time_template")
        }
        if parameters.settlement.usesPriorityByItself,
            !parameters.automaticSettlement || !parameters.settlement.prioritizes
        {
            throw Rejection(
                .parameterConflict, field: "parameters.use_priority_for_automatic_settlement",
                "it needs automatic_settlement and prioritize_settlement")
        }
        draft.add(.parametersSet(id, parameters), book)
        return parameters
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Sets prefix, digits and next value. With the same prefix the next value never goes back.
package struct SetNumberSequence: Command {
    package let id: CompanyID
    package let kind: SequenceKind
    package let sequence: NumberSequence

    package init(id: CompanyID, kind: SequenceKind, sequence: NumberSequence) {
        self.id = id
        self.kind = kind
        self.sequence = sequence
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> (kind: SequenceKind, sequence: NumberSequence) {
        if let current = book.companies.setup(id).sequences[Int(kind.rawValue)], current.prefix == sequence.prefix,
            sequence.next < current.next
        {
            throw Rejection(
                .fieldInvalid, field: "sequence.next",
                "numbers below \(current.next) may be in use: next cannot go back", [.init("next", current.next)])
        }
        guard sequence.number(sequence.next) != nil else {
            throw Rejection(
                .fieldInvalid, field: "sequence.next",
                "\(sequence.next) does not fit \(sequence.digits) digits, or prefix and digits exceed 23 bytes")
        }
        if kind == .mandate || kind == .directDebitFile, let number = sequence.number(sequence.next),
            !SepaText.isIdentifier(number.text)
        {
            throw Rejection(
                .fieldInvalid, field: "sequence.prefix",
                "no bank takes '\(number)': letters, digits and + ? / - : ( ) . , ' only, no slash first, last or twice in a row")
        }
        draft.add(.numberSequenceSet(id, kind, sequence), book)
        return (kind, sequence)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

package struct ListCompanies: Query {
    package init() {}
    package var company: CompanyID? { nil }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [CompanyView] {
        var views: [CompanyView] = []
        for number in 0..<book.companies.count { views.append(CompanyView(CompanyID(UInt32(number + 1)), book)) }
        return views.sorted { $0.code < $1.code }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last: UInt64 = 0
        for number in 0..<book.companies.count {
            last = max(last, book.companies[CompanyID(UInt32(number + 1))].lastChange)
        }
        return last
    }
}

package struct ListPeriods: Query {
    package let id: CompanyID
    package init(id: CompanyID) { self.id = id }
    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Period] {
        book.companies.setup(id).periods
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Rejection {
    /// A request names a set-up row that is not there.
    package static func unknown(_ kind: String, _ code: Code, field: String) -> Rejection {
        Rejection(.referenceUnknown, field: field, "there is no \(kind) '\(code)'", [.init("code", code.text)])
    }
}

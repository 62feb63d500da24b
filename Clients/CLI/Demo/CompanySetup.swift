import ReskontraClient
import Schema
import SwiftProtobuf

/// Everything the wholesaler's company needs before the first basket: accounts, terms, methods, groups, profile.
///
/// No sales tax: the file has none. Due after 14 days at home, after 30 abroad.
struct CompanySetup: Sendable {
    let company: String
    let firstDay: DayNumber
    let countries: [String]

    static let receivables = "1200"
    static let sales = "4000"
    static let carriage = "4010"
    static let fees = "4020"
    /// Method of payment, its type and the account that it debits.
    static let methods: [(code: String, name: String, type: Reskontra_V1_PaymentType, account: String)] = [
        ("CASH", "Cash at a till", .cash, "1000"),
        ("CHECK", "Check", .check, "1010"),
        ("CARD", "Card", .creditCard, "1020"),
        ("ELEC", "Bank transfer", .electronic, "1030"),
    ]

    /// Postage has an account of its own, and so have corrections and fees by hand.
    static func revenueAccount(stockCode: String) -> String {
        switch stockCode {
        case "POST", "DOT", "C2", "C3": carriage
        case "M", "m", "D", "S", "B", "AMAZONFEE", "BANK CHARGES", "CRUK", "PADS": fees
        default: sales
        }
    }

    /// One request of the set-up. `name` makes its key.
    struct Row: Sendable {
        let method: Schema.Method
        let name: String
        let bytes: [UInt8]
    }

    func rows() throws -> [Row] {
        var rows: [Row] = []
        func add(_ method: Schema.Method, _ name: String, _ message: some Message) throws {
            rows.append(Row(method: method, name: name, bytes: try message.serializedBytes()))
        }
        try add(
            .createCompany, "company",
            Reskontra_V1_CreateCompanyRequest.with {
                $0.company.code = company
                $0.company.name = "Online Retail Ltd"
                $0.company.accountingCurrency = PlayRequests.currency
                $0.company.timeZone = "Europe/London"
                $0.firstFiscalYear = Int32(firstDay.civil.year)
            })
        for (number, name) in accounts {
            try add(
                .setMainAccount, "account \(number)",
                Reskontra_V1_SetMainAccountRequest.with {
                    $0.account.number = number
                    $0.account.name = name
                })
        }
        for (type, number) in Self.automaticAccounts {
            try add(
                .setAutomaticAccount, "automatic \(type.rawValue)",
                Reskontra_V1_SetAutomaticAccountRequest.with {
                    $0.company = company
                    $0.account.postingType = type
                    $0.account.mainAccount = number
                })
        }
        for days in [14, 30] {
            try add(
                .setTermsOfPayment, "terms \(days)",
                Reskontra_V1_SetTermsOfPaymentRequest.with {
                    $0.company = company
                    $0.terms.code = "N\(days)"
                    $0.terms.description_p = "Net \(days) days"
                    $0.terms.method = .net
                    $0.terms.days = UInt32(days)
                })
        }
        for method in Self.methods {
            try add(
                .setMethodOfPayment, "method \(method.code)",
                Reskontra_V1_SetMethodOfPaymentRequest.with {
                    $0.company = company
                    $0.method.code = method.code
                    $0.method.description_p = method.name
                    $0.method.type = method.type
                    $0.method.mainAccount = method.account
                })
        }
        for country in countries {
            try add(
                .setCustomerGroup, "group \(country)",
                Reskontra_V1_SetCustomerGroupRequest.with {
                    $0.company = company
                    $0.group.code = country
                    $0.group.description_p = "Customers in \(country)"
                    $0.group.termsOfPayment = country == Country.home ? "N14" : "N30"
                })
        }
        try add(
            .setPostingProfile, "profile",
            Reskontra_V1_SetPostingProfileRequest.with {
                $0.company = company
                $0.profile.code = "GEN"
                $0.profile.description_p = "All customers"
            })
        try add(
            .setPostingProfileLine, "profile line",
            Reskontra_V1_SetPostingProfileLineRequest.with {
                $0.company = company
                $0.profile = "GEN"
                $0.line.accountCode = .all
                $0.line.summaryAccount = Self.receivables
            })
        try add(
            .setParameters, "parameters",
            Reskontra_V1_SetParametersRequest.with {
                $0.company = company
                $0.parameters.defaultProfile = "GEN"
                $0.parameters.creditLimitType = .balanceAll
                $0.parameters.overLimitPosCheck = .decline
                $0.parameters.defaultMethodOfPayment = "ELEC"
                $0.parameters.captureRevenueAccount = Self.sales
                $0.updateMask = [
                    "default_profile", "credit_limit_type", "over_limit_pos_check",
                    "default_method_of_payment",
                    "capture_revenue_account",
                ]
            })
        try add(.goLive, "live", Reskontra_V1_GoLiveRequest.with { $0.company = company })
        return rows
    }

    func customer(_ planned: Plan.PlannedCustomer) -> Reskontra_V1_Customer {
        let code = Country.code(of: planned.country)
        return .with {
            $0.number = planned.number
            $0.group = code
            $0.country = code == "XX" ? "" : code
            if let limit = planned.limit {
                $0.name = "Customer \(planned.number.dropFirst(2)), \(planned.country)"
                $0.creditLimit = PlayRequests.money(limit)
            } else {
                $0.name = "Cash sales, \(planned.country)"
                $0.oneTime = true
                $0.excludeFromCreditManagement = true
                $0.methodOfPayment = "CASH"
            }
        }
    }

    private var accounts: [(String, String)] {
        [
            (Self.receivables, "Trade receivables"), (Self.sales, "Sales of goods"),
            (Self.carriage, "Postage and carriage charged"), (Self.fees, "Fees and corrections"),
            ("1090", "Payments in transit"), ("7900", "Rounding and penny differences"),
            ("7910", "Exchange gains"), ("7920", "Exchange losses"), ("7930", "Cash discounts"),
        ] + Self.methods.map { ($0.account, $0.name) }
    }

    private static let automaticAccounts: [(Reskontra_V1_PostingType, String)] = [
        (.bank, "1030"), (.bridging, "1090"), (.cardClearing, "1020"), (.cashDiscount, "7930"),
        (.cashDiscountDifference, "7930"), (.pennyDifference, "7900"), (.rounding, "7900"),
        (.realizedGain, "7910"),
        (.realizedLoss, "7920"),
    ]
}

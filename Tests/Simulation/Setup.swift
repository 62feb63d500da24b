import ReskontraClient
import Schema
import SwiftProtobuf

/// Companies, accounts, rates and customers of a world, as requests in their order.
struct Setup {
    struct Row {
        let method: Schema.Method
        let company: String
        let bytes: [UInt8]
    }

    private(set) var rows: [Row] = []

    init(_ workload: Workload, customers: Int, _ dice: inout Dice) {
        for (number, name) in [
            ("1200", "Receivables"), ("4000", "Sales"), ("1000", "Till"), ("1030", "Bank"),
            ("1090", "In transit"),
            ("7900", "Rounding"), ("7910", "Gains"), ("7920", "Losses"), ("7930", "Discounts"),
        ] {
            add(
                .setMainAccount, "",
                Reskontra_V1_SetMainAccountRequest.with {
                    $0.account.number = number
                    $0.account.name = name
                })
        }
        for company in workload.companies { addCompany(company, workload, customers, &dice) }
    }

    private mutating func add(_ method: Schema.Method, _ company: String, _ message: some Message) {
        rows.append(Row(method: method, company: company, bytes: Workload.bytes(message)))
    }

    private mutating func addCompany(
        _ company: (code: String, currency: String, zone: String), _ workload: Workload, _ customers: Int,
        _ dice: inout Dice
    ) {
        let code = company.code
        add(
            .createCompany, code,
            Reskontra_V1_CreateCompanyRequest.with {
                $0.company.code = code
                $0.company.name = "Shop"
                $0.company.accountingCurrency = company.currency
                $0.company.timeZone = company.zone
                $0.firstFiscalYear = 2020
                $0.fiscalYears = 30
            })
        let automatic: [(Reskontra_V1_PostingType, String)] = [
            (.bank, "1030"), (.bridging, "1090"), (.cardClearing, "1090"), (.cashDiscount, "7930"),
            (.cashDiscountDifference, "7930"), (.pennyDifference, "7900"), (.rounding, "7900"),
            (.realizedGain, "7910"),
            (.realizedLoss, "7920"),
        ]
        for (type, number) in automatic {
            add(
                .setAutomaticAccount, code,
                Reskontra_V1_SetAutomaticAccountRequest.with {
                    $0.company = code
                    $0.account.postingType = type
                    $0.account.mainAccount = number
                })
        }
        add(
            .setTermsOfPayment, code,
            Reskontra_V1_SetTermsOfPaymentRequest.with {
                $0.company = code
                $0.terms.code = "N14"
                $0.terms.method = .net
                $0.terms.days = 14
            })
        for (method, type, account) in [
            ("CASH", Reskontra_V1_PaymentType.cash, "1000"), ("ELEC", .electronic, "1030"),
        ] {
            add(
                .setMethodOfPayment, code,
                Reskontra_V1_SetMethodOfPaymentRequest.with {
                    $0.company = code
                    $0.method.code = method
                    $0.method.type = type
                    $0.method.mainAccount = account
                })
        }
        add(
            .setCustomerGroup, code,
            Reskontra_V1_SetCustomerGroupRequest.with {
                $0.company = code
                $0.group.code = "ALL"
                $0.group.termsOfPayment = "N14"
            })
        add(
            .setPostingProfile, code,
            Reskontra_V1_SetPostingProfileRequest.with {
                $0.company = code
                $0.profile.code = "GEN"
            })
        add(
            .setPostingProfileLine, code,
            Reskontra_V1_SetPostingProfileLineRequest.with {
                $0.company = code
                $0.profile = "GEN"
                $0.line.accountCode = .all
                $0.line.summaryAccount = "1200"
            })
        add(
            .setParameters, code,
            Reskontra_V1_SetParametersRequest.with {
                $0.company = code
                $0.parameters.defaultProfile = "GEN"
                $0.parameters.creditLimitType = .balanceAll
                $0.parameters.overLimitPosCheck = .decline
                $0.parameters.defaultMethodOfPayment = "ELEC"
                $0.parameters.captureRevenueAccount = "4000"
                $0.updateMask = [
                    "default_profile", "credit_limit_type", "over_limit_pos_check",
                    "default_method_of_payment",
                    "capture_revenue_account",
                ]
            })
        for from in Workload.currencies {
            for to in Workload.currencies where from != to {
                add(
                    .setExchangeRate, code,
                    Reskontra_V1_SetExchangeRateRequest.with {
                        $0.company = code
                        $0.rate.from = from
                        $0.rate.to = to
                        $0.rate.rate = Self.rate(from, to)
                        $0.rate.validFrom = .with {
                            $0.year = 2020
                            $0.month = 1
                            $0.day = 1
                        }
                    })
            }
        }
        add(.goLive, code, Reskontra_V1_GoLiveRequest.with { $0.company = code })
        for number in 1...customers { addCustomer(number, company, workload, &dice) }
    }

    /// Crooked on purpose, so that rounding happens.
    private static func rate(_ from: String, _ to: String) -> Reskontra_V1_Decimal {
        let perPound: [String: Int64] = [
            "GBP": 1_000_000, "EUR": 1_173_907, "JPY": 193_411_003, "KWD": 407_713,
        ]
        return .with {
            $0.unscaled = (perPound[to] ?? 1) * 1_000_000 / (perPound[from] ?? 1)
            $0.scale = 6
        }
    }

    private mutating func addCustomer(
        _ number: Int, _ company: (code: String, currency: String, zone: String), _ workload: Workload,
        _ dice: inout Dice
    ) {
        let isForeign = dice.percent(15)
        let currency = isForeign ? dice.pick(Workload.currencies) : company.currency
        let minor: Int64 = currency == "JPY" ? 1 : 100
        // Some share a pool: whoever owes is the customer before.
        let owner =
            number > 1 && dice.percent(25) ? workload.customers.last { $0.company == company.code } : nil
        let customer = Workload.Customer(
            company: company.code, number: "\(company.code)\(number)",
            account: owner?.account ?? "\(company.code)\(number)",
            currency: owner?.currency ?? currency,
            limit: owner?.limit ?? Int64(dice.pick([0, 20, 100, 1_000])) * minor)
        workload.add(customer)
        add(
            .createCustomer, company.code,
            Reskontra_V1_CreateCustomerRequest.with {
                $0.company = company.code
                $0.customer.number = customer.number
                $0.customer.name = "Customer \(number)"
                $0.customer.group = "ALL"
                $0.customer.currency = customer.currency
                if owner != nil {
                    $0.customer.invoiceAccount = customer.account
                } else {
                    $0.customer.creditLimit = Workload.money(customer.limit, customer.currency)
                }
            })
    }
}

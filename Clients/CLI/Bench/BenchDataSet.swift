import Schema

/// The set-up, customers and open items that the bench runs on: figures that decline nobody.
struct BenchDataSet {
    /// 10 billion EUR: however long a run posts, nobody reaches it.
    private static let creditLimitCents: Int64 = 1_000_000_000_000
    private static let itemCents: Int64 = 5_000
    private static let pageItems = 1_000
    private static let receivableAccount = "1200"
    private static let bankAccount = "1000"
    private static let openingAccount = "9000"
    private static let differenceAccount = "6900"
    private static let profile = "GEN"
    private static let group = "ALL"
    private static let terms = "N30"

    let company: String
    let customers: Int
    let items: Int

    /// Calendar years from the one before the business date on: the open items are of the year before.
    func createCompany(year: Int32) -> Reskontra_V1_CreateCompanyRequest {
        .with {
            $0.company.code = company
            $0.company.name = "Bench"
            $0.company.accountingCurrency = "EUR"
            $0.company.timeZone = "Europe/Berlin"
            $0.firstFiscalYear = year - 1
            $0.fiscalYears = 4
        }
    }

    func mainAccounts() -> [Reskontra_V1_SetMainAccountRequest] {
        [
            (Self.bankAccount, "Bank"), (Self.receivableAccount, "Receivables"),
            (BenchRequest.revenueAccount, "Revenue"), (Self.differenceAccount, "Differences"),
            (Self.openingAccount, "Opening balances"),
        ].map { number, name in
            .with {
                $0.account.number = number
                $0.account.name = name
            }
        }
    }

    func automaticAccounts() -> [Reskontra_V1_SetAutomaticAccountRequest] {
        let accounts: [(Reskontra_V1_PostingType, String)] = [
            (.opening, Self.openingAccount), (.rounding, Self.differenceAccount),
            (.pennyDifference, Self.differenceAccount),
        ]
        return accounts.map { type, account in
            .with {
                $0.company = company
                $0.account.postingType = type
                $0.account.mainAccount = account
            }
        }
    }

    /// Nine digits: a long run posts more than the six of a new company hold.
    func numberSequences() -> [Reskontra_V1_SetNumberSequenceRequest] {
        let sequences: [(Reskontra_V1_SequenceKind, String)] = [
            (.invoice, "I"), (.creditNote, "C"), (.payment, "P"), (.voucher, "V"),
        ]
        return sequences.map { kind, prefix in
            .with {
                $0.company = company
                $0.sequence.kind = kind
                $0.sequence.prefix = prefix
                $0.sequence.digits = 9
                $0.sequence.next = 1
            }
        }
    }

    var termsOfPayment: Reskontra_V1_SetTermsOfPaymentRequest {
        .with {
            $0.company = company
            $0.terms.code = Self.terms
            $0.terms.method = .net
            $0.terms.days = 30
        }
    }

    var methodOfPayment: Reskontra_V1_SetMethodOfPaymentRequest {
        .with {
            $0.company = company
            $0.method.code = BenchRequest.methodOfPayment
            $0.method.type = .electronic
            $0.method.mainAccount = Self.bankAccount
        }
    }

    var customerGroup: Reskontra_V1_SetCustomerGroupRequest {
        .with {
            $0.company = company
            $0.group.code = Self.group
            $0.group.termsOfPayment = Self.terms
        }
    }

    var postingProfile: Reskontra_V1_SetPostingProfileRequest {
        .with {
            $0.company = company
            $0.profile.code = Self.profile
        }
    }

    var postingProfileLine: Reskontra_V1_SetPostingProfileLineRequest {
        .with {
            $0.company = company
            $0.profile = Self.profile
            $0.line.accountCode = .all
            $0.line.summaryAccount = Self.receivableAccount
            $0.rowMode = .create
        }
    }

    var parameters: Reskontra_V1_SetParametersRequest {
        .with {
            $0.company = company
            $0.parameters.defaultProfile = Self.profile
            $0.parameters.captureRevenueAccount = BenchRequest.revenueAccount
            $0.parameters.defaultMethodOfPayment = BenchRequest.methodOfPayment
            $0.updateMask = ["default_profile", "capture_revenue_account", "default_method_of_payment"]
        }
    }

    // MARK: Pages

    var customerPages: [Range<Int>] { Self.pages(of: customers) }
    var itemPages: [Range<Int>] { Self.pages(of: items) }

    private static func pages(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: pageItems).map { $0..<min(count, $0 + pageItems) }
    }

    func createCustomers(_ page: Range<Int>) -> Reskontra_V1_BatchCreateCustomersRequest {
        .with {
            $0.company = company
            $0.batchMode = .atomic
            $0.items = page.map { index in
                .with {
                    $0.customer.number = BenchRequest.customerNumber(index + 1)
                    $0.customer.name = "Customer \(index + 1)"
                    $0.customer.group = Self.group
                    $0.customer.currency = "EUR"
                    $0.customer.creditLimit.currency = "EUR"
                    $0.customer.creditLimit.minor = Self.creditLimitCents
                    $0.customer.methodOfPayment = BenchRequest.methodOfPayment
                    $0.customer.country = "DE"
                }
            }
        }
    }

    /// Items go round the customers, so that a customer's items lie far apart as in a grown ledger.
    func importItems(_ page: Range<Int>, year: Int32) -> Reskontra_V1_ImportOpeningRequest {
        .with {
            $0.company = company
            $0.items = page.map { index in
                let month = Int32(index / customers % 12), day = Int32(index % 28) + 1
                return .with {
                    $0.customerNumber = BenchRequest.customerNumber(index % customers + 1)
                    $0.kind = .invoice
                    $0.number = "OP-\(index + 1)"
                    $0.documentDate = Self.date(year - 1, month + 1, day)
                    $0.dueDate = month < 11 ? Self.date(year - 1, month + 2, day) : Self.date(year, 1, day)
                    $0.open.currency = "EUR"
                    $0.open.minor = Self.itemCents
                }
            }
        }
    }

    private static func date(_ year: Int32, _ month: Int32, _ day: Int32) -> Reskontra_V1_Date {
        .with {
            $0.year = year
            $0.month = month
            $0.day = day
        }
    }
}

/// A bank account of the company, found by the main account its postings are on.
package struct PaymentBank: Equatable, Sendable, Codable {
    package let code: Code
    package let name: String
    package let mainAccount: AccountID
    /// Bank group, for payment fees; empty: none.
    package let group: Code
    package let iban: String
    package let bic: Code
    /// Journal of payments that bounced; a name only.
    package let nsfJournal: Code
    /// What a bounced payment costs the customer; nil: nothing (credit:NS-3).
    package let nsfFee: NSFFee?

    package init(
        code: Code, name: String, mainAccount: AccountID, group: Code, iban: String, bic: Code, nsfJournal: Code,
        nsfFee: NSFFee?
    ) {
        self.code = code
        self.name = name
        self.mainAccount = mainAccount
        self.group = group
        self.iban = iban
        self.bic = bic
        self.nsfJournal = nsfJournal
        self.nsfFee = nsfFee
    }

    package struct NSFFee: Equatable, Sendable, Codable {
        package let basis: FeeBasis
        /// Of a fee by amount; a percentage is of the payment, in its currency.
        package let currency: Currency
        /// None: the automatic account FEE_REVENUE.
        package let account: AccountID
        /// Empty: no tax.
        package let itemTaxGroup: Code
        /// Empty: the customer's.
        package let salesTaxGroup: Code

        package init(
            basis: FeeBasis, currency: Currency, account: AccountID, itemTaxGroup: Code, salesTaxGroup: Code
        ) {
            self.basis = basis
            self.currency = currency
            self.account = account
            self.itemTaxGroup = itemTaxGroup
            self.salesTaxGroup = salesTaxGroup
        }
    }
}

/// Creates or replaces a bank account of the company.
///
/// Rejections in order: REFERENCE_UNKNOWN, DUPLICATE_KEY (another bank account has the main account), FIELD_INVALID.
package struct SetPaymentBank: Command {
    package let id: CompanyID
    package let account: PaymentBank
    package let mainAccount: Code
    /// Empty: the automatic account.
    package let feeAccount: Code

    package init(id: CompanyID, account: PaymentBank, mainAccount: Code, feeAccount: Code) {
        self.id = id
        self.account = account
        self.mainAccount = mainAccount
        self.feeAccount = feeAccount
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentBank {
        let main = try book.companies.account(named: mainAccount, field: "bank_account.main_account")
        let setup = book.companies.setup(id)
        let other = setup.bankAccounts.values.map(\.self).filter { $0.mainAccount == main && $0.code != account.code }
            .map(\.code.text).min()
        if let other {
            throw Rejection(
                .duplicateKey, field: "bank_account.main_account", "bank account \(other) is kept on \(mainAccount) already",
                [.init("bank_account", other)])
        }
        var fee = account.nsfFee
        if let given = account.nsfFee {
            guard given.basis.isValid else { throw .badBasis(field: "bank_account.nsf_fee") }
            if !given.itemTaxGroup.isEmpty, setup.itemTaxGroups[given.itemTaxGroup] == nil {
                throw .unknown("item tax group", given.itemTaxGroup, field: "bank_account.nsf_fee.item_tax_group")
            }
            if !given.salesTaxGroup.isEmpty, setup.salesTaxGroups[given.salesTaxGroup] == nil {
                throw .unknown("sales tax group", given.salesTaxGroup, field: "bank_account.nsf_fee.sales_tax_group")
            }
            let revenue =
                feeAccount.isEmpty
                ? AccountID.none
                : try book.companies.account(named: feeAccount, field: "bank_account.nsf_fee.main_account")
            fee = PaymentBank.NSFFee(
                basis: given.basis, currency: given.currency, account: revenue, itemTaxGroup: given.itemTaxGroup,
                salesTaxGroup: given.salesTaxGroup)
        }
        let row = PaymentBank(
            code: account.code, name: account.name, mainAccount: main, group: account.group, iban: account.iban,
            bic: account.bic, nsfJournal: account.nsfJournal, nsfFee: fee)
        draft.add(.paymentBankSet(id, row), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension Companies {
    /// The bank account kept on a main account; nil: it is none of a bank.
    package func bankAccount(_ company: CompanyID, on account: AccountID) -> PaymentBank? {
        setups[Int(company.number) - 1].bankAccounts.values.first { $0.mainAccount == account }
    }
}

extension Rejection {
    static func badBasis(field: String) -> Rejection {
        Rejection(
            .fieldInvalid, field: field,
            "a fee is not below 0, and tiers begin at different places, in order, at least one")
    }
}

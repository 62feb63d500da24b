/// Turns a document into the fact that it was posted. Pure: capture, batches and single postings share it.
extension InvoiceDraft {
    /// Which rules differ between the callers of `posted`.
    struct Purpose {
        var kind: ItemKind
        /// Reservation that is turned into this invoice; none: the credit limit is looked at (credit:AU-2).
        var authorization: AuthorizationID = .none
        /// A capture by amount only: its gross amount is the line's, without tax.
        var taxFree = false
        /// Path of the document in the request.
        var path = "document"
        /// A draft is looked at, not posted: its total may be below zero.
        var allowsNegative = false
        /// Keeps every distribution.
        var collects = false
        /// Whatever schedule there is: a card pays all of it.
        var inOnePayment = false
        /// Where no mandate is stated, the only active one is taken (setup:FT-16).
        var choosesMandate = false
        /// A line of nothing has an entry of nothing (setup:SI-10).
        var postsZero = false
        /// It and its lines have their customers' dimensions already.
        var hasAllDimensions = false
        /// As an order has it: whether it can be collected under is asked when it is.
        var keepsMandate = false

        /// Built only when something is refused.
        func field(_ name: String) -> String { path + "." + name }
        func field(line: Int, _ name: String) -> String { "\(path).lines[\(line)].\(name)" }
    }

    /// Checks in the order of setup:FT-7 and works out lines, taxes, accounts, conversion and number.
    func posted(
        _ purpose: Purpose, in company: CompanyID, _ book: borrowing Book, at now: Moment,
        _ draft: borrowing Draft
    ) throws(Rejection) -> ItemPosted {
        let ordering = try book.customer(company, customer, field: purpose.field("customer_number"))
        let account = book.customers[ordering].invoiceAccount
        if lines.isEmpty { throw .nothingToPost(field: purpose.field("lines")) }
        if lines.count > InvoiceDraft.linesMax {
            throw .tooMany(lines.count, max: InvoiceDraft.linesMax, field: purpose.field("lines"))
        }
        try checkOriginal(of: account, purpose, in: company, book, draft)
        if !number.isEmpty, draft.find(company, .documents, number, book) != nil {
            throw .numberTaken(number, field: purpose.field("invoice_number"))
        }
        try checkCustomer(ordering, purpose, book)

        let basis = try basis(ordering, account, purpose, in: company, book, at: now)
        let dates = try dates(basis, purpose, book)
        var document = Document()
        var built = try legs(basis, purpose, book, &document)
        try checkStatedTaxes(built.taxAdjusted, basis, book, field: purpose.field("stated_taxes"))
        let accountingTotal = try balance(basis, &built.legs, purpose, book)
        document.overLimit = try isOverLimit(basis, built.total, purpose, book, at: now, draft)
        try book.checkRoom(
            account, basis.currency, purpose.kind == .creditNote ? .creditNotes : .invoices, adding: built.total, pending: draft.exposure(account, basis.currency),
            field: purpose.field("lines"))

        let isCredit = purpose.kind == .creditNote
        let (number, taken) = try draft.documentNumber(
            number, isCredit ? .creditNote : .invoice, .documents, company, book,
            field: purpose.field("invoice_number"))
        let voucher = try draft.number(.voucher, company, book)
        let entry = JournalEntry(
            company: company, voucher: voucher.number, date: basis.date, currency: basis.currency,
            legs: built.legs)
        try book.checkPosting(entry, field: purpose.field("lines"))

        document.text = text
        document.reference = reference
        document.terms = dates.terms
        document.schedule = try schedule(basis, dates.terms, purpose, book)
        document.originalInvoice = originalInvoice
        document.reason = reason
        document.orderingCustomer = ordering
        document.classification = classification
        document.salesOrder = salesOrder
        document.mandate = try mandate(ordering, purpose, book)
        // Of an order it was asked for with the order.
        if !purpose.keepsMandate {
            try book.checkPlace(deliveryAddress, of: ordering, field: purpose.field("delivery_address"))
        }
        document.deliveryAddress = deliveryAddress
        document.listCode = euKind(ordering, document, purpose, in: company, book, draft)
        let tiers = try tiers(basis, dates.document, purpose, book, draft)
        try keepDistributions(built, tiers, basis, purpose, book, &document)
        let sign: Int64 = isCredit ? -1 : 1
        var fact = ItemPosted(
            id: draft.nextItem, company: company, party: book.customers.details[account.number].row.party,
            customer: account, kind: purpose.kind, number: number, voucher: voucher.number,
            documentDate: dates.document, postingDate: basis.date, dueDate: dates.due,
            currency: basis.currency,
            amount: sign * built.total, open: sign * built.total, rate: basis.rate,
            accountingAmount: accountingTotal, accountingOpen: accountingTotal, tax: sign * built.tax,
            tiers: tiers, dimension: built.dimension, profile: basis.profile,
            receivableAccount: basis.profileLine.summaryAccount,
            writeOffAccount: basis.profileLine.writeOffAccount, authorization: purpose.authorization,
            unauthorizedExposure: purpose.kind == .invoice && purpose.authorization.isNone, entry: entry,
            document: document, numberTaken: taken, voucherNext: voucher.taken.next)
        fact.interestShares = built.interestShares
        return fact
    }

    // MARK: Checks

    /// The invoice a document refers to must be one of the same account, and a reason goes with it (setup:FT-13).
    private func checkOriginal(
        of account: CustomerID, _ purpose: Purpose, in company: CompanyID, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) {
        guard !originalInvoice.isEmpty else { return }
        guard let id = draft.find(company, .documents, originalInvoice, book),
            let item = draft.item(id, book),
            item.kind == .invoice, item.customer == account
        else {
            throw .noSuchReference(
                "original_invoice", originalInvoice, field: purpose.field("original_invoice"))
        }
        if reason.isEmpty { throw .required(purpose.field("reason"), "an original invoice needs a reason") }
    }

    private func mandate(_ ordering: CustomerID, _ purpose: Purpose, _ book: borrowing Book) throws(Rejection) -> Code {
        guard purpose.kind == .invoice, !purpose.keepsMandate, purpose.choosesMandate || !mandate.isEmpty
        else { return mandate }
        return try headerMandate(of: ordering, book, field: purpose.field("mandate"))
    }

    /// Only what no national tax is on belongs on the EU sales list; a credit note lowers what its invoice was reported
    /// as, whatever the customer is today (setup:PC-11).
    private func euKind(
        _ ordering: CustomerID, _ document: Document, _ purpose: Purpose, in company: CompanyID, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) -> ListCode {
        guard document.taxes.allSatisfy({ $0.tax == 0 }) else { return .notIncluded }
        if let listCode { return listCode }
        guard purpose.kind == .creditNote, !originalInvoice.isEmpty,
            let id = draft.find(company, .documents, originalInvoice, book)
        else { return book.sales.trade(of: ordering).listCode }
        if let fact = draft.fact(of: id) { return fact.document.listCode }
        return book.sales.eu.kind(of: book.items.instalments(of: id)?.first ?? id)
    }

    /// Of the document's cash discount; an invoice without one has its account's.
    private func tiers(
        _ basis: PostingBasis, _ document: CalendarDate, _ purpose: Purpose, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [DiscountTier] {
        let own = try ownTiers(basis, document, isInvoice: purpose.kind == .invoice, path: purpose.path, book)
        guard own.isEmpty, cashDiscount.isEmpty else { return own }
        guard purpose.kind == .creditNote, !originalInvoice.isEmpty,
            let id = draft.find(basis.company, .documents, originalInvoice, book), book.items.contains(id),
            book.items[id].hasTiers, book.items[id].currency == basis.currency
        else { return [] }
        return (book.items.tiers[id] ?? []).filter { $0.fixedAmount == 0 }
    }

    /// Of the document's cash discount, an invoice's else of its account's.
    func ownTiers(
        _ basis: PostingBasis, _ document: CalendarDate, isInvoice: Bool = true, path: @autoclosure () -> String,
        _ book: borrowing Book
    ) throws(Rejection) -> [DiscountTier] {
        var code = cashDiscount
        if code.isEmpty, isInvoice { code = book.sales.trade(of: basis.account).cashDiscount }
        if code.isEmpty { return [] }
        return try book.discountTiers(
            code, in: basis.company, from: document, basis.currency, field: path() + ".cash_discount")
    }

    /// Dimensions and distribution of the discount as settlement will use them (setup:FT-9).
    private func keepDistributions(
        _ built: Built, _ tiers: [DiscountTier], _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book,
        _ document: inout Document
    ) throws(Rejection) {
        document.dimensions = built.shared
        guard !tiers.isEmpty, built.keepsDiscount else { return }
        let amount = discountShares.isEmpty ? 0 : discount(
            tiers, total: built.total, tax: built.tax, document.taxes, in: basis.company, book)
        document.discountShares = discountShares
        document.discountParts = try discountParts(
            of: amount, built.discount, basis.currency, built.shared, book, field: purpose.field("discount_shares"))
    }

    /// A closed customer gets no more invoices, but what is open can still be credited and paid (setup:CU-8).
    private func checkCustomer(_ ordering: CustomerID, _ purpose: Purpose, _ book: borrowing Book)
        throws(Rejection)
    {
        let isInvoice = purpose.kind == .invoice
        let account = book.customers[ordering].invoiceAccount
        if isInvoice, book.customers[ordering].flags.union(book.customers[account].flags).contains(.closed) {
            throw .closedCustomer(customer, field: purpose.field("customer_number"))
        }
        let hold = book.hold(on: ordering)
        let isStopped =
            switch hold {
            case .none: false
            case .invoice: isInvoice
            case .all: true
            }
        if isStopped { throw .blockedCustomer(customer, hold, field: purpose.field("customer_number")) }
    }

    private func basis(
        _ ordering: CustomerID, _ account: CustomerID, _ purpose: Purpose, in company: CompanyID,
        _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> PostingBasis {
        let date = postingDate ?? now.today
        try book.companies.checkPeriod(company, date, by: now, field: purpose.field("posting_date"))
        let (profile, line) = try book.profile(
            profile, for: account, in: company, field: purpose.field("posting_profile"))
        let currency = currency ?? book.customers[ordering].currency
        let rate = try book.rate(
            rate, from: currency, in: company, on: date, of: account, field: purpose.field("exchange_rate"))
        return PostingBasis(
            company: company, ordering: ordering, account: account, date: date, profile: profile,
            profileLine: line, currency: currency, accountingCurrency: book.companies[company].currency,
            rate: rate)
    }

    /// Document date, due date and the terms it follows from (payments:TP-1).
    func dates(
        _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> (document: CalendarDate, due: CalendarDate, terms: Code) {
        let document = documentDate ?? basis.date
        var code = terms
        if code.isEmpty { code = book.customers.details[basis.account.number].row.terms }
        guard !code.isEmpty else { return (document, dueDate ?? document, .empty) }
        guard let byTerms = book.companies.dueDate(basis.company, by: code, from: document) else {
            throw .noSuchReference("terms_of_payment", code, field: purpose.field("terms_of_payment"))
        }
        let due = dueDate ?? byTerms
        if due > .last {
            throw Rejection(
                .dateInvalid, field: purpose.field("due_date"),
                "terms \(code) make it due on \(due), after \(CalendarDate.last)",
                [.init("due_date", due), .init("latest", CalendarDate.last)])
        }
        return (document, due, code)
    }

    /// The document's, else the invoice account's, else that of the terms (payments:TP-4).
    private func schedule(
        _ basis: PostingBasis, _ terms: Code, _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> Code {
        let setup = Int(basis.company.number) - 1
        if schedule.isEmpty, book.companies.setups[setup].schedules.isEmpty { return .empty }
        guard purpose.kind == .invoice, !purpose.inOnePayment else { return .empty }
        var code = schedule
        if code.isEmpty { code = book.customers.details[basis.account.number].row.schedule }
        if code.isEmpty, !terms.isEmpty { code = book.companies.setups[setup].terms[terms]?.schedule ?? .empty }
        if !code.isEmpty, book.companies.setups[setup].schedules[code] == nil {
            throw .noSuchReference("payment_schedule", code, field: purpose.field("payment_schedule"))
        }
        return code
    }

    // MARK: Lines and taxes

    struct Built {
        /// Revenue and tax in the entry's currency; accounting amounts follow.
        var legs: [Leg] = []
        var total: Int64 = 0
        var tax: Int64 = 0
        /// What stated taxes differ from the calculated.
        var taxAdjusted: Int64 = 0
        /// What charges add to the total.
        var charges: Int64 = 0
        var rows: [DistributionRow] = []
        /// Of all lines, when they have one.
        var dimension: Code = .empty
        /// By which codes the lines bear interest.
        var interestShares: [InterestShare] = []
        /// Dimensions of the document and its customer.
        var shared = Dimensions.none
        /// Where its cash discount goes is worth keeping.
        var keepsDiscount = false
        var discount = DiscountWeights()
    }

    func legs(
        _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book, _ document: inout Document
    ) throws(Rejection) -> Built {
        let side: Int64 = purpose.kind == .creditNote ? 1 : -1
        var built = Built()
        // Room for the receivable, a tax and a rounding leg as well.
        built.legs.reserveCapacity(lines.count + 3)
        document.lines.reserveCapacity(lines.count)
        built.legs.append(Leg(basis.profileLine.summaryAccount, .receivable, 0, accounting: 0))
        var taxes = DocumentTaxes(book.companies[basis.company].parameters.taxRounding)
        var gross: Int64 = 0
        built.shared = sharedDimensions(basis, purpose, book)
        built.keepsDiscount = keepsDiscount(built.shared, basis, purpose, book)
        for index in lines.indices {
            let account = try mainAccount(of: index, basis, purpose, book)
            let amount = try amount(of: index, basis.currency, purpose)
            gross += Int64(amount.magnitude)
            guard gross <= Money.minorMax else { throw .outOfRange(field: purpose.field("lines")) }
            built.total += amount
            let groups = try taxGroups(of: index, account, basis, purpose, book)
            let parts = try parts(of: index, account, amount, built.shared, basis, purpose, book)
            if built.keepsDiscount { built.discount.add(lines[index], amount, parts, built.shared) }
            if let sales = groups.sales, let item = groups.item {
                taxes.add(
                    base: amount, dimension: lines[index].dimension, owner: .init(line: UInt32(index) + 1, charge: .empty),
                    parts: parts, sales: sales, item: item,
                    book.companies.setups[Int(basis.company.number) - 1])
            }
            document.lines.append(
                DocumentLine(
                    account: account, description: lines[index].description, quantity: lines[index].quantity,
                    unitPrice: lines[index].unitPrice, amount: amount,
                    itemTaxGroup: groups.item?.code ?? .empty,
                    salesTaxGroup: groups.sales?.code ?? .empty, itemNumber: lines[index].itemNumber,
                    dimension: lines[index].dimension, details: lines[index].details))
            let interestCode = try interestCode(of: index, in: basis.company, purpose, book)
            if !interestCode.isEmpty { document.lines[index].details.interestCode = interestCode }
            let dimension = parts.count == 1 ? parts[0].key : parts.isEmpty ? lines[index].dimension : .empty
            if index == 0 { built.dimension = dimension }
            if dimension != built.dimension { built.dimension = .empty }
            let isMerging = basis.currency == basis.accountingCurrency
            guard !parts.isEmpty else {
                built.addRevenue(
                    Leg(account, .revenue, side * amount, accounting: 0, dimension: lines[index].dimension),
                    merging: isMerging, zeroSide: purpose.postsZero ? side : 0)
                continue
            }
            document.note(parts)
            for part in parts {
                built.addRevenue(
                    Leg(part.account, .revenue, side * part.amount, accounting: 0, dimension: part.key),
                    merging: isMerging, zeroSide: purpose.postsZero ? side : 0)
            }
            if purpose.collects { built.note(parts, line: index, lines[index].details.isFixedAsset) }
        }
        if hasCharges { try addCharges(basis, purpose, book, &built, &taxes, &document) }
        document.chargeTotal = built.charges
        guard var tax = taxes.finish() else { throw .outOfRange(field: purpose.field("lines")) }
        if !statedTaxes.isEmpty {
            try state(&taxes, basis.currency, purpose)
            guard let stated = taxes.sum else { throw .outOfRange(field: purpose.field("stated_taxes")) }
            (tax, built.taxAdjusted) = (stated, taxes.adjusted)
        }
        taxes.takeDefaults(book)
        if purpose.collects { taxes.forEachRow { built.rows.append($0) } }
        built.interestShares = try interestShares(document, taxes, purpose)
        try taxes.forEachLeg { (account, code, dimensions, dimension, amount) throws(Rejection) in
            document.note(dimension, dimensions)
            if book.companies.accounts[Int(account.number) - 1].blocked {
                throw .blockedAccount(book.companies.account(account).number, field: "")
            }
            built.legs.append(
                Leg(
                    account, .salesTaxPayable, side * amount, accounting: 0, taxCode: code,
                    dimension: dimension))
        }
        document.taxes = taxes.taxes
        built.tax = tax
        built.total += tax + built.charges
        if built.total < 0, !purpose.allowsNegative {
            throw .negativeTotal(Money(built.total, basis.currency), field: purpose.field("lines"))
        }
        guard built.total.magnitude <= Money.minorMax.magnitude else { throw .outOfRange(field: purpose.field("lines")) }
        built.legs[0].amount = -side * built.total
        if purpose.collects { built.rows += try discountRows(basis, built, document.taxes, book) }
        return built
    }

    /// Lines by interest code, each with its charges and tax.
    private func interestShares(
        _ document: Document, _ taxes: DocumentTaxes, _ purpose: Purpose
    ) throws(Rejection) -> [InterestShare] {
        guard document.lines.contains(where: { !$0.details.interestCode.isEmpty }) else { return [] }
        var amounts = document.lines.map(\.amount)
        for charge in document.charges where charge.line > 0 {
            amounts[Int(charge.line) - 1] += charge.charge.inTotal(charge.amount)
        }
        taxes.forEachRow { row in
            if row.line > 0 { amounts[Int(row.line) - 1] += row.amount }
        }
        return try [InterestShare](document.lines, amounts, field: purpose.field("lines"))
    }

    /// The line's, else that of the buyer's group (setup:FT-1).
    private func mainAccount(
        of index: Int, _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> AccountID {
        var number = lines[index].account
        if number.isEmpty {
            number = book.lineAccount(of: basis.ordering)
            if number.isEmpty { throw .noMainAccount(field: purpose.field(line: index, "main_account")) }
        }
        guard let id = book.companies.account(number) else {
            throw .noSuchReference("main_account", number, field: purpose.field(line: index, "main_account"))
        }
        if book.companies.accounts[Int(id.number) - 1].blocked {
            throw .blockedAccount(number, field: purpose.field(line: index, "main_account"))
        }
        if book.companies.isSummaryAccount(id) {
            throw .summaryAccount(number, field: purpose.field(line: index, "main_account"))
        }
        return id
    }

    private func amount(of index: Int, _ currency: Currency, _ purpose: Purpose) throws(Rejection) -> Int64 {
        switch lines[index].amount(in: currency) {
        case .minor(let minor): return minor
        case .missing:
            throw .required(
                purpose.field(line: index, "amount"), "a line needs an amount, or a quantity and a unit price"
            )
        case .otherCurrency(let given):
            throw .otherCurrency(given, expected: currency, field: purpose.field(line: index, "amount"))
        case .outOfRange: throw .outOfRange(field: purpose.field(line: index, "amount"))
        }
    }

    /// The groups that apply to a line; no tax without both (setup:FT-3, FT-4).
    private func taxGroups(
        of index: Int, _ account: AccountID, _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> (sales: TaxGroup?, item: TaxGroup?) {
        if purpose.taxFree { return (nil, nil) }
        let setup = Int(basis.company.number) - 1
        let mainAccount = Int(account.number) - 1
        var sales = lines[index].salesTaxGroup
        var salesField = "lines"
        if sales.isEmpty {
            sales = salesTaxGroup
            salesField = "sales_tax_group"
        }
        if sales.isEmpty { sales = book.customers.details[basis.ordering.number].row.salesTaxGroup }
        if sales.isEmpty { sales = book.companies.accounts[mainAccount].salesTaxGroup }
        var item = lines[index].itemTaxGroup
        if item.isEmpty { item = book.companies.accounts[mainAccount].itemTaxGroup }
        if item.isEmpty { item = book.companies[basis.company].parameters.itemTaxGroup }

        var groups: (sales: TaxGroup?, item: TaxGroup?) = (nil, nil)
        if !sales.isEmpty {
            groups.sales = book.companies.setups[setup].salesTaxGroups[sales]
            if groups.sales == nil {
                let path =
                    salesField == "lines"
                    ? purpose.field(line: index, "sales_tax_group")
                    : purpose.field(salesField)
                throw .noSuchReference("sales_tax_group", sales, field: path)
            }
        }
        if !item.isEmpty {
            groups.item = book.companies.setups[setup].itemTaxGroups[item]
            if groups.item == nil {
                throw .noSuchReference(
                    "item_tax_group", item, field: purpose.field(line: index, "item_tax_group"))
            }
        }
        return groups
    }

    // MARK: Conversion and limit

    /// Legs with accounting amounts that sum to zero; the rest of rounding has a leg of its own (setup:AD-8).
    private func balance(
        _ basis: PostingBasis, _ legs: inout [Leg], _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> Int64 {
        var sum: Int128 = 0
        for index in legs.indices {
            legs[index].accountingAmount = try basis.accounting(
                legs[index].amount, field: purpose.field("lines"))
            sum += Int128(legs[index].accountingAmount)
        }
        let total = legs[0].accountingAmount
        guard sum != 0 else { return total }
        let max = book.companies[basis.company].parameters.maxPennyRounding
        guard sum.magnitude <= max.magnitude, let difference = Int64(exactly: sum) else {
            throw .unbalanced(
                Money(Int64(clamping: sum), basis.accountingCurrency),
                max: Money(max, basis.accountingCurrency))
        }
        let account = try book.companies.automaticAccount(basis.company, .rounding)
        legs.append(Leg(account, .rounding, 0, accounting: -difference))
        return total
    }

    /// Whether the invoice passes the limit although nothing was reserved for it (credit:AU-2, AU-10).
    private func isOverLimit(
        _ basis: PostingBasis, _ total: Int64, _ purpose: Purpose, _ book: borrowing Book, at now: Moment,
        _ draft: borrowing Draft
    ) throws(Rejection) -> Bool {
        guard purpose.kind == .invoice, purpose.authorization.isNone, total > 0 else { return false }
        let action = book.companies[basis.company].parameters.overLimitFreeTextInvoice
        if action == .off { return false }
        let test = CreditTest(
            customer: basis.ordering, amount: Money(total, basis.currency), checkpoint: .freeTextInvoice)
        let isStrict = action == .decline || action == .refer
        guard let standings = try test.standings(book, at: now, pending: draft.exposures(besides: basis.account, book))
        else {
            // Without a rate nobody knows: a warning warns, a refusal names the missing rate.
            let limit = book.customers[basis.account].limitCurrency
            let type = book.companies.rateType(basis.company, for: .credit)
            if isStrict { throw .missingRate(basis.currency, limit, on: now.today, type: type) }
            return true
        }
        guard case .over = test.outcome(standings, book) else { return false }
        if isStrict {
            let failed = standings.firstFailed ?? standings.individual
            throw .limitExceeded(failed.limit, failed.exposureWithRequest)
        }
        return true
    }
}

extension InvoiceDraft.Built {
    /// Lines of one account and dimension in a row share a leg, where merging cannot change any rounding.
    mutating func note(_ parts: [AmountPart], line index: Int, _ isFixedAsset: Bool) {
        rows += parts.map {
            DistributionRow(
                kind: isFixedAsset ? .fixedAsset : .line, line: UInt32(index) + 1, charge: .empty, taxCode: .empty,
                account: $0.account, dimensions: $0.dimensions, percent: $0.percent, amount: $0.amount)
        }
    }

    /// `zeroSide`: on which side a leg of nothing stands, 0 if nowhere.
    fileprivate mutating func addRevenue(_ leg: Leg, merging: Bool, zeroSide: Int64) {
        guard leg.amount != 0 else {
            if zeroSide == 0 { return }
            var zero = leg
            // A debit of nothing, shown on the other side.
            zero.isStorno = zeroSide < 0
            legs.append(zero)
            return
        }
        if merging, let last = legs.last, last.type == .revenue, last.amount != 0, last.account == leg.account,
            last.dimension == leg.dimension
        {
            legs[legs.count - 1].amount += leg.amount
        } else {
            legs.append(leg)
        }
    }
}

extension Book {
    /// Main account of lines that name none: of the buyer's group; empty: there is none.
    func lineAccount(of buyer: CustomerID) -> Code {
        let row = customers.details[buyer.number].row
        let account = companies.setup(row.company).customerGroups[row.group]?.revenueAccount ?? .none
        return account.isNone ? .empty : companies.account(account).number
    }
}

extension Rejection {
    static func noMainAccount(field: String) -> Rejection { .required(field, "a line needs a main account") }
}

import Schema

/// Customers, open items and orders of a company, in the columns of their imports.
struct CompanyExport {
    let desk: Desk
    private static let pageSize: UInt32 = 1_000
    /// Of a decimal number that is sent.
    private static let scaleMax: UInt32 = 9

    func customers(to sheet: inout ExportSheet) async throws {
        let names = ImportKind.customers.columns.map(\.name)
        sheet.row(names)
        try await eachCustomer { record in
            let row = Self.row(record.customer)
            sheet.row(names.map { row[$0] ?? "" })
        }
    }

    func openItems(to sheet: inout ExportSheet) async throws {
        let names = ImportKind.opening.columns.map(\.name)
        sheet.row(names)
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        var accounts: [String] = []
        // The items of an ordering customer stand with its invoice account.
        try await eachCustomer { record in
            let customer = record.customer
            if customer.invoiceAccount.isEmpty || customer.invoiceAccount == customer.number { accounts.append(customer.number) }
        }
        for account in accounts {
            var request = Reskontra_V1_ListOpenItemsRequest()
            (request.customerNumber, request.page.size) = (account, Self.pageSize)
            repeat {
                let page: Reskontra_V1_ListOpenItemsResponse = try await desk.read(.listOpenItems, request)
                for item in page.items {
                    if item.kind == .bill || item.kind == .prepaymentInvoice {
                        sheet.leaveOut("\(Words.of(item.kind)) \(item.number) of \(item.customerNumber)")
                        continue
                    }
                    // A checksum: what it stands for is told by the entries of this server only.
                    if item.dimension.hasPrefix("#") {
                        sheet.leaveOut("what dimension \(item.dimension) of \(item.number) stands for")
                    }
                    if item.dimensions > 1 { sheet.leaveOut("the \(item.dimensions) dimensions of \(item.number)") }
                    var row = Self.row(item)
                    if item.open.currency != setup.company.accountingCurrency { row["rate"] = try await rate(of: item, &sheet) }
                    sheet.row(names.map { row[$0] ?? "" })
                }
                request.page.token = page.nextPageToken
            } while !request.page.token.isEmpty
        }
    }

    /// At which it was posted; without it an import would take the rate of its day.
    private func rate(of item: Reskontra_V1_OpenItem, _ sheet: inout ExportSheet) async throws -> String {
        let answer: Reskontra_V1_ExplainFigureResponse = try await desk.read(
            .explainFigure, Reskontra_V1_ExplainFigureRequest.with { $0.document.documentNumber = item.number })
        guard let row = answer.rows.first(where: { $0.cause == .posted && $0.itemID == item.itemID }), row.hasRate,
            let rate = Self.perOne(row.rate, row.rateUnit)
        else {
            sheet.leaveOut("the exchange rate of \(item.number)")
            return ""
        }
        return DecimalText.text(rate)
    }

    /// A rate for 100 of a currency as one for a single one; nil: an import would not take it.
    static func perOne(_ rate: Reskontra_V1_Decimal, _ unit: UInt32) -> Reskontra_V1_Decimal? {
        var (made, left) = (rate, unit)
        while left > 1 {
            guard left % 10 == 0 else { return nil }
            (made.scale, left) = (made.scale + 1, left / 10)
        }
        return made.scale <= scaleMax ? made : nil
    }

    func orders(to sheet: inout ExportSheet) async throws {
        let names = ImportKind.orders.columns.map(\.name)
        sheet.row(names)
        var numbers: [String] = []
        var request = Reskontra_V1_ListOrdersRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListOrdersResponse = try await desk.read(.listOrders, request)
            numbers += page.orders.map(\.number)
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        // Listed latest first; written as they came, so that an import registers them in their order.
        for number in numbers.reversed() {
            let lines = Reskontra_V1_GetOrderLinesRequest.with { $0.order = number }
            let answer: Reskontra_V1_GetOrderLinesResponse = try await desk.read(.getOrderLines, lines)
            if answer.order.lines.isEmpty { sheet.leaveOut("order \(number), kept without lines") }
            for line in answer.order.lines {
                let row = Self.row(line, of: answer.order)
                sheet.row(names.map { row[$0] ?? "" })
            }
        }
    }

    func eachCustomer(_ body: (Reskontra_V1_CustomerRecord) -> Void) async throws {
        var request = Reskontra_V1_ListCustomersRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListCustomersResponse = try await desk.read(.listCustomers, request)
            page.customers.forEach(body)
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
    }

    // MARK: Rows: the value of each column of the import

    static func row(_ customer: Reskontra_V1_Customer) -> [String: String] {
        [
            "number": customer.number, "name": customer.name, "group": customer.group, "currency": customer.currency,
            "terms": customer.termsOfPayment,
            "limit": amount(customer.creditLimit), "limit_currency": customer.creditLimit.currency,
            "limit_expires": DateText.text(customer.limitExpiresOn),
            "invoice_account": customer.invoiceAccount == customer.number ? "" : customer.invoiceAccount,
            "method": customer.methodOfPayment, "country": customer.country, "address": customer.address,
            "email": customer.email, "hold": customer.holdStatus == .none ? "" : Words.of(customer.holdStatus),
            "profile": customer.postingProfile, "tax_group": customer.salesTaxGroup, "language": customer.language,
            "party": customer.party, "one_time": flag(customer.oneTime), "closed": flag(customer.closed),
            "no_purchases": flag(customer.noPaymentOnAccount), "unlimited": flag(customer.unlimitedCredit),
            "excluded": flag(customer.excludeFromCreditManagement), "mandatory_limit": flag(customer.mandatoryCreditLimit),
            "person": flag(customer.person), "statement_address": customer.statementAddress,
            "tax_number": customer.taxExemptNumber,
            "list_code": customer.listCode == .unspecified ? "" : Words.of(customer.listCode),
            "cash_discount": customer.cashDiscount, "delivery_terms": customer.deliveryTerms,
            "delivery_mode": customer.deliveryMode,
            "schedule": customer.paymentSchedule, "specification": customer.paymentSpecification,
            "contacts": ContactText.text(customer.contacts),
            "addresses": DeliveryAddressText.text(customer.addresses),
            "dimensions": DimensionText.text(customer.defaultDimensions),
            "bank_accounts": CustomerBankAccountText.text(customer.bankAccounts),
            "charge_group": customer.chargeGroup, "commission_group": customer.commissionGroup,
            "sales_group": customer.salesGroup, "summarize_orders": flag(customer.summarizeOrders),
        ]
    }

    static func row(_ item: Reskontra_V1_OpenItem) -> [String: String] {
        [
            "number": item.number, "customer": item.customerNumber, "kind": Words.of(item.kind),
            "date": DateText.text(item.documentDate), "due_date": DateText.text(item.dueDate),
            "currency": item.open.currency, "original": amount(item.original), "open": amount(item.open),
            "tax": amount(item.tax), "profile": item.postingProfile, "reference": item.reference,
            "cash_discount": item.cashDiscount, "dimension": item.dimension,
            "status": item.collectionStatus == .notDisputed ? "" : Words.of(item.collectionStatus),
            "promise_date": DateText.text(item.promiseDate),
            "letter_code": item.letterCode == 0 ? "" : "\(item.letterCode)", "letter_date": DateText.text(item.letterDate),
            "method": item.ownMethodOfPayment, "specification": item.ownPaymentSpecification,
            "bank_account": item.ownBankAccount, "mandate": item.mandate,
        ]
    }

    static func row(_ line: Reskontra_V1_OrderLine, of order: Reskontra_V1_OrderDetail) -> [String: String] {
        [
            "number": order.order, "customer": order.customerNumber, "currency": order.currency,
            "ship_date": DateText.text(order.shipDate), "held": flag(order.held), "tax_group": order.salesTaxGroup,
            "terms": order.termsOfPayment, "method": order.methodOfPayment, "profile": order.postingProfile,
            "mandate": order.mandate, "language": order.language, "sales_group": order.salesGroup,
            "header_charge": order.hasHeaderCharge ? amount(order.headerCharge) : "",
            "schedule": order.paymentSchedule, "cash_discount": order.cashDiscount,
            "delivery_address": order.deliveryAddress,
            "line": "\(line.line)", "account": line.mainAccount, "item": line.item, "description": line.description_p,
            "not_stocked": flag(line.notStocked), "quantity": DecimalText.text(line.ordered), "price": DecimalText.text(line.price),
            "discount_percent": optional(line.discountPercent, line.hasDiscountPercent),
            "picked": optional(line.picked, line.hasPicked), "delivered": optional(line.delivered, line.hasDelivered),
            "invoiced": optional(line.invoiced, line.hasInvoiced),
            "deliver_now": optional(line.deliverNow, line.hasDeliverNow), "site": line.site, "address": line.address,
            "item_tax_group": line.itemTaxGroup, "dimension": line.dimension, "cost": optional(line.cost, line.hasCost),
            "billing_code": line.billingCode, "interest_code": line.interestCode,
        ]
    }

    private static func amount(_ money: Reskontra_V1_Money) -> String {
        money.currency.isEmpty ? "" : MoneyText.decimal(money.minor, money.currency)
    }

    private static func flag(_ value: Bool) -> String { value ? "yes" : "" }

    private static func optional(_ decimal: Reskontra_V1_Decimal, _ isThere: Bool) -> String {
        isThere && decimal.unscaled != 0 ? DecimalText.text(decimal) : ""
    }
}

import Receivables
import Schema
import SwiftProtobuf

// Sales orders with lines: requests -> commands.

extension Border {
    /// A quantity of six places, 0 to 10^9; absent: 0.
    mutating func quantity(_ message: Reskontra_V1_Decimal, _ has: Bool, _ field: String) -> Quantity {
        guard has, let decimal = decimal(message, has, field) else { return .zero }
        guard let quantity = Quantity(decimal) else {
            bad(field, .fieldInvalid, "is no quantity from 0 to 10^9 with at most six places")
            return .zero
        }
        return quantity
    }

    mutating func lineQuantities(_ lines: [Reskontra_V1_LineQuantity], _ path: String) -> [RegisterPackingSlip.Line] {
        if lines.count > OrderDetail.linesMax {
            bad(path, .tooManyItems, "has \(lines.count) lines, at most \(OrderDetail.linesMax) are taken")
            return []
        }
        return lines.enumerated().map { index, line in
            .init(
                line: line.line, quantity: quantity(line.quantity, line.hasQuantity, "\(path)[\(index)].quantity"))
        }
    }

    fileprivate mutating func selections(_ orders: [Reskontra_V1_OrderSelection]) -> [OrderSelection] {
        if orders.count > OrderSelection.ordersMax {
            bad("orders", .tooManyItems, "has \(orders.count) orders, at most \(OrderSelection.ordersMax) are taken")
            return []
        }
        return orders.enumerated().map { index, order in
            OrderSelection(
                order: code(order.order, "orders[\(index)].order", required: true),
                lines: lineQuantities(order.lines, "orders[\(index)].lines"),
                slips: order.packingSlips.enumerated().map {
                    code($0.element, "orders[\(index)].packing_slips[\($0.offset)]", required: true)
                }, expectedVersion: order.expectedVersion)
        }
    }

    fileprivate mutating func scope(_ message: Reskontra_V1_SalesScope, _ field: String) -> SalesScope {
        let relation = code(message.relation, "\(field).relation")
        switch message.kind {
        case .unspecified, .all:
            if !relation.isEmpty { bad("\(field).relation", .fieldInvalid, "goes with TABLE or GROUP") }
            return .all
        case .table, .group:
            if relation.isEmpty { bad("\(field).relation", .fieldRequired, "is required") }
            return message.kind == .table ? .one(relation) : .group(relation)
        case .UNRECOGNIZED(let raw):
            bad("\(field).kind", .fieldInvalid, "has no value \(raw)")
            return .all
        }
    }
}

extension ImportOrderState {
    package init(_ message: Reskontra_V1_ImportOrderStateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let given = message.order
        if !message.hasOrder { border.bad("order", .fieldRequired, "is required") }
        var order = ImportedOrder(
            number: border.code(given.order, "order.order", required: true),
            customer: border.code(given.customerNumber, "order.customer_number", required: true))
        if !given.currency.isEmpty { order.currency = border.currency(given.currency, "order.currency") }
        order.shipDate = border.date(given.shipDate, given.hasShipDate, "order.ship_date")
        order.held = given.held
        order.expectedVersion = message.expectedVersion
        order.header.salesTaxGroup = border.code(given.salesTaxGroup, "order.sales_tax_group")
        order.header.terms = border.code(given.termsOfPayment, "order.terms_of_payment")
        order.header.method = border.code(given.methodOfPayment, "order.method_of_payment")
        order.header.profile = border.code(given.postingProfile, "order.posting_profile")
        order.header.mandate = border.code(given.mandate, "order.mandate")
        order.header.language = border.code(given.language, "order.language")
        order.header.salesGroup = border.code(given.salesGroup, "order.sales_group")
        order.header.schedule = border.code(given.paymentSchedule, "order.payment_schedule")
        order.header.cashDiscount = border.code(given.cashDiscount, "order.cash_discount")
        order.header.deliveryAddress = border.code(given.deliveryAddress, "order.delivery_address")
        if let charge = border.money(given.headerCharge, given.hasHeaderCharge, "order.header_charge", required: false) {
            if charge.minor < 0 { border.bad("order.header_charge", .amountNegative, "is below 0") }
            order.header.charge = charge.minor
            if order.currency == nil { order.currency = charge.currency }
            if order.currency != charge.currency { border.bad("order.header_charge", .currencyMismatch, "is in another currency") }
        }
        if given.lines.count > OrderDetail.linesMax {
            border.bad("order.lines", .tooManyItems, "has \(given.lines.count) lines, at most \(OrderDetail.linesMax) are taken")
        } else {
            order.lines = given.lines.enumerated().map { OrderLine($0.element, "order.lines[\($0.offset)]", &border) }
        }
        try border.check()
        self.init(company: company, order: order)
    }
}

extension OrderLine {
    fileprivate init(_ message: Reskontra_V1_OrderLine, _ path: String, _ border: inout Border) {
        let price = border.decimal(message.price, message.hasPrice, "\(path).price") ?? Decimal(unscaled: 0, scale: 0)
        if price.unscaled < 0 { border.bad("\(path).price", .amountNegative, "is below 0") }
        if message.line == 0 { border.bad("\(path).line", .fieldRequired, "is at least 1") }
        self.init(
            number: message.line, account: border.code(message.mainAccount, "\(path).main_account", required: true),
            ordered: border.quantity(message.ordered, message.hasOrdered, "\(path).ordered"), price: price)
        item = border.code(message.item, "\(path).item")
        description = border.text(message.description_p, "\(path).description")
        isStocked = !message.notStocked
        picked = border.quantity(message.picked, message.hasPicked, "\(path).picked")
        delivered = border.quantity(message.delivered, message.hasDelivered, "\(path).delivered")
        invoiced = border.quantity(message.invoiced, message.hasInvoiced, "\(path).invoiced")
        deliverNow = border.quantity(message.deliverNow, message.hasDeliverNow, "\(path).deliver_now")
        discount = border.percent(message.discountPercent, message.hasDiscountPercent, "\(path).discount_percent")
        if discount.tenThousandths > 1_000_000 { border.bad("\(path).discount_percent", .fieldInvalid, "is above 100") }
        site = border.code(message.site, "\(path).site")
        address = border.code(message.address, "\(path).address")
        itemTaxGroup = border.code(message.itemTaxGroup, "\(path).item_tax_group")
        dimension = border.code(message.dimension, "\(path).dimension")
        billingCode = border.code(message.billingCode, "\(path).billing_code")
        interestCode = border.code(message.interestCode, "\(path).interest_code")
        cost = border.decimal(message.cost, message.hasCost, "\(path).cost")
        if let cost, cost.unscaled < 0 { border.bad("\(path).cost", .amountNegative, "is below 0") }
    }
}

extension GetOrderLines {
    package init(_ message: Reskontra_V1_GetOrderLinesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

extension RegisterPackingSlip {
    package init(_ message: Reskontra_V1_RegisterPackingSlipRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let lines = border.lineQuantities(message.lines, "lines")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, order: order, lines: lines, date: date, expectedVersion: message.expectedVersion,
            reducesQuantity: message.reduceQuantity)
    }
}

extension CancelPackingSlip {
    package init(_ message: Reskontra_V1_CancelPackingSlipRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let slip = border.code(message.packingSlip, "packing_slip", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(company: company, order: order, slip: slip, date: date, expectedVersion: message.expectedVersion)
    }
}

extension PostSalesInvoices {
    package init(_ message: Reskontra_V1_PostSalesInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(
            company, message.orders, message.quantity.rawValue, message.summary.rawValue, message.targetOrder,
            message.date, message.hasDate, message.hasLateSelection ? message.lateSelection : nil)
        reducesQuantity = message.reduceQuantity
    }

    fileprivate init(
        _ company: CompanyID, _ orders: [Reskontra_V1_OrderSelection], _ quantity: Int, _ summary: Int, _ target: String,
        _ date: Reskontra_V1_Date, _ hasDate: Bool, _ late: Reskontra_V1_OrderQuery?
    ) throws(FieldErrors) {
        var border = Border()
        let found = late.map { OrderQuery($0, &border) }
        if late != nil, !orders.isEmpty { border.bad("orders", .fieldInvalid, "is not taken beside late_selection") }
        let selections = border.selections(orders)
        let basis: QuantityBasis? = border.choice(quantity, "quantity", fallback: .all)
        let mode: SummaryMode? = border.choice(summary, "summary", fallback: SummaryMode.none)
        if late != nil, mode == .order {
            border.bad("summary", .fieldInvalid, "ORDER is not taken with late_selection: its orders are not known")
        }
        let target = border.code(target, "target_order")
        let date = border.date(date, hasDate, "date")
        try border.check()
        self.init(
            company: company, selections: selections, basis: basis ?? .all, summary: mode ?? SummaryMode.none,
            target: target, date: date)
        query = found
    }
}

extension OrderQuery {
    fileprivate init(_ message: Reskontra_V1_OrderQuery, _ border: inout Border) {
        let customer = border.code(message.customerNumber, "late_selection.customer_number")
        let shipDate = border.date(message.shipDateTo, message.hasShipDateTo, "late_selection.ship_date_to")
        if message.after > UInt64(UInt32.max) { border.bad("late_selection.after", .pageTokenInvalid, "is no `next`") }
        self.init(customer: customer, shipDateTo: shipDate, after: OrderID(UInt32(truncatingIfNeeded: message.after)))
    }
}

extension ArrangeInvoices {
    package init(_ message: Reskontra_V1_ArrangeInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        var command = try PostSalesInvoices(
            company, message.orders, message.quantity.rawValue, message.summary.rawValue, message.targetOrder,
            message.date, message.hasDate, message.hasLateSelection ? message.lateSelection : nil)
        command.reducesQuantity = message.reduceQuantity
        self.init(command, showsDocuments: message.proforma)
    }
}

extension CreateCreditNote {
    package init(_ message: Reskontra_V1_CreateCreditNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let lines = border.lineQuantities(message.lines, "lines")
        let original = border.code(message.originalInvoice, "original_invoice")
        let reason = border.text(message.reason, "reason")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, order: order, lines: lines, originalInvoice: original, reason: reason,
            isStorno: message.creditCorrection, keepsRemainder: message.creditRemainingQuantity, date: date)
    }
}

extension ListSalesRows {
    package init(_ message: Reskontra_V1_ListSalesRowsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var kind: Kind?
        if message.kind != .unspecified { kind = border.choice(message.kind.rawValue, "kind") }
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, kind))
        try border.check()
        self.init(company: company, kind: kind, size: size, after: Int(truncatingIfNeeded: min(token.first, 1 << 32)))
    }

    static func filter(_ company: CompanyID, _ kind: Kind?) -> UInt64 {
        PageToken.filter("sales rows", "\(company.number)", "\(kind?.rawValue ?? 0)")
    }
}

extension SetSalesRow {
    package init(
        _ message: Reskontra_V1_SetSalesRowRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        var found: SalesSetup?
        switch message.row.row {
        case .chargesCode(let row): found = .chargesCode(SetSalesRow.chargesCode(row, book, &border))
        case .autoCharge(let row): found = .autoCharge(SetSalesRow.autoCharge(row, &border))
        case .commission(let row): found = .commission(SetSalesRow.commission(row, &border))
        case .salesGroup(let row):
            let code = border.code(row.code, "group.code", required: true)
            let members = row.members.enumerated().map { index, member in
                SalesGroup.Member(
                    rep: border.code(member.representative, "group.members[\(index)].representative", required: true),
                    share: border.percent(
                        member.sharePercent, member.hasSharePercent, "group.members[\(index)].share_percent"))
            }
            found = .salesGroup(SalesGroup(code: code, members: members))
        case .item(let row):
            found = .item(
                SalesItem(
                    item: border.code(row.item, "item.item", required: true),
                    chargeGroup: border.code(row.chargeGroup, "item.charge_group"),
                    commissionGroup: border.code(row.commissionGroup, "item.commission_group")))
        case .traits(let row):
            let number = border.code(row.customerNumber, "traits.customer_number", required: true)
            let customer = book.customers.find(company, number)
            if customer == nil, !number.isEmpty {
                border.bad("traits.customer_number", .customerNotFound, "names no customer: \(number)")
            }
            found = .traits(
                SalesTraits(
                    customer: customer ?? .none, chargeGroup: border.code(row.chargeGroup, "traits.charge_group"),
                    commissionGroup: border.code(row.commissionGroup, "traits.commission_group"),
                    salesGroup: border.code(row.salesGroup, "traits.sales_group"), isSummarized: row.summarized))
        case .delivery(let row):
            let kind: DeliveryCode.Kind? = border.choice(row.kind.rawValue, "delivery.kind")
            found = .delivery(
                DeliveryCode(
                    kind: kind ?? .terms, code: border.code(row.code, "delivery.code", required: true),
                    description: border.text(row.description_p, "delivery.description"),
                    chargeGroup: border.code(row.chargeGroup, "delivery.charge_group"),
                    address: border.text(row.address, "delivery.address")))
        case .parameters(let row):
            var parameters = SalesParameters()
            parameters.splitsBySite = row.splitBySite
            parameters.splitsByDelivery = row.splitByDelivery
            parameters.postsZeroPrice = row.postZeroPriceToRevenue
            parameters.accruesPackingSlips = row.postPackingSlipAccruals
            for (index, field) in row.summaryUpdateFields.enumerated() {
                switch field {
                case .orderingCustomer: parameters.keptApartBy.insert(.orderingCustomer)
                case .salesGroup: parameters.keptApartBy.insert(.salesGroup)
                case .shipDate: parameters.keptApartBy.insert(.shipDate)
                case .unspecified, .UNRECOGNIZED:
                    border.bad("parameters.summary_update_fields[\(index)]", .fieldInvalid, "has no value \(field.rawValue)")
                }
            }
            found = .parameters(parameters)
        case nil: border.bad("row", .fieldRequired, "is required")
        }
        try border.check()
        self.init(id: company, row: found ?? .parameters(SalesParameters()))
    }

    private static func chargesCode(
        _ row: Reskontra_V1_ChargesCode, _ book: borrowing Book, _ border: inout Border
    ) -> ChargesCode {
        let debit: OrderChargeSide? = border.choice(row.debit.rawValue, "code.debit", fallback: .customer)
        let credit: OrderChargeSide? = border.choice(row.credit.rawValue, "code.credit", fallback: .ledger)
        var accounts: [AccountID] = []
        for (text, field) in [(row.debitAccount, "code.debit_account"), (row.creditAccount, "code.credit_account")] {
            let number = border.code(text, field)
            let found = number.isEmpty ? AccountID.none : book.companies.account(number)
            if found == nil { border.bad(field, .referenceUnknown, "names no main account: \(number)") }
            accounts.append(found ?? .none)
        }
        var made = ChargesCode(
            code: border.code(row.code, "code.code", required: true),
            description: border.text(row.description_p, "code.description"), debit: debit ?? .customer,
            credit: credit ?? .ledger, debitAccount: accounts[0], creditAccount: accounts[1])
        made.itemTaxGroup = border.code(row.itemTaxGroup, "code.item_tax_group")
        return made
    }

    private static func autoCharge(_ row: Reskontra_V1_AutoCharge, _ border: inout Border) -> AutoCharge {
        let kind: OrderChargeKind? = border.choice(row.kind.rawValue, "charge.kind")
        let value = border.decimal(row.value, row.hasValue, "charge.value") ?? Decimal(unscaled: 0, scale: 0)
        if !row.hasValue { border.bad("charge.value", .fieldRequired, "is required") }
        if value.unscaled < 0 { border.bad("charge.value", .amountNegative, "is below 0") }
        return AutoCharge(
            code: border.code(row.code, "charge.code", required: true), isHeader: row.header,
            customers: border.scope(row.customers, "charge.customers"), items: border.scope(row.items, "charge.items"),
            currency: border.currency(row.currency, "charge.currency") ?? .eur, kind: kind ?? .fixed, value: value)
    }

    private static func commission(_ row: Reskontra_V1_CommissionRule, _ border: inout Border) -> CommissionRule {
        let basis: CommissionBasis? = border.choice(row.basis.rawValue, "commission.basis", fallback: .revenue)
        let discount: CommissionDiscount? = border.choice(
            row.discount.rawValue, "commission.discount", fallback: .afterLine)
        let percent = border.percent(row.percent, row.hasPercent, "commission.percent")
        if percent.tenThousandths > 1_000_000 { border.bad("commission.percent", .fieldInvalid, "is above 100") }
        return CommissionRule(
            items: border.scope(row.items, "commission.items"),
            customers: border.scope(row.customers, "commission.customers"),
            reps: border.scope(row.representatives, "commission.representatives"),
            from: border.date(row.from, row.hasFrom, "commission.from"),
            to: border.date(row.to, row.hasTo, "commission.to"), percent: percent, basis: basis ?? .revenue,
            discount: discount ?? .afterLine)
    }
}

import Receivables

/// One of every fact of orders with lines, with every field other than its default.
enum SalesFacts {
    private static let date = CalendarDate(days: 20_000)
    private static let company = CompanyID(1)
    private static let slip = PackingSlip(
        number: "PS-000001", date: date,
        lines: [.init(line: 1, quantity: Quantity(millionths: 2_500_000), invoiced: .one), .init(line: 7, quantity: .one)])

    private static let accruedSlip: PackingSlip = {
        var slip = PackingSlip(
            number: "PS-000002", date: date,
            lines: [
                .init(
                    line: 1, quantity: Quantity(millionths: 2_500_000), invoiced: .one,
                    accrual: SlipAccrual(
                        quantity: Quantity(millionths: 2_000_000), dimension: "D1", amount: .init(minor: 900, accounting: 810),
                        released: .init(minor: 450, accounting: 405))), .init(line: 7, quantity: .one),
            ])
        slip.posting = .init(voucher: "V-000007", receivable: AccountID(38), revenue: AccountID(39))
        slip.canceledOn = CalendarDate(days: 20_001)
        return slip
    }()

    private static let line: OrderLine = {
        var line = OrderLine(number: 7, account: "401100", ordered: Quantity(millionths: 9_000_000), price: Decimal(unscaled: 12_345, scale: 3))
        (line.item, line.description, line.site, line.address) = ("85123A", "Herz", "S1", "A1")
        (line.isStocked, line.itemTaxGroup, line.dimension) = (false, "FULL", "D1")
        (line.picked, line.delivered, line.invoiced) = (.one, Quantity(millionths: 3), Quantity(millionths: 2))
        (line.credited, line.deliverNow, line.cost) = (Quantity(millionths: 1), .one, Decimal(unscaled: 7, scale: 1))
        line.discount = Percent(tenThousandths: 50_000)
        (line.billingCode, line.interestCode) = ("RENT", "I2")
        return line
    }()

    private static let detail: OrderDetail = {
        var header = OrderHeader()
        (header.salesTaxGroup, header.terms, header.method, header.profile) = ("DOM", "N30", "BANK", "GEN")
        (header.mandate, header.language, header.cashDiscount, header.salesGroup) = ("M1", "de", "2D10", "SG")
        (header.charge, header.reference) = (900, "PO 7")
        (header.schedule, header.deliveryAddress) = ("3M", "DEPOT")
        var detail = OrderDetail(
            header: header,
            lines: [line, OrderLine(number: 8, account: "401200", ordered: .zero, price: Decimal(unscaled: 0, scale: 0))])
        detail.slips = [slip, accruedSlip]
        detail.charged = [ChargedOnce(line: 7, code: "FREIGHT"), ChargedOnce(line: 0, code: .empty)]
        return detail
    }()

    static let all: [SalesFact] = [
        .orderDetailed(OrderID(3), detail), .slipRegistered(OrderID(3), slip, TakenNumber(kind: .packingSlip, next: 2)),
        .slipRegistered(OrderID(3), slip, nil), .slipRegistered(OrderID(3), accruedSlip, nil),
        .slipCanceled(OrderID(3), slip: 4, on: date),
        .accrualPosted(
            AccrualPosted(company: company, order: OrderID(3), item: ItemID(9), entry: LogCodecTests.entry, voucherNext: 8)),
        .orderInvoiced(
            OrderInvoiced(
                order: OrderID(3), item: ItemID(9),
                lines: [
                    .init(
                        line: 7, quantity: .one,
                        slips: [
                            .init(slip: 0, quantity: Quantity(millionths: 4)),
                            .init(slip: 2, quantity: .one, released: .init(minor: 30, accounting: 27)),
                        ]),
                    .init(line: 8, quantity: .one, slips: []),
                ], delivers: true, charged: [ChargedOnce(line: 7, code: "FREIGHT")])),
        .orderCredited(
            OrderCredited(order: OrderID(3), item: ItemID(9), lines: [.init(line: 7, quantity: .one)], dropsRemainder: true)),
        .commissionPosted(
            CommissionPosted(
                company: company, item: ItemID(9),
                shares: [CommissionShare(rep: "R1", amount: 3_000), CommissionShare(rep: "R2", amount: -5)],
                entry: LogCodecTests.entry, voucherNext: 8)),
        .tradeSet(
            CustomerID(8),
            {
                var terms = TradeTerms()
                (terms.taxNumber, terms.listCode, terms.cashDiscount) = ("FR83404833048", .triangular, "D2")
                (terms.deliveryTerms, terms.deliveryMode) = ("DAP", "TRUCK")
                return terms
            }()),
        .tradeSet(CustomerID(9), TradeTerms()),
        .tradeSet(
            CustomerID(9),
            {
                var terms = TradeTerms()
                terms.dimensions = Dimensions([DimensionValue("DEPT", "100"), DimensionValue("UNIT", "U1")])
                return terms
            }()),
    ] + rows.map { .setupSet(company, $0) }

    private static let rows: [SalesSetup] = [
        .chargesCode(
            {
                var row = ChargesCode(
                    code: "FREIGHT", description: "Fracht", debit: .customer, credit: .ledger, debitAccount: AccountID(4),
                    creditAccount: AccountID(5))
                row.itemTaxGroup = "FULL"
                return row
            }()),
        .autoCharge(
            AutoCharge(
                code: "FREIGHT", isHeader: true, customers: .one("C-1"), items: .group("IG"), currency: .usd, kind: .percent,
                value: Decimal(unscaled: 5, scale: 1))),
        .commission(
            CommissionRule(
                items: .all, customers: .group("CG"), reps: .one("R1"), from: date, to: nil,
                percent: Percent(tenThousandths: 50_000), basis: .margin, discount: .beforeLine)),
        .salesGroup(SalesGroup(code: "SG", members: [.init(rep: "R1", share: Percent(tenThousandths: 600_000))])),
        .item(SalesItem(item: "A-1", chargeGroup: "IG", commissionGroup: "CI")),
        .traits(
            SalesTraits(
                customer: CustomerID(8), chargeGroup: "CG", commissionGroup: "CC", salesGroup: "SG", isSummarized: true)),
        .delivery(
            DeliveryCode(kind: .destination, code: "DEPOT", description: "Lager", chargeGroup: "CG", address: "Hafen 1")),
        .parameters(
            {
                var row = SalesParameters()
                (row.splitsBySite, row.splitsByDelivery, row.postsZeroPrice) = (true, true, true)
                row.accruesPackingSlips = true
                row.keptApartBy = [.orderingCustomer, .shipDate]
                return row
            }()),
    ]
}

import Receivables
import Schema
import Testing

@testable import Wire

/// What is told of the set-up of sales sets it again: product:F12.
@Suite("set-up of sales") struct SalesSetupTests {
    private static let company = CompanyID(1)
    private static let stamp = Stamp(
        sequence: 1, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 20_000))

    /// In the order they are told.
    private static let rows: [SalesSetup] = {
        var parameters = SalesParameters()
        (parameters.keptApartBy, parameters.splitsBySite, parameters.postsZeroPrice) = (
            [.salesGroup, .shipDate], true, true
        )
        parameters.accruesPackingSlips = true
        var freight = ChargesCode(code: "FREIGHT", description: "By road", debit: .customer, credit: .ledger)
        freight.itemTaxGroup = "FULL"
        let half = Percent(tenThousandths: 500_000)
        return [
            .parameters(parameters),
            .chargesCode(freight),
            .chargesCode(
                ChargesCode(
                    code: "INSURE", description: "", debit: .ledger, credit: .item, debitAccount: AccountID(1)
                )),
            .delivery(DeliveryCode(kind: .terms, code: "DAP", description: "At place", chargeGroup: "CG")),
            .delivery(DeliveryCode(kind: .destination, code: "HALL", description: "", address: "Gate 2")),
            .item(SalesItem(item: "85123A", chargeGroup: "CG", commissionGroup: "TOYS")),
            .salesGroup(
                SalesGroup(
                    code: "NORTH", members: [.init(rep: "ANN", share: half), .init(rep: "BO", share: half)])),
            .autoCharge(
                AutoCharge(
                    code: "FREIGHT", isHeader: true, customers: .one("C-1"), items: .all, currency: .gbp,
                    kind: .fixed,
                    value: Decimal(unscaled: 495, scale: 2))),
            .autoCharge(
                AutoCharge(
                    code: "INSURE", isHeader: false, customers: .all, items: .group("CG"), currency: .eur,
                    kind: .percent,
                    value: Decimal(unscaled: 15, scale: 1))),
            .commission(
                CommissionRule(
                    items: .one("85123A"), customers: .group("RETAIL"), reps: .all,
                    from: CalendarDate(days: 20_000),
                    to: CalendarDate(days: 20_001), percent: half, basis: .margin, discount: .beforeLine)),
        ]
    }()

    private func book() -> Book {
        var book = Book()
        let account = MainAccount(
            id: AccountID(1), number: "620100", name: "", blocked: false, itemTaxGroup: .empty,
            salesTaxGroup: .empty)
        book.apply(
            .companyCreated(
                Company(
                    id: Self.company, code: "A", name: "Aldgate", currency: .eur, timeZone: "Europe/Berlin")),
            at: Self.stamp)
        book.apply(.mainAccountSet(account), at: Self.stamp)
        return book
    }

    @Test("F12: every kind of row is told as it was set, in an order in which it can be set")
    func roundTrip() throws {
        var book = book()
        for row in Self.rows.reversed() { book.apply(.sales(.setupSet(Self.company, row)), at: Self.stamp) }
        let moment = Moment(
            instant: Instant(nanoseconds: 0), today: CalendarDate(days: 20_000), principal: .empty)
        let answer = try GetSalesSetup(id: Self.company).answer(book, at: moment)
        #expect(answer.next == 0)
        let told = Reskontra_V1_GetSalesSetupResponse(answer, book).rows
        var read: [SalesSetup] = []
        for row in told {
            let request = Reskontra_V1_SetSalesRowRequest.with { $0.row = row }
            read.append(try SetSalesRow(request, Self.company, book).row)
        }
        // Automatic charges are tried one after the other: they keep the order they were set in.
        let wanted =
            Self.rows.filter { !$0.isCharge && !$0.isCommission } + Self.rows.filter(\.isCharge).reversed()
        #expect(read == wanted + Self.rows.filter(\.isCommission))
    }
}

extension SalesSetup {
    fileprivate var isCharge: Bool { if case .autoCharge = self { true } else { false } }
    fileprivate var isCommission: Bool { if case .commission = self { true } else { false } }
}

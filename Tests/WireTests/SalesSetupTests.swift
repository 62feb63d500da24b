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
        (parameters.keptApartBy, parameters.splitsBySite) = ([.salesGroup, .shipDate], true)
        (parameters.postsZeroPrice, parameters.accruesPackingSlips) = (true, true)
        var insured = ChargesCode(
            code: "INSURE", description: "", debit: .ledger, credit: .item, debitAccount: AccountID(1))
        insured.itemTaxGroup = "FULL"
        let half = Percent(tenThousandths: 500_000)
        return [
            .parameters(parameters),
            .chargesCode(
                ChargesCode(code: "FREIGHT", description: "By road", debit: .customer, credit: .ledger)),
            .chargesCode(insured),
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

    /// All pages of a request, each row as it would be set.
    private func told(
        _ book: borrowing Book, kind: Reskontra_V1_SalesRowKind, pageSize: UInt32
    ) throws -> [SalesSetup] {
        let moment = Moment(
            instant: Instant(nanoseconds: 0), today: CalendarDate(days: 20_000), principal: .empty)
        var request = Reskontra_V1_ListSalesRowsRequest.with { ($0.kind, $0.page.size) = (kind, pageSize) }
        var read: [SalesSetup] = []
        repeat {
            let query = try ListSalesRows(request, Self.company)
            let page = Reskontra_V1_ListSalesRowsResponse(try query.answer(book, at: moment), of: query, book)
            #expect(page.rows.count <= Int(pageSize))
            for row in page.rows {
                let setting = Reskontra_V1_SetSalesRowRequest.with { $0.row = row }
                read.append(try SetSalesRow(setting, Self.company, book).row)
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return read
    }

    @Test("F12: every kind of row is told as it was set, in an order in which it can be set", arguments: [1, 3, 100])
    func roundTrip(pageSize: UInt32) throws {
        var book = book()
        for row in Self.rows.reversed() { book.apply(.sales(.setupSet(Self.company, row)), at: Self.stamp) }
        // Automatic charges are tried one after the other: they keep the order they were set in.
        let wanted =
            Self.rows.filter { !$0.isCharge && !$0.isCommission } + Self.rows.filter(\.isCharge).reversed()
        let read = try told(book, kind: .unspecified, pageSize: pageSize)
        #expect(read == wanted + Self.rows.filter(\.isCommission))
    }

    @Test("F12: rows of one kind alone, page by page")
    func oneKind() throws {
        var book = book()
        for row in Self.rows { book.apply(.sales(.setupSet(Self.company, row)), at: Self.stamp) }
        #expect(try told(book, kind: .autoCharge, pageSize: 1) == Self.rows.filter(\.isCharge))
        #expect(try told(book, kind: .commission, pageSize: 1) == Self.rows.filter(\.isCommission))
        #expect(try told(book, kind: .traits, pageSize: 1).isEmpty)
    }
}

extension SalesSetup {
    fileprivate var isCharge: Bool { if case .autoCharge = self { true } else { false } }
    fileprivate var isCommission: Bool { if case .commission = self { true } else { false } }
}

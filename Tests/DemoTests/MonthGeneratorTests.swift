import Testing

@testable import reskontra

@Suite("The generated month")
struct MonthGeneratorTests {
    private static let baskets: (Baskets, RejectsFile)? = {
        var reader = CSVReader(bytes: MonthGenerator().csv())
        var rejects = RejectsFile(path: nil)
        guard let baskets = try? Baskets(&reader, rejects: &rejects) else { return nil }
        return (baskets, rejects)
    }()

    @Test("the same seed gives the same bytes, another seed others")
    func deterministic() {
        let first = MonthGenerator(seed: 1).csv()
        #expect(first == MonthGenerator(seed: 1).csv())
        #expect(first != MonthGenerator(seed: 2).csv())
    }

    @Test("it has the lines, sales, cancellations and customers of the real December, within a tenth")
    func shape() throws {
        let (baskets, rejects) = try #require(Self.baskets)
        #expect((38_000...47_000).contains(baskets.linesRead))
        let sales = baskets.all.filter { $0.kind == .sale }
        #expect((1380...1400).contains(sales.count))
        #expect(Set(sales.map(\.customer)).count == 885)
        #expect((150...159 + 3).contains(baskets.all.count { $0.kind == .cashSale }))
        #expect((290...326).contains(baskets.all.count { $0.kind == .cancellation }))
        #expect(Set(sales.map(\.country)).count == 21)
        #expect(rejects.reasons["bad debt adjustment: not a sale"] == 1)
        #expect((50...90).contains(rejects.reasons["negative quantity: a stock correction, not a sale"] ?? 0))
    }

    @Test(
        "half of the customers' baskets cost less than some 270.00, a tenth more than some 800.00 to 1,300.00"
    )
    func totals() throws {
        let sorted = try #require(Self.baskets).0.all.filter { $0.kind == .sale }.map(\.total).sorted()
        #expect((200_00...350_00).contains(sorted[sorted.count / 2]))
        #expect((700_00...1_300_00).contains(sorted[sorted.count * 9 / 10]))
        #expect(sorted[sorted.count * 99 / 100] < 5_000_00)
    }

    @Test("half of the baskets have about 13 lines, and trade rests on Saturdays")
    func linesAndDays() throws {
        let all = try #require(Self.baskets).0.all
        let sorted = all.filter { $0.kind == .sale }.map(\.lines.count).sorted()
        #expect((10...16).contains(sorted[sorted.count / 2]))
        #expect(all.allSatisfy { $0.time.day.weekday != 6 })
        #expect(all.allSatisfy { (7...21).contains($0.time.minuteOfDay / 60) })
    }

    @Test("some baskets are declined by the stated limits, most are not")
    func declines() throws {
        let all = try #require(Self.baskets).0.all
        let plan = try #require(Plan(all))
        var book = NaiveBook()
        for customer in plan.customers { book.open(customer.number, limit: customer.limit) }
        var declined = 0
        for basket in all where basket.kind == .sale {
            let passes = book.approves(basket.customer, basket.total)
            book.sold(basket, accepted: passes, documents: 1)
            if !passes { declined += 1 }
        }
        #expect((40...400).contains(declined))
    }
}
